"""Health insurance as somebody checked it, household by household."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from domain.insurance import InsuranceRecord, Insured, JknStatus, Proposal, Segment
from domain.register import Unknown
from storage import people
from storage.inserting import insert
from storage.tables.insurance import insurance, pbi_proposal
from storage.tables.people import child, family, guardian, resident
from storage.tables.village import posyandu, village

RESIDENT, FAMILY, OTHER = "resident", "family", "other"
"""What a key begins with: 'resident:5', 'family:3', 'other:9' (a row about somebody else)."""
_PROPOSED_AT = (
    sa.select(sa.func.max(pbi_proposal.c.proposed_at))
    .where(pbi_proposal.c.insurance_id == insurance.c.id)
    .scalar_subquery()
    .label("proposed_at")
)
_STANDS = insurance.c.replaced_at.is_(None)


def of_village(connection: sa.Connection, village_id: int, zone: ZoneInfo) -> tuple[Insured, ...]:
    """List everybody whose insurance may be looked up, by name; a household once for each child."""
    rows = _rows(connection, village_id)
    records = {_key(row): _record(row, zone) for row in rows}
    found = [
        *(
            Insured(key=key, name=row.name, rt=row.rt, record=records.get(key))
            for row in connection.execute(_residents(village_id))
            for key in (f"{RESIDENT}:{row.id}",)
        ),
        *(
            Insured(
                key=key,
                name=row.name,
                rt=row.rt,
                mother_name=row.mother_name,
                is_household=True,
                record=records.get(key),
            )
            for row in connection.execute(_children(village_id))
            for key in (f"{FAMILY}:{row.family_id}",)
        ),
        *(_insured(row, zone) for row in rows if _key(row).startswith(OTHER)),
    ]
    return tuple(sorted(found, key=lambda one: (one.name.lower(), one.key)))


def recorded(connection: sa.Connection, village_id: int, zone: ZoneInfo) -> tuple[Insured, ...]:
    """List every household something is kept of, in the order of recording."""
    return tuple(_insured(row, zone) for row in _rows(connection, village_id))


def one(connection: sa.Connection, village_id: int, key: str, zone: ZoneInfo) -> Insured:
    """Give one household, named as it was recorded; Unknown when it is none of the village."""
    for found in (
        *recorded(connection, village_id, zone),
        *of_village(connection, village_id, zone),
    ):
        if found.key == key:
            return found
    raise Unknown(f"insured {key}")


def of_families(
    connection: sa.Connection, family_ids: tuple[int, ...], zone: ZoneInfo
) -> tuple[Insured, ...]:
    """List what is kept of some families."""
    query = sa.select(insurance, _PROPOSED_AT).where(_STANDS, insurance.c.family_id.in_(family_ids))
    return tuple(_insured(row, zone) for row in connection.execute(query).mappings())


def add(
    connection: sa.Connection,
    *,
    village_id: int,
    key: str,
    name: str,
    rt: str,
    at: datetime,
    **found: object,
) -> int:
    """Keep what was found; what stood before is replaced. Gives the row's number."""
    kind, _, number = key.partition(":")
    about = {
        "resident_id": int(number) if kind == RESIDENT else None,
        "family_id": int(number) if kind == FAMILY else None,
    }
    if kind:
        connection.execute(
            insurance.update()
            .where(insurance.c.id == int(number) if kind == OTHER else _is_about(about), _STANDS)
            .values(replaced_at=at)
        )
    return insert(
        connection,
        insurance,
        village_id=village_id,
        name=name,
        rt=rt,
        recorded_at=at,
        **about,
        **found,
    )


def number_of(connection: sa.Connection, village_id: int, key: str) -> int | None:
    """Give the row that stands for a household."""
    return next((row["id"] for row in _rows(connection, village_id) if _key(row) == key), None)


def propose(
    connection: sa.Connection, insurance_id: int, village_id: int, *, by: int, at: datetime
) -> int | None:
    """Hand a household to the operator; None when it waits there already."""
    waits = sa.select(pbi_proposal.c.id).where(
        pbi_proposal.c.insurance_id == insurance_id, pbi_proposal.c.entered_at.is_(None)
    )
    if connection.execute(waits).first() is not None:
        return None
    return insert(
        connection,
        pbi_proposal,
        insurance_id=insurance_id,
        village_id=village_id,
        proposed_by=by,
        proposed_at=at,
    )


def proposals(connection: sa.Connection, village_id: int, zone: ZoneInfo) -> tuple[Proposal, ...]:
    """List what the operator has not entered yet, oldest first."""
    query = (
        sa.select(
            pbi_proposal.c.id,
            pbi_proposal.c.proposed_at,
            insurance.c.name,
            insurance.c.rt,
            insurance.c.family_id,
        )
        .join(insurance, pbi_proposal.c.insurance_id == insurance.c.id)
        .where(pbi_proposal.c.village_id == village_id, pbi_proposal.c.entered_at.is_(None))
        .order_by(pbi_proposal.c.id)
    )
    return tuple(
        Proposal(
            id=row.id,
            name=row.name,
            rt=row.rt,
            is_household=row.family_id is not None,
            proposed_on=row.proposed_at.astimezone(zone).date(),
        )
        for row in connection.execute(query)
    )


def entered(
    connection: sa.Connection,
    village_id: int,
    proposal_ids: tuple[int, ...],
    *,
    by: int,
    at: datetime,
) -> int:
    """Keep that proposals were entered, and count them."""
    done = connection.execute(
        pbi_proposal.update()
        .where(
            pbi_proposal.c.id.in_(proposal_ids),
            pbi_proposal.c.village_id == village_id,
            pbi_proposal.c.entered_at.is_(None),
        )
        .values(entered_by=by, entered_at=at)
    )
    return done.rowcount


def reachable(connection: sa.Connection, key: str) -> tuple[int, ...]:
    """List the persons of a household who agreed to messages."""
    kind, _, number = key.partition(":")
    if kind == FAMILY:
        query = sa.select(guardian.c.person_id).where(
            guardian.c.family_id == int(number), guardian.c.until.is_(None)
        )
    elif kind == RESIDENT:
        query = sa.select(resident.c.person_id).where(
            resident.c.id == int(number), resident.c.person_id.is_not(None)
        )
    else:
        return ()
    found = connection.execute(query).scalars().all()
    return tuple(person for person in found if people.agrees(connection, person))


def office_hours(connection: sa.Connection, village_id: int) -> str:
    """Give the hours of the village office: '09.00-12.00'."""
    query = sa.select(village.c.office_hours).where(village.c.id == village_id)
    return str(connection.execute(query).scalar_one())


def set_office_hours(connection: sa.Connection, village_id: int, hours: str) -> None:
    """Set the hours of the village office."""
    connection.execute(
        village.update().where(village.c.id == village_id).values(office_hours=hours)
    )


def forget_before(connection: sa.Connection, moment: datetime) -> None:
    """Drop what was replaced by something newer long ago, and proposals made of it."""
    old = sa.select(insurance.c.id).where(insurance.c.replaced_at < moment)
    connection.execute(pbi_proposal.delete().where(pbi_proposal.c.insurance_id.in_(old)))
    connection.execute(insurance.delete().where(insurance.c.replaced_at < moment))


def _rows(connection: sa.Connection, village_id: int) -> list[sa.RowMapping]:
    query = (
        sa.select(insurance, _PROPOSED_AT)
        .where(insurance.c.village_id == village_id, _STANDS)
        .order_by(insurance.c.id)
    )
    return list(connection.execute(query).mappings())


def _residents(village_id: int) -> sa.Select[tuple[int, str, str]]:
    return (
        sa.select(resident.c.id, resident.c.name, resident.c.rt)
        .join(posyandu, resident.c.posyandu_id == posyandu.c.id)
        .where(posyandu.c.village_id == village_id, resident.c.left_on.is_(None))
    )


def _children(village_id: int) -> sa.Select[tuple[str, int, str, str]]:
    return (
        sa.select(child.c.name, child.c.family_id, family.c.mother_name, family.c.rt)
        .join(family, child.c.family_id == family.c.id)
        .join(posyandu, child.c.posyandu_id == posyandu.c.id)
        .where(posyandu.c.village_id == village_id, child.c.left_on.is_(None))
    )


def _is_about(about: dict[str, int | None]) -> sa.ColumnElement[bool]:
    column, number = next((name, value) for name, value in about.items() if value is not None)
    return insurance.c[column] == number


def _key(row: sa.RowMapping) -> str:
    if row["resident_id"] is not None:
        return f"{RESIDENT}:{row['resident_id']}"
    if row["family_id"] is not None:
        return f"{FAMILY}:{row['family_id']}"
    return f"{OTHER}:{row['id']}"


def _insured(row: sa.RowMapping, zone: ZoneInfo) -> Insured:
    return Insured(
        key=_key(row),
        name=row["name"],
        rt=row["rt"],
        is_household=row["family_id"] is not None,
        record=_record(row, zone),
    )


def _record(row: sa.RowMapping, zone: ZoneInfo) -> InsuranceRecord:
    return InsuranceRecord(
        id=row["id"],
        status=JknStatus(row["status"]),
        segment=Segment(row["segment"]),
        checked_on=row["checked_on"],
        source=row["source"],
        decile=row["decile"],
        decile_on=row["decile_on"],
        proposed_on=_day(row["proposed_at"], zone),
    )


def _day(at: datetime | None, zone: ZoneInfo) -> date | None:
    return None if at is None else at.astimezone(zone).date()
