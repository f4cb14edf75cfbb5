"""The shape of a world file: what it must tell, and a kind word about what is missing."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cached_property
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from domain.people import RoleKind, Sex
from domain.posyandu_days import DayRule

Table = Mapping[str, Any]
_MEASURED = re.compile(r"ukur_(\d{4})_(\d\d)_(\d\d)")
_HOURS = re.compile(r"(\d{1,2})[.:](\d\d)\s*[-–]\s*(\d{1,2})[.:](\d\d)")
_ROLES = (
    ("operator", RoleKind.OPERATOR),
    ("kepala dusun", RoleKind.HAMLET_HEAD),
    ("kadus", RoleKind.HAMLET_HEAD),
    ("ketua rt", RoleKind.HAMLET_HEAD),
    ("kepala lingkungan", RoleKind.HAMLET_HEAD),
    ("koordinator", RoleKind.COORDINATOR),
    ("kader", RoleKind.CADRE),
    ("bidan", RoleKind.MIDWIFE),
    ("pokjanal", RoleKind.POKJANAL),
    ("puskesmas", RoleKind.PUSKESMAS),
    ("perangkat", RoleKind.VILLAGE_OFFICER),
    ("desa", RoleKind.VILLAGE_OFFICER),
    ("kaur", RoleKind.VILLAGE_OFFICER),
    ("lurah", RoleKind.VILLAGE_OFFICER),
)
_NAMED = ("nama", "sebut", "ibu", "desa", "kecamatan")
TITLES = {
    "bu": "Ibu",
    "ibu": "Ibu",
    "pak": "Bapak",
    "bapak": "Bapak",
    "bidan": "Bidan",
    "dr.": "dr.",
    "dr": "dr.",
    "mbak": "Mbak",
    "mas": "Mas",
    "kak": "Kak",
    "mama": "Mama",
    "mak": "Mak",
    "mbah": "Mbah",
    "nenek": "Nenek",
    "kakek": "Kakek",
    "oma": "Oma",
    "opa": "Opa",
}
LIFE_STAGES = {
    "ibu hamil": "pregnant",
    "ibu nifas": "postpartum",
    "ibu menyusui": "postpartum",
    "usia sekolah": "school_age",
    "remaja": "teen",
    "dewasa": "adult",
    "usia produktif": "adult",
    "lansia": "older",
}


class WorldError(ValueError):
    """A world file lacks something, or says something that can't be; the message names it."""


@dataclass(frozen=True, kw_only=True)
class World:
    """A world file, opened: looked into with `at`, which complains by place."""

    table: Table
    name: str

    @cached_property
    def zone(self) -> ZoneInfo:
        """The zone of the village's clocks."""
        zone = written(self.table, "zona_waktu", self.name)
        if zone not in available_timezones():
            raise WorldError(
                f"{self.name}: zona_waktu {zone!r} tidak dikenal, contoh: Asia/Makassar"
            )
        return ZoneInfo(zone)

    @property
    def village(self) -> str:
        """The village's name."""
        return written(self.table, "desa", self.name)

    def rows(self, key: str) -> tuple[Table, ...]:
        """List the rows under a key; none when it is missing."""
        found = self.table.get(key) or []
        if not isinstance(found, list) or not all(isinstance(row, dict) for row in found):
            raise WorldError(f"{self.name}: {key!r} harus berupa daftar")
        return tuple(found)

    def children(self, posyandu: str) -> tuple[Table, ...]:
        """List the under-fives of a posyandu."""
        return self.rows(f"balita_{slug(posyandu)}")

    def others(self, posyandu: str) -> tuple[Table, ...]:
        """List everyone else a posyandu serves."""
        return self.rows(f"sasaran_lain_{slug(posyandu)}")

    @property
    def exceptions(self) -> Mapping[str, str]:
        """What is said of single children's doses, by the child's name."""
        doses = self.table.get("imunisasi") or {}
        return dict(doses.get("pengecualian") or {})

    @property
    def names(self) -> frozenset[str]:
        """Give every word, in small letters, that is part of a name in the file."""
        said = " ".join(_said(self.table))
        titles = {*TITLES, *(title.lower() for title in TITLES.values())}
        return frozenset(re.findall(r"[^\W\d_]+", said.lower())) - titles

    @property
    def day(self) -> date | None:
        """The day the file tells of: today's posyandu day, else the last day it names."""
        days = [
            day(row[key], f"{self.name}: posyandu, {key}")
            for row in self.rows("posyandu")
            for key in ("hari_ini", "hari_terakhir")
            if row.get(key)
        ]
        return max(days, default=None)


def _said(part: object) -> Iterator[str]:
    """List what stands under the keys that hold names, however deep."""
    if isinstance(part, list):
        for each in part:
            yield from _said(each)
    elif isinstance(part, dict):
        for key, value in part.items():
            if key in _NAMED and isinstance(value, str):
                yield value
            else:
                yield from _said(value)


def open_world(path: Path) -> World:
    """Read a world file; WorldError when it is none."""
    try:
        table = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise WorldError(f"{path}: berkas dunia tidak bisa dibuka ({error.strerror})") from error
    except ValueError as error:
        raise WorldError(f"{path}: bukan berkas JSON ({error})") from error
    if not isinstance(table, dict):
        raise WorldError(f"{path}: isinya harus satu objek JSON")
    return World(table=table, name=path.name)


def slug(name: str) -> str:
    """Write a name as a key: 'Melati 1' is 'melati_1'."""
    return "_".join(re.findall(r"[a-z0-9]+", name.lower()))


def written(row: Table, key: str, where: str) -> str:
    """Give a text that must be there."""
    value = row.get(key)
    if value is None or not str(value).strip():
        raise WorldError(f"{where}: {key!r} belum diisi")
    return str(value).strip()


def day(said: object, where: str) -> date:
    """Read a day such as 2026-02-10."""
    try:
        return date.fromisoformat(str(said))
    except ValueError as error:
        raise WorldError(f"{where}: {said!r} bukan tanggal, contoh: 2026-02-10") from error


def hours(row: Table, where: str) -> tuple[time, time]:
    """Read '08.00-11.00'; a posyandu that does not say opens at these hours."""
    said = str(row.get("jam") or "08.00-11.00")
    match = _HOURS.fullmatch(said.strip())
    if match is None:
        raise WorldError(f"{where}: jam {said!r} belum jelas, contoh: 08.00-11.00")
    opens, opens_minute, closes, closes_minute = (int(part) for part in match.groups())
    return time(opens, opens_minute), time(closes, closes_minute)


def rule(row: Table, where: str) -> DayRule:
    """Read the rule of a posyandu's day."""
    said = written(row, "jadwal", where)
    try:
        return DayRule.parse(said)
    except ValueError as error:
        raise WorldError(f"{where}: jadwal {said!r} belum jelas, contoh: Selasa kedua") from error


def sex(row: Table, where: str) -> Sex:
    """Read L or P."""
    said = written(row, "jk", where).upper()
    if said not in ("L", "P"):
        raise WorldError(f"{where}: jk harus L atau P, bukan {said!r}")
    return Sex(said)


def measures(row: Table, where: str) -> Iterator[tuple[date, Table]]:
    """List what was measured, by day; a null is a day on which the child did not come."""
    for key, value in row.items():
        match = _MEASURED.fullmatch(key)
        if match and value:
            yield day("-".join(match.groups()), f"{where}, {key}"), value


def role(row: Table, where: str) -> RoleKind:
    """Understand a duty such as 'kader koordinator' or 'perangkat desa (kaur kesra)'."""
    said = written(row, "peran", where).lower()
    for word, kind in _ROLES:
        if word in said:
            return kind
    raise WorldError(f"{where}: peran {said!r} tidak dikenal")


def title_and_call(said: str) -> tuple[str, str]:
    """Split 'Bu Siti' into the title 'Ibu' and 'Siti'; a bare name has no title."""
    first, _, rest = said.partition(" ")
    title = TITLES.get(first.lower())
    return (title, rest) if title and rest else ("", said)


def life_stage(row: Table) -> str:
    """Name a life stage as the tables do; an unknown one stays as written."""
    said = str(row.get("kelompok") or "").strip().lower()
    return LIFE_STAGES.get(said, said)


def at(day_: date, hour: time, zone: ZoneInfo) -> datetime:
    """Give a local moment."""
    return datetime.combine(day_, hour, tzinfo=zone)
