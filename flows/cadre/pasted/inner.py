"""Which flow takes a line of a pasted list: the one that takes it when it is sent alone."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from dialog.chat import Chat
from dialog.input.line import Line, read_line
from dialog.journal import Journal
from dialog.turn import Go, Turn, take
from domain.register import Register
from flows.cadre.doses import immunizing
from flows.cadre.growth import absence, vitamin_a, weighing
from flows.cadre.growth.line_answers import (
    child_words,
    is_beside_only,
    is_of_a_child,
    names_several,
)
from flows.cadre.stages import examining
from flows.cadre.stages.entrance import child_or_resident, report_of_resident
from flows.cadre.stages.tetanus_entrance import about_tetanus
from flows.cadre.who.somebody import look_for
from flows.entry import FlowFunction

REPORTS = (None, "TIMBANG")
GOES_ON: dict[str, FlowFunction] = {
    "weighing": weighing.weighing,
    "examine": examining.examine,
    "child_or_resident": child_or_resident,
}
"""Flows that a line may lead on to."""
COUNTS_FOR_A_DAY = ("weighing", "examine")


@dataclass(frozen=True, kw_only=True)
class Inner:
    """The flow that takes a line, and what the line tells it."""

    function: FlowFunction
    subject: dict[str, Any]
    given: dict[str, str]

    @property
    def person(self) -> str:
        """Which child is named, as typed."""
        return self.given.get("child", "")

    @property
    def is_of_a_child(self) -> bool:
        """False when it is about a grown-up, or may be."""
        return self.function not in (examining.examine, child_or_resident)

    def take(self, register: Register, journal: Journal, today: date, now: datetime) -> Turn:
        """Run the flow with the answers that are known."""

        async def flow(chat: Chat) -> object:
            return await self.function(chat, register, **self.subject)

        return take(flow, journal, today=today, now=now)


def inner_of(typed: str, register: Register, listed: dict[str, str]) -> Inner | None:
    """Find the flow that takes a line; None for a line that cannot be read."""
    reported = read_line(typed)
    if reported is None or not reported.has_person or about_tetanus(typed, register) is not None:
        return None
    about_grown_up = _of_grown_up(typed, reported, register)
    if about_grown_up is not None:
        return led_on(about_grown_up, listed)
    return None if names_several(reported) else _of_child(typed, reported, listed)


def led_on(go: Go, listed: dict[str, str]) -> Inner | None:
    """Go on with the flow a line leads to; None when it leads out of the list."""
    function = GOES_ON.get(go.flow)
    if function is None:
        return None
    day = {"listed": listed} if go.flow in COUNTS_FOR_A_DAY else {}
    return Inner(function=function, subject={**go.subject, **day}, given=go.given)


def _of_grown_up(typed: str, reported: Line, register: Register) -> Go | None:
    """Take figures no under-five's line has, or of a name that no child has."""
    about = report_of_resident(typed, register)
    if about is not None or not reported.measures or reported.command not in REPORTS:
        return about
    if is_of_a_child(reported) or reported.doses:
        return None
    if is_beside_only(reported) and look_for(register, child_words(reported)).found:
        return None
    opening = examining.opens(typed)
    return Go(flow="examine", subject=opening.subject, given=opening.given)


def _of_child(typed: str, reported: Line, listed: dict[str, str]) -> Inner | None:
    if _is_weighing(reported):
        opening = weighing.opens(typed)
        given = opening.given or {"child": child_words(reported)}
        subject = {**opening.subject, "listed": listed}
        return Inner(function=weighing.weighing, subject=subject, given=given)
    if reported.doses and reported.command in (None, "IMUNISASI"):
        opening = immunizing.opens(typed)
        return Inner(function=immunizing.record_doses, subject={}, given=opening.given)
    if reported.absence is not None and reported.command in REPORTS:
        opening = absence.opens(typed)
        return Inner(function=absence.child_absent, subject=opening.subject, given=opening.given)
    if reported.vitamin_a and not reported.measures:
        given = {"child": child_words(reported)}
        return Inner(function=vitamin_a.vitamin_a, subject={}, given=given)
    return None


def _is_weighing(reported: Line) -> bool:
    if reported.command not in REPORTS or reported.group is not None:
        return False
    if reported.measures:
        return is_of_a_child(reported) or is_beside_only(reported)
    return not reported.has_report
