"""Asking the database each question once in a turn, until something is written.

A flow runs from its top on every message and asks the same things again and again. The answers
are kept per connection and dropped at the next insert, update or delete, whoever makes it.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

import sqlalchemy as sa

C = TypeVar("C", bound=type)

TALK_ALONE = frozenset(("audit", "conversation", "inbox", "outbox", "talk"))
"""Tables no question of a flow looks at: writing them leaves every answer as it was."""
WRITES = "writes"


def count_writes(engine: sa.Engine) -> None:
    """Let every connection of an engine know how often it has written."""

    @sa.event.listens_for(engine, "after_execute")
    def _count(connection: sa.Connection, statement: sa.Executable, *_others: object) -> None:
        table = getattr(statement, "table", None)
        if not statement.is_select and getattr(table, "name", "") not in TALK_ALONE:
            connection.info[WRITES] = connection.info.get(WRITES, 0) + 1


def remembering(register: C) -> C:
    """Let a register with a `connection` give every answer once between two writes."""
    for holder in register.__mro__:
        for name, method in vars(holder).items():
            if callable(method) and not name.startswith("_"):
                setattr(register, name, _once(name, method))
    return register


def _once(name: str, method: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(method)
    def ask(self: Any, *arguments: Any, **named: Any) -> Any:  # noqa: ANN401 (any question)
        answers = _answers(self)
        question = (name, arguments, tuple(named.items()))
        if question not in answers:
            answers[question] = method(self, *arguments, **named)
        return answers[question]

    return ask


def _answers(register: Any) -> dict[object, Any]:  # noqa: ANN401 (any register)
    """Give what is remembered, emptied when something was written since."""
    writes = register.connection.info.get(WRITES, 0)
    kept: tuple[int, dict[object, Any]] | None = register.__dict__.get("_remembered")
    if kept is None or kept[0] != writes:
        kept = (writes, {})
        register.__dict__["_remembered"] = kept
    return kept[1]
