"""Which lines of a pasted list are clear: each goes through the flow that takes it alone."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from dialog.journal import Journal
from domain.commands import RecordDoses, RecordVitaminA, RecordWeighing
from domain.commands_of_screening import RecordScreening
from domain.people import Child
from domain.register import Register
from domain.screening import Resident
from flows.cadre.growth import absence, weighing
from flows.cadre.pasted.inner import Inner, inner_of
from flows.cadre.stages import examining
from flows.cadre.stages.people import Sought, seek
from flows.cadre.who.somebody import Somebody, look_for


@dataclass(kw_only=True)
class Sorted:
    """A pasted list, sorted."""

    clear: list[tuple[str, object]] = field(default_factory=list)
    """Lines as typed, each with the command that keeps it."""
    waiting: list[dict[str, Any]] = field(default_factory=list)
    """Lines to be asked about: their words, and the child with the same figures if any."""
    same: list[int] = field(default_factory=list)
    """Children whose line was recorded before."""
    same_grown_up: list[int] = field(default_factory=list)
    """Residents whose line was recorded before."""
    guessed: list[tuple[str, str]] = field(default_factory=list)
    """Names that were found in spite of a slip, with the name of who was taken."""

    def ask_about(self, typed: str, like: int | None = None) -> None:
        """Let a line wait until it was asked about."""
        self.waiting.append({"words": typed, "like": like})


def sort_lines(
    register: Register, lines: Sequence[str], listed: dict[str, str], *, now: datetime
) -> Sorted:
    """Run every line through its flow: one that ends without a question is clear."""
    found = Sorted()
    taken: dict[int, RecordWeighing] = {}
    examined: set[int] = set()
    before: RecordWeighing | None = None
    for typed in lines:
        inner = inner_of(typed, register, listed)
        command = _clear(register, inner, now) if inner is not None else None
        if isinstance(command, Child):
            found.same.append(command.id)
        elif isinstance(command, Resident):
            found.same_grown_up.append(command.id)
        elif isinstance(command, RecordWeighing) and command.child in taken:
            _twice(found, typed, command, taken[command.child])
        elif isinstance(command, RecordWeighing) and _is_like(command, before):
            found.ask_about(typed, before.child if before else None)
        elif inner is None or command is None or _is_examined_twice(command, examined):
            found.ask_about(typed)
        else:
            found.clear.append((typed, command))
            _note_guess(found, register, inner)
            if isinstance(command, RecordWeighing):
                taken[command.child] = before = command
    return found


def _clear(register: Register, inner: Inner, now: datetime) -> object | None:
    """Give the command of a clear line, or the child or resident it says nothing new of."""
    if inner.function is absence.child_absent:
        return None
    turn = inner.take(register, Journal(given=dict(inner.given)), now.date(), now)
    if turn.question is not None:
        return None
    if isinstance(turn.result, RecordWeighing | RecordDoses | RecordVitaminA | RecordScreening):
        return turn.result
    return _known_already(register, inner) if turn.result is None else None


def _known_already(register: Register, inner: Inner) -> Child | Resident | None:
    """Give whom a line named that only repeats what stands."""
    found: tuple[Child | Resident, ...] = ()
    if inner.function is weighing.weighing:
        found = look_for(register, inner.person).found
    elif inner.function is examining.examine:
        found = seek(register, inner.given.get("person", "")).found
    return found[0] if len(found) == 1 else None


def _is_examined_twice(command: object, examined: set[int]) -> bool:
    """Tell whether a grown-up stands in the list already; the second line is asked about."""
    if not isinstance(command, RecordScreening):
        return False
    is_twice = command.resident in examined
    examined.add(command.resident)
    return is_twice


def _twice(found: Sorted, typed: str, command: RecordWeighing, former: RecordWeighing) -> None:
    """A child twice in one list: the same figures count once, others are asked about."""
    same = (command.weight_g, command.length_mm) == (former.weight_g, former.length_mm)
    if same and command.vitamin_a <= former.vitamin_a:
        found.same.append(command.child)
    else:
        found.ask_about(typed)


def _is_like(command: RecordWeighing, before: RecordWeighing | None) -> bool:
    """Tell whether a line repeats both figures of the one above: easily copied by mistake."""
    return (
        before is not None
        and command.length_mm is not None
        and (command.weight_g, command.length_mm) == (before.weight_g, before.length_mm)
    )


def _note_guess(found: Sorted, register: Register, inner: Inner) -> None:
    somebody: Somebody | Sought = (
        look_for(register, inner.person)
        if inner.is_of_a_child
        else seek(register, inner.given.get("person", ""))
    )
    if not somebody.is_exact and len(somebody.found) == 1:
        found.guessed.append((somebody.words, somebody.found[0].name))
