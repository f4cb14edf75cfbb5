"""People of every role around one village, each family with names and figures nobody else has."""

from dataclasses import dataclass, field

import sqlalchemy as sa
from bench.busy_village import MORNING, TODAY, settle

from dialog.messages import Bubble, ChannelName
from domain.people import RoleKind
from storage.tables import health, people

POSYANDU, FAMILIES = 2, 6
MOTHERS = ("Zurrahmi", "Yokasta", "Xanthira", "Wredhani", "Vrishka", "Quinara")
CHILDREN = ("Blarkano", "Dwixela", "Fjordani", "Gwendira", "Hjalmara", "Jvarenko")
WEIGHTS_G = (11_370, 11_830, 12_390, 12_710, 13_190, 13_570)
STAFF = (
    (RoleKind.COORDINATOR, "Bu", "Endang"),
    (RoleKind.VILLAGE_OFFICER, "Pak", "Made"),
    (RoleKind.MIDWIFE, "Bidan", "Ratih"),
    (RoleKind.PUSKESMAS, "dr.", "Anwar"),
    (RoleKind.POKJANAL, "Bu", "Lestari"),
)


@dataclass
class Somebody:
    """One who writes: where, as whom, and what others must not learn of them."""

    label: str
    channel: ChannelName
    address: str
    is_staff: bool
    child: str = ""
    secrets: tuple[str, ...] = ()
    shown: list[Bubble] = field(default_factory=list)
    """The bubbles they got, the latest last."""


def gather(connection: sa.Connection) -> list[Somebody]:
    """Settle the village and give everybody who writes, strangers too."""
    channels = (ChannelName.WHATSAPP, ChannelName.TELEGRAM)
    cadres = settle(connection, posyandu=POSYANDU, children=FAMILIES, channels=channels)
    crowd = [
        Somebody(label="kader", channel=c.channel, address=c.address, is_staff=True) for c in cadres
    ]
    crowd += [_officer(connection, 10 + number, *duty) for number, duty in enumerate(STAFF)]
    crowd += [_family(connection, number) for number in range(FAMILIES)]
    crowd += [_stranger(number) for number in range(3)]
    return crowd


def _officer(connection: sa.Connection, number: int, kind: RoleKind, title: str, name: str):
    _person(connection, number, name=name, title=title)
    connection.execute(
        sa.insert(people.role).values(
            person_id=number, kind=kind, village_id=1, posyandu_id=None, since=TODAY
        )
    )
    return _reached(connection, number, str(kind), is_staff=True)


def _family(connection: sa.Connection, number: int) -> Somebody:
    """Give the first family of a posyandu a marked mother, child and weight, and let her join."""
    family = (number % POSYANDU + 1) * 1_000 + number // POSYANDU
    mother, child, weight_g = MOTHERS[number], CHILDREN[number], WEIGHTS_G[number]
    connection.execute(
        sa.update(people.family)
        .where(people.family.c.id == family)
        .values(mother_name=mother, rt=f"7{number}")
    )
    connection.execute(
        sa.update(people.child).where(people.child.c.id == family).values(name=child)
    )
    connection.execute(
        sa.update(health.weighing)
        .where(health.weighing.c.child_id == family)
        .values(weight_g=weight_g)
    )
    person = 30 + number
    _person(connection, person, name=mother, title="Ibu", shares_phone=True)
    connection.execute(
        sa.insert(people.guardian).values(person_id=person, family_id=family, since=MORNING)
    )
    connection.execute(
        sa.insert(people.consent).values(
            person_id=person,
            family_id=family,
            kind="family",
            answer=True,
            text_version="1",
            channel="whatsapp",
            given_at=MORNING,
        )
    )
    somebody = _reached(connection, person, "family", is_staff=False)
    figure = f"{weight_g / 1_000:.1f}".replace(".", ",")
    somebody.child = child
    somebody.secrets = (mother, child, figure, f"{family:06}", somebody.address)
    return somebody


def _stranger(number: int) -> Somebody:
    channel = (ChannelName.WHATSAPP, ChannelName.TELEGRAM)[number % 2]
    address = f"+62899000000{number}" if channel is ChannelName.WHATSAPP else f"89000{number}"
    return Somebody(label="stranger", channel=channel, address=address, is_staff=False)


def _person(connection: sa.Connection, number: int, **columns: object) -> None:
    connection.execute(
        sa.insert(people.person).values(
            id=number, village_id=1, call_name=columns["name"], created_at=MORNING, **columns
        )
    )


def _reached(connection: sa.Connection, person: int, label: str, *, is_staff: bool) -> Somebody:
    channel = (ChannelName.WHATSAPP, ChannelName.TELEGRAM)[person % 2]
    is_whatsapp = channel is ChannelName.WHATSAPP
    address = f"+62877{person:08}" if is_whatsapp else f"{800_000 + person}"
    connection.execute(
        sa.insert(people.address).values(
            person_id=person,
            channel=str(channel),
            address=address,
            last_inbound_at=MORNING,
            added_at=MORNING,
        )
    )
    return Somebody(label=label, channel=channel, address=address, is_staff=is_staff)
