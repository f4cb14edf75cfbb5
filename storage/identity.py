"""Who somebody is: the person, the duties that hold and the village, in one question."""

from dataclasses import dataclass

import sqlalchemy as sa

from domain.people import Person, RoleKind, Village
from storage import rows
from storage.tables.people import family, guardian, person, role
from storage.tables.village import puskesmas, village

FAMILIES_COME_LAST = 2**40
"""Added to a family's number, so that duties stand before it in one list."""

DUTIES = sa.union_all(
    sa.select(role.c.kind, role.c.village_id, role.c.posyandu_id, role.c.id.label("place")).where(
        role.c.person_id == sa.bindparam("person"), role.c.until.is_(None)
    ),
    sa.select(
        sa.literal(str(RoleKind.FAMILY)).label("kind"),
        sa.null().label("village_id"),
        family.c.posyandu_id,
        sa.func.max(family.c.id + FAMILIES_COME_LAST).label("place"),
    )
    .join(guardian, guardian.c.family_id == family.c.id)
    .where(guardian.c.person_id == sa.bindparam("person"), guardian.c.until.is_(None))
    .group_by(family.c.posyandu_id),
)
"""The duties of one person: those given, then one for each posyandu of an own family."""

VILLAGE = (
    village.c.id,
    village.c.name,
    village.c.district,
    village.c.time_zone,
    village.c.keeps_silent_days,
    village.c.je_endemic,
    village.c.hexavalent,
    village.c.red_line_sd,
    village.c.orange_line_sd,
    puskesmas.c.name.label("puskesmas_name"),
    puskesmas.c.duty_phone,
    puskesmas.c.emergency_phone,
)
"""What `rows.village` reads."""

_DUTY = DUTIES.subquery("duty")
_FIRST_VILLAGE = sa.select(sa.func.min(village.c.id)).scalar_subquery()
_IDENTITY = (
    sa.select(
        person.c.id,
        person.c.name,
        person.c.title,
        person.c.call_name,
        person.c.rt,
        person.c.language,
        person.c.shares_phone,
        *(column.label(f"village_{column.key}") for column in VILLAGE),
        _DUTY.c.kind.label("duty_kind"),
        _DUTY.c.village_id.label("duty_village_id"),
        _DUTY.c.posyandu_id.label("duty_posyandu_id"),
    )
    .join(village, village.c.id == sa.func.coalesce(person.c.village_id, _FIRST_VILLAGE))
    .join(puskesmas, village.c.puskesmas_id == puskesmas.c.id)
    .join(_DUTY, sa.true(), isouter=True)
    .where(person.c.id == sa.bindparam("person"))
    .order_by(_DUTY.c.place)
)


@dataclass(frozen=True, kw_only=True)
class Identity:
    """A person and the village they are answered for; a stranger's is the first one served."""

    speaker: Person
    village: Village


def identity_of(connection: sa.Connection, person_id: int) -> Identity | None:
    """Tell who somebody is; None while no village has been set up."""
    found = connection.execute(_IDENTITY, {"person": person_id}).mappings().all()
    if not found:
        return None
    duties = tuple(rows.role(row, "duty_") for row in found if row["duty_kind"] is not None)
    return Identity(
        speaker=rows.person(found[0], duties), village=rows.village(found[0], "village_")
    )
