"""Givens about a posyandu's day: it is open, closed, approved."""

import re
from datetime import date

from bot.worlds.given_scene import Change, Rule, rule
from bot.worlds.given_time import day_in
from domain.people import DayStatus, Posyandu
from handlers.commands.days import open_planned
from storage import days, directory, founding


def opened(change: Change, posyandu: Posyandu) -> int:
    """Open today's day of a posyandu unless it is open; give its number."""
    open_day = change.register.open_day(posyandu.id)
    if open_day is not None and open_day.id is not None:
        return open_day.id
    cadre = change.cadres(posyandu)[0]
    return open_planned(change.work(cadre.id), posyandu.id, change.stage.local.date())


def _open(change: Change, _match: re.Match[str]) -> None:
    opened(change, change.posyandu())


def _close(change: Change, _match: re.Match[str]) -> None:
    _set_status(change, DayStatus.CLOSED)


def _approve(change: Change, _match: re.Match[str]) -> None:
    _set_status(change, DayStatus.APPROVED)


def _set_status(change: Change, status: DayStatus) -> None:
    posyandu = change.posyandu()
    on = day_in(change.sentence, change.stage.local.date())
    day = (
        days.on(change.connection, posyandu.id, on) if on else change.register.last_day(posyandu.id)
    )
    if day is not None and day.id is not None:
        directory.set_day_status(change.connection, day.id, status, change.stage.now)


def day_of(change: Change, posyandu_id: int, on: date) -> int | None:
    """Give the number of a posyandu's day that is kept."""
    day = days.on(change.connection, posyandu_id, on)
    return day.id if day is not None else None


def _keeps_silence(change: Change, _match: re.Match[str]) -> None:
    founding.keep_silent_days(change.connection, change.stage.village_id)


OPENING: tuple[Rule, ...] = (
    rule(r"posyandu\b(?:(?!belum)[^,;])*\b(?:dibuka|terbuka)\b", _open),
    rule(r"\b(?:menjalankan|merayakan|menjaga) (?:hari )?(?:raya )?nyepi\b", _keeps_silence),
)
CLOSING: tuple[Rule, ...] = (
    rule(r"\b(?:posyandu|rekap)\b(?:(?!belum)[^;])*\bditutup\b", _close),
    rule(r"\brekap\b(?:(?!belum)[^;])*\bdisetujui\b", _approve),
)
