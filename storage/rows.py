"""Rows turned into the frozen facts of the domain."""

from datetime import datetime
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from domain.people import (
    Child,
    DayStatus,
    Family,
    Person,
    Posyandu,
    PosyanduDay,
    Role,
    RoleKind,
    Sex,
    Village,
    Weighing,
)

Row = sa.RowMapping


def village(row: Row, prefix: str = "") -> Village:
    """Read a village joined to its Puskesmas (columns puskesmas_name, duty_phone, ...)."""
    return Village(
        id=row[f"{prefix}id"],
        name=row[f"{prefix}name"],
        district=row[f"{prefix}district"],
        zone=ZoneInfo(row[f"{prefix}time_zone"]),
        puskesmas=row[f"{prefix}puskesmas_name"],
        duty_phone=row[f"{prefix}duty_phone"],
        emergency_phone=row[f"{prefix}emergency_phone"],
        keeps_silent_days=row[f"{prefix}keeps_silent_days"],
        je_endemic=row[f"{prefix}je_endemic"],
        hexavalent=row[f"{prefix}hexavalent"],
        red_line_sd=row[f"{prefix}red_line_sd"],
        orange_line_sd=row[f"{prefix}orange_line_sd"],
    )


def posyandu(row: Row) -> Posyandu:
    """Read a posyandu joined to its hamlet (column hamlet_name)."""
    return Posyandu(
        id=row["id"],
        village_id=row["village_id"],
        name=row["name"],
        hamlet=row["hamlet_name"] or "",
        place=row["place"],
        day_rule=row["day_rule"],
        opens_at=row["opens_at"],
        closes_at=row["closes_at"],
    )


def person(row: Row, roles: tuple[Role, ...]) -> Person:
    """Read a person with the duties that hold."""
    return Person(
        id=row["id"],
        name=row["name"],
        title=row["title"],
        call_name=row["call_name"],
        rt=row["rt"],
        language=row["language"],
        shares_phone=row["shares_phone"],
        roles=roles,
    )


def role(row: Row, prefix: str = "") -> Role:
    """Read a duty."""
    return Role(
        kind=RoleKind(row[f"{prefix}kind"]),
        village_id=row[f"{prefix}village_id"],
        posyandu_id=row[f"{prefix}posyandu_id"],
    )


def family(row: Row) -> Family:
    """Read a family."""
    return Family(
        id=row["id"],
        posyandu_id=row["posyandu_id"],
        mother_name=row["mother_name"],
        rt=row["rt"],
        code=row["code"],
    )


def child(row: Row) -> Child:
    """Read a child joined to the family (columns mother_name, rt)."""
    return Child(
        id=row["id"],
        family_id=row["family_id"],
        posyandu_id=row["posyandu_id"],
        name=row["name"],
        sex=Sex(row["sex"]),
        born_on=row["born_on"],
        mother_name=row["mother_name"],
        rt=row["rt"],
        has_kia_book=row["has_kia_book"],
        born_is_estimated=bool(row.get("born_estimated")),
    )


def weighing(row: Row, zone: ZoneInfo) -> Weighing:
    """Read a weighing."""
    recorded: datetime = row["recorded_at"]
    return Weighing(
        id=row["id"],
        child_id=row["child_id"],
        on=row["weighed_on"],
        weight_g=row["weight_g"],
        length_mm=row["length_mm"],
        position=row["position"],
        source=row["source"],
        recorded_by=row["recorded_by"],
        recorded_at_local=recorded.astimezone(zone).time(),
        at_posyandu_day=row["day_id"] is not None,
        remeasured=row["remeasured"],
        position_assumed=row["position_assumed"],
        arm_mm=row["arm_mm"],
        head_mm=row["head_mm"],
        oedema=row["oedema"],
    )


def posyandu_day(row: Row) -> PosyanduDay:
    """Read a day that was opened or moved."""
    return PosyanduDay(
        id=row["id"],
        posyandu_id=row["posyandu_id"],
        planned_on=row["planned_on"],
        held_on=row["held_on"],
        status=DayStatus(row["status"]),
        opened_by=row["opened_by"],
        opens_at=row["opens_at"],
        place=row["place"],
    )
