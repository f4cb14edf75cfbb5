"""Numbers of a sheet: each becomes an invitation that waits to be sent, and nothing else.

Nobody is joined to a family, and nobody who stopped, declined or was asked before is asked again.
"""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from datetime import datetime

import sqlalchemy as sa

from dialog.messages import ChannelName
from domain.people import call_name
from storage.importing.known import in_parts
from storage.inserting import insert
from storage.joining import WAITING
from storage.tables.people import (
    address,
    consent,
    family,
    guardian,
    invitation,
    opt_out,
    person,
    role,
)
from storage.tables.village import posyandu


def invite(
    connection: sa.Connection,
    phones: Mapping[str, AbstractSet[int]],
    *,
    at: datetime,
    send_at: datetime,
) -> int:
    """Let each number that belongs to one family be invited for it, and count them."""
    wanted = {number: min(ids) for number, ids in phones.items() if len(ids) == 1}
    holders = _holders(connection)
    asked = _asked(connection)
    barred = _barred(connection)
    known = _families(connection, wanted.values())
    count = 0
    for number, family_id in wanted.items():
        holder = holders.get(number)
        if holder in barred or family_id in asked:
            continue
        if holder is None:
            holder = _person(connection, known[family_id], number, at)
        insert(
            connection,
            invitation,
            family_id=family_id,
            person_id=holder,
            invited_at=at,
            send_at=send_at,
            status=WAITING,
        )
        count += 1
    return count


def _holders(connection: sa.Connection) -> dict[str, int]:
    query = sa.select(address.c.address, address.c.person_id).where(
        address.c.channel == ChannelName.WHATSAPP
    )
    return {row.address: row.person_id for row in connection.execute(query)}


def _asked(connection: sa.Connection) -> set[int]:
    """Number the families that were invited ever, or that somebody answers for."""
    invited = connection.execute(sa.select(invitation.c.family_id)).scalars()
    joined = connection.execute(sa.select(guardian.c.family_id)).scalars()
    return {*invited, *joined}


def _barred(connection: sa.Connection) -> set[int]:
    """Number those who stopped messages, said no, lost the number, or work here."""
    queries = (
        sa.select(opt_out.c.person_id),
        sa.select(consent.c.person_id).where(consent.c.answer.is_(False)),
        sa.select(consent.c.person_id).where(consent.c.withdrawn_at.is_not(None)),
        sa.select(address.c.person_id).where(address.c.removed_at.is_not(None)),
        sa.select(role.c.person_id),
        sa.select(guardian.c.person_id),
        sa.select(invitation.c.person_id),
    )
    return {number for query in queries for number in connection.execute(query).scalars()}


def _families(connection: sa.Connection, ids: Iterable[int]) -> dict[int, sa.RowMapping]:
    found: dict[int, sa.RowMapping] = {}
    for some in in_parts(ids):
        query = (
            sa.select(family.c.id, family.c.mother_name, family.c.rt, posyandu.c.village_id)
            .join(posyandu, family.c.posyandu_id == posyandu.c.id)
            .where(family.c.id.in_(some))
        )
        found |= {row["id"]: row for row in connection.execute(query).mappings()}
    return found


def _person(connection: sa.Connection, of_family: sa.RowMapping, number: str, at: datetime) -> int:
    """Keep who has a number under the mother's name."""
    added = insert(
        connection,
        person,
        village_id=of_family["village_id"],
        name=of_family["mother_name"],
        title="Ibu",
        call_name=call_name(of_family["mother_name"]),
        rt=of_family["rt"],
        created_at=at,
    )
    insert(
        connection,
        address,
        person_id=added,
        channel=ChannelName.WHATSAPP,
        address=number,
        added_at=at,
    )
    return added
