"""What is said of figures that cannot be right: blaming nobody, with one practical tip."""

from dataclasses import dataclass
from datetime import timedelta

from dialog.spoken import age, cm, kg
from dialog.texts import lines, text
from domain.calendar import completed_months
from domain.growth import Position
from domain.growth.changes import Reason
from domain.growth.expectation import Subject
from domain.growth.slip_rules import Field
from domain.growth.slips import Impossible, Odd
from domain.people import Child
from domain.register import Register
from flows.cadre.who.namesakes import spoken_near

BABY_MONTHS = 12


@dataclass(frozen=True, kw_only=True)
class About:
    """Whose figures they are, who is asked, and whether last month has figures."""

    name: str
    """The first name, or the full one when another child shares it."""
    full_name: str
    bu: str
    """How the cadre is addressed in a sentence."""
    known_last_month: frozenset[Field]
    age_months: int
    is_listed: bool = False
    """True for a line of a pasted list, where many children are spoken of one after another."""


def about(register: Register, child: Child, subject: Subject, *, is_listed: bool = False) -> About:
    """Name a child and the cadre who is asked."""
    month = (subject.on.replace(day=1) - timedelta(days=1)).replace(day=1)
    lasts = {field: subject.last(field) for field in Field}
    return About(
        name=spoken_near(register, child),
        full_name=child.name,
        bu=register.speaker.bu,
        known_last_month=frozenset(
            field for field, last in lasts.items() if last and last.on.replace(day=1) == month
        ),
        age_months=completed_months(subject.born, subject.on),
        is_listed=is_listed,
    )


def said(field: Field, value: int) -> str:
    """Say a figure with its unit."""
    if field is Field.WEIGHT:
        return text("{kg} kg", kg=kg(value))
    return text("{cm} cm", cm=cm(value))


def bare(field: Field, value: int) -> str:
    """Say a figure without its unit."""
    return kg(value) if field is Field.WEIGHT else cm(value)


def cannot_be(whose: About, position: Position | None, verdict: Impossible) -> str:
    """Say that a figure cannot be, and what was probably meant."""
    figure = said(verdict.field, verdict.value)
    proposal = "" if verdict.proposal is None else said(verdict.field, verdict.proposal)
    if verdict.field is Field.WEIGHT and proposal and whose.is_listed:
        return _in_list(whose, figure, proposal)
    if verdict.field is Field.WEIGHT and proposal:
        return text(
            "{child} {figure} tidak mungkin, {bu}. Maksudnya {proposal}?",
            child=whose.name,
            figure=figure,
            bu=whose.bu,
            proposal=proposal,
        )
    last = _last_words(whose, verdict)
    if verdict.field is Field.WEIGHT:
        return _once(
            text("{figure} tidak mungkin untuk {child}.", figure=figure, child=whose.name),
            last,
            text("Berapa berat hari ini? Contoh: 6,3"),
        )
    return _once(
        text("Tinggi {figure} tidak mungkin, {bu}.", figure=figure, bu=whose.bu)
        if position is Position.STANDING
        else text("Panjang {figure} tidak mungkin, {bu}.", figure=figure, bu=whose.bu),
        last,
        text("Maksudnya {proposal}?", proposal=proposal)
        if proposal
        else text("Berapa cm yang benar? Contoh: 70,5"),
    )


def _in_list(whose: About, figure: str, proposal: str) -> str:
    if whose.age_months < BABY_MONTHS:
        return text(
            "{child}: {figure} tidak mungkin untuk bayi {age}. Maksudnya {proposal}?",
            child=whose.name,
            figure=figure,
            age=age(whose.age_months),
            proposal=proposal,
        )
    return text(
        "{child}: {figure} tidak mungkin untuk anak {age}. Maksudnya {proposal}?",
        child=whose.name,
        figure=figure,
        age=age(whose.age_months),
        proposal=proposal,
    )


def _last_words(whose: About, verdict: Impossible) -> str:
    if verdict.last is None:
        return ""
    last = said(verdict.field, verdict.last)
    if verdict.field in whose.known_last_month:
        return text("Bulan lalu {last}.", last=last)
    return text("Terakhir {last}.", last=last)


def _once(*sentences: str) -> str:
    return " ".join(sentence for sentence in sentences if sentence)


def is_odd(whose: About, position: Position | None, verdict: Odd) -> str:
    """Ask for a second measurement, with a tip."""
    match verdict.reason:
        case Reason.GAINED_TOO_MUCH:
            return lines(
                _compared(whose, position, verdict),
                text("Tolong timbang ulang. Cek timbangan mulai dari nol, baju tebal dilepas."),
            )
        case Reason.LOST_WEIGHT:
            return lines(
                _compared(whose, position, verdict),
                text("Tolong timbang sekali lagi ya, {bu}.", bu=whose.bu),
            )
        case Reason.SHRANK | Reason.GREW_TOO_MUCH:
            return lines(
                _compared(whose, position, verdict),
                text("Tolong ukur ulang. Tumit, pantat, dan kepala menempel.")
                if position is Position.STANDING
                else text("Tolong ukur ulang. Kepala menempel papan, lutut lurus."),
            )
        case _:
            return lines(
                text(
                    "{now} tidak biasa untuk umur {child}.",
                    now=said(verdict.field, verdict.value),
                    child=whose.name,
                ),
                text("Tolong periksa sekali lagi ya, {bu}.", bu=whose.bu),
            )


def _compared(whose: About, position: Position | None, verdict: Odd) -> str:
    """Say the last figure and this one, and how far apart they are."""
    last = verdict.last or 0
    figures = {
        "child": whose.name,
        "last": said(verdict.field, last),
        "now": said(verdict.field, verdict.value),
        "change": said(verdict.field, abs(verdict.value - last)),
    }
    if verdict.reason in (Reason.GAINED_TOO_MUCH, Reason.LOST_WEIGHT):
        was_last_month = verdict.field in whose.known_last_month
        return _weight_changed(verdict.reason, figures, was_last_month=was_last_month)
    is_shorter, is_standing = verdict.reason is Reason.SHRANK, position is Position.STANDING
    return _length_changed(figures, is_shorter=is_shorter, is_standing=is_standing)


def _weight_changed(reason: Reason, figures: dict[str, str], *, was_last_month: bool) -> str:
    match reason, was_last_month:
        case Reason.GAINED_TOO_MUCH, True:
            return text(
                "{child} bulan lalu {last}, sekarang {now}. Naik {change} sebulan, ini tidak "
                "biasa.",
                **figures,
            )
        case Reason.GAINED_TOO_MUCH, False:
            return text(
                "{child} terakhir {last}, sekarang {now}. Naik {change}, ini tidak biasa.",
                **figures,
            )
        case _, True:
            return text("{child} bulan lalu {last}, sekarang {now}. Turun {change}.", **figures)
        case _:
            return text("{child} terakhir {last}, sekarang {now}. Turun {change}.", **figures)


def _length_changed(figures: dict[str, str], *, is_shorter: bool, is_standing: bool) -> str:
    match is_shorter, is_standing:
        case True, True:
            return text(
                "Tinggi {child} terakhir {last}, sekarang {now}. Tinggi anak biasanya tidak "
                "berkurang.",
                **figures,
            )
        case True, False:
            return text(
                "Panjang {child} terakhir {last}, sekarang {now}. Panjang anak biasanya tidak "
                "berkurang.",
                **figures,
            )
        case False, True:
            return text(
                "Tinggi {child} terakhir {last}, sekarang {now}. Bertambah {change}, ini tidak "
                "biasa.",
                **figures,
            )
        case _:
            return text(
                "Panjang {child} terakhir {last}, sekarang {now}. Bertambah {change}, ini tidak "
                "biasa.",
                **figures,
            )
