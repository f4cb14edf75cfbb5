"""A cadre examines somebody who is no under-five: guided by the card, or from one line."""

from dataclasses import replace
from typing import Any

from dialog.chat import Chat
from dialog.input.examined import read_examined, with_pressure_named
from dialog.input.line import read_line
from dialog.texts import lines, text
from dialog.turn import Go
from domain.commands_of_screening import RecordScreening
from domain.register import Register
from domain.screening import Observed, Resident, Urgency, screen
from flows.cadre.growth.corrected_figures import give_ahead
from flows.cadre.skills.first_meeting import newly_met
from flows.cadre.stages.asking import Asking, asked_measure, typed_measure
from flows.cadre.stages.examined_before import Before, look_before
from flows.cadre.stages.figures import ORDER, SKILLS, Value, in_short, observed_of
from flows.cadre.stages.other_steps import Step, other_step, told_of
from flows.cadre.stages.people import heading
from flows.cadre.stages.steps import STEPS
from flows.cadre.stages.when import when_examined
from flows.cadre.stages.which_resident import which_resident
from flows.entry import Opening


def opens(words: str) -> Opening:
    """Read a report line into figures typed ahead and what its words told."""
    line = read_line(with_pressure_named(words))
    if line is None:
        return Opening()
    examined = read_examined(line)
    given = {**examined.figures, **({"person": examined.person} if examined.person else {})}
    return Opening(
        subject={
            "ahead": sorted(examined.figures),
            "group": line.group or "",
            "told": examined.told,
        },
        given=given,
    )


def opens_mother(words: str) -> Opening:
    """Read what stands after 'bumil'."""
    return opens(f"bumil {words}")


def opens_postpartum(words: str) -> Opening:
    """Read what stands after 'nifas' or 'busui'."""
    return opens(f"nifas {words}")


def opens_teen(words: str) -> Opening:
    """Read what stands after 'remaja'."""
    return opens(f"remaja {words}")


def opens_older(words: str) -> Opening:
    """Read what stands after 'lansia' or 'dewasa'."""
    return opens(f"lansia {words}")


async def examine(
    chat: Chat,
    register: Register,
    *,
    ahead: tuple[str, ...] | list[str] = (),
    group: str = "",
    told: dict[str, Any] | None = None,
    resident: int | None = None,
    listed: dict[str, str] | None = None,
) -> object:
    """Ask who and what; save what is clear, ask about what is odd.

    `listed` tells the day and the source of a line of a pasted list.
    """
    whom = await _who(chat, register, resident, group)
    if isinstance(whom, str):
        return _registration(chat, whom, group, ahead, told)
    if not isinstance(whom, Resident):
        return whom
    when = await when_examined(chat, register, whom, listed)
    if when is None:
        return Go(flow="nothing_saved")
    asking = Asking(
        register=register, resident=whom, when=when, ahead=frozenset(ahead), told=told or {}
    )
    observed = await (_typed(chat, asking) if asking.is_line else _guided(chat, asking))
    if observed.is_empty:
        return Go(flow="nothing_saved")
    before = look_before(register, whom, when.on)
    kept = await before.joined_with(chat, register, observed)
    if not isinstance(kept, Observed):
        return kept
    met = () if asking.is_line else newly_met(chat, register, SKILLS)
    return replace(_record(asking, kept, before), met=met)


async def _who(
    chat: Chat, register: Register, resident: int | None, group: str
) -> Resident | Go | str:
    if resident is not None:
        return register.resident(resident)
    words = text("Siapa yang diperiksa? Ketik namanya.")
    return await which_resident(chat, register, words, group=group)


def _registration(
    chat: Chat,
    name: str,
    group: str,
    ahead: tuple[str, ...] | list[str],
    told: dict[str, Any] | None,
) -> Go:
    """Register somebody new; figures written already are kept for the screening after it."""
    figures = {each: chat.journal.given[each] for each in ahead if each in chat.journal.given}
    return Go(
        flow="register_resident",
        subject={"group": group, "figures": figures, "told": told or {}},
        given={"name": name},
    )


async def _typed(chat: Chat, asking: Asking) -> Observed:
    """Take what one line holds."""
    values: dict[str, Value] = {}
    for name in ORDER:
        if name in asking.ahead and (value := await typed_measure(chat, asking, name)) is not None:
            values[name] = value
    return observed_of(values).joined(Observed.from_json(asking.told))


async def _guided(chat: Chat, asking: Asking) -> Observed:
    """Ask what the card asks; a danger sign ends the questions at once."""
    steps = STEPS[asking.stage]
    values: dict[str, Value] = {}
    told: dict[str, Any] = {}
    lead = f"{heading(asking.resident, asking.when.on)}."
    for number, name in enumerate(steps, 1):
        so_far = observed_of(values).joined(Observed.from_json(told))
        if _is_urgent(asking, so_far):
            return so_far
        _tell_how_to_leave(chat, asking, so_far)
        if number > 1:
            lead = ""
        place = text("{number} dari {all}.", number=number, all=len(steps))
        if name not in ORDER:
            step = Step(name=name, place=place, lead=lead, so_far=so_far)
            told = _told_too(told, await other_step(chat, asking, step))
            continue
        answered = await asked_measure(chat, asking, name, lead=lead, place=place)
        if isinstance(answered, dict):
            value = await _of_pieces(chat, asking, name, answered, told)
        else:
            value = answered
        if value is not None:
            values[name] = value
    return observed_of(values).joined(Observed.from_json(told))


def _told_too(told: dict[str, Any], more: dict[str, Any]) -> dict[str, Any]:
    """Lay an answer over what was told; of complaints all stand."""
    return Observed.from_json(told).joined(Observed.from_json(more)).to_json()


async def _of_pieces(
    chat: Chat, asking: Asking, name: str, pieces: dict[str, str], told: dict[str, Any]
) -> Value | None:
    """Take the figure asked for out of several; the others answer the questions to come."""
    _keep_pieces(chat, name, pieces, told)
    if name in pieces:
        give_ahead(chat, f"{name}_told", pieces[name])
        return await typed_measure(chat, asking, name, again=True)
    if _is_urgent(asking, Observed.from_json(told)):
        return None
    answered = await asked_measure(chat, asking, name, lead="", place="", again=True)
    if not isinstance(answered, dict):
        return answered
    _keep_pieces(chat, name, answered, told)
    if name not in answered:
        return None
    give_ahead(chat, f"{name}_told", answered[name])
    return await typed_measure(chat, asking, name, again=True)


def _keep_pieces(chat: Chat, name: str, pieces: dict[str, str], told: dict[str, Any]) -> None:
    if complaint := pieces.get("complaint"):
        told.update(told_of(complaint))
    for other, words in pieces.items():
        if other in ORDER and other != name:
            give_ahead(chat, other, words)


def _is_urgent(asking: Asking, observed: Observed) -> bool:
    return screen(asking.resident, observed, asking.when.on).urgency is Urgency.NOW


def _tell_how_to_leave(chat: Chat, asking: Asking, so_far: Observed) -> None:
    """Tell what BATAL and a long silence mean; what was measured can be kept."""
    left = text("Dibatalkan. Data {who} tidak disimpan.", who=asking.name)
    if so_far.is_empty:
        chat.if_cancelled(left)
        return
    chat.if_cancelled(lines(left, _how_to_keep(asking, so_far)))
    chat.if_left(
        text(
            "Tadi kita sedang mencatat {who}: {figures}.",
            who=asking.name,
            figures=in_short(so_far) or text("keluhan"),
        ),
        keep_label=text("Simpan yang ada"),
        keep=_record(asking, so_far, None),
    )


def _how_to_keep(asking: Asking, so_far: Observed) -> str:
    """Say the one line that saves what was measured and told after all."""
    told = ", ".join(part for part in (in_short(so_far), so_far.note) if part)
    if not told:
        return ""
    return text("Mau yang tadi disimpan? Ketik: {who} {told}", who=asking.name, told=told)


def _record(asking: Asking, observed: Observed, before: Before | None) -> RecordScreening:
    earlier = None if before is None or before.screening is None else before.screening.id
    return RecordScreening(
        resident=asking.resident.id,
        on=asking.when.on,
        observed=observed.to_json(),
        source=asking.when.source,
        opens_day=asking.when.opens_day,
        replaces=earlier,
    )
