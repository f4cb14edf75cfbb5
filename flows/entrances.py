"""Which flow a message opens when no question is waiting for it."""

from collections.abc import Collection
from typing import Any

from dialog.input import dates, words
from dialog.input.commands import Match
from dialog.input.examination import read_examination
from dialog.input.identity import read_identity_correction
from dialog.input.kia_book import read_past_report
from dialog.input.line import Line, read_line
from dialog.turn import Go
from domain.broadcasts import Purpose
from domain.people import RoleKind
from domain.register import Register
from flows.cadre.care.diarrhoea import about_diarrhoea
from flows.cadre.doses.dose_corrections_typed import correction_in, correction_of_last
from flows.cadre.doses.dose_line import is_no_report, read_typed
from flows.cadre.growth.line_answers import child_words, is_beside_only, is_of_a_child
from flows.cadre.pasted.whole_list import pasted_list_in
from flows.cadre.register.leaving import name_moves
from flows.cadre.stages.entrance import about_resident, resident_on_open_day
from flows.cadre.stages.tetanus_entrance import about_tetanus
from flows.cadre.who.somebody import look_for, working_day
from flows.comparing.asked import about_comparing
from flows.danger_heard import danger, danger_in_report, interrupts_for_danger
from flows.entry import Entry, Opening
from flows.events.entrance import about_event
from flows.family import entrance
from flows.family.entrance import has_duty
from flows.family.which_own import called_first, named_in
from flows.first_words import attachment, courtesy, salutation, stop
from flows.forms.entrance import about_forms
from flows.general.recap_wishes import recap_file_in, recap_of_month_in
from flows.general.why_dose import asks_why
from flows.midwife.asked_of_referral import asked_of_referral
from flows.midwife.referral_of_resident import result_typed
from flows.registry import FLOWS
from flows.village.announcement_text import cancels
from flows.village.newcomers.entrance import about_newcomers
from flows.village.not_shared import asks_for_what_is_not_shared

__all__ = [
    "answer_to_broadcast",
    "attachment",
    "command",
    "danger",
    "danger_in_report",
    "greeting",
    "has_duty",
    "interrupts_for_danger",
    "stop",
]


def command(typed: str, register: Register) -> Go | None:
    """Find the flow of a command word, a report line, or a child's name on an open day."""
    return (
        _broadcast_code(typed)
        or about_comparing(typed, register)
        or asks_for_what_is_not_shared(typed, register)
        or about_newcomers(typed, register)
        or pasted_list_in(typed, register)
        or about_tetanus(typed, register)
        or about_resident(typed, register)
        or asks_why(typed, register)
        or about_event(typed, register)
        or entrance.before_commands(typed, register)
        or asked_of_referral(typed, register)
        or _examination(typed, register)
        or about_diarrhoea(typed, register)
        or result_typed(typed, register)
        or _dose_correction(typed, register)
        or _who_a_child_is(typed, register)
        or _vaccines(typed, register)
        or recap_file_in(typed, register)
        or recap_of_month_in(typed, register)
        or _past_report(typed, register)
        or _report_line(typed, register)
        or name_moves(typed, register)
        or _by_intent(typed, register)
        or about_forms(typed, register)
        or _name_on_open_day(typed, register)
        or resident_on_open_day(typed, register)
        or entrance.after_commands(typed, register)
    )


def greeting(typed: str, register: Register) -> Go | None:
    """Return a greeting or thanks; what stands beside a greeting comes first."""
    if (returned := courtesy(typed, register)) is not None:
        return returned
    found = words.lexicon().greeting(typed)
    beside = command(found.rest, register) if found is not None and found.rest else None
    return beside or salutation(typed, register)


def _by_intent(typed: str, register: Register) -> Go | None:
    mine = {
        intent: (name, entry)
        for name, entry in reversed(FLOWS.items())
        if _may(register, entry)
        for intent in entry.intents
    }
    others = {intent for entry in FLOWS.values() for intent in entry.intents} - set(mine)
    match = words.lexicon().intent(typed, among=_in_order(mine))
    refused = words.lexicon().intent(typed, among=_in_order(others))
    if match is not None and not _says_more(refused, match):
        name, entry = mine[match.intent]
        opening = entry.opens(match.tail if entry.takes_all_words else match.rest)
        return Go(flow=name, subject=_told(name, typed, opening), given=opening.given)
    # A slip of a word that another duty has is more likely no command at all.
    if refused is not None and not refused.typo:
        return Go(flow="not_for_you", subject={"intent": refused.intent, "words": refused.rest})
    return None


def _says_more(refused: Match | None, match: Match) -> bool:
    """Tell whether another duty's command holds the speaker's own: 'tambah kader' and 'tambah'."""
    return (
        refused is not None
        and len(refused.taken) > len(match.taken)
        and refused.taken.startswith(match.taken)
    )


def _broadcast_code(typed: str) -> Go | None:
    """Take 'BATAL S-0217' as leaving an announcement, not the present task."""
    code = cancels(typed)
    return Go(flow="cancel_broadcast", subject={"code": code}) if code else None


def answer_to_broadcast(typed: str, register: Register) -> Go | None:
    """Take words that mean nothing else as an answer to the announcement got last."""
    if not typed.strip() or words.lexicon().is_greeting_only(typed):
        return None
    received = register.broadcast_received()
    # An invitation is answered by coming or not; nobody collects words about it.
    if received is None or received.purpose is Purpose.INVITATION:
        return None
    return Go(flow="broadcast_reply", subject={"broadcast": received.id, "words": typed})


def _told(flow: str, typed: str, opening: Opening) -> dict[str, Any]:
    """Add what the whole message tells beside the words that start a flow."""
    if flow == "schedule" and entrance.apologises(typed):
        return {**opening.subject, "forgives": True}
    if flow == "loss_told":
        return {"words": typed}
    if flow == "own_data" and entrance.wants_deletion(typed):
        return {**opening.subject, "shows": False}
    return opening.subject


def _in_order(intents: Collection[str]) -> tuple[str, ...]:
    """Order intents as the word lists do: the first wins a word that two share."""
    return tuple(intent for intent in words.lexicon().commands if intent in intents)


def _may(register: Register, entry: Entry) -> bool:
    return not entry.roles or any(register.speaker.has(role) for role in entry.roles)


def _examination(typed: str, register: Register) -> Go | None:
    """Take 'hasil' with a child's name and what was found as a midwife's result."""
    if not register.speaker.has(RoleKind.MIDWIFE):
        return None
    match = words.lexicon().intent(typed, among=("HASIL_PERIKSA",))
    if match is None or not match.is_first or not read_examination(match.tail).says_something:
        return None
    children = register.children_of_village()
    child = called_first(match.tail, children) or named_in(match.tail, children)
    if child is None:
        return None
    return Go(flow="examination", subject={"words": match.tail, "child": child.id})


def _who_a_child_is(typed: str, register: Register) -> Go | None:
    """Take 'ralat tgl lahir ani 4 mei 2025' as putting right what was registered of a child."""
    match = words.lexicon().intent(typed, among=("UBAH",))
    if match is None or not register.speaker.has(RoleKind.CADRE):
        return None
    told = read_identity_correction(match.rest)
    if told is None:
        return _corrected_measure(match.rest)
    given = {"child": told.person, "born": told.day, "sex": told.sex}
    return Go(
        flow="correct_birth_date" if told.corrects_birth_date else "correct_sex",
        given={name: said for name, said in given.items() if said},
    )


def _corrected_measure(typed: str) -> Go | None:
    """Take 'ralat ani lila 13,5' to the weighing of the day, which asks before it replaces."""
    line = read_line(typed)
    if line is None or not line.has_person or not is_beside_only(line):
        return None
    opening = FLOWS["weighing"].opens(typed)
    return Go(flow="weighing", subject=opening.subject, given=opening.given)


def _dose_correction(typed: str, register: Register) -> Go | None:
    """Take 'salah, bukan dpt3 tapi ipv1' as putting a recorded vaccine right."""
    if not (register.speaker.has(RoleKind.CADRE) or register.speaker.has(RoleKind.MIDWIFE)):
        return None
    return correction_in(typed) or correction_of_last(typed, register)


def _vaccines(typed: str, register: Register) -> Go | None:
    """Take a name with vaccines as a report of what was given; a question or a denial is none."""
    if not register.speaker.has(RoleKind.CADRE):
        return _vaccines_of_midwife(typed, register)
    told = read_typed(typed)
    if not told.doses and _asks_of_vaccines(typed, told.child, register):
        return Go(flow="child_doses", given={"child": told.child})
    reported = read_line(told.report.words) if told.doses and told.child else None
    if reported is None or reported.measures or reported.command not in (None, "IMUNISASI"):
        return None
    if is_no_report(typed):
        return Go(flow="child_doses", given={"child": told.child})
    opening = FLOWS["record_doses"].opens(typed)
    return Go(flow="record_doses", subject=opening.subject, given=opening.given)


def _vaccines_of_midwife(typed: str, register: Register) -> Go | None:
    """Say to a midwife who writes 'ani mr1 kemarin' that a child's cadre records it."""
    told = read_typed(typed)
    if not register.speaker.has(RoleKind.MIDWIFE) or not told.doses or is_no_report(typed):
        return None
    somebody = look_for(register, told.child) if told.child else None
    if somebody is None or not somebody.found or not somebody.is_exact:
        return None
    return Go(flow="not_for_you", subject={"intent": "IMUNISASI", "words": typed})


def _asks_of_vaccines(typed: str, child: str, register: Register) -> bool:
    """Tell whether somebody asks what a child has had: 'dimas sudah imunisasi apa'."""
    if not child or not is_no_report(typed):
        return False
    line = read_line(typed)
    is_about = line is not None and line.command == "IMUNISASI"
    somebody = look_for(register, child)
    return is_about and bool(somebody.found) and somebody.is_exact


def _past_report(typed: str, register: Register) -> Go | None:
    """Take figures of an earlier day, or a mention of the KIA book with them, as copied from it."""
    if not register.speaker.has(RoleKind.CADRE):
        return None
    told = read_past_report(typed)
    reported = read_line(told.rest)
    if reported is None or reported.command not in (None, "TIMBANG"):
        return None
    if reported.doses and not reported.measures:
        return None
    is_copied = told.names_book and (reported.has_person or is_of_a_child(reported))
    if not is_copied and not _is_of_earlier_day(reported, register):
        return None
    opening = FLOWS["past_weighing"].opens(typed)
    return Go(flow="past_weighing", subject=opening.subject, given=opening.given)


def _is_of_earlier_day(reported: Line, register: Register) -> bool:
    """Tell whether a child's figures carry a day that is neither today nor the open day."""
    if not reported.has_person or not reported.day or not is_of_a_child(reported):
        return False
    today = register.now.date()
    reading = dates.read_date(reported.day, today=today, prefer="past")
    if isinstance(reading, dates.WrongSide):
        return True
    usual = {today, working_day(register, today)}
    return isinstance(reading, dates.FoundDate) and reading.day not in usual


def _report_line(typed: str, register: Register) -> Go | None:
    """Take a name with figures, doses or a reason for staying away as a report, from a cadre."""
    if not register.speaker.has(RoleKind.CADRE):
        return None
    reported = read_line(typed)
    if reported is None or not reported.has_person:
        return None
    flow = _reported_flow(reported)
    if flow == "examine" and is_beside_only(reported) and _is_somebody(reported, register):
        flow = "weighing"
    if flow is None or (flow == "child_absent" and not _is_somebody(reported, register)):
        return None
    opening = FLOWS[flow].opens(typed)
    return Go(flow=flow, subject=opening.subject, given=opening.given)


def _is_somebody(reported: Line, register: Register) -> bool:
    return bool(look_for(register, child_words(reported)).found)


def _reported_flow(reported: Line) -> str | None:
    """Name the flow that takes a report."""
    if reported.measures and reported.command in (None, "TIMBANG"):
        return "weighing" if is_of_a_child(reported) else "examine"
    if reported.doses and reported.command in (None, "IMUNISASI"):
        return "record_doses"
    return "child_absent" if reported.absence is not None and reported.command is None else None


def _name_on_open_day(typed: str, register: Register) -> Go | None:
    """Take a child's name alone as the next to be weighed, while a day is open."""
    own = register.speaker.posyandu_ids(RoleKind.CADRE)
    if not any(register.open_day(posyandu) for posyandu in own):
        return None
    somebody = look_for(register, typed)
    if not somebody.found or not somebody.is_exact:
        return None
    return Go(flow="weighing", given={"child": typed})
