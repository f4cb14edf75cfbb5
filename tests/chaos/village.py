"""The people of a run: cadres who report, families who are reminded and announced to."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from math import ceil

import sqlalchemy as sa
from bench.busy_village import Cadre, settle

from dialog.messages import ChannelName
from domain.audience import Audience, Group
from domain.broadcasts import BroadcastStatus, Purpose
from domain.people import RoleKind
from storage import broadcasts, due
from storage.tables import people, village

WHATSAPP, TELEGRAM = ChannelName.WHATSAPP, ChannelName.TELEGRAM
CHANNELS = (WHATSAPP, WHATSAPP, TELEGRAM, WHATSAPP, WHATSAPP, TELEGRAM, WHATSAPP, WHATSAPP,
            TELEGRAM, WHATSAPP)  # fmt: skip
"""Seven of ten are on WhatsApp, which takes more messages a second."""
START = datetime(2026, 3, 10, 9, 0, 30, tzinfo=UTC)
"""Sixteen o'clock of the day before a posyandu day: the hour of reminders."""
TOMORROWS_POSYANDU, OFFICER, FIRST_FAMILY = 900_000, 900_001, 910_000
MOST_LINES, FEW_LINES, MANY = 15, 4, 2_000


@dataclass(frozen=True, kw_only=True)
class Size:
    """How many messages of which kind a run is made of."""

    cadres: int
    lines: int
    """How many children each cadre reports."""
    families: int
    announcements: int = 3

    @classmethod
    def of(cls, messages: int) -> "Size":
        """Share messages out: six tenths answers, three announcements, one reminders."""
        lines = MOST_LINES if messages >= MANY else FEW_LINES
        return cls(
            cadres=ceil(messages * 0.6 / lines), lines=lines, families=max(4, messages // 10)
        )

    @property
    def messages(self) -> int:
        """Count all messages that are to leave."""
        return self.cadres * self.lines + self.families * (1 + self.announcements)


@dataclass(frozen=True, kw_only=True)
class Family:
    """A mother with one child that is expected tomorrow."""

    person_id: int
    child_id: int
    channel: ChannelName
    address: str
    heard_at: datetime
    """Long ago for every second one: only a template reaches her on WhatsApp."""


def found(connection: sa.Connection, size: Size) -> tuple[list[Cadre], list[Family]]:
    """Settle everybody."""
    cadres = settle(connection, posyandu=size.cadres, children=size.lines, channels=CHANNELS)
    families = [_family(number) for number in range(size.families)]
    _found_posyandu(connection)
    _found_families(connection, families)
    return cadres, families


def announce(connection: sa.Connection, number: int, at: datetime) -> int:
    """Schedule an announcement to all parents."""
    return broadcasts.add(
        connection,
        village_id=1,
        code=f"P{number}",
        send_on=at.date(),
        audience=Audience(groups=(Group.UNDER_FIVES,)).to_json(),
        audience_words="orang tua balita",
        text=f"Kerja bakti ke-{number} di balai.",
        template=Purpose.ANNOUNCEMENT,
        variables=[],
        status=BroadcastStatus.SCHEDULED,
        needs=[],
        reasons=[],
        send_at=at,
        created_by=OFFICER,
        created_at=at,
    )


def remind(connection: sa.Connection, families: Sequence[Family]) -> None:
    """Let the reminders of some families be computed: every replica plans them."""
    due.touch(connection, [family.child_id for family in families])


def _family(number: int) -> Family:
    channel = CHANNELS[number % len(CHANNELS)]
    is_whatsapp = channel is WHATSAPP
    return Family(
        person_id=FIRST_FAMILY + number,
        child_id=FIRST_FAMILY + number,
        channel=channel,
        address=f"+62813{number:08}" if is_whatsapp else f"{900_000 + number}",
        heard_at=START - timedelta(days=3 if number % 2 else 0),
    )


def _found_posyandu(connection: sa.Connection) -> None:
    connection.execute(
        sa.insert(village.posyandu).values(
            id=TOMORROWS_POSYANDU,
            village_id=1,
            name="Mawar",
            place="balai dusun",
            day_rule="Rabu kedua",
            opens_at=time(8),
            closes_at=time(11),
        )
    )
    connection.execute(sa.insert(people.person).values(_person(OFFICER, "Made")))
    connection.execute(
        sa.insert(people.role).values(
            person_id=OFFICER,
            kind=RoleKind.VILLAGE_OFFICER,
            village_id=1,
            since=date(2026, 1, 1),
        )
    )


def _found_families(connection: sa.Connection, families: Sequence[Family]) -> None:
    for table, row in (
        (people.person, lambda each: _person(each.person_id, f"Rina {each.person_id}")),
        (people.address, _address),
        (people.family, _home),
        (people.guardian, _guardian),
        (people.consent, _consent),
        (people.child, _child),
    ):
        connection.execute(sa.insert(table), [row(each) for each in families])


def _person(number: int, name: str) -> dict[str, object]:
    return {
        "id": number,
        "village_id": 1,
        "name": name,
        "title": "Ibu",
        "call_name": name.partition(" ")[0],
        "created_at": START,
    }


def _address(each: Family) -> dict[str, object]:
    return {
        "person_id": each.person_id,
        "channel": str(each.channel),
        "address": each.address,
        "last_inbound_at": each.heard_at,
        "added_at": START,
    }


def _home(each: Family) -> dict[str, object]:
    return {
        "id": each.person_id,
        "posyandu_id": TOMORROWS_POSYANDU,
        "mother_name": f"Rina {each.person_id}",
        "code": f"{each.person_id:06}",
        "code_valid_until": START,
        "created_at": START,
    }


def _guardian(each: Family) -> dict[str, object]:
    return {"person_id": each.person_id, "family_id": each.person_id, "since": START}


def _consent(each: Family) -> dict[str, object]:
    return {
        "person_id": each.person_id,
        "kind": "family",
        "answer": True,
        "text_version": "1",
        "channel": str(each.channel),
        "given_at": START - timedelta(days=30),
    }


def _child(each: Family) -> dict[str, object]:
    return {
        "id": each.child_id,
        "family_id": each.person_id,
        "posyandu_id": TOMORROWS_POSYANDU,
        "name": f"Anak{each.child_id}",
        "sex": "P",
        "born_on": date(2025, 2, 10),
        "registered_at": START - timedelta(days=30),
    }
