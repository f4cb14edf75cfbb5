"""What families and people not known yet write without a command word."""

from datetime import timedelta

from dialog.input import words
from dialog.input.codes import find_code, read_code
from dialog.input.line import read_line
from dialog.input.phones import spoken
from dialog.turn import Go
from domain.people import RoleKind
from domain.register import Register
from flows.family.answers_of_joining import is_other_code
from flows.family.attendance_answer import change_of_mind
from flows.family.elsewhere import told_elsewhere
from flows.family.own import own_children
from flows.family.pregnancy import months_told
from flows.family.vaccine_talk import ill_after_vaccine, medicine, rumour
from flows.family.which_own import named_in, names_another

CARDS = {
    "KARTU_BERAT_PANJANG": "weight_for_length_card",
    "KARTU_PANJANG": "length_card",
    "TAUTAN_KARTU": "card_link",
}
BESIDE_A_CODE = frozenset(("kode", "kodenya", "nomor", "nomornya", "angka"))
LATEST_AFTER = timedelta(days=3)
"""For how long after a day an answer to its reminder is still taken for one."""
ANSWERED_WITHIN = timedelta(days=7)


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
        or _who(typed)
        or (_of_officer(typed, register) if has_duty(register) else _of_family(typed, register))
    )


def _who(typed: str) -> Go | None:
    match = words.lexicon().intent(typed, among=("SIAPA_INI",))
    return Go(flow="who_answers") if match is not None and match.is_first else None


def _of_officer(typed: str, register: Register) -> Go | None:
    """Let an officer join as a parent; to a cadre the same digits find a child."""
    return None if register.speaker.has(RoleKind.CADRE) else _code(typed)


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
    match = words.lexicon().intent(typed, among=("PINDAH_NOMOR",))
    found = find_code(match.rest) if match is not None and match.is_first else None
    if found is None or not BESIDE_A_CODE.issuperset(words.lexicon().normalise(found[1]).split()):
        return None
    return Go(flow="finish_move", subject={"code": found[0]})


def _restart(typed: str, register: Register) -> Go | None:
    match = words.lexicon().intent(typed, among=("MULAI",))
    if match is None or match.rest:
        return None
    if register.has_stopped() or (not has_duty(register) and own_children(register)):
        return Go(flow="restart")
    return None if has_duty(register) else Go(flow="stranger", subject={"reply": ""})


def _invitation(typed: str, register: Register) -> Go | None:
    match = words.lexicon().intent(typed, among=("GABUNG", "TOLAK"))
    if match is None:
        return None
    if match.intent == "GABUNG" and (code := read_code(match.rest)):
        return Go(flow="family_code", given={"code": code})
    waiting = register.open_invitation()
    if match.rest or (waiting is None and has_duty(register)):
        return None
    if waiting is None:
        is_stranger = match.intent == "GABUNG" and not own_children(register)
        return Go(flow="family_code") if is_stranger else None
    subject = {"invitation": waiting.id, "family": waiting.family_id}
    if match.intent == "GABUNG":
        return Go(flow="accept_invitation", subject=subject)
    return Go(flow="invitation", subject=subject, given={"answer": typed})


def _of_family(typed: str, register: Register) -> Go | None:
    return (
        _code(typed)
        or ill_after_vaccine(typed, register)
        or medicine(typed)
        or rumour(typed)
        or _no_code(typed, register)
        or _pregnancy(typed)
        or _elsewhere(typed, register)
        or _other_answer(typed, register)
        or _guilt(typed, register)
        or _report(typed, register)
        or _immunization(typed, register)
        or _what_to_bring(typed)
        or _card(typed, register)
        or _result(typed, register)
    )


def _what_to_bring(typed: str) -> Go | None:
    match = words.lexicon().intent(typed, among=("BAWA_APA",))
    return Go(flow="what_to_bring") if match is not None else None


def _immunization(typed: str, register: Register) -> Go | None:
    """Hear a question about vaccines that begins like one about the schedule."""
    match = words.lexicon().intent(typed, among=("TANYA_IMUNISASI",))
    if match is None or not own_children(register):
        return None
    return Go(flow="immunization", subject={"words": match.rest})


def _no_code(typed: str, register: Register) -> Go | None:
    if words.lexicon().intent(typed, among=("TANPA_KODE",)) is None or own_children(register):
        return None
    return Go(flow="no_code")


def _pregnancy(typed: str) -> Go | None:
    match = words.lexicon().intent(typed, among=("BUMIL",))
    if match is None or not match.is_first or "?" in typed:
        return None
    return Go(flow="pregnant", subject={"said": months_told(typed)})


def _code(typed: str) -> Go | None:
    """Take six digits for a family's code when nothing, or the word for it, stands beside."""
    found = find_code(typed)
    if found is None or is_other_code(typed):
        return None
    code, beside = found
    said = words.lexicon().normalise(beside).split()
    if said and not {"kode", "kodenya"}.intersection(said):
        return None
    return Go(flow="family_code", given={"code": code})


def _elsewhere(typed: str, register: Register) -> Go | None:
    """Take what a family tells of a weighing elsewhere, asked or not."""
    if "?" in typed or not own_children(register):
        return None
    if words.lexicon().intent(typed, among=("TEMPAT_LAIN",)) is None:
        return None
    got = register.reminder_got()
    is_recent = got is not None and abs(got.on - register.now.date()) <= ANSWERED_WITHIN
    return told_elsewhere(typed, on=got.on.isoformat() if got and is_recent else "")


def _other_answer(typed: str, register: Register) -> Go | None:
    """Take another answer to a reminder that was answered before: the latest one counts."""
    got = register.reminder_got()
    if got is None or got.on < register.now.date() - LATEST_AFTER or "?" in typed:
        return None
    command = words.lexicon().intent(typed)
    is_other = command is not None and command.intent not in ("TIMBANG", "BATAL")
    if change_of_mind(typed) is None or is_other or _asks(typed):
        return None
    subject = {"on": got.on.isoformat(), "children": list(got.children)}
    return Go(flow="posyandu_reminder", subject=subject, given={"coming": typed})


def _guilt(typed: str, register: Register) -> Go | None:
    """Hear a parent who blames herself for what became of her child."""
    match = words.lexicon().intent(typed, among=("MENYALAHKAN_DIRI",))
    if match is None or not own_children(register):
        return None
    return Go(flow="not_your_fault", subject={"words": typed[:300]})


def _report(typed: str, register: Register) -> Go | None:
    """Figures beside a name are a cadre's report, which a family cannot make."""
    reported = read_line(typed)
    if reported is None or not reported.measures or not reported.has_person:
        return None
    if "?" in typed or not own_children(register):
        return None
    return Go(flow="not_for_you", subject={"intent": "TIMBANG", "words": typed})


def _card(typed: str, register: Register) -> Go | None:
    """Hear the wish for another card than the usual one, which names a weight or a length too."""
    match = words.lexicon().intent(typed, among=tuple(CARDS))
    if match is None or not own_children(register):
        return None
    return Go(flow=CARDS[match.intent], subject={"words": match.rest})


def _result(typed: str, register: Register) -> Go | None:
    """A question about a weight or a status: of an own child, or of nobody."""
    lexicon = words.lexicon()
    match = lexicon.intent(typed, among=("HASIL_ANAK",))
    children = own_children(register)
    if match is None:
        return None
    if not (_asks(typed) or match.is_first or named_in(typed, children) is not None):
        return None
    if names_another(typed, children):
        return Go(flow="others_child")
    return Go(flow="result", subject={"words": typed})


def _asks(typed: str) -> bool:
    lexicon = words.lexicon()
    questions = lexicon.choices.denials.questions
    return "?" in typed or not questions.isdisjoint(lexicon.normalise(typed).split())


def after_commands(typed: str, register: Register) -> Go | None:
    """Hear of an illness that is no emergency, and of a pregnancy."""
    lexicon = words.lexicon()
    if not has_duty(register) and lexicon.intent(typed, among=("SAKIT",)) is not None:
        return Go(flow="sick_child_advice", subject={"words": typed[:200]})
    if lexicon.intent(typed, among=("MARAH",)) is not None:
        return Go(flow="upset")
    return rumour(typed) if has_duty(register) else _own_name(typed, register)


def _own_name(typed: str, register: Register) -> Go | None:
    """Take an own child's name alone as a wish for the card."""
    children = own_children(register)
    child = named_in(typed, children)
    said = words.lexicon().normalise(typed).split()
    if child is None or len(said) > len(child.name.split()) or "?" in typed:
        return None
    return Go(flow="card", subject={"child": child.id})


def apologises(typed: str) -> bool:
    """Tell whether an apology stands beside a wish."""
    return words.lexicon().intent(typed, among=("MAAF",)) is not None


def wants_deletion(typed: str) -> bool:
    """Tell whether data are to be deleted and not only shown."""
    return words.lexicon().intent(typed, among=("HAPUS",)) is not None
