"""A village with many families that agreed to announcements, and one announcement to all of them.

It has no posyandu and no children: an announcement to everybody needs none.
"""

from datetime import UTC, datetime, timedelta

import sqlalchemy as sa

from domain.audience import Audience, Group
from domain.broadcasts import BroadcastStatus, Purpose
from scheduler import broadcasts as planner
from storage import broadcasts, founding, people
from storage.tables.people import address, consent, person

NINE = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
"""Monday 2 March, 09.00 in Jakarta."""
EVERYBODY = Audience(groups=(Group.EVERYBODY,))
WORDS = "Kerja bakti membersihkan selokan hari Minggu jam tujuh pagi. Mohon bawa cangkul dan sapu."
AGO = timedelta(days=30)


def settle(connection, count: int, channel="whatsapp") -> int:
    """Let so many people live in a new village, numbered from 1; give the village."""
    puskesmas = founding.add_puskesmas(connection, name="Wanasari", duty_phone="0361-000000")
    village = founding.add_village(
        connection,
        puskesmas_id=puskesmas,
        name="Wanasari",
        district="Muara",
        time_zone="Asia/Jakarta",
    )
    connection.execute(
        sa.insert(person),
        [{"id": n, "village_id": village, "created_at": NINE - AGO} for n in _numbers(count)],
    )
    connection.execute(
        sa.insert(address),
        [
            {
                "person_id": n,
                "channel": channel,
                "address": address_of(n, channel),
                "added_at": NINE - AGO,
            }
            for n in _numbers(count)
        ],
    )
    connection.execute(
        sa.insert(consent),
        [
            {
                "person_id": n,
                "kind": "family",
                "answer": True,
                "text_version": "1",
                "channel": channel,
                "given_at": NINE - AGO,
            }
            for n in _numbers(count)
        ],
    )
    if connection.dialect.name == "postgresql":
        # The numbers were given here, so the database has to be told where to go on.
        connection.execute(
            sa.text("SELECT setval(pg_get_serial_sequence('person', 'id'), :n)"), {"n": count}
        )
    return village


def address_of(number: int, channel="whatsapp") -> str:
    """Give the address of the person of this number."""
    return str(500_000_000 + number) if channel == "telegram" else f"+62811{number:07}"


def announce(connection, village: int, at: datetime = NINE) -> int:
    """Schedule an announcement to everybody by somebody who is not among them."""
    writer = people.add(connection, village_id=village, created_at=at)
    return broadcasts.add(
        connection,
        village_id=village,
        code="S-0302",
        send_on=at.date(),
        audience=EVERYBODY.to_json(),
        audience_words="warga",
        text=WORDS,
        template=Purpose.ANNOUNCEMENT,
        variables=[],
        status=BroadcastStatus.SCHEDULED,
        needs=[],
        reasons=[],
        send_at=at,
        created_by=writer,
        created_at=at,
    )


def plan(database, at: datetime = NINE) -> None:
    """Plan as the program does, a transaction at a time."""
    with database.writer.begin() as connection:
        planner.plan(connection, at)
    while True:
        with database.writer.begin() as connection:
            if not planner.write_some(connection, at):
                return


def _numbers(count: int) -> range:
    return range(1, count + 1)
