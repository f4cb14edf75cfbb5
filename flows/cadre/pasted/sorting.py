"""Which lines of a pasted list are clear: each goes through the flow that takes it alone."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from dialog.chat import Chat
from dialog.input import words
from dialog.input.line import Line, read_line
from dialog.journal import Journal
from dialog.turn import Turn, take
from domain.commands import RecordDoses, RecordVitaminA, RecordWeighing
from domain.people import Child
from domain.register import Register
from flows.cadre import absence, immunizing, vitamin_a, weighing
from flows.cadre.line_answers import child_words, is_beside_only, is_of_a_child, names_several
from flows.cadre.somebody import Somebody, look_for
from flows.entry import FlowFunction

REPORTS = (None, "TIMBANG")


@dataclass(frozen=True, kw_only=True)
class Inner:
    """The flow that takes a line, and what the line tells it."""

    function: FlowFunction
    subject: dict[str, Any]
    given: dict[str, str]

    @property
    def person(self) -> str:
        """Who is named, as typed."""
        return self.given.get("child", "")

    def take(self, register: Register, journal: Journal, today: date, now: datetime) -> Turn:
        """Run the flow with the answers that are known."""

        async def flow(chat: Chat) -> object:
            return await self.function(chat, register, **self.subject)

        return take(flow, journal, today=today, now=now)


@dataclass(kw_only=True)
class Sorted:
    """A pasted list, sorted."""

    clear: list[tuple[str, object]] = field(default_factory=list)
    """Lines as typed, each with the command that keeps it."""
    waiting: list[dict[str, Any]] = field(default_factory=list)
    """Lines to be asked about: their words, and the child with the same figures if any."""
    same: list[int] = field(default_factory=list)
    """Children whose line was recorded before."""
    guessed: list[tuple[str, int]] = field(default_factory=list)
    """Names that were found in spite of a slip, with the child that was taken."""
    alarming: list[str] = field(default_factory=list)
    """Lines that name a danger sign beside the figures."""


def inner_of(typed: str, listed: dict[str, str]) -> Inner | None:
    """Find the flow that takes a line; None for a line that cannot be read."""
    reported = read_line(typed)
    if reported is None or not reported.has_person or names_several(reported):
        return None
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


def sort_lines(
    register: Register, lines: Sequence[str], listed: dict[str, str], *, now: datetime
) -> Sorted:
    """Run every line through its flow: one that ends without a question is clear."""
    found = Sorted()
    taken: dict[int, RecordWeighing] = {}
    before: RecordWeighing | None = None
    for typed in lines:
        inner = inner_of(typed, listed)
        if (danger := words.lexicon().danger(typed)) is not None and not danger.denied:
            found.alarming.append(typed)
        somebody = look_for(register, inner.person) if inner is not None else None
        command = _clear(register, inner, now) if inner is not None else None
        if isinstance(command, Child):
            found.same.append(command.id)
        elif isinstance(command, RecordWeighing) and command.child in taken:
            _twice(found, typed, command, taken[command.child])
        elif isinstance(command, RecordWeighing) and _is_like(command, before):
            found.waiting.append({"words": typed, "like": before.child if before else None})
        elif command is None:
            found.waiting.append({"words": typed, "like": None})
        else:
            found.clear.append((typed, command))
            _note_guess(found, somebody)
            if isinstance(command, RecordWeighing):
                taken[command.child] = before = command
    return found


def _clear(register: Register, inner: Inner, now: datetime) -> object | None:
    """Give the command of a clear line, or the child it says nothing new of."""
    if inner.function is absence.child_absent:
        return None
    turn = inner.take(register, Journal(given=dict(inner.given)), now.date(), now)
    if turn.question is not None:
        return None
    if isinstance(turn.result, RecordWeighing | RecordDoses | RecordVitaminA):
        return turn.result
    children = look_for(register, inner.person).found
    is_known_already = turn.result is None and inner.function is weighing.weighing
    return children[0] if is_known_already and len(children) == 1 else None


def _twice(found: Sorted, typed: str, command: RecordWeighing, former: RecordWeighing) -> None:
    """A child twice in one list: the same figures count once, others are asked about."""
    same = (command.weight_g, command.length_mm) == (former.weight_g, former.length_mm)
    if same and command.vitamin_a <= former.vitamin_a:
        found.same.append(command.child)
    else:
        found.waiting.append({"words": typed, "like": None})


def _is_like(command: RecordWeighing, before: RecordWeighing | None) -> bool:
    """Tell whether a line repeats both figures of the one above: easily copied by mistake."""
    return (
        before is not None
        and command.length_mm is not None
        and (command.weight_g, command.length_mm) == (before.weight_g, before.length_mm)
    )


def _note_guess(found: Sorted, somebody: Somebody | None) -> None:
    if somebody is not None and not somebody.is_exact and len(somebody.found) == 1:
        found.guessed.append((somebody.words, somebody.found[0].id))
