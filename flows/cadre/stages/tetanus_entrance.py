"""When a cadre's or a midwife's line is about a woman's Td: to be kept, put right, or explained."""

from datetime import timedelta

from dialog.input import dates, words
from dialog.input.tetanus import (
    TetanusWords,
    asks_for_status,
    in_plain_words,
    mentions_tetanus,
    read_tetanus,
)
from dialog.turn import Go
from domain.calendar import completed_months
from domain.people import RoleKind
from domain.register import Register
from domain.screening import Resident
from flows.cadre.doses.dose_line import is_no_report
from flows.cadre.stages.people import Sought, seek
from flows.cadre.who.somebody import look_for

GROUP = "IBU_HAMIL"
SCHOOL_FROM_MONTHS = 60
"""No younger child gets Td: of two of one name the woman is meant."""
LATELY = timedelta(days=92)
"""A day without a year further back is no day: 'td kadek 12/8' is a blood pressure."""


def about_tetanus(typed: str, register: Register) -> Go | None:
    """Take a report, a correction or a question about a woman's Td."""
    speaker = register.speaker
    if not mentions_tetanus(typed):
        return None
    if not (speaker.has(RoleKind.CADRE) or speaker.has(RoleKind.MIDWIFE)):
        return None
    due = words.lexicon().intent(in_plain_words(typed), among=("DAFTAR_WAKTUNYA",))
    if due is not None and not due.typo and not due.rest:
        return Go(flow="due_list")
    return _question(typed, register) or _correction(typed, register) or _report(typed, register)


def _report(typed: str, register: Register) -> Go | None:
    told = read_tetanus(typed)
    if told is None or not _is_meant(told, register):
        return None
    if is_no_report(typed):
        woman = _woman(register, told.person)
        return None if woman is None else _explained(woman)
    given = {"person": told.person} if told.person else {}
    return Go(flow="record_tetanus", subject={"words": typed}, given=given)


def _is_meant(told: TetanusWords, register: Register) -> bool:
    """Tell a woman's Td from a pupil's, and from a blood pressure."""
    if not told.person:
        return told.is_of_a_woman
    sought = seek(register, told.person, GROUP)
    if _is_child(told, sought, register):
        return False
    if told.is_sure:
        return told.is_of_a_woman or not _is_old_day(told, register)
    return bool(sought.found) and sought.is_exact and not _is_old_day(told, register)


def _is_child(told: TetanusWords, sought: Sought, register: Register) -> bool:
    child = look_for(register, told.person)
    if not child.found or told.is_of_a_woman:
        return bool(child.found) and child.is_exact and not sought.found
    if not sought.found or not sought.is_exact:
        return True
    today = register.now.date()
    return any(completed_months(each.born_on, today) >= SCHOOL_FROM_MONTHS for each in child.found)


def _is_old_day(told: TetanusWords, register: Register) -> bool:
    """Tell whether 'td kadek 12/8' names a day long ago, so that it is a blood pressure."""
    if told.number is not None or told.report.place or len(told.report.days) != 1:
        return False
    if told.report.days[0].count("/") != 1:
        return False
    today = register.now.date()
    reading = dates.read_date(told.report.days[0], today=today, prefer="past")
    return not isinstance(reading, dates.FoundDate) or today - reading.day > LATELY


def _question(typed: str, register: Register) -> Go | None:
    """Take 'kenapa td kadek' and 'status tt kadek'."""
    person = asks_for_status(typed)
    if person is None:
        match = words.lexicon().intent(typed, among=("KENAPA",))
        if match is None or not match.is_first or match.typo:
            return None
        told = read_tetanus(match.tail.strip(" ?.!"))
        if told is None or not _is_meant(told, register):
            return None
        person = told.person
    woman = _woman(register, person)
    return None if woman is None else _explained(woman)


def _explained(woman: Resident) -> Go:
    return Go(flow="tetanus_of_woman", subject={"resident": woman.id})


def _woman(register: Register, person: str) -> Resident | None:
    found = seek(register, person, GROUP).found if person else ()
    return found[0] if len(found) == 1 else None


def _correction(typed: str, register: Register) -> Go | None:
    """Take 'hapus td kadek' and 'ralat tt kadek 9/2' for the Td recorded last."""
    match = words.lexicon().intent(typed, among=("UBAH", "HAPUS"))
    if match is None or match.typo or not match.is_first:
        return None
    told = read_tetanus(match.tail)
    if told is None or not _is_meant(told, register):
        return None
    woman = _woman(register, told.person)
    kept = register.tetanus_records(woman.id) if woman is not None else ()
    if not kept:
        return None
    dose = max(record.id for record in kept)
    if match.intent == "HAPUS":
        return Go(flow="remove_tetanus", subject={"dose": dose})
    given = {"on": told.report.days[0]} if len(told.report.days) == 1 else {}
    return Go(flow="change_tetanus", subject={"dose": dose}, given=given)
