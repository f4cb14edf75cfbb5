"""Reading `schedule.toml` into a `Schedule`, and the district's own file laid over it."""

import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from domain.immunization.schedule import (
    ChildhoodTetanus,
    Completeness,
    Hexavalent,
    Indicators,
    LateStart,
    Region,
    Schedule,
    School,
    SchoolVisit,
    ShortSeries,
    Slot,
    Spacing,
    TetanusStep,
    Wider,
    ZeroDoseAges,
)
from domain.immunization.spans import Span

_FILE = Path(__file__).with_name("schedule.toml")
_SPANS = (
    "recommended",
    "overdue",
    "offer",
    "offer_interval",
    "last_before",
    "counts_from",
    "counts_interval",
)

Table = dict[str, Any]


class _InForce:
    """The district's schedule, if one was laid over the national one."""

    district: Schedule | None = None


@cache
def national_table() -> Table:
    """Return the national file as it is written."""
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


@cache
def national_schedule() -> Schedule:
    """Return the national ruleset, read once."""
    return schedule_from(national_table())


def use_district(schedule: Schedule | None) -> None:
    """Let a district's schedule hold from its day on; None goes back to the national one."""
    _InForce.district = schedule


def current_schedule() -> Schedule:
    """Return the latest ruleset, by which doses are named."""
    return _InForce.district or national_schedule()


def schedule_on(day: date) -> Schedule:
    """Return the ruleset in force on a day: the district's from its date on."""
    district = _InForce.district
    if district is not None and day >= district.effective_from:
        return district
    return national_schedule()


def schedule_from(table: Table) -> Schedule:
    """Build a schedule from its tables; a missing key is a KeyError or a TypeError."""
    overdue_after = Span.parse(table["overdue"]["after"])
    return Schedule(
        ruleset=table["ruleset"],
        effective_from=table["effective_from"],
        sources=table["sources"],
        slots=tuple(_slot(row, overdue_after) for row in table["slot"]),
        school=_school(table["school"]),
        tetanus_steps=tuple(_tetanus_step(row) for row in table["women"]),
        childhood_tetanus=ChildhoodTetanus(
            infant=tuple(table["childhood_tetanus"]["infant"]),
            further=tuple(table["childhood_tetanus"]["further"]),
        ),
        repeat_interval=Span.parse(table["repeat"]["interval"]),
        live=_spacing(table["live"]),
        campaign=_spacing(table["campaign"]),
        stand_ins=table["stand_ins"],
        late_start=_late_start(table["late_start"]),
        short_series=_short_series(table["short_series"]),
        hexavalent=_hexavalent(table["hexavalent"]),
        completeness=_completeness(table["completeness"]),
        zero_dose=_zero_dose(table["zero_dose"]),
        indicators=Indicators(
            uci_percent=table["indicators"]["uci_percent"],
            drop_out_percent=table["indicators"]["drop_out_percent"],
        ),
        regions=tuple(Region(**row | {"source": tuple(row["source"])}) for row in table["region"]),
    )


def _slot(row: Table, overdue_after: Span) -> Slot:
    spans = {name: Span.parse(row[name]) for name in _SPANS if name in row}
    if "overdue" not in spans:
        spans["overdue"] = Span(months=spans["recommended"].months + overdue_after.months)
    wider = row.get("wider")
    others = {name: value for name, value in row.items() if name not in {*_SPANS, "wider"}}
    return Slot(
        **others | spans | {"source": tuple(row["source"])},
        wider=wider
        and Wider(start=Span.parse(wider["from"]), interval=Span.parse(wider["interval"])),
    )


def _school(table: Table) -> School:
    return School(
        first_month=table["first_month"],
        open_for=Span.parse(table["open_for"]),
        tetanus=frozenset(table["tetanus"]),
        tetanus_name=table["tetanus_name"],
        tetanus_name_from_grade=table["tetanus_name_from_grade"],
        visits=tuple(
            SchoolVisit(**row | {"source": tuple(row["source"])}) for row in table["visit"]
        ),
    )


def _tetanus_step(row: Table) -> TetanusStep:
    return TetanusStep(
        status=row["status"],
        protection_months=row["protection_months"],
        confidence=row["confidence"],
        source=tuple(row["source"]),
        interval=Span.parse(row.get("interval", "0 d")),
    )


def _spacing(table: Table) -> Spacing:
    return Spacing(
        interval=Span.parse(table["interval"]),
        antigens=frozenset(table["antigens"]),
        ordinary=frozenset(table.get("ordinary", ())),
    )


def _late_start(table: Table) -> LateStart:
    return LateStart(
        antigen=table["antigen"],
        two_doses_from=Span.parse(table["two_doses_from"]),
        one_dose_from=Span.parse(table["one_dose_from"]),
    )


def _short_series(table: Table) -> ShortSeries:
    return ShortSeries(antigen=table["antigen"], product=table["product"], doses=table["doses"])


def _hexavalent(table: Table) -> Hexavalent:
    return Hexavalent(
        antigen=table["antigen"],
        product=table["product"],
        primary=tuple(table["primary"]),
        enough=table["enough"],
    )


def _completeness(table: Table) -> Completeness:
    return Completeness(
        basic=tuple(table["basic"]),
        infant_before=Span.parse(table["infant_before"]),
        toddler_before=Span.parse(table["toddler_before"]),
        new_antigens=tuple(table["new_antigens"]),
        new_antigens_ipv_doses=table["new_antigens_ipv_doses"],
        toddler=tuple(table["toddler"]),
    )


def _zero_dose(table: Table) -> ZeroDoseAges:
    return ZeroDoseAges(
        antigen=table["antigen"],
        risk_from=Span.parse(table["risk_from"]),
        certain_from=Span.parse(table["certain_from"]),
        until=Span.parse(table["until"]),
    )
