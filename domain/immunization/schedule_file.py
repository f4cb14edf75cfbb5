"""Reading `schedule.toml` into a `Schedule`."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from domain.immunization.schedule import (
    Completeness,
    Hexavalent,
    LateStart,
    Schedule,
    School,
    SchoolVisit,
    ShortSeries,
    Slot,
    Spacing,
    TetanusStep,
    Wider,
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
_MONTHS_UNTIL_OVERDUE = 1

Table = dict[str, Any]


@cache
def current_schedule() -> Schedule:
    """Return the ruleset in force, read once."""
    return read_schedule(_FILE.read_text(encoding="utf-8"))


def read_schedule(text: str) -> Schedule:
    """Read a schedule written in TOML; a missing key is a KeyError or a TypeError."""
    table = tomllib.loads(text)
    return Schedule(
        ruleset=table["ruleset"],
        effective_from=table["effective_from"],
        sources=table["sources"],
        slots=tuple(_slot(row) for row in table["slot"]),
        school=_school(table["school"]),
        tetanus_steps=tuple(_tetanus_step(row) for row in table["women"]),
        repeat_interval=Span.parse(table["repeat"]["interval"]),
        live=_spacing(table["live"]),
        campaign=_spacing(table["campaign"]),
        stand_ins=table["stand_ins"],
        late_start=_late_start(table["late_start"]),
        short_series=_short_series(table["short_series"]),
        hexavalent=_hexavalent(table["hexavalent"]),
        completeness=_completeness(table["completeness"]),
    )


def _slot(row: Table) -> Slot:
    spans = {name: Span.parse(row[name]) for name in _SPANS if name in row}
    if "overdue" not in spans:
        spans["overdue"] = Span(months=spans["recommended"].months + _MONTHS_UNTIL_OVERDUE)
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
        tetanus=frozenset(table["tetanus"]),
        tetanus_name=table["tetanus_name"],
        visits=tuple(
            SchoolVisit(**row | {"source": tuple(row["source"])}) for row in table["visit"]
        ),
    )


def _tetanus_step(row: Table) -> TetanusStep:
    return TetanusStep(
        status=row["status"],
        protection_months=row["protection_months"],
        confidence=row["confidence"],
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
        antigen=table["antigen"], product=table["product"], primary=tuple(table["primary"])
    )


def _completeness(table: Table) -> Completeness:
    return Completeness(
        basic=tuple(table["basic"]),
        new_antigens=tuple(table["new_antigens"]),
        new_antigens_ipv_doses=table["new_antigens_ipv_doses"],
        toddler=tuple(table["toddler"]),
    )
