"""A village with many posyandu, all open today: the ground of measurements and hard tests."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

import sqlalchemy as sa

from dialog.messages import ChannelName
from domain.people import RoleKind
from storage.tables import health, people, village

TODAY = date(2026, 3, 10)
"""A second Tuesday outside the months of vitamin A."""
MORNING = datetime(2026, 3, 10, 1, 30, tzinfo=UTC)
AGE = timedelta(days=396)
PAST = ((7_900, 676), (8_300, 692), (8_600, 706), (8_900, 720), (9_200, 733), (9_400, 745))
"""Weight in grams and length in millimetres of the last months, near the median."""
DOSES = (
    ("HB0", 0), ("BCG", 30), ("OPV", 30), ("DPT", 61), ("OPV", 61), ("PCV", 61), ("RV", 61),
    ("DPT", 92), ("OPV", 92), ("PCV", 92), ("RV", 92), ("DPT", 122), ("OPV", 122), ("IPV", 122),
    ("RV", 122), ("MR", 275),
)  # fmt: skip
"""Antigens with the age in days at which they were given."""
CHILDREN = (
    "Adinda", "Bagaskara", "Cantika", "Danendra", "Elvina", "Fathir", "Gendis", "Hafizah",
    "Irfandi", "Jelita", "Kirana", "Lukman", "Maharani", "Nugroho", "Oktavia", "Prabowo",
    "Qonita", "Rahmadi", "Salsabila", "Tristan", "Ulfiana", "Vebrina", "Wulandari", "Xaviera",
    "Yudhistira", "Zaskia", "Ardiansyah", "Bulan", "Chandra", "Dewantara", "Embun", "Firmansyah",
    "Gilang", "Humaira", "Ibrahim", "Jatmiko", "Kusuma", "Larasati", "Mentari", "Nirmala",
)  # fmt: skip
"""No two of them are near enough to be taken for each other."""


@dataclass(frozen=True, kw_only=True)
class Cadre:
    """A cadre with a telephone, and the names of her posyandu's children."""

    person_id: int
    channel: ChannelName
    address: str
    posyandu_id: int
    children: tuple[str, ...]

    def line(self, number: int) -> str:
        """Write the report of one child in one line."""
        return " ".join((self.children[number], *todays_figures(number)))


def todays_figures(number: int) -> tuple[str, str]:
    """Write a child's weight and length: never those of the child before."""
    return f"9,{5 + number % 4}", f"75,{3 + number % 5}"


def settle(
    connection: sa.Connection,
    *,
    posyandu: int,
    children: int = len(CHILDREN),
    channels: tuple[ChannelName, ...] = (ChannelName.WHATSAPP,),
    today: date = TODAY,
) -> list[Cadre]:
    """Found the village; every posyandu has one cadre, on the channels in turn, and is open."""
    connection.execute(
        sa.insert(village.puskesmas).values(id=1, name="Sukamaju", duty_phone="0361-000000")
    )
    connection.execute(
        sa.insert(village.village).values(
            id=1, puskesmas_id=1, name="Sukamaju", district="Sukamaju", time_zone="Asia/Jakarta"
        )
    )
    return [
        _posyandu(connection, number, CHILDREN[:children], channels[number % len(channels)], today)
        for number in range(1, posyandu + 1)
    ]


def address_of(channel: ChannelName, number: int) -> str:
    """Give a made-up address."""
    is_whatsapp = channel is ChannelName.WHATSAPP
    return f"+62812{number:08}" if is_whatsapp else f"{700_000 + number}"


def _posyandu(
    connection: sa.Connection,
    number: int,
    names: tuple[str, ...],
    channel: ChannelName,
    today: date,
) -> Cadre:
    connection.execute(
        sa.insert(village.posyandu).values(
            id=number,
            village_id=1,
            name=f"Melati {number}",
            place="balai dusun",
            day_rule="Selasa kedua",
            opens_at=time(8),
            closes_at=time(11),
        )
    )
    _cadre(connection, number, channel)
    connection.execute(
        sa.insert(village.posyandu_day).values(
            id=number,
            posyandu_id=number,
            planned_on=today,
            held_on=today,
            status="open",
            opened_by=number,
            opened_at=MORNING,
        )
    )
    enrol(connection, number, names, today)
    return Cadre(
        person_id=number,
        channel=channel,
        address=address_of(channel, number),
        posyandu_id=number,
        children=names,
    )


def _cadre(connection: sa.Connection, number: int, channel: ChannelName) -> None:
    connection.execute(
        sa.insert(people.person).values(
            id=number,
            village_id=1,
            name=f"Siti {number}",
            title="Ibu",
            call_name="Siti",
            created_at=MORNING,
        )
    )
    connection.execute(
        sa.insert(people.address).values(
            person_id=number,
            channel=str(channel),
            address=address_of(channel, number),
            last_inbound_at=MORNING,
            added_at=MORNING,
        )
    )
    connection.execute(
        sa.insert(people.role).values(
            person_id=number, kind=RoleKind.CADRE, posyandu_id=number, since=TODAY - AGE
        )
    )


def enrol(
    connection: sa.Connection,
    posyandu: int,
    names: tuple[str, ...],
    today: date = TODAY,
    *,
    after: int = 0,
) -> None:
    """Register children with their past at a posyandu, `after` so many it has already."""
    first = posyandu * 1_000 + after
    numbers = range(first, first + len(names))
    connection.execute(
        sa.insert(people.family),
        [
            {
                "id": number,
                "posyandu_id": posyandu,
                "mother_name": f"Rina {number}",
                "rt": "02",
                "code": f"{number:06}",
                "code_valid_until": MORNING + timedelta(days=30),
                "created_at": MORNING,
            }
            for number in numbers
        ],
    )
    connection.execute(
        sa.insert(people.child),
        [
            {
                "id": number,
                "family_id": number,
                "posyandu_id": posyandu,
                "name": name,
                "sex": "L",
                "born_on": _born_on(number, today),
                "registered_at": MORNING,
            }
            for number, name in zip(numbers, names, strict=True)
        ],
    )
    connection.execute(
        sa.insert(health.weighing),
        [_weighing(number, ago, today) for number in numbers for ago in range(len(PAST), 0, -1)],
    )
    connection.execute(
        sa.insert(health.dose),
        [_dose(number, antigen, days, today) for number in numbers for antigen, days in DOSES],
    )


def _born_on(child: int, today: date) -> date:
    """Give children different birthdays around the same age."""
    return today - AGE + timedelta(days=child * 7 % 25)


def _dose(child: int, antigen: str, days: int, today: date) -> dict[str, object]:
    on = _born_on(child, today) + timedelta(days=days + (child % 29 if days else 0))
    return {
        "child_id": child,
        "antigen": antigen,
        "given_on": on,
        "told_by": "cadre",
        "recorded_at": datetime.combine(on, time(2), tzinfo=UTC),
    }


def _weighing(child: int, months_ago: int, today: date) -> dict[str, object]:
    weight_g, length_mm = PAST[len(PAST) - months_ago]
    on = today - timedelta(days=28 * months_ago)
    return {
        "child_id": child,
        "weighed_on": on,
        "weight_g": weight_g,
        "length_mm": length_mm,
        "position": "lying",
        "source": "posyandu",
        "rule_version": "",
        "computed": {},
        "recorded_at": datetime.combine(on, time(2), tzinfo=UTC),
    }
