"""What a world's children have been given: everything on its recommended day, but for what is said.

The exceptions are short sentences: 'belum MR 1 dan IPV 2', 'baru HB-0', 'belum pernah', 'terakhir
13 Januari 2026: DPT-HB-Hib 2, OPV 3'.
"""

import re
from collections.abc import Iterator
from datetime import date

from bot.worlds.shape import WorldError
from dialog.spoken import MONTHS
from domain.immunization import Dose, current_schedule, read_doses
from domain.immunization.schedule import Slot

_LAST = re.compile(r"terakhir\s+(\d{1,2})\s+(\w+)\s+(\d{4})\s*:?\s*(.*)", re.IGNORECASE)
_NEVER = re.compile(r"belum (pernah|ada|sama sekali|imunisasi|diimunisasi)", re.IGNORECASE)
_REMARK = re.compile(r"\([^)]*\)")


def given_by(born: date, day: date, exception: str, *, je_endemic: bool) -> tuple[Dose, ...]:
    """List what a child born on a day has been given up to another day, oldest first."""
    said = _REMARK.sub("", exception).strip()
    complete = dict(_on_schedule(born, day, je_endemic=je_endemic))
    doses = _excepted(said, born, complete) if said else complete
    given = [Dose(antigen=_slot(code).antigen, on=on) for code, on in doses.items()]
    return tuple(sorted(given, key=lambda dose: dose.on))


def _on_schedule(born: date, day: date, *, je_endemic: bool) -> Iterator[tuple[str, date]]:
    for slot in current_schedule().slots:
        on = slot.recommended.after(born)
        if on <= day and (je_endemic or slot.antigen != "JE"):
            yield slot.code, on


def _excepted(said: str, born: date, complete: dict[str, date]) -> dict[str, date]:
    if last := _LAST.match(said):
        return _up_to(_date(last), codes(last[4]), born, complete)
    if _NEVER.match(said):
        return {}
    first, _, rest = said.partition(" ")
    if first.lower() == "baru":
        only = codes(rest)
        return {code: complete.get(code, _slot(code).recommended.after(born)) for code in only}
    if first.lower() in ("belum", "kecuali", "kurang"):
        missing = {later.code for code in codes(rest) for later in _from_on(code)}
        return {code: on for code, on in complete.items() if code not in missing}
    raise WorldError(f"imunisasi: kalimat {said!r} belum bisa dibaca, contoh: belum MR 1")


def _up_to(
    last: date, listed: tuple[str, ...], born: date, complete: dict[str, date]
) -> dict[str, date]:
    """Give the listed doses on the last day, and before it what comes earlier in the schedule."""
    later = {slot.code for code in listed for slot in _from_on(code)}
    earlier = {slot.code for code in listed for slot in _series(code)} - later
    kept = {
        code: min(on, last)
        for code, on in complete.items()
        if code in earlier or (on <= last and code not in later)
    }
    kept |= {code: _slot(code).recommended.after(born) for code in earlier if code not in kept}
    return kept | dict.fromkeys(listed, last)


def codes(said: str) -> tuple[str, ...]:
    """Read doses named in a sentence into codes of the schedule; WorldError for an unclear one."""
    found = []
    for dose in read_doses(said).doses:
        series = current_schedule().series(dose.antigen or "")
        number = dose.number or (1 if len(series) == 1 else None)
        if number is None or not 0 < number <= len(series):
            raise WorldError(f"imunisasi: {said!r} belum jelas, tulis nomor dosisnya")
        found.append(series[number - 1].code)
    return tuple(found)


def _from_on(code: str) -> tuple[Slot, ...]:
    series = _series(code)
    return series[series.index(_slot(code)) :]


def _series(code: str) -> tuple[Slot, ...]:
    return current_schedule().series(_slot(code).antigen)


def _slot(code: str) -> Slot:
    return current_schedule().slot(code)


def _date(match: re.Match[str]) -> date:
    months = {name.lower(): number for number, name in enumerate(MONTHS, 1)}
    month = months.get(match[2].lower())
    if month is None:
        raise WorldError(f"imunisasi: bulan {match[2]!r} tidak dikenal")
    return date(int(match[3]), month, int(match[1]))
