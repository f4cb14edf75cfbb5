"""Which villages somebody's duty covers."""

import sqlalchemy as sa

from domain.people import RoleKind, Village
from storage import rows
from storage.identity import VILLAGE
from storage.tables.people import role
from storage.tables.village import puskesmas, village

_HOLDS = sa.and_(role.c.person_id == sa.bindparam("person_id"), role.c.until.is_(None))


def villages(connection: sa.Connection, person_id: int, home_id: int) -> tuple[Village, ...]:
    """List them by name: the villages of the duty, the Puskesmas's own, or the sub-district's."""
    home = sa.select(village.c.puskesmas_id, village.c.district).where(village.c.id == home_id)
    kinds = set(
        connection.execute(sa.select(role.c.kind).where(_HOLDS), {"person_id": person_id}).scalars()
    )
    place = connection.execute(home).mappings().one()
    if RoleKind.POKJANAL in kinds:
        covered: sa.ColumnElement[bool] = village.c.district == place["district"]
    elif RoleKind.PUSKESMAS in kinds:
        covered = village.c.puskesmas_id == place["puskesmas_id"]
    else:
        named = sa.select(role.c.village_id).where(_HOLDS, role.c.village_id.is_not(None))
        covered = sa.or_(village.c.id == home_id, village.c.id.in_(named))
    query = (
        sa.select(*VILLAGE)
        .join(puskesmas, village.c.puskesmas_id == puskesmas.c.id)
        .where(covered)
        .order_by(village.c.name, village.c.id)
    )
    return tuple(
        rows.village(row) for row in connection.execute(query, {"person_id": person_id}).mappings()
    )
