"""Danger signs are heard before anything else: whose they are, and whether somebody only asks."""

from dialog.input import words
from dialog.input.danger import Danger, DangerKind
from dialog.input.line import looks_like_report
from dialog.input.pasted import cleaned, looks_like_list
from dialog.turn import Go
from domain.people import RoleKind
from domain.register import Register
from domain.screening import Observed, Urgency, screen
from flows.cadre.care.diarrhoea import diarrhoea_of_one
from flows.cadre.stages.entrance import report_of_resident
from flows.cadre.stages.somebody_else import is_about_another
from flows.cadre.who.who_is_ill import Ill, asks_about_signs, who_is_ill
from flows.family.entrance import has_duty
from flows.family.own import own_children
from flows.family.which_own import named_in

HEARS_SIGNS = (
    "danger_denied", "danger_asked", "danger_signs", "diarrhoea", "diarrhoea_follow_up",
    "home_visit", "stop_politely",
)  # fmt: skip
"""Flows whose question is about danger signs: what is answered there is theirs."""
EXAMINING = ("examine", "examine_mother", "examine_postpartum", "examine_teen", "examine_older")
"""Flows that hear a danger sign themselves once they know of whom."""
NAMING_SIGNS = ("quiz_question", "complete_card")
"""Flows whose answers may be the name of a sign; news of somebody is heard there too."""
PREGNANT_WORDS = ("janin", "ketuban", "perut", "kontraksi", "flek", "mules", "gerakan", "bergerak")
WRITTEN_FOR_OTHERS = ("SIARAN", "KEGIATAN", "TIMBANG", "UBAH", "HAPUS", "IMUNISASI", "LOKMIN")
"""Commands of people with a duty whose words may name an illness and report no danger."""
REPORTING = ("TIMBANG",)
"""Of them, those that report a child: a sign in the same line is no slip."""


def danger(typed: str, register: Register) -> Go | None:
    """See a danger sign, told apart from one that is denied or only asked about."""
    seen = words.lexicon().danger(typed)
    if seen is None or not _concerns(seen, typed, register):
        return None
    if not seen.denied and (told := diarrhoea_of_one(typed, register)) is not None:
        return told  # it raises the alarm by itself, and keeps the case
    ill = who_is_ill(register, typed)
    flow = "danger_denied" if seen.denied else "danger"
    if flow == "danger" and _only_asks(seen, typed, ill, register):
        flow = "danger_asked"
    return _of(flow, seen, typed, _whose(seen, typed, ill, register))


def danger_in_report(typed: str, register: Register) -> tuple[Go, ...]:
    """See the danger signs a cadre wrote into a report, or into lines of a list.

    A grown-up's sign that the examination hears is kept with the figures, and told with them.
    """
    if not register.speaker.has(RoleKind.CADRE) or not _is_report(typed):
        return ()
    if diarrhoea_of_one(typed, register) is not None:
        return ()
    command = words.lexicon().intent(typed, among=WRITTEN_FOR_OTHERS)
    if command is not None and command.is_first and command.intent not in REPORTING:
        return ()
    return tuple(
        go
        for line in map(cleaned, typed.splitlines())
        if (go := _danger_in_line(line, register)) is not None
    )


def _danger_in_line(line: str, register: Register) -> Go | None:
    seen = words.lexicon().danger(line)
    if seen is None or seen.denied or seen.kind is DangerKind.SELF_HARM:
        return None
    if seen.kind is DangerKind.PREGNANCY and not _is_of_pregnancy(seen, line, register):
        return None
    ill = who_is_ill(register, line)
    if ill.grown_ups and _examination_hears(line, ill, register):
        return None
    return _of("danger", seen, line, _whose(seen, line, ill, register))


def _examination_hears(line: str, ill: Ill, register: Register) -> bool:
    """Tell whether the figures beside a sign are taken at once, and the sign is seen with them."""
    go = report_of_resident(line, register)
    today = register.now.date()
    own = register.speaker.posyandu_ids(RoleKind.CADRE)
    if go is None or len(ill.grown_ups) != 1 or not any(map(register.open_day, own)):
        return False
    if "told" not in go.subject:
        return False
    observed = Observed.from_json(go.subject["told"])
    return screen(ill.grown_ups[0], observed, today).urgency is Urgency.NOW


def _of(flow: str, seen: Danger, typed: str, kind: DangerKind) -> Go:
    subject = {"kind": str(kind), "signs": list(seen.words), "words": typed[:300]}
    return Go(flow=flow, subject=subject)


def _only_asks(seen: Danger, typed: str, ill: Ill, register: Register) -> bool:
    """Tell whether somebody with a duty asks about a sign in general."""
    return (
        seen.kind is not DangerKind.SELF_HARM
        and has_duty(register)
        and asks_about_signs(typed, ill)
    )


def _whose(seen: Danger, typed: str, ill: Ill, register: Register) -> DangerKind:
    """Tell whose sign it is; one of an own child that is named is the child's."""
    if seen.kind is DangerKind.SELF_HARM:
        return seen.kind
    if ill.grown_ups and not ill.children:
        return DangerKind.PREGNANCY if ill.is_pregnant(register) else DangerKind.ADULT
    is_own_child = named_in(typed, own_children(register)) is not None
    if is_own_child or ill.children:
        return DangerKind.CHILD if seen.kind is not DangerKind.PREGNANCY else seen.kind
    return DangerKind.ADULT if seen.kind is DangerKind.CHILD and ill.is_grown_up else seen.kind


def _concerns(seen: Danger, typed: str, register: Register) -> bool:
    if has_duty(register) and seen.kind is not DangerKind.SELF_HARM:
        command = words.lexicon().intent(typed, among=WRITTEN_FOR_OTHERS)
        if (command is not None and command.is_first) or _is_report(typed):
            return False
        if not (register.speaker.has(RoleKind.CADRE) or own_children(register)):
            return False
    if seen.kind is DangerKind.PREGNANCY:
        return _is_of_pregnancy(seen, typed, register)
    return True


def _is_report(typed: str) -> bool:
    return looks_like_report(typed) or looks_like_list(typed)


def _is_of_pregnancy(seen: Danger, typed: str, register: Register) -> bool:
    if register.said_pregnant() or who_is_ill(register, typed).is_pregnant(register):
        return True
    if any(word in sign for sign in seen.words for word in PREGNANT_WORDS):
        return True
    return words.lexicon().intent(typed, among=("IBU_HAMIL",)) is not None


def interrupts_for_danger(register: Register, flow: str, typed: str) -> bool:
    """Tell whether danger is heard before the open question; a family's always is."""
    if flow in HEARS_SIGNS:
        return False
    if flow in NAMING_SIGNS and not who_is_ill(register, typed).is_anybody:
        return False
    if flow in EXAMINING and _is_of_the_examined(register, typed):
        return False
    return not has_duty(register) or register.speaker.has(RoleKind.CADRE)


def _is_of_the_examined(register: Register, typed: str) -> bool:
    """Tell whether somebody is examined already, and the words name nobody else."""
    examined = [t.answers["person"] for t in register.open_talks() if "person" in t.answers]
    return bool(examined) and not is_about_another(register, typed, str(examined[-1]))
