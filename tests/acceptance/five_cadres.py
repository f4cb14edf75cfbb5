"""One posyandu with sixty children, forty grown-ups and five cadres who all write at once."""

from dataclasses import dataclass
from datetime import timedelta

import sqlalchemy as sa
from bench.busy_village import CHILDREN, MORNING, PAST, TODAY, address_of, enrol, settle

from dialog.messages import ChannelName
from domain.people import RoleKind
from storage.tables import health, people

POSYANDU = 1
FIRST_CHILD = 1_000
LAST_MONTH_G = PAST[-1][0]
MORE_CHILDREN = (
    "Gunadarma", "Pelangi", "Yosefina", "Wiratama", "Melinda", "Subagio", "Kalyana", "Nehemia",
    "Dorothea", "Baskoro", "Evangeli", "Hendrawan", "Rosalinda", "Zulkarnain", "Octaviani",
    "Tegarwati", "Intania", "Parikesit", "Lesmana", "Quraisy",
)  # fmt: skip
NAMES = (*CHILDREN, *MORE_CHILDREN)
PREGNANT = (
    "Hartini", "Murniasih", "Zubaidah", "Kartika", "Yulianti",
    "Prihatin", "Djumilah", "Bertha", "Sulastri", "Ngatemi",
)  # fmt: skip
TEENS = (
    "Vidyadari", "Gusti", "Mahendra", "Febrian", "Olivia", "Krisnanda", "Jihan", "Cokorda",
)  # fmt: skip
ADULTS = (
    "Waluyo", "Emilia", "Sugeng", "Triyono", "Harjono", "Astuti", "Lukita", "Bambang",
    "Purnomo", "Yohanes", "Dahlia", "Rustam",
)  # fmt: skip
OLDER = (
    "Kromodjojo", "Ponirah", "Wagiyem", "Sastro", "Mulyadi", "Tukinah", "Jumadi", "Ngadiman",
    "Supini", "Gimbal",
)  # fmt: skip
GROWN_UPS = (*PREGNANT, *TEENS, *ADULTS, *OLDER)
YEAR = timedelta(days=365)
MIDWIFE = "+6281399990001"
CALLED = ("Siti", "Wulan", "Komang", "Nengah", "Luh")
CHANNELS = (*(ChannelName.WHATSAPP,) * 3, *(ChannelName.TELEGRAM,) * 2)
OWN_CHILDREN, SHARED = 11, 3
OWN_GROWN_UPS = 7
AWAY = {*NAMES[OWN_CHILDREN * 5 :], *GROWN_UPS[OWN_GROWN_UPS * 5 :]}
"""Those who do not come this time."""


@dataclass(frozen=True, kw_only=True)
class FiveCadre:
    """A cadre of the five: how she is reached, and whom she measures."""

    person_id: int
    name: str
    channel: ChannelName
    address: str
    children: tuple[str, ...]
    """The first ones are measured by the cadre before her as well."""
    shared: tuple[str, ...]
    """Children of the next cadre whom she measures too."""
    grown_ups: tuple[str, ...]
    shared_grown_up: str
    """One of the next cadre's grown-ups, told with the same figures."""


def weight_last_month(name: str) -> int | None:
    """Give the grams of last month; None for who was not weighed then."""
    return LAST_MONTH_G if NAMES.index(name) % 6 <= 3 else None


def was_ever_weighed(name: str) -> bool:
    """Every sixth child comes for the first time."""
    return NAMES.index(name) % 6 != 5


def does_not_rise(name: str) -> bool:
    """Every sixth child weighs less than last month."""
    return NAMES.index(name) % 6 == 3


def has_card(name: str) -> bool:
    """Every seventh child has no Buku KIA."""
    return NAMES.index(name) % 7 != 0


def line_of_child(name: str, *, more_g: int = 0) -> str:
    """Write a child's figures: every fourth did not gain, no two are alike."""
    number = NAMES.index(name)
    weight_g = (9_300 if does_not_rise(name) else 9_700) + more_g
    return f"{name} {_decimal(weight_g // 100)} {_decimal(750 + number % 20)}"


def line_of_grown_up(name: str) -> str:
    """Write a grown-up's figures in the words of the card; every fourth has a finding."""
    number = GROWN_UPS.index(name)
    is_high = number % 4 == 0
    pressure = f"{150 + number}/95" if is_high else f"{105 + number % 20}/{70 + number % 9}"
    if name in PREGNANT:
        arm = "22,5" if number % 5 == 1 else "25,5"
        return f"bumil {name} bb {50 + number},5 lila {arm} td {pressure}"
    if name in TEENS:
        return f"remaja {name} bb {44 + number % 8} tb {150 + number % 8} hb 13,{number % 9}"
    sugar = 210 + number if number % 5 == 0 else 100 + number % 30
    return f"{name.lower()} td {pressure} gds {sugar}"


def found(connection: sa.Connection) -> list[FiveCadre]:
    """Settle the village and give the five cadres."""
    (siti,) = settle(connection, posyandu=POSYANDU, children=len(CHILDREN))
    enrol(connection, POSYANDU, MORE_CHILDREN, after=len(CHILDREN))
    _forget_some_weighings(connection)
    _give_cards(connection)
    _register_grown_ups(connection)
    _add_midwife(connection)
    addresses = [siti.address, *(_cadre(connection, number) for number in range(1, len(CALLED)))]
    return [_cut(number, address) for number, address in enumerate(addresses)]


def _forget_some_weighings(connection: sa.Connection) -> None:
    last_month = health.weighing.c.weighed_on >= TODAY - timedelta(days=40)
    for number, name in enumerate(NAMES, start=FIRST_CHILD):
        which = health.weighing.c.child_id == number
        if not was_ever_weighed(name):
            connection.execute(sa.delete(health.weighing).where(which))
        elif weight_last_month(name) is None:
            connection.execute(sa.delete(health.weighing).where(which, last_month))


def _give_cards(connection: sa.Connection) -> None:
    for name in NAMES:
        connection.execute(
            sa.update(people.child)
            .where(people.child.c.name == name)
            .values(has_kia_book=has_card(name))
        )


def _register_grown_ups(connection: sa.Connection) -> None:
    stages = (
        ("pregnant", PREGNANT, 27),
        ("teen", TEENS, 16),
        ("adult", ADULTS, 41),
        ("older", OLDER, 67),
    )
    for stage, names, years in stages:
        for name in names:
            connection.execute(
                sa.insert(people.resident).values(
                    posyandu_id=POSYANDU,
                    name=name,
                    life_stage=stage,
                    sex="P" if stage == "pregnant" else "L",
                    born_on=TODAY - years * YEAR,
                    last_period_on=TODAY - timedelta(weeks=22) if stage == "pregnant" else None,
                    registered_at=MORNING,
                )
            )


def _add_midwife(connection: sa.Connection) -> None:
    _person(connection, 90, "Bidan Ratih", ChannelName.WHATSAPP, MIDWIFE)
    connection.execute(
        sa.insert(people.role).values(
            person_id=90, kind=RoleKind.MIDWIFE, village_id=1, since=TODAY - YEAR
        )
    )


def _cadre(connection: sa.Connection, number: int) -> str:
    """Hire a colleague of Siti's, and give her address."""
    channel, person_id = CHANNELS[number], number + 1
    address = address_of(channel, person_id)
    _person(connection, person_id, f"Bu {CALLED[number]}", channel, address)
    connection.execute(
        sa.insert(people.role).values(
            person_id=person_id, kind=RoleKind.CADRE, posyandu_id=POSYANDU, since=TODAY - YEAR
        )
    )
    return address


def _cut(number: int, address: str) -> FiveCadre:
    """Give a cadre her part of the day's work."""
    following = (number + 1) % len(CALLED)
    return FiveCadre(
        person_id=number + 1,
        name=CALLED[number],
        channel=CHANNELS[number],
        address=address,
        children=_children_of(number),
        shared=_children_of(following)[:SHARED],
        grown_ups=GROWN_UPS[number :: len(CALLED)][:OWN_GROWN_UPS],
        shared_grown_up=GROWN_UPS[following],
    )


def _children_of(number: int) -> tuple[str, ...]:
    return NAMES[number * OWN_CHILDREN : (number + 1) * OWN_CHILDREN]


def _person(
    connection: sa.Connection, number: int, called: str, channel: ChannelName, address: str
) -> None:
    """Let somebody exist who is called 'Bu Wulan', and has just written."""
    title, name = called.split()
    connection.execute(
        sa.insert(people.person).values(
            id=number, village_id=1, name=name, title=title, call_name=name, created_at=MORNING
        )
    )
    connection.execute(
        sa.insert(people.address).values(
            person_id=number,
            channel=str(channel),
            address=address,
            last_inbound_at=MORNING,
            added_at=MORNING,
        )
    )


def _decimal(tenths: int) -> str:
    return f"{tenths // 10},{tenths % 10}"
