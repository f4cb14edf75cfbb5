"""Which posyandu an export is about: by village or by the names of places."""

import sqlalchemy as sa

from domain.extracts import Place
from storage.tables.village import hamlet, posyandu, puskesmas, village


def _places(connection: sa.Connection, *where: sa.ColumnElement[bool]) -> tuple[Place, ...]:
    """List posyandu by district, village and name."""
    query = (
        sa.select(
            posyandu.c.id,
            posyandu.c.name,
            hamlet.c.name.label("hamlet"),
            village.c.name.label("village"),
            village.c.district,
            puskesmas.c.name.label("puskesmas"),
        )
        .join(village, posyandu.c.village_id == village.c.id)
        .join(puskesmas, village.c.puskesmas_id == puskesmas.c.id)
        .join(hamlet, posyandu.c.hamlet_id == hamlet.c.id, isouter=True)
        .where(*where)
        .order_by(village.c.district, village.c.name, posyandu.c.name, posyandu.c.id)
    )
    return tuple(
        Place(**{**row, "hamlet": row["hamlet"] or ""})
        for row in connection.execute(query).mappings()
    )


def of_village(connection: sa.Connection, village_id: int) -> tuple[Place, ...]:
    """List the posyandu of a village."""
    return _places(connection, village.c.id == village_id)


def numbered(connection: sa.Connection, posyandu_ids: tuple[int, ...]) -> tuple[Place, ...]:
    """List some posyandu."""
    return _places(connection, posyandu.c.id.in_(posyandu_ids))


def villages_of(connection: sa.Connection, posyandu_ids: tuple[int, ...]) -> tuple[int, ...]:
    """Number the villages of some posyandu."""
    query = (
        sa.select(posyandu.c.village_id)
        .where(posyandu.c.id.in_(posyandu_ids))
        .group_by(posyandu.c.village_id)
        .order_by(posyandu.c.village_id)
    )
    return tuple(connection.execute(query).scalars())


def named(
    connection: sa.Connection,
    *,
    posyandu_name: str = "",
    village_name: str = "",
    district: str = "",
) -> tuple[Place, ...]:
    """List the posyandu that carry, or lie in a place that carries, these names."""
    wanted = (
        (posyandu.c.name, posyandu_name),
        (village.c.name, village_name),
        (village.c.district, district),
    )
    return _places(
        connection,
        *(
            sa.func.lower(column) == " ".join(name.lower().split())
            for column, name in wanted
            if name
        ),
    )
