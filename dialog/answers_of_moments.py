"""An answer that is a coming moment outside the quiet hours: 'besok jam 4 sore'."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from dialog.answers import OneOf, Typed
from dialog.chat import Gone, Heard, NotUnderstood
from dialog.input.dates import FoundDate, MissingDate, UnclearDate, WeekdayConflict, WrongSide
from dialog.input.times import FoundTime, MissingTime, Moment, UnclearTime, read_moment
from dialog.input.words import lexicon
from dialog.journal import Json
from dialog.messages import Choice
from dialog.spoken import clock, full_date, weekday_date
from dialog.texts import text
from domain import quiet_hours

_NIGHT = re.compile(r"\b(?:malam|malem|mlm|tengah malam|dini hari)\b", re.IGNORECASE)


def a_coming_moment(now: datetime, *, farthest: timedelta) -> Typed[datetime]:
    """Read a local moment after `now`; a kept one that has passed is asked for again."""

    def read(typed: str, today: date) -> datetime:
        moment = read_moment(typed, today=today)
        if isinstance(moment.day, WrongSide):
            raise NotUnderstood(text("Waktu itu sudah lewat. Contoh: besok 16.00"))
        at = _time(moment)
        return _fitting(_joined(moment, at, now), now, farthest)

    def load(stored: str) -> datetime:
        kept = datetime.fromisoformat(stored)
        if kept < now:
            raise Gone
        return kept

    return Typed(reads=read, dumps=datetime.isoformat, loads=load)


@dataclass(frozen=True, kw_only=True)
class RowOrMoment:
    """One of a few choices, or a moment in people's own words."""

    rows: OneOf
    moments: Typed[datetime]

    @property
    def choices(self) -> tuple[Choice, ...]:
        """Show the rows."""
        return self.rows.choices

    @property
    def list_title(self) -> str | None:
        """Show them as buttons."""
        return self.rows.list_title

    def read(self, heard: Heard, today: date) -> datetime | str:
        """Take an hour as a moment; 'besok sore' without one is no 'Besok 06.00'."""
        if heard.tapped is not None:
            return self.rows.read(heard, today)
        moment = read_moment(heard.text, today=today)
        chosen = lexicon().choice(heard.text, self.rows.choices)
        if isinstance(moment.at, MissingTime) and chosen is not None and not chosen.rest:
            return chosen.option.id
        if isinstance(moment.at, MissingTime) and isinstance(moment.day, MissingDate):
            if _NIGHT.search(heard.text):
                raise NotUnderstood(
                    text("Jam tenang 20.00-06.00, tidak ada siaran. Contoh: besok 16.00")
                )
            return self.rows.read(heard, today)
        return self.moments.read(heard, today)

    def dump(self, value: datetime | str) -> Json:
        """Keep the id, or the moment."""
        return value if isinstance(value, str) else [self.moments.dump(value)]

    def load(self, stored: Json) -> datetime | str:
        """Give it back while it is still offered, or still to come."""
        return self.rows.load(stored) if isinstance(stored, str) else self.moments.load(stored[0])


def _time(moment: Moment) -> time:
    match moment.at:
        case FoundTime(at=at):
            return at
        case UnclearTime(candidates=candidates):
            # Nobody is written to at four in the morning, so "jam 4" is the afternoon.
            awake = [at for at in candidates if not _is_quiet(at)]
            if len(awake) == 1:
                return awake[0]
    if isinstance(moment.day, MissingDate):
        raise NotUnderstood(text("Saya perlu hari dan jamnya. Contoh: besok 16.00"))
    raise NotUnderstood(text("Jam berapa? Contoh: besok 16.00"))


def _is_quiet(at: time) -> bool:
    return quiet_hours.is_quiet(datetime.combine(date.min, at))


def _joined(moment: Moment, at: time, now: datetime) -> datetime:
    match moment.day:
        case FoundDate(day=day):
            return datetime.combine(day, at, tzinfo=now.tzinfo)
        case MissingDate():
            today = datetime.combine(now.date(), at, tzinfo=now.tzinfo)
            return today if today > now else today + timedelta(days=1)
        case UnclearDate(candidates=candidates) if candidates:
            return datetime.combine(candidates[0], at, tzinfo=now.tzinfo)
        case WeekdayConflict(by_date=by_date, by_weekday=by_weekday):
            raise NotUnderstood(
                text(
                    "Tanggal dan harinya tidak cocok: {first} atau {second}?",
                    first=weekday_date(by_date),
                    second=weekday_date(by_weekday),
                )
            )
        case _:
            raise NotUnderstood(text("Tanggal itu tidak ada. Contoh: besok 16.00"))


def _fitting(moment: datetime, now: datetime, farthest: timedelta) -> datetime:
    if moment <= now:
        raise NotUnderstood(text("Waktu itu sudah lewat. Contoh: besok 16.00"))
    if moment > now + farthest:
        raise NotUnderstood(
            text("Itu terlalu jauh. Paling lama {date}.", date=full_date((now + farthest).date()))
        )
    if quiet_hours.is_quiet(moment):
        first = quiet_hours.earliest(moment)
        raise NotUnderstood(
            text(
                "Jam tenang 20.00-06.00, tidak ada siaran. Paling cepat {date} jam {clock}.",
                date=weekday_date(first.date()),
                clock=clock(first),
            )
        )
    return moment
