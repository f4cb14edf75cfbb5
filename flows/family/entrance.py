"""What families and people not known yet write without a command word."""

import re

from dialog.input import words
from dialog.input.codes import read_code
from dialog.input.line import read_line
from dialog.input.phones import spoken
from dialog.turn import Go
from domain.people import RoleKind
from domain.register import Register
from flows.family.own import own_children
from flows.family.pregnancy import months_told
from flows.family.which_own import names_another

_DIGITS = re.compile(r"[\d\s.\-]+")


def has_duty(register: Register) -> bool:
    """Tell whether the speaker is more than a family."""
    return any(register.speaker.has(kind) for kind in RoleKind if kind is not RoleKind.FAMILY)


def before_commands(typed: str, register: Register) -> Go | None:
    """Read codes, invitations, MULAI and questions about a child's result."""
    return (
        _waiting_alarm(typed, register)
        or _move_code(typed)
        or _restart(typed, register)
        or _invitation(typed, register)
        or (None if has_duty(register) else _of_family(typed, register))
    )


def _waiting_alarm(typed: str, register: Register) -> Go | None:
    """LIHAT opens the alarm that a template could only announce."""
    if not (register.speaker.has(RoleKind.MIDWIFE) or register.speaker.has(RoleKind.PUSKESMAS)):
        return None
    waiting = register.waiting_alarm()
    if waiting is None or words.lexicon().normalise(typed) != "lihat":
        return None
    phone = spoken(register.phone_of(waiting.person_id))
    subject = {"alarm": waiting.id, "phone": phone if phone.startswith("0") else ""}
    return Go(flow="midwife_alerted", subject=subject)


def _move_code(typed: str) -> Go | None:
    match = words.lexicon().intent(typed, among=("PINDAH",))
    code = read_code(match.rest) if match is not None else None
    if match is None or code is None or _DIGITS.sub("", match.rest):
        return None
    return Go(flow="finish_move", subject={"code": code})


def _restart(typed: str, register: Register) -> Go | None:
    match = words.lexicon().intent(typed, among=("MULAI",))
    if match is None or match.rest:
        return None
    if register.has_stopped() or (not has_duty(register) and own_children(register)):
        return Go(flow="restart")
    return None if has_duty(register) else Go(flow="stranger", subject={"reply": ""})


def _invitation(typed: str, register: Register) -> Go | None:
    match = words.lexicon().intent(typed, among=("GABUNG", "TOLAK"))
    waiting = register.open_invitation()
    if match is None or match.rest or (waiting is None and has_duty(register)):
        return None
    if waiting is None:
        is_stranger = match.intent == "GABUNG" and not own_children(register)
        return Go(flow="family_code") if is_stranger else None
    subject = {"invitation": waiting.id, "family": waiting.family_id}
    if match.intent == "GABUNG":
        return Go(flow="accept_invitation", subject=subject)
    return Go(flow="invitation", subject=subject, given={"answer": typed})


def _of_family(typed: str, register: Register) -> Go | None:
    return _code(typed) or _pregnancy(typed) or _report(typed, register) or _result(typed, register)


def _pregnancy(typed: str) -> Go | None:
    match = words.lexicon().intent(typed, among=("BUMIL",))
    if match is None or not match.is_first or "?" in typed:
        return None
    return Go(flow="pregnant", subject={"said": months_told(typed)})


def _code(typed: str) -> Go | None:
    """Take six digits and nothing else for a family's code."""
    code = read_code(typed)
    if code is None or words.lexicon().normalise(_DIGITS.sub(" ", typed)) not in ("", "kode"):
        return None
    return Go(flow="family_code", given={"code": code})


def _report(typed: str, register: Register) -> Go | None:
    """Figures beside a name are a cadre's report, which a family cannot make."""
    reported = read_line(typed)
    if reported is None or not reported.measures or not reported.has_person:
        return None
    if "?" in typed or not own_children(register):
        return None
    return Go(flow="not_for_you", subject={"intent": "TIMBANG", "words": typed})


def _result(typed: str, register: Register) -> Go | None:
    """A question about a weight or a status: of an own child, or of nobody."""
    lexicon = words.lexicon()
    if lexicon.intent(typed, among=("HASIL_ANAK",)) is None or not _asks(typed):
        return None
    if names_another(typed, own_children(register)):
        return Go(flow="others_child")
    return Go(flow="result", subject={"words": typed})


def _asks(typed: str) -> bool:
    lexicon = words.lexicon()
    questions = lexicon.choices.denials.questions
    return "?" in typed or not questions.isdisjoint(lexicon.normalise(typed).split())


def after_commands(typed: str, register: Register) -> Go | None:
    """Hear of an illness that is no emergency, and of a pregnancy."""
    if has_duty(register):
        return None
    lexicon = words.lexicon()
    if lexicon.intent(typed, among=("SAKIT",)) is not None:
        return Go(flow="sick_child_advice", subject={"words": typed[:200]})
    return None


def apologises(typed: str) -> bool:
    """Tell whether an apology stands beside a wish."""
    return words.lexicon().intent(typed, among=("MAAF",)) is not None


def wants_deletion(typed: str) -> bool:
    """Tell whether data are to be deleted and not only shown."""
    return words.lexicon().intent(typed, among=("HAPUS",)) is not None
