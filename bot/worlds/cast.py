"""Who speaks on a stage, and from which address: officers, mothers, strangers, other numbers."""

import re
from dataclasses import dataclass, field

from bot.worlds.load import address_for
from bot.worlds.shape import title_and_call
from dialog.input.phones import FoundPhone, read_phone, spoken
from dialog.messages import ChannelName
from domain.people import Family, call_name
from storage import children, directory, people
from storage.directory import Listed
from storage.engine import Connection

_FIRST_STRANGER = 81_200_002_000
_MOTHER = ("ibu", "bu")


@dataclass(frozen=True, kw_only=True)
class Seat:
    """An address that somebody writes from."""

    channel: ChannelName
    address: str


@dataclass
class Cast:
    """Everybody who speaks or is written to under a name."""

    village_id: int
    channel: ChannelName
    """The channel of those about whom nothing else is known."""
    seats: dict[str, Seat] = field(default_factory=dict)
    """By the name in a transcript, in small letters."""
    labels: dict[Seat, str] = field(default_factory=dict)
    """How an address is called in what is printed."""
    channels: dict[str, ChannelName] = field(default_factory=dict)
    """The channel of those of whom a transcript tells it, by name in small letters."""
    strangers: int = 0

    def channel_of(self, label: str) -> ChannelName:
        """Tell by which channel a name is reached that has no address yet."""
        return self.channels.get(_key(label), self.channel)

    def uses(self, label: str, channel: ChannelName) -> None:
        """Note the channel by which a name is reached."""
        self.channels[_key(label)] = channel

    def seat(self, connection: Connection, label: str) -> Seat:
        """Find where somebody writes from; one never heard of gets a made-up address."""
        found = self.find(connection, label)
        if found is None:
            used = self.channel_of(label)
            found = self.take_seat(label, Seat(channel=used, address=self._made_up(used)))
        return found

    def find(self, connection: Connection, label: str) -> Seat | None:
        """Find the address of a name or a number; None when there is none yet."""
        if (number := _number(label)) is not None:
            return Seat(channel=self.channel, address=address_for(number, self.channel))
        key = _key(label)
        if key in self.seats:
            return self.seats[key]
        listed = directory.addresses(connection)
        known = next((one for one in listed if _is_called(one, key)), None)
        if known is not None:
            return Seat(channel=ChannelName(known.channel), address=known.address)
        return self.invited_seat(connection, label)

    def invited_seat(self, connection: Connection, label: str) -> Seat | None:
        """Find the address of the number under which a name was invited, if it was."""
        invited = directory.invited_number(connection, title_and_call(label)[1])
        phone = read_phone(invited) if invited else None
        if isinstance(phone, FoundPhone):
            return Seat(channel=self.channel, address=address_for(phone.number, self.channel))
        return None

    def take_seat(self, label: str, seat: Seat) -> Seat:
        """Let a name write from an address from now on."""
        self.seats[_key(label)] = seat
        self.labels[seat] = label
        return seat

    def other_number(self, written: str) -> Seat:
        """Give the seat of a number written beside a name."""
        number = _number(written) or written.strip()
        return Seat(channel=self.channel, address=address_for(number, self.channel))

    def family_of(self, connection: Connection, label: str, hint: str = "") -> Family | None:
        """Find the family of 'Ibu Rina'; a hint names the child when several are called so."""
        title, _, called = label.partition(" ")
        if title.lower() not in _MOTHER:
            return None
        families = directory.families(connection, self.village_id)
        fitting = [one for one in families if _is_mother(one, called.lower())]
        return next(
            (one for one in fitting if _has_child_in(connection, one, hint)),
            next(iter(fitting), None),
        )

    def label(self, connection: Connection, seat: Seat, person_id: int) -> str:
        """Name somebody as a transcript does."""
        if seat in self.labels:
            return self.labels[seat]
        person = people.one(connection, person_id)
        if not person.is_known:
            return spoken(seat.address)
        return (
            person.call if any(role.kind != "family" for role in person.roles) else person.full_call
        )

    def _made_up(self, channel: ChannelName) -> str:
        self.strangers += 1
        return address_for(f"+62{_FIRST_STRANGER + self.strangers}", channel)


def _number(label: str) -> str | None:
    if not re.match(r"[+\d]", label.strip()):
        return None
    phone = read_phone(label)
    return phone.number if isinstance(phone, FoundPhone) else None


def _key(label: str) -> str:
    return " ".join(label.lower().split())


def _is_called(one: Listed, key: str) -> bool:
    """Tell whether somebody is meant by 'Bu Siti', 'Siti', 'Siti Rohani' or 'Ibu Siti'."""
    if not one.name:
        return False
    title, call = title_and_call(key)
    names = {one.name.lower(), one.call_name.lower(), call_name(one.name).lower()}
    if key in names:
        return True
    is_title = title.lower() in (one.title.lower(), "")
    return is_title and call in names and " " in key


def _has_child_in(connection: Connection, family: Family, hint: str) -> bool:
    return any(
        child.name.lower() in hint.lower() for child in children.of_family(connection, family.id)
    )


def _is_mother(family: Family, called: str) -> bool:
    return called in {family.mother_name.lower(), call_name(family.mother_name).lower()}
