"""Figures that cannot be right are asked about before they are saved; bad news never is."""

from dataclasses import dataclass, replace

from dialog.answers import Amount, centimetres, choice, either, kilograms, one_of
from dialog.chat import Answer, Chat
from dialog.spoken import kg
from dialog.texts import text
from domain.growth import Position
from domain.growth.expectation import Subject
from domain.growth.slip_rules import Field
from domain.growth.slips import Fine, Impossible, Odd, Report, Swapped, check
from domain.people import Child
from domain.register import Register
from flows.cadre.growth.absence import LATER, unwilling, will_not_be_weighed
from flows.cadre.growth.confirmation import Confirmation
from flows.cadre.growth.result import length_words
from flows.cadre.growth.slip_words import About, about, bare, cannot_be, is_odd, said

MOST_ROUNDS = 4
STANDS = (
    "YA",
    "SUDAH",
    "memang",
    "memang segitu",
    "segitu",
    "masih sama",
    "tetap sama",
    "sama saja",
)
"""Ways to say that a second measurement gave the same."""


@dataclass(frozen=True, kw_only=True)
class Settled:
    """Figures that may be saved."""

    report: Report
    remeasured: bool = False
    vitamin_a: bool = False
    """True when the capsule was mentioned beside a confirmation ('betul vitA')."""


async def settle(
    chat: Chat,
    register: Register,
    child: Child,
    report: Report,
    subject: Subject,
    *,
    stage: str,
    confirmed: frozenset[Field] = frozenset(),
    is_listed: bool = False,
) -> Settled | str:
    """Ask until figures may be saved; otherwise give why the child is not weighed now.

    A field that was measured twice already is `confirmed`.
    """
    whose = about(register, child, subject, is_listed=is_listed)
    settled = Settled(report=report)
    for number in range(MOST_ROUNDS):
        name = f"{stage}{number}"
        verdict = check(settled.report, subject, confirmed)
        answered: Settled | str
        match verdict:
            case Fine():
                return settled
            case Swapped():
                answered = await _swap(chat, whose, settled, verdict, name)
            case Impossible():
                answered = await _impossible(chat, whose, settled, verdict, name=name)
            case Odd():
                answered = await _odd(chat, whose, settled, verdict, name=name)
                confirmed |= {verdict.field}
        if isinstance(answered, str):
            return answered
        if answered.report != settled.report:
            confirmed = frozenset()
        settled = answered
    return LATER


async def _swap(chat: Chat, whose: About, settled: Settled, verdict: Swapped, name: str) -> Settled:
    position = settled.report.position or Position.LYING
    picked, vitamin_a = await chat.ask(
        name,
        text(
            "Saya baca: {child}, BB {kg} kg, {length}. Betul?",
            child=whose.full_name,
            kg=kg(verdict.weight_g),
            length=length_words(position, verdict.length_mm),
        ),
        Confirmation(
            offers=(
                choice("yes", text("Betul"), "YA"),
                choice("no", text("Ubah"), "UBAH", "TIDAK", "salah", "keliru"),
            )
        ),
    )
    report = replace(settled.report, weight_g=verdict.weight_g, length_mm=verdict.length_mm)
    if picked == "no":
        weight = await chat.ask(
            f"{name}_weight", text("Berat badan {child} berapa kg?", child=whose.name), _kg()
        )
        length = await chat.ask(f"{name}_length", _which_length(whose, position), _cm())
        report = replace(report, weight_g=weight.value, length_mm=length.value)
    return replace(settled, report=report, vitamin_a=settled.vitamin_a or vitamin_a)


async def _impossible(
    chat: Chat, whose: About, settled: Settled, verdict: Impossible, *, name: str
) -> Settled | str:
    if verdict.proposal is None:
        kind, amount = await chat.ask(
            name,
            cannot_be(whose, settled.report.position, verdict),
            either(unwilling(), _number(verdict.field)),
        )
        if kind == 0:
            return await will_not_be_weighed(chat)
        return await _with_value(chat, settled, verdict.field, amount, name)
    again = text("Bukan") if whose.is_listed else text("Bukan, ulangi")
    kind, answered = await chat.ask(
        name,
        cannot_be(whose, settled.report.position, verdict),
        either(
            one_of(
                choice(
                    "yes",
                    text("Ya, {figure}", figure=said(verdict.field, verdict.proposal)),
                    "YA",
                ),
                choice("no", again, "TIDAK", "UBAH", "salah", "keliru"),
            ),
            _number(verdict.field),
        ),
    )
    if kind == 1:
        return await _with_value(chat, settled, verdict.field, answered, name)
    if answered == "yes":
        return replace(settled, report=_replaced(settled.report, verdict.field, verdict.proposal))
    return await _asked_again(chat, whose, settled, verdict.field, name)


async def _odd(
    chat: Chat, whose: About, settled: Settled, verdict: Odd, *, name: str
) -> Settled | str:
    figure = bare(verdict.field, verdict.value)
    kind, answered = await chat.ask(
        name,
        is_odd(whose, settled.report.position, verdict),
        either(
            one_of(
                choice("keep", text("Sudah, tetap {figure}", figure=figure), *STANDS),
                choice("change", text("Ganti angka"), "UBAH"),
                choice("later", text("Lewati dulu"), "LEWATI"),
            ),
            unwilling(),
            _number(verdict.field),
        ),
    )
    if kind == 1:
        return await will_not_be_weighed(chat)
    if kind == 2:  # noqa: PLR2004 (the third kind of answer)
        if answered.value == verdict.value:
            return replace(settled, remeasured=True)
        return await _with_value(chat, settled, verdict.field, answered, name)
    if answered == "keep":
        return replace(settled, remeasured=True)
    if answered == "change":
        return await _asked_again(chat, whose, settled, verdict.field, name)
    return LATER


async def _asked_again(
    chat: Chat, whose: About, settled: Settled, field: Field, name: str
) -> Settled:
    if field is Field.WEIGHT:
        words = text("Berat badan {child} berapa kg?", child=whose.name)
    else:
        words = _which_length(whose, settled.report.position)
    answered = await chat.ask(f"{name}_again", words, _number(field))
    return await _with_value(chat, settled, field, answered, f"{name}_again")


def _which_length(whose: About, position: Position | None) -> str:
    if position is Position.STANDING:
        return text("Tinggi badan {child} berapa cm?", child=whose.name)
    return text("Panjang badan {child} berapa cm?", child=whose.name)


async def _with_value(
    chat: Chat, settled: Settled, field: Field, amount: Amount, name: str
) -> Settled:
    value = (await echoed(chat, f"{name}_read", field, amount)).value
    return replace(settled, report=_replaced(settled.report, field, value))


async def echoed(chat: Chat, name: str, field: Field, amount: Amount) -> Amount:
    """Repeat a figure written in words, which must be confirmed; asked again if it is wrong."""
    if not amount.spelled_out:
        return amount
    kind, answered = await chat.ask(
        name,
        text("Saya baca {figure}. Betul?", figure=said(field, amount.value)),
        either(
            one_of(
                choice("yes", text("Betul"), "YA"),
                choice("no", text("Ubah"), "UBAH", "TIDAK", "salah", "keliru"),
            ),
            _number(field),
        ),
    )
    if kind == 1:
        return Amount(value=answered.value)
    if answered == "yes":
        return Amount(value=amount.value)
    return Amount(
        value=(
            await chat.ask(f"{name}_again", text("Berapa angkanya? Contoh: 8,2"), _number(field))
        ).value
    )


def _replaced(report: Report, field: Field, value: int) -> Report:
    if field is Field.WEIGHT:
        return replace(report, weight_g=value)
    return replace(report, length_mm=value)


def _number(field: Field) -> Answer[Amount]:
    return _kg() if field is Field.WEIGHT else _cm()


def _kg() -> Answer[Amount]:
    return kilograms(text("Saya perlu angka beratnya. Contoh: 6,3"))


def _cm() -> Answer[Amount]:
    return centimetres(text("Saya perlu angka panjang atau tingginya. Contoh: 70,5"))
