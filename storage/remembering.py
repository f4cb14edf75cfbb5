"""Asking the database each question once in a turn, until something is written.

A flow runs from its top on every message and asks the same things again and again. The answers
are kept per connection and dropped at the next insert, update or delete, whoever makes it.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import wraps
from typing import Any, TypeVar

import sqlalchemy as sa

C = TypeVar("C", bound=type)

TALK = frozenset(("audit", "conversation", "inbox", "outbox", "talk"))
"""Tables that are written all the time; questions about them are asked afresh."""
HEALTH = frozenset(
    (
        "absence", "dose", "midwife_task", "resident_dose", "screening", "vitamin_a", "weighing",
    )
)  # fmt: skip
"""Tables that say nothing of who somebody is, where they live, or when the posyandu opens."""
ASKED_AFRESH = frozenset(
    (
        "broadcast_figures", "broadcast_received", "broadcast_replies", "days_to_send", "forwarded",
        "had_flow",
        "last_change", "last_screening_change", "latest_flow", "open_talks", "read_speaker_again",
        "saved_with_paste", "screened_with_paste", "unreached",
    )
)  # fmt: skip
"""Questions about what was said and sent, which other writes than the counted ones change."""
BESIDE_HEALTH = frozenset(
    (
        "all_posyandu", "child", "children_of", "children_of_posyandu", "children_of_village",
        "families_of", "family", "guardians", "holders", "last_day", "next_day", "open_day",
        "person", "phone_of", "posyandu", "resident", "residents_of_posyandu", "rt_of_hamlet",
        "whatsapp_number",
    )
)  # fmt: skip
"""Questions whose answers stay true when something is weighed or given."""
ABOUT_ONE_TABLE = {
    "doses": "dose",
    "vitamin_a_on": "vitamin_a",
    "is_sent_to_midwife": "midwife_task",
    "weighing": "weighing",
    "weighings": "weighing",
    "weighed_on": "weighing",
    "count_weighed_on": "weighing",
}
"""Questions that of all health tables only their own can answer otherwise."""
WRITES, OTHER_WRITES = "writes", "other_writes"
LEAVES_ANSWERS = "leaves_answers"
"""An execution option for a write that no question of a flow would notice."""


def count_writes(engine: sa.Engine) -> None:
    """Let every connection of an engine know how often it has written."""

    @sa.event.listens_for(engine, "after_execute")
    def _count(connection: sa.Connection, statement: sa.Executable, *_others: object) -> None:
        if statement.is_select:
            return
        if statement.get_execution_options().get(LEAVES_ANSWERS):
            return
        table = getattr(getattr(statement, "table", None), "name", "")
        if table in TALK:
            return
        _note(connection, (table,) if table in HEALTH else (OTHER_WRITES, *HEALTH))


def forget_answers(connection: sa.Connection) -> None:
    """Let every question be asked again: what was written was taken back."""
    _note(connection, (OTHER_WRITES, *HEALTH))


def _note(connection: sa.Connection, changed: Iterable[str]) -> None:
    for name in (WRITES, *changed):
        connection.info[name] = connection.info.get(name, 0) + 1


def ask_afresh(connection: sa.Connection) -> None:
    """Forget what was answered about health: another connection may have written since."""
    for changed in (WRITES, *HEALTH):
        connection.info[changed] = connection.info.get(changed, 0) + 1


def other_writes(connection: sa.Connection) -> int:
    """Count what was written beside talk and health: people, addresses, villages, days."""
    return int(connection.info.get(OTHER_WRITES, 0))


def remembering(register: C) -> C:
    """Let a register with a `connection` give every answer once between two writes."""
    for holder in register.__mro__:
        for name, method in vars(holder).items():
            if callable(method) and not name.startswith("_") and name not in ASKED_AFRESH:
                setattr(register, name, _once(name, method))
    return register


def remembered(register: object, question: str) -> Iterator[Any]:
    """Give what was answered to a question in this turn and is still true."""
    answers = _answers(register, _counted(question))
    return (answer for (name, *_), answer in answers.items() if name == question)


def _counted(question: str) -> str:
    """Name the writes after which a question is asked again."""
    return OTHER_WRITES if question in BESIDE_HEALTH else ABOUT_ONE_TABLE.get(question, WRITES)


def _once(name: str, method: Callable[..., Any]) -> Callable[..., Any]:
    counted = _counted(name)

    @wraps(method)
    def ask(self: Any, *arguments: Any, **named: Any) -> Any:  # noqa: ANN401 (any question)
        answers = _answers(self, counted)
        question = (name, arguments, tuple(named.items()))
        if question not in answers:
            answers[question] = method(self, *arguments, **named)
        return answers[question]

    return ask


def _answers(register: Any, counted: str) -> dict[tuple[Any, ...], Any]:  # noqa: ANN401 (any register)
    """Give what is remembered, emptied when something was written since."""
    writes = register.connection.info.get(counted, 0)
    remembered = register.__dict__.setdefault("_remembered", {})
    kept: tuple[int, dict[tuple[Any, ...], Any]] | None = remembered.get(counted)
    if kept is None or kept[0] != writes:
        kept = remembered[counted] = (writes, {})
    return kept[1]
