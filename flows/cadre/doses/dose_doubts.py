"""Doses that hardly fit what is recorded: asked about once, then kept as facts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dialog.answers import choice, one_of
from dialog.chat import Chat
from dialog.spoken import day_month, day_month_year
from dialog.texts import lines, text
from domain.immunization import Dose, Judged, Result, SpokenDose, current_schedule
from domain.people import Child
from domain.register import Register
from flows.cadre.doses.dose_names import judged_doses, name_of, vaccine_name


@dataclass(frozen=True, kw_only=True)
class Meant:
    """A dose that is meant, beside what was typed of it."""

    dose: Dose
    spoken: SpokenDose
    batch: str = ""

    @property
    def name(self) -> str:
        """Name it as typed: 'DPT 3'."""
        name = vaccine_name(self.dose.antigen) if self._is_whole else self.dose.antigen
        return f"{name} {self.spoken.number}" if self.spoken.number is not None else name

    @property
    def _is_whole(self) -> bool:
        return not current_schedule().series(self.dose.antigen)


@dataclass(frozen=True, kw_only=True)
class Doubts:
    """What is odd about some doses, and which of them are new."""

    fresh: tuple[Meant, ...]
    """Those not recorded yet."""
    reasons: tuple[str, ...]


def doubts_about(
    register: Register,
    child: Child,
    meant: Sequence[Meant],
    today: date,
    *,
    without: frozenset[int] = frozenset(),
) -> Doubts:
    """Judge new doses beside the recorded ones; `without` are records that they replace."""
    kept = [record.dose for record in register.dose_records(child.id) if record.id not in without]
    before = judged_doses(register, child, kept, today)
    after = judged_doses(register, child, [*kept, *(one.dose for one in meant)], today)
    results = [(one, after[id(one.dose)]) for one in meant]
    known = frozenset(one.dose.antigen for one in after.values() if one.is_counted)
    odd = [_why_odd(one, judged, today, known) for one, judged in results]
    spoilt = [
        _spoilt(before[id(dose)], after[id(dose)])
        for dose in kept
        if before[id(dose)].is_counted and not after[id(dose)].is_counted
    ]
    return Doubts(
        fresh=tuple(one for one, judged in results if judged.result is not Result.DUPLICATE),
        reasons=tuple(reason for reason in (*odd, *spoilt) if reason),
    )


async def settled(chat: Chat, register: Register, reasons: tuple[str, ...]) -> str:
    """Ask once whether it happened all the same: keep, change or cancel."""
    if not reasons:
        return "keep"
    return await chat.ask(
        "odd",
        lines(
            text("Mohon dicek dulu, {bu}:", bu=register.speaker.bu),
            *reasons,
            text("Benar sudah diberikan?"),
        ),
        one_of(
            choice("keep", text("Ya, tetap catat"), "YA", "SUDAH"),
            choice("change", text("Ubah"), "UBAH", "TIDAK"),
            choice("cancel", text("Batal"), "BATAL"),
        ),
    )


def _why_odd(meant: Meant, judged: Judged, today: date, known: frozenset[str]) -> str:
    """Say what is odd about a new dose, or nothing."""
    match judged.result:
        case Result.TOO_YOUNG:
            return _too_young(meant, judged, today)
        case Result.INTERVAL_TOO_SHORT | Result.LIVE_INTERVAL_TOO_SHORT:
            return _too_close(meant, judged, today)
        case Result.INVALID_DATE:
            return text("{dose}: tanggalnya sebelum lahir atau belum sampai.", dose=meant.name)
        case Result.DUPLICATE | Result.NOT_COUNTED | Result.VALID_AFTER_MAX_AGE:
            return _not_needed(meant, judged.result, is_first=judged.dose.antigen not in known)
        case _:
            return _other_number(meant, judged)


def _not_needed(meant: Meant, result: Result, *, is_first: bool) -> str:
    if result is Result.DUPLICATE:
        return text("{dose}: sudah tercatat, tidak disimpan dua kali.", dose=meant.name)
    if result is Result.VALID_AFTER_MAX_AGE:
        return text("{dose}: lewat batas umur yang biasa.", dose=meant.name)
    if _is_foreign(meant.dose.antigen):
        return ""
    if is_first:
        return text("{dose}: lewat batas umur, tidak dihitung.", dose=meant.name)
    return text("{dose}: menurut catatan sudah lengkap.", dose=meant.name)


def _too_young(meant: Meant, judged: Judged, today: date) -> str:
    if judged.counts_from is None:
        return text("{dose}: belum cukup umur.", dose=meant.name)
    return text(
        "{dose}: belum cukup umur, paling cepat {date}.",
        dose=meant.name,
        date=_day(judged.counts_from, today),
    )


def _too_close(meant: Meant, judged: Judged, today: date) -> str:
    earlier = judged.too_close_to
    if earlier is None or judged.counts_from is None:
        return text("{dose}: terlalu dekat dengan imunisasi sebelumnya.", dose=meant.name)
    return text(
        "{dose}: terlalu dekat dengan {earlier} {date}, paling cepat {first}.",
        dose=meant.name,
        earlier=vaccine_name(earlier.antigen),
        date=_day(earlier.on, today),
        first=_day(judged.counts_from, today),
    )


def _spoilt(before: Judged, after: Judged) -> str:
    """Say that an earlier record counts no longer beside the new one."""
    return text(
        "{dose} tanggal {date} jadi tidak terhitung, terlalu dekat.",
        dose=name_of(before),
        date=day_month_year(after.dose.on),
    )


def _day(day: date, today: date) -> str:
    return day_month(day) if day.year == today.year else day_month_year(day)


def _is_foreign(antigen: str) -> bool:
    """Tell a vaccine outside the programme, which is kept and never judged."""
    schedule = current_schedule()
    series = schedule.series(schedule.series_name(antigen))
    return not series and schedule.visit(antigen) is None


def _other_number(meant: Meant, judged: Judged) -> str:
    said, counted = meant.spoken.number, _number_of(judged)
    if said is None or counted is None or said == counted:
        return ""
    return text("{dose}: menurut catatan ini yang ke-{number}.", dose=meant.name, number=counted)


def _number_of(judged: Judged) -> int | None:
    schedule = current_schedule()
    codes = [slot.code for slot in schedule.series(schedule.series_name(judged.dose.antigen))]
    return codes.index(judged.counts_as) + 1 if judged.counts_as in codes else None
