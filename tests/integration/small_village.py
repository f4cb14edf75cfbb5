"""A small village for tests: two posyandu, its workers, and families that agreed to messages."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from itertools import count

import sqlalchemy as sa

from dialog.messages import ChannelName, Incoming
from domain.people import RoleKind
from handlers import incoming
from handlers.commands import carry_out
from handlers.work import Work
from storage import children, founding, people
from storage.register import StoredRegister
from storage.tables.talk import outbox

NOW = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
"""Monday 2 March, 11.00 in the east."""
CODE = "773205"
_numbers = count(1)


@dataclass(frozen=True, kw_only=True)
class SmallVillage:
    """Numbers of the people and places of the village."""

    id: int
    anggrek: int
    kenanga: int
    officer: int
    coordinator: int
    midwife: int
    cadre: int


def found(connection):
    """Set the village up."""
    puskesmas = founding.add_puskesmas(connection, name="Puskesmas Wanasari", duty_phone="0812")
    village = founding.add_village(
        connection,
        puskesmas_id=puskesmas,
        name="Wanasari",
        district="Muara",
        time_zone="Asia/Jayapura",
    )
    krajan = founding.add_hamlet(connection, village, "Krajan", ("01", "02"))
    founding.add_hamlet(connection, village, "Tegal", ("03",))
    posyandu = [
        founding.add_posyandu(
            connection,
            village_id=village,
            hamlet_id=krajan,
            name=name,
            place=f"Balai {name}",
            day_rule=rule,
            opens_at=time(8),
            closes_at=time(11),
        )
        for name, rule in (("Anggrek", "Selasa kedua"), ("Kenanga", "Rabu ketiga"))
    ]
    workers = [
        add_person(connection, village, name, title=title)
        for name, title in (
            ("Yohana", "Ibu"),
            ("Marice", "Ibu"),
            ("Ratih", "Bidan"),
            ("Wati", "Ibu"),
        )
    ]
    for person, kind in zip(
        workers, (RoleKind.VILLAGE_OFFICER, RoleKind.COORDINATOR, RoleKind.MIDWIFE), strict=False
    ):
        people.add_role(
            connection, person_id=person, kind=kind, village_id=village, since=NOW.date()
        )
    people.add_role(
        connection,
        person_id=workers[3],
        kind=RoleKind.CADRE,
        posyandu_id=posyandu[0],
        since=NOW.date(),
    )
    return SmallVillage(
        id=village,
        anggrek=posyandu[0],
        kenanga=posyandu[1],
        officer=workers[0],
        coordinator=workers[1],
        midwife=workers[2],
        cadre=workers[3],
    )


def add_person(connection, village, name, *, title="Ibu", channel="whatsapp"):
    """Keep a person with an address of their own."""
    number = next(_numbers)
    person = people.add(
        connection,
        village_id=village,
        name=name,
        title=title,
        call_name=name.split()[0],
        created_at=NOW,
    )
    people.add_address(
        connection,
        person_id=person,
        channel=channel,
        address=f"+6281200{number:06}" if channel == "whatsapp" else str(7000 + number),
        last_inbound_at=NOW,
        added_at=NOW,
    )
    return person


def add_mother(connection, village, name, *, rt="01", agrees=True, posyandu=None):
    """Keep a mother with one child, who answered the consent question."""
    mother = add_person(connection, village.id, name)
    family = founding.add_family(
        connection,
        posyandu_id=posyandu or village.anggrek,
        mother_name=name,
        rt=rt,
        code=f"{next(_numbers):06}",
        code_valid_until=NOW,
        created_at=NOW,
    )
    people.add_guardian(connection, mother, family, NOW)
    children.add(
        connection,
        family_id=family,
        posyandu_id=posyandu or village.anggrek,
        name=f"Anak {name}",
        sex="P",
        born_on=date(2025, 1, 5),
        registered_at=NOW,
    )
    agree(connection, mother, answer=agrees)
    return mother


def agree(connection, person, *, answer=True, at=NOW):
    """Keep an answer to the consent question."""
    people.add_consent(
        connection,
        person_id=person,
        kind="family",
        answer=answer,
        text_version="1",
        channel="whatsapp",
        given_at=at,
    )


def work_of(connection, village, person, *, now=NOW):
    """Give what a command of a person is carried out with."""
    return Work(
        connection=connection,
        register=StoredRegister(connection, person, village.id, now),
        now=now,
        channel="whatsapp",
        inbox_id=None,
        draw_code=lambda: CODE,
    )


def do(connection, village, person, command, *, now=NOW):
    """Carry a command out for a person."""
    return carry_out(work_of(connection, village, person, now=now), command)


def say(connection, person, text="", *, now=NOW, attachment=None):
    """Let a person write, and give the texts that answer."""
    reached = people.address_of(connection, person)
    return write(
        connection, reached["channel"], reached["address"], text, now=now, attachment=attachment
    )


def write(connection, channel, address, text="", *, now=NOW, attachment=None):
    """Let an address write, and give the texts that answer."""
    message = Incoming(
        channel=ChannelName(channel),
        external_id=f"m{next(_numbers)}",
        address=address,
        sent_at=now,
        text=text,
        attachment=attachment,
    )
    incoming.handle(connection, message, inbox_id=None, now=now, draw_code=lambda: CODE)
    rows = connection.execute(
        sa.select(outbox.c.bubble)
        .where(outbox.c.key.startswith(f"reply:{channel}:{message.external_id}:"))
        .order_by(outbox.c.id)
    )
    return [bubble["text"] for bubble in rows.scalars()]


def letters(connection, prefix):
    """List the messages whose meaning begins so."""
    query = sa.select(outbox).where(outbox.c.key.startswith(prefix)).order_by(outbox.c.id)
    return connection.execute(query).mappings().all()
