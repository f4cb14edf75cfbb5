"""One measure after the other: read, checked, and asked about when it cannot be or is odd."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from dialog.answers import Typed, choice, either, one_of
from dialog.chat import Chat, NotUnderstood
from dialog.input.complaints import complaints_in
from dialog.input.examined import Examined, read_examined, with_pressure_named
from dialog.input.line import read_line
from dialog.journal import Json
from dialog.texts import lines, text
from domain.register import Register
from domain.screening import LifeStage, Resident
from domain.screening.plausible import Doubt, check, check_pressure
from flows.cadre.day.posyandu_day import When
from flows.cadre.skills.first_meeting import Shown, ask_teaching
from flows.cadre.stages.figures import (
    SKILLS,
    Value,
    amount,
    an_amount,
    is_pressure,
    label,
    needed,
    question,
    read_amount,
)
from flows.cadre.stages.people import seek, short_name
from flows.cadre.stages.somebody_else import names_another

MOST_TRIES = 4
NAMES_OF_PRESSURE = ("systolic", "diastolic")


@dataclass(frozen=True, kw_only=True)
class Asking:
    """One person on one day, and what is known before anything is asked."""

    register: Register
    resident: Resident
    when: When
    ahead: frozenset[str]
    told: dict[str, Any] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """How the person is named in a question."""
        return short_name(self.register, self.resident)

    @property
    def stage(self) -> LifeStage:
        """The card of that day."""
        return self.resident.stage(self.when.on)

    @property
    def is_line(self) -> bool:
        """True when something was reported already: then only what is unclear is asked."""
        return bool(self.ahead or self.told)


async def typed_measure(
    chat: Chat, asking: Asking, name: str, *, again: bool = False
) -> Value | None:
    """Take a figure that was typed ahead; None when it is left out after all.

    `again` when a whole line answered the question of this name before.
    """
    asked = f"{name}_told" if again else name
    value = await chat.ask(
        asked,
        f"{asking.name}. {question(name)}",
        an_amount(name),
        again=_told_before(name, chat.journal.former.get(asked), place=f"{asking.name}."),
    )
    return await sure(chat, asking, name, value)


async def asked_measure(
    chat: Chat, asking: Asking, name: str, *, lead: str, place: str, again: bool = False
) -> Value | dict[str, str] | None:
    """Ask for one measure; None when it was not taken, pieces when a whole line came.

    `again` when a line answered the question of this name, and only told of other measures.
    """
    asked = f"{name}_then" if again else name
    kind, answered = await ask_teaching(
        chat,
        asking.register,
        SKILLS.get(name),
        asked,
        f"{place} {question(name)}".strip(),
        either(
            one_of(choice("skip", text("Lewati"), "LEWATI", "BELUM", "TIDAK")),
            an_amount(name),
            _pieces(asking, name),
        ),
        Shown(
            lead=lead,
            brief=lines(text("Kita lanjutkan {who}, ya.", who=asking.name), question(name)),
            again=_measured_before(name, chat.journal.former.get(asked), place=place),
        ),
    )
    if kind == 0:
        return None
    if kind == 2:  # noqa: PLR2004 (the third kind of answer)
        pieces: dict[str, str] = answered
        return pieces
    return await sure(chat, asking, name, answered)


def _measured_before(name: str, former: Json, *, place: str) -> str:
    """Name the figure that was answered before KEMBALI, when it was one."""
    match former:
        case [1, [*figures]]:
            return _told_before(name, figures, place=place)
        case _:
            return ""


def _told_before(name: str, former: Json, *, place: str) -> str:
    match former:
        case [*figures] if figures:
            value = tuple(int(figure) for figure in figures if isinstance(figure, int))
            return text(
                "{place} {measure} tadi {figure}. Kirim angka baru, atau ketik LANJUT.",
                place=place,
                measure=label(name),
                figure=amount(name, value),
            ).strip()
        case _:
            return ""


def _pieces(asking: Asking, name: str) -> Typed[dict[str, str]]:
    """Read several figures or a complaint in one message: 'bb 52 td 110/70', 'pusing'."""

    def read(typed: str, _today: date) -> dict[str, str]:
        line = read_line(with_pressure_named(typed))
        examined = Examined() if line is None else read_examined(line)
        names_other = examined.person and not _is_same(asking, examined.person)
        if complaints_in(typed) and not examined.figures:
            if names_another(asking.register, typed, asking.resident):
                raise NotUnderstood(needed(name))
            return {"complaint": typed}
        if line is None or line.command is not None or names_other or not _fits(examined, name):
            raise NotUnderstood(needed(name))
        complaint = str(examined.told.get("note", ""))
        return {**examined.figures, **({"complaint": complaint} if complaint else {})}

    return Typed(reads=read, dumps=dict, loads=dict)


def _fits(examined: Examined, name: str) -> bool:
    """Take labelled figures alone: a bare one that does not read is a slip."""
    return any(
        read_amount(each, typed) is not None for each, typed in examined.figures.items()
    ) and (len(examined.figures) > 1 or name in examined.figures)


def _is_same(asking: Asking, person: str) -> bool:
    return any(each.id == asking.resident.id for each in seek(asking.register, person).found)


async def sure(chat: Chat, asking: Asking, name: str, value: Value) -> Value | None:
    """Ask about a figure until it can be; None when it is left out."""
    for number in range(MOST_TRIES):
        doubt, meant = _checked(asking, name, value)
        if doubt is Doubt.FINE:
            return value
        picked = await (
            _impossible(chat, asking, (name, f"{name}_sure{number}"), value, meant)
            if doubt is Doubt.IMPOSSIBLE
            else _odd(chat, asking, (name, f"{name}_odd{number}"), value)
        )
        if picked in ("skip", "keep"):
            return value if picked == "keep" else None
        if picked == "again":
            picked = await chat.ask(f"{name}_again{number}", question(name), an_amount(name))
        value = picked if isinstance(picked, tuple) else value
    return None


def _checked(asking: Asking, name: str, value: Value) -> tuple[Doubt, Value | None]:
    on = asking.when.on
    if is_pressure(name):
        doubt, meant = check_pressure((value[0], value[1]), on)
        return doubt, meant
    checked = check(name, value[0], asking.stage, on)
    return checked.doubt, None if checked.meant is None else (checked.meant,)


async def _impossible(
    chat: Chat, asking: Asking, asked: tuple[str, str], value: Value, meant: Value | None
) -> Value | str:
    name, question_name = asked
    if meant is None:
        answered: Value = await chat.ask(
            question_name,
            text(
                "{label} {figure} tidak mungkin, {bu}. Tolong tulis lagi.",
                label=label(name),
                figure=amount(name, value),
                bu=asking.register.speaker.bu,
            ),
            an_amount(name),
        )
        return answered
    kind, answered_ = await chat.ask(
        question_name,
        _proposal(asking, name, value, meant),
        either(
            one_of(
                choice("yes", text("Ya, {figure}", figure=amount(name, meant)), "YA"),
                choice("again", text("Bukan, ulangi"), "TIDAK", "UBAH", "salah", "keliru"),
            ),
            an_amount(name),
        ),
    )
    if kind == 1:
        return tuple(answered_)
    return meant if answered_ == "yes" else "again"


def _proposal(asking: Asking, name: str, value: Value, meant: Value) -> str:
    if is_pressure(name) and value[0] < value[1]:
        return text("TD biasanya angka besar dulu. Maksudnya {meant}?", meant=amount(name, meant))
    return text(
        "{label} {figure} tidak mungkin, {bu}. Maksudnya {meant}?",
        label=label(name),
        figure=amount(name, value),
        bu=asking.register.speaker.bu,
        meant=amount(name, meant),
    )


async def _odd(chat: Chat, asking: Asking, asked: tuple[str, str], value: Value) -> Value | str:
    name, question_name = asked
    figure = amount(name, value)
    kind, answered = await chat.ask(
        question_name,
        lines(
            text("{label} {figure} tidak biasa.", label=label(name), figure=figure),
            text("Tolong ukur sekali lagi ya, {bu}.", bu=asking.register.speaker.bu),
        ),
        either(
            one_of(
                choice("keep", text("Tetap {figure}", figure=figure)[:20], "YA", "SUDAH", "tetap"),
                choice("again", text("Ganti angka"), "UBAH"),
                choice("skip", text("Lewati dulu"), "LEWATI", "TIDAK"),
            ),
            an_amount(name),
        ),
    )
    if kind == 1:
        return "keep" if tuple(answered) == value else tuple(answered)
    return str(answered)
