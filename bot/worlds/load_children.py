"""Putting the children of a world into a database, with what they were measured and given."""

import zlib
from datetime import date, time, timedelta
from itertools import pairwise

from bot.worlds import doses, shape
from bot.worlds.loading import Loading, Place
from bot.worlds.shape import Table
from dialog.spoken import MONTHS
from domain.growth.measures import Position
from domain.people import DayStatus
from domain.vitamin_a import campaign, capsule
from storage import children, founding

CODE_VALID = timedelta(days=7)


def past_day(loading: Loading, place: Place, held_on: date) -> int:
    """Keep a day that is over, once."""
    kept = loading.days.get((place.id, held_on))
    if kept is not None:
        return kept
    planned_on = place.rule.on(held_on.year, held_on.month)
    if any(key[0] == place.id and _same_month(key[1], held_on) for key in loading.days):
        planned_on = held_on
    zone = loading.world.zone
    kept = founding.add_day(
        loading.connection,
        posyandu_id=place.id,
        planned_on=planned_on,
        held_on=held_on,
        status=DayStatus.APPROVED,
        opened_at=shape.at(held_on, time(8), zone),
        closed_at=shape.at(held_on, time(12), zone),
    )
    loading.days[place.id, held_on] = kept
    return kept


def _same_month(one: date, other: date) -> bool:
    return (one.year, one.month) == (other.year, other.month)


def child(loading: Loading, place: Place, row: Table, where: str) -> None:
    """Put one under-five in: the family, what was measured, doses and capsules."""
    name = shape.written(row, "nama", where)
    born = shape.day(row.get("lahir"), f"{where} ({name}), lahir")
    child_id = children.add(
        loading.connection,
        family_id=_family(loading, place, row, f"{where} ({name})"),
        posyandu_id=place.id,
        name=name,
        sex=shape.sex(row, f"{where} ({name})"),
        born_on=born,
        nik=str(row.get("nik") or ""),
        has_kia_book=row.get("buku_kia"),
        registered_at=loading.registered_at,
    )
    for on, measured in shape.measures(row, where):
        _weighing(loading, place, child_id, on, measured)
    _doses(loading, child_id, name, born)
    _vitamin_a(loading, place, child_id, born)


def _family(loading: Loading, place: Place, row: Table, where: str) -> int:
    mother, rt = shape.written(row, "ibu", where), str(row.get("rt") or "")
    key = place.id, mother, rt
    if key not in loading.families:
        loading.families[key] = founding.add_family(
            loading.connection,
            posyandu_id=place.id,
            mother_name=mother,
            rt=rt,
            code=_code(loading, code_seed(place.name, mother, rt)),
            code_valid_until=loading.now + CODE_VALID,
            created_at=loading.registered_at,
        )
    return loading.families[key]


def code_seed(posyandu: str, mother: str, rt: str) -> str:
    """Name a family so that its code is always the same."""
    return f"{posyandu}/{mother}/{rt}"


def usual_code(seed: str) -> str:
    """Give the six digits a world always gives to the same family."""
    return f"{zlib.crc32(seed.encode()) % 1_000_000:06}"


def _code(loading: Loading, seed: str) -> str:
    code = usual_code(seed)
    while code in loading.codes:
        code = f"{(int(code) + 1) % 1_000_000:06}"
    loading.codes.add(code)
    return code


def _weighing(loading: Loading, place: Place, child_id: int, on: date, measured: Table) -> None:
    weight, lying, standing = (measured.get(key) for key in ("bb", "pb", "tb"))
    length = lying if lying is not None else standing
    children.add_weighing(
        loading.connection,
        child_id=child_id,
        day_id=past_day(loading, place, on),
        weighed_on=on,
        weight_g=None if weight is None else round(float(weight) * 1000),
        length_mm=None if length is None else round(float(length) * 10),
        position=None
        if length is None
        else (Position.STANDING if lying is None else Position.LYING),
        source="posyandu",
        rule_version="",
        computed={},
        recorded_at=shape.at(on, time(9), loading.world.zone),
    )


def _doses(loading: Loading, child_id: int, name: str, born: date) -> None:
    exception = loading.world.exceptions.get(name, "")
    is_je = bool((loading.world.table.get("imunisasi") or {}).get("daerah_je"))
    for dose in doses.given_by(born, loading.day, exception, je_endemic=is_je):
        children.add_dose(
            loading.connection,
            child_id=child_id,
            antigen=dose.antigen,
            given_on=dose.on,
            told_by="kia_book",
            recorded_at=loading.registered_at,
        )


def _vitamin_a(loading: Loading, place: Place, child_id: int, born: date) -> None:
    """Give the capsule of the last campaign a world names ('Terakhir Agustus 2025')."""
    words = str(loading.world.table.get("vitamin_a") or "").lower().replace(".", " ").split()
    months = [name.lower() for name in MONTHS]
    for said, year in pairwise(words):
        if said in months and year.isdigit():
            on = place.rule.on(int(year), months.index(said) + 1)
            break
    else:
        return
    season, colour = campaign(on), capsule(born, on)
    if season is None or colour is None or on >= loading.today:
        return
    children.add_vitamin_a(
        loading.connection,
        child_id=child_id,
        campaign=season,
        given_on=on,
        capsule=colour.value,
        recorded_at=shape.at(on, time(9), loading.world.zone),
    )
