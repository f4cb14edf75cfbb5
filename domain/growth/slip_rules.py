"""The limits that tell a slip of the pen (g, mm), as dated rules beside this file."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any

from domain.dated_rules import editions, in_force


class Field(StrEnum):
    """What was reported."""

    WEIGHT = "weight"
    LENGTH = "length"


PER_TYPED_UNIT = {Field.WEIGHT: Decimal(1000), Field.LENGTH: Decimal(10)}
"""Grams in a kilogram, millimetres in a centimetre."""


@dataclass(frozen=True, kw_only=True)
class Range:
    """Two limits, both inside."""

    low: Decimal
    high: Decimal

    def holds(self, value: Decimal) -> bool:
        """Tell whether a value lies within."""
        return self.low <= value <= self.high


@dataclass(frozen=True, kw_only=True)
class FieldRules:
    """The limits of one field; shares have no unit."""

    possible: Range
    soft: Range
    share_after_last: Range
    share_without_last: Range
    proposal_share: Range


@dataclass(frozen=True, kw_only=True)
class ChangeRules:
    """The limits of a change since the last time."""

    gain_g_per_month: Decimal
    loss_g: Decimal
    loss_share: Decimal
    growth_mm_per_month: Decimal
    growth_from_months: int


@dataclass(frozen=True, kw_only=True)
class SlipRules:
    """All limits."""

    version: str
    source: str
    effective_from: date
    until_months: int
    fields: dict[Field, FieldRules]
    change: ChangeRules
    soft_arm_mm: Range
    soft_head_mm: Range


@cache
def slip_rules(on: date) -> SlipRules:
    """Return the limits in force on a day."""
    return in_force(_editions(), on)


@cache
def _editions() -> tuple[SlipRules, ...]:
    return tuple(_rules(content) for content in editions(__package__, "slips", Decimal))


def _rules(content: dict[str, Any]) -> SlipRules:
    odd = content["odd"]
    return SlipRules(
        version=content["version"],
        source=content["source"],
        effective_from=content["effective_from"],
        until_months=content["until_months"],
        fields={
            Field.WEIGHT: _field_rules(content, Field.WEIGHT, "weight_kg"),
            Field.LENGTH: _field_rules(content, Field.LENGTH, "length_cm"),
        },
        change=ChangeRules(
            gain_g_per_month=odd["gain_kg_per_month"] * PER_TYPED_UNIT[Field.WEIGHT],
            loss_g=odd["loss_kg"] * PER_TYPED_UNIT[Field.WEIGHT],
            loss_share=odd["loss_share"],
            growth_mm_per_month=odd["growth_cm_per_month"] * PER_TYPED_UNIT[Field.LENGTH],
            growth_from_months=odd["growth_from_months"],
        ),
        soft_arm_mm=_range(odd["arm_cm"], Decimal(10)),
        soft_head_mm=_range(odd["head_cm"], Decimal(10)),
    )


def _field_rules(content: dict[str, Any], field: Field, column: str) -> FieldRules:
    """Return the limits of one field, in grams or millimetres."""
    unit = PER_TYPED_UNIT[field]
    shares = content["share_of_expected"]
    tolerance = content["proposal"][f"{field}_tolerance"]
    return FieldRules(
        possible=_range(content["possible"][column], unit),
        soft=_range(content["odd"][column], unit),
        share_after_last=_range(shares[f"{field}_after_last"]),
        share_without_last=_range(shares[f"{field}_without_last"]),
        proposal_share=Range(low=1 - tolerance, high=1 + tolerance),
    )


def _range(limits: list[Decimal], unit: Decimal = Decimal(1)) -> Range:
    low, high = limits
    return Range(low=low * unit, high=high * unit)
