"""What was really carried out, beside what a transcript says (`= RecordWeighing child=Ani`)."""

from collections.abc import Iterator, Sequence
from dataclasses import MISSING, fields
from typing import Any

from dialog.transcript.parts import Effect
from domain.commands import Several
from domain.register import Unknown
from storage import children, days
from storage.engine import Connection


def flat(commands: Sequence[object]) -> Iterator[object]:
    """List commands one by one, those that hold several opened."""
    for command in commands:
        if isinstance(command, Several):
            yield from flat(command.commands)
        else:
            yield command


def written(connection: Connection, command: Any) -> Effect:  # noqa: ANN401 (any command)
    """Write a command as a transcript does: its values that are no defaults, names for numbers."""
    values = tuple(
        (field.name, _value(connection, field.name, getattr(command, field.name)))
        for field in fields(command)
        if field.default is MISSING or getattr(command, field.name) != field.default
    )
    return Effect(line=0, command=type(command).__name__, values=values)


def printed(effect: Effect) -> str:
    """Print an effect."""
    return " ".join(["=", effect.command, *(f"{name}={value}" for name, value in effect.values)])


def difference(expected: Sequence[Effect], got: Sequence[Effect]) -> str:
    """Say in a few words how effects differ; a value that is not written is not compared."""
    if [each.command for each in expected] != [each.command for each in got]:
        return "perintah lain"
    for wanted, done in zip(expected, got, strict=True):
        found = dict(done.values)
        for name, value in wanted.values:
            if found.get(name) != value:
                return f"{wanted.command}: {name} seharusnya {value}, ternyata {found.get(name)}"
    return ""


def _value(connection: Connection, name: str, value: object) -> str:
    try:
        if name in ("child", "to_child") and isinstance(value, int):
            return children.one(connection, value).name.replace(" ", "_")
        if name == "posyandu" and isinstance(value, int):
            return days.one(connection, value).name.replace(" ", "_")
    except Unknown:
        return str(value)
    return str(value).replace(" ", "_")
