"""People who moved in or out, RT by RT."""

from datetime import date, datetime

import sqlalchemy as sa

from domain.calendar import add_months
from domain.newcomers import MonthOfMoves, Move, Neighbourhood
from domain.people import Person, RoleKind
from domain.register import Unknown
from storage import people
from storage.inserting import insert
from storage.tables.newcomers import move, nobody_moved
from storage.tables.people import role
from storage.tables.village import hamlet, neighbourhood, posyandu, village

PERSONAL = (
    "name", "nik", "came_from", "went_to", "lives_at", "reason", "stays", "document", "cover",
    "phone",
)  # fmt: skip
"""What is emptied when people take their word back, or after a year."""
_NEIGHBOURHOODS = (
    sa.select(neighbourhood.c.id, neighbourhood.c.rt, hamlet.c.name.label("hamlet"))
    .join(hamlet, neighbourhood.c.hamlet_id == hamlet.c.id)
    .order_by(hamlet.c.id, neighbourhood.c.rt)
)
_MOVES = (
    sa.select(move, neighbourhood.c.rt, hamlet.c.name.label("hamlet"))
    .join(neighbourhood, move.c.neighbourhood_id == neighbourhood.c.id)
    .join(hamlet, neighbourhood.c.hamlet_id == hamlet.c.id)
    .where(move.c.withdrawn_at.is_(None))
)
_LATEST_FIRST = (move.c.on.desc(), move.c.id.desc())


def neighbourhoods(connection: sa.Connection, village_id: int) -> tuple[Neighbourhood, ...]:
    """List every RT of a village."""
    return _listed(connection, hamlet.c.village_id == village_id)


def reported_by(
    connection: sa.Connection, person: Person, village_id: int
) -> tuple[Neighbourhood, ...]:
    """List the RT somebody reports for: one, a hamlet's, those of a posyandu, or every one."""
    whole = (RoleKind.VILLAGE_OFFICER, RoleKind.COORDINATOR, RoleKind.MIDWIFE)
    if any(person.has(kind) for kind in whole):
        return neighbourhoods(connection, village_id)
    headed = sa.select(role.c.hamlet_id, role.c.neighbourhood_id).where(
        role.c.person_id == person.id,
        role.c.kind == RoleKind.HAMLET_HEAD,
        role.c.until.is_(None),
    )
    heads = connection.execute(headed).all()
    served = sa.select(posyandu.c.hamlet_id).where(
        posyandu.c.id.in_(person.posyandu_ids(RoleKind.CADRE))
    )
    own = _listed(
        connection,
        sa.or_(
            hamlet.c.id.in_([row.hamlet_id for row in heads if row.neighbourhood_id is None]),
            neighbourhood.c.id.in_([row.neighbourhood_id for row in heads]),
            hamlet.c.id.in_(served),
        ),
    )
    # Nobody has told yet which hamlet a posyandu or a head is of.
    return own or neighbourhoods(connection, village_id)


def heads_of(connection: sa.Connection, neighbourhood_id: int) -> tuple[int, ...]:
    """List the persons to be asked about an RT: its head, else the hamlet's."""
    query = (
        sa.select(role.c.person_id, role.c.neighbourhood_id)
        .join(
            neighbourhood,
            sa.or_(
                role.c.neighbourhood_id == neighbourhood.c.id,
                sa.and_(
                    role.c.hamlet_id == neighbourhood.c.hamlet_id,
                    role.c.neighbourhood_id.is_(None),
                ),
            ),
        )
        .where(
            neighbourhood.c.id == neighbourhood_id,
            role.c.kind == RoleKind.HAMLET_HEAD,
            role.c.until.is_(None),
        )
        .order_by(role.c.id)
    )
    found = connection.execute(query).all()
    nearest = [row.person_id for row in found if row.neighbourhood_id is not None]
    return tuple(nearest or [row.person_id for row in found])


def cadres_of(connection: sa.Connection, village_id: int, neighbourhood_id: int) -> tuple[int, ...]:
    """List the cadres of the posyandu that serves an RT."""
    posyandu_id = posyandu_of(connection, neighbourhood_id)
    if posyandu_id is None:
        return ()
    cadres = people.holders(connection, village_id, RoleKind.CADRE, posyandu_id=posyandu_id)
    return tuple(cadre.id for cadre in cadres)


def posyandu_of(connection: sa.Connection, neighbourhood_id: int) -> int | None:
    """Give the posyandu that serves an RT: the first one of its hamlet."""
    query = (
        sa.select(sa.func.min(posyandu.c.id))
        .join(neighbourhood, neighbourhood.c.hamlet_id == posyandu.c.hamlet_id)
        .where(neighbourhood.c.id == neighbourhood_id)
    )
    return connection.execute(query).scalar()


def add(connection: sa.Connection, **columns: object) -> int:
    """Keep a report and give its number."""
    return insert(connection, move, **columns)


def change(connection: sa.Connection, move_id: int, **columns: object) -> None:
    """Keep more, or less, of a report."""
    connection.execute(move.update().where(move.c.id == move_id).values(**columns))


def one(connection: sa.Connection, move_id: int) -> Move:
    """Give one report, or raise Unknown."""
    row = connection.execute(_MOVES.where(move.c.id == move_id)).mappings().first()
    if row is None:
        raise Unknown(f"move {move_id}")
    return _move(row)


def recent(connection: sa.Connection, neighbourhood_id: int, since: date) -> tuple[Move, ...]:
    """List the reports of an RT from a day on, the latest first."""
    query = _MOVES.where(move.c.neighbourhood_id == neighbourhood_id, move.c.on >= since)
    return _moves(connection, query)


def named(connection: sa.Connection, village_id: int, name: str) -> tuple[Move, ...]:
    """List the reports of a village under exactly this name, the latest first."""
    wanted = " ".join(name.lower().split())
    query = _MOVES.where(move.c.village_id == village_id, sa.func.lower(move.c.name) == wanted)
    return _moves(connection, query)


def of_month(connection: sa.Connection, village_id: int, month: date) -> MonthOfMoves:
    """Give what was reported of a month."""
    query = _MOVES.where(
        move.c.village_id == village_id,
        move.c.on >= month,
        move.c.on < add_months(month, 1),
    )
    moves = _moves(connection, query)
    nobody = sa.select(nobody_moved.c.neighbourhood_id).where(nobody_moved.c.month == month)
    silent = set(connection.execute(nobody).scalars())
    return MonthOfMoves(
        month=month,
        moves=tuple(reversed(moves)),
        reported=frozenset(silent | {each.neighbourhood.id for each in moves}),
        expected=neighbourhoods(connection, village_id),
    )


def nobody_came(
    connection: sa.Connection, neighbourhood_id: int, month: date, *, by: int, at: datetime
) -> None:
    """Keep that nobody came or left; saying it twice is saying it once."""
    same = sa.and_(
        nobody_moved.c.neighbourhood_id == neighbourhood_id, nobody_moved.c.month == month
    )
    if connection.execute(sa.select(nobody_moved.c.id).where(same)).first() is None:
        insert(
            connection,
            nobody_moved,
            neighbourhood_id=neighbourhood_id,
            month=month,
            reported_by=by,
            reported_at=at,
        )


def day_of_round(connection: sa.Connection, village_id: int) -> int | None:
    """Give the day of the month on which RT are reminded; None when they are not."""
    query = sa.select(village.c.newcomer_day).where(village.c.id == village_id)
    return connection.execute(query).scalar()


def set_day_of_round(connection: sa.Connection, village_id: int, day: int | None) -> None:
    """Set on which day RT are reminded."""
    connection.execute(village.update().where(village.c.id == village_id).values(newcomer_day=day))


def villages_with_round(connection: sa.Connection) -> tuple[tuple[int, int], ...]:
    """List the villages that hold a monthly round, each with its day."""
    query = sa.select(village.c.id, village.c.newcomer_day).where(
        village.c.newcomer_day.is_not(None)
    )
    return tuple((row.id, row.newcomer_day) for row in connection.execute(query))


def lead(
    connection: sa.Connection,
    person_id: int,
    *,
    village_id: int,
    hamlet_name: str,
    rt: str,
    since: date,
) -> bool:
    """Let somebody be the head of a hamlet, or of an RT of it; False for a place not known."""
    query = (
        sa.select(hamlet.c.id, neighbourhood.c.id.label("rt_id"))
        .join(neighbourhood, neighbourhood.c.hamlet_id == hamlet.c.id, isouter=True)
        .where(hamlet.c.village_id == village_id)
        .order_by(hamlet.c.id)
    )
    if hamlet_name:
        query = query.where(sa.func.lower(hamlet.c.name) == hamlet_name.lower())
    if rt:
        query = query.where(neighbourhood.c.rt == rt)
    found = connection.execute(query).first() if hamlet_name or rt else None
    if found is None:
        return False
    people.add_role(
        connection,
        person_id=person_id,
        kind=RoleKind.HAMLET_HEAD,
        village_id=village_id,
        hamlet_id=found.id,
        neighbourhood_id=found.rt_id if rt else None,
        since=since,
    )
    return True


def forget_before(connection: sa.Connection, moment: datetime) -> None:
    """Empty what people told of themselves; that so many came stays."""
    connection.execute(
        move.update()
        .where(move.c.recorded_at < moment, move.c.forgotten_at.is_(None))
        .values(forgotten_at=moment, **dict.fromkeys(PERSONAL, ""))
    )


def _listed(connection: sa.Connection, where: sa.ColumnElement[bool]) -> tuple[Neighbourhood, ...]:
    return tuple(
        Neighbourhood(id=row.id, rt=row.rt, hamlet=row.hamlet)
        for row in connection.execute(_NEIGHBOURHOODS.where(where))
    )


def _moves(connection: sa.Connection, query: sa.Select[tuple[object, ...]]) -> tuple[Move, ...]:
    found = connection.execute(query.order_by(*_LATEST_FIRST))
    return tuple(_move(row) for row in found.mappings())


def _move(row: sa.RowMapping) -> Move:
    return Move(
        id=row["id"],
        neighbourhood=Neighbourhood(id=row["neighbourhood_id"], rt=row["rt"], hamlet=row["hamlet"]),
        is_arrival=row["is_arrival"],
        on=row["on"],
        people=row["people"],
        agrees=row["agrees"],
        name=row["name"],
        recorded_by=row["recorded_by"],
    )
