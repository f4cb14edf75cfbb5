"""The figures that take the place of others: which of them is meant, asked for and checked."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from dialog.answers import centimetres, kilograms, one_of
from dialog.chat import Chat, Heard
from dialog.input import numbers
from dialog.input.corrections import read_correction
from dialog.journal import Json
from dialog.messages import Choice
from dialog.texts import text
from dialog.turn import Go
from domain.growth import Position
from domain.growth.slip_rules import Field
from domain.growth.slips import Report
from domain.people import Weighing
from domain.register import Register
from domain.visit import subject_of
from flows.cadre.growth.slips import echoed, settle
from flows.cadre.growth.weighed_today import Saved
from flows.cadre.who.namesakes import spoken_near

MOST_CHOICES = 2


def nearer_field(figure: str, weighing: Weighing) -> str:
    """Tell whether a bare figure is nearer to the weight or to the length that was saved.

    A weight may have lost its comma: 83 beside 8,2 kg and 70,5 cm is meant as 8,3 kg.
    """
    weight, length = numbers.read_weight(figure), numbers.read_length(figure)
    if weight is None or length is None or weighing.length_mm is None:
        return "length" if weight is None else "weight"
    if weighing.weight_g is None or weight.unit != length.unit:
        return "length" if weighing.weight_g is None else "weight"
    off_weight = min(
        _off(weight.value, weighing.weight_g), _off(weight.value / 10, weighing.weight_g)
    )
    return "length" if _off(length.value, weighing.length_mm) < off_weight else "weight"


def _off(value: float, kept: int) -> float:
    return abs(value - kept) / kept


def give_ahead(chat: Chat, name: str, words: str) -> None:
    """Answer a question with words typed before it, unless it had an answer already."""
    journal = chat.journal
    if name not in journal.answers and name not in journal.former:
        journal.given.setdefault(name, words)


async def corrected(chat: Chat, register: Register, saved: Saved, wrong: set[str]) -> Weighing | Go:
    """Ask for the figures that were wrong, and about those that cannot be right."""
    child, weighing = saved.child, saved.weighing
    name = spoken_near(register, child)
    report = Report(
        weight_g=weighing.weight_g,
        length_mm=weighing.length_mm,
        position=Position(weighing.position) if weighing.position else None,
    )
    if "weight" in wrong:
        amount = await chat.ask(
            "weight",
            text("Berapa kg berat {child} yang benar?", child=name),
            kilograms(text("Saya perlu angka beratnya, {bu}. Contoh: 6,3", bu=register.speaker.bu)),
        )
        amount = await echoed(chat, "weight_read", Field.WEIGHT, amount)
        report = replace(report, weight_g=amount.value)
    if "length" in wrong:
        amount = await chat.ask(
            "length",
            text("Berapa cm panjang atau tinggi {child} yang benar?", child=name),
            centimetres(
                text("Saya perlu angkanya dalam cm, {bu}. Contoh: 70,5", bu=register.speaker.bu)
            ),
        )
        amount = await echoed(chat, "length_read", Field.LENGTH, amount)
        report = replace(report, length_mm=amount.value)
    subject = subject_of(register, child, weighing.on)
    settled = await settle(chat, register, child, report, subject, stage="check")
    if isinstance(settled, str):
        return Go(flow="nothing_changed")
    return replace(
        weighing,
        weight_g=_whole(settled.report.weight_g),
        length_mm=_whole(settled.report.length_mm),
    )


def _whole(value: int | Decimal | None) -> int | None:
    return None if value is None else int(value)


@dataclass(frozen=True, kw_only=True)
class SureOrFigures:
    """A yes or no to a change, or other figures in its place: 'ya 8,3', 'bukan, 8,4'."""

    choices: tuple[Choice, ...]
    list_title: str | None = None

    def read(self, heard: Heard, today: date) -> str:
        """Give the choice's id, or the words that hold other figures."""
        told = read_correction(heard.text)
        is_number = (
            heard.text.strip(" .").isdecimal() and int(heard.text.strip(" .")) <= MOST_CHOICES
        )
        if heard.tapped is None and not is_number and (told.figure or told.weight or told.length):
            return heard.text
        return one_of(*self.choices).read(heard, today)

    def dump(self, value: str) -> Json:
        """Keep it."""
        return value

    def load(self, stored: Json) -> str:
        """Give it back."""
        return str(stored)
