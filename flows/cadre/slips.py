"""Figures that cannot be right are asked about before they are saved; bad news never is."""

from dataclasses import dataclass, replace
from datetime import date

from dialog.answers import Amount, centimetres, choice, either, kilograms, one_of
from dialog.chat import Answer, Chat, Heard, NotUnderstood
from dialog.input import words
from dialog.journal import Json
from dialog.messages import Choice
from dialog.spoken import cm, kg
from dialog.texts import lines, text
from domain.growth import Position
from domain.growth.changes import Reason
from domain.growth.expectation import Subject
from domain.growth.slip_rules import Field
from domain.growth.slips import Fine, Impossible, Odd, Report, Swapped, check
from domain.people import Child, Person
from flows.cadre.absence import LATER, unwilling, will_not_be_weighed
from flows.cadre.result import length_words

MOST_ROUNDS = 4


@dataclass(frozen=True, kw_only=True)
class Settled:
    """Figures that may be saved."""

    report: Report
    remeasured: bool = False
    vitamin_a: bool = False
    """True when the capsule was mentioned beside a confirmation ('betul vitA')."""


async def settle(
    chat: Chat, child: Child, cadre: Person, report: Report, subject: Subject, *, stage: str
) -> Settled | str:
    """Ask until figures may be saved; otherwise give why the child is not weighed now."""
    settled = Settled(report=report)
    confirmed: frozenset[Field] = frozenset()
    for number in range(MOST_ROUNDS):
        name = f"{stage}{number}"
        verdict = check(settled.report, subject, confirmed)
        answered: Settled | str
        match verdict:
            case Fine():
                return settled
            case Swapped():
                answered = await _swap(chat, child, settled, verdict, name)
            case Impossible():
                answered = await _impossible(chat, child, cadre, settled, verdict, name=name)
            case Odd():
                answered = await _odd(chat, child, cadre, settled, verdict, name=name)
                confirmed |= {verdict.field}
        if isinstance(answered, str):
            return answered
        if answered.report != settled.report:
            confirmed = frozenset()
        settled = answered
    return LATER


async def _swap(chat: Chat, child: Child, settled: Settled, verdict: Swapped, name: str) -> Settled:
    position = settled.report.position or Position.LYING
    picked, vitamin_a = await chat.ask(
        name,
        text(
            "Saya baca: {child}, BB {kg} kg, {length}. Betul?",
            child=child.name,
            kg=kg(verdict.weight_g),
            length=length_words(position, verdict.length_mm),
        ),
        Confirmation(
            offers=(
                choice("yes", text("Betul"), "YA"),
                choice("no", text("Ubah"), "UBAH", "TIDAK"),
            )
        ),
    )
    report = replace(settled.report, weight_g=verdict.weight_g, length_mm=verdict.length_mm)
    if picked == "no":
        weight = await chat.ask(
            f"{name}_weight", text("Berat badan {child} berapa kg?", child=child.first_name), _kg()
        )
        length = await chat.ask(
            f"{name}_length",
            text("Panjang badan {child} berapa cm?", child=child.first_name),
            _cm(),
        )
        report = replace(report, weight_g=weight.value, length_mm=length.value)
    return replace(settled, report=report, vitamin_a=settled.vitamin_a or vitamin_a)


async def _impossible(
    chat: Chat, child: Child, cadre: Person, settled: Settled, verdict: Impossible, *, name: str
) -> Settled | str:
    if verdict.proposal is None:
        kind, amount = await chat.ask(
            name,
            _cannot_be(child, cadre, verdict),
            either(unwilling(), _number(verdict.field)),
        )
        if kind == 0:
            return await will_not_be_weighed(chat)
        return await _with_value(chat, settled, verdict.field, amount, name)
    kind, answered = await chat.ask(
        name,
        _cannot_be(child, cadre, verdict),
        either(
            one_of(
                choice(
                    "yes",
                    text("Ya, {figure}", figure=_said(verdict.field, verdict.proposal)),
                    "YA",
                ),
                choice("no", text("Bukan, ulangi"), "TIDAK", "UBAH"),
            ),
            _number(verdict.field),
        ),
    )
    if kind == 1:
        return await _with_value(chat, settled, verdict.field, answered, name)
    if answered == "yes":
        return replace(settled, report=_replaced(settled.report, verdict.field, verdict.proposal))
    return await _asked_again(chat, child, settled, verdict.field, name)


async def _odd(
    chat: Chat, child: Child, cadre: Person, settled: Settled, verdict: Odd, *, name: str
) -> Settled | str:
    figure = _bare(verdict.field, verdict.value)
    kind, answered = await chat.ask(
        name,
        _is_odd(child, cadre, verdict),
        either(
            one_of(
                choice("keep", text("Sudah, tetap {figure}", figure=figure), "YA", "SUDAH"),
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
        return await _asked_again(chat, child, settled, verdict.field, name)
    return LATER


async def _asked_again(
    chat: Chat, child: Child, settled: Settled, field: Field, name: str
) -> Settled:
    if field is Field.WEIGHT:
        words = text("Berat badan {child} berapa kg?", child=child.first_name)
    elif settled.report.position is Position.STANDING:
        words = text("Tinggi badan {child} berapa cm?", child=child.first_name)
    else:
        words = text("Panjang badan {child} berapa cm?", child=child.first_name)
    answered = await chat.ask(f"{name}_again", words, _number(field))
    return await _with_value(chat, settled, field, answered, f"{name}_again")


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
        text("Saya baca {figure}. Betul?", figure=_said(field, amount.value)),
        either(
            one_of(choice("yes", text("Betul"), "YA"), choice("no", text("Ubah"), "UBAH", "TIDAK")),
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


def _said(field: Field, value: int) -> str:
    if field is Field.WEIGHT:
        return text("{kg} kg", kg=kg(value))
    return text("{cm} cm", cm=cm(value))


def _bare(field: Field, value: int) -> str:
    return kg(value) if field is Field.WEIGHT else cm(value)


def _cannot_be(child: Child, cadre: Person, verdict: Impossible) -> str:
    figure = _said(verdict.field, verdict.value)
    last = "" if verdict.last is None else _said(verdict.field, verdict.last)
    if verdict.field is Field.WEIGHT and verdict.proposal is not None:
        return text(
            "{child} {figure} tidak mungkin, {bu}. Maksudnya {proposal}?",
            child=child.first_name,
            figure=figure,
            bu=cadre.bu,
            proposal=_said(verdict.field, verdict.proposal),
        )
    if verdict.field is Field.WEIGHT:
        return _once(
            text("{figure} tidak mungkin untuk {child}.", figure=figure, child=child.first_name),
            text("Bulan lalu {last}.", last=last) if last else "",
            text("Berapa berat hari ini? Contoh: 6,3"),
        )
    return _once(
        text("Tinggi {figure} tidak mungkin, {bu}.", figure=figure, bu=cadre.bu),
        text("Bulan lalu {last}.", last=last) if last else "",
        text("Berapa cm yang benar? Contoh: 70,5")
        if verdict.proposal is None
        else text("Maksudnya {proposal}?", proposal=_said(verdict.field, verdict.proposal)),
    )


def _once(*sentences: str) -> str:
    return " ".join(sentence for sentence in sentences if sentence)


def _is_odd(child: Child, cadre: Person, verdict: Odd) -> str:
    now = _said(verdict.field, verdict.value)
    last = "" if verdict.last is None else _said(verdict.field, verdict.last)
    change = _said(verdict.field, abs(verdict.value - (verdict.last or 0)))
    name = child.first_name
    match verdict.reason:
        case Reason.GAINED_TOO_MUCH:
            return lines(
                text(
                    "{child} bulan lalu {last}, sekarang {now}. "
                    "Naik {change} sebulan, ini tidak biasa.",
                    child=name,
                    last=last,
                    now=now,
                    change=change,
                ),
                text("Tolong timbang ulang. Cek timbangan mulai dari nol, baju tebal dilepas."),
            )
        case Reason.LOST_WEIGHT:
            return lines(
                text(
                    "{child} bulan lalu {last}, sekarang {now}. Turun {change}.",
                    child=name,
                    last=last,
                    now=now,
                    change=change,
                ),
                text("Tolong timbang sekali lagi ya, {bu}.", bu=cadre.bu),
            )
        case Reason.SHRANK:
            return lines(
                text(
                    "Tinggi {child} terakhir {last}, sekarang {now}. "
                    "Tinggi anak biasanya tidak berkurang.",
                    child=name,
                    last=last,
                    now=now,
                ),
                text("Tolong ukur ulang. Tumit, pantat, dan kepala menempel."),
            )
        case Reason.GREW_TOO_MUCH:
            return lines(
                text(
                    "Tinggi {child} terakhir {last}, sekarang {now}. "
                    "Bertambah {change} sebulan, ini tidak biasa.",
                    child=name,
                    last=last,
                    now=now,
                    change=change,
                ),
                text("Tolong ukur ulang. Tumit, pantat, dan kepala menempel."),
            )
        case _:
            return lines(
                text("{now} tidak biasa untuk umur {child}.", now=now, child=name),
                text("Tolong periksa sekali lagi ya, {bu}.", bu=cadre.bu),
            )


@dataclass(frozen=True, kw_only=True)
class Confirmation:
    """A yes or no that may carry the capsule beside it: 'betul vitA'."""

    offers: tuple[Choice, ...]
    list_title: str | None = None

    @property
    def choices(self) -> tuple[Choice, ...]:
        """Show the offers."""
        return self.offers

    def read(self, heard: Heard, today: date) -> tuple[str, bool]:
        """Give the choice, and whether the capsule was mentioned."""
        if heard.tapped is not None:
            return one_of(*self.offers).read(heard, today), False
        chosen = words.lexicon().choice(heard.text, self.offers)
        if chosen is None:
            raise NotUnderstood(text("Maaf, saya belum paham. Balas 1 untuk Betul, 2 untuk Ubah."))
        mentions = words.lexicon().intent(chosen.rest, among=("VITAMIN_A",)) is not None
        return chosen.option.id, mentions

    def dump(self, value: tuple[str, bool]) -> Json:
        """Keep both."""
        return list(value)

    def load(self, stored: Json) -> tuple[str, bool]:
        """Give both back."""
        return str(stored[0]), bool(stored[1])
