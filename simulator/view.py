"""What the page shows, made from what the simulator knows; all words in Bahasa Indonesia."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from markupsafe import Markup, escape

from simulator.chats import Message, Phone
from simulator.telegram.objects import Key, User
from simulator.twilio.account import WINDOW
from simulator.world import Simulator

DAYS: Final = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
MONTHS: Final = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
ZONES: Final = {"Asia/Jakarta": "WIB", "Asia/Makassar": "WITA", "Asia/Jayapura": "WIT"}
STATUSES: Final = {
    "accepted": "diterima",
    "queued": "antre",
    "sent": "terkirim",
    "delivered": "sampai",
    "read": "dibaca",
    "failed": "gagal",
    "undelivered": "tidak sampai",
}
KINDS: Final = {
    "text": "teks",
    "image": "gambar",
    "audio": "suara",
    "video": "video",
    "document": "dokumen",
    "sticker": "stiker",
    "location": "lokasi",
    "contact": "kontak",
    "notice": "pemberitahuan",
}
CHANNELS: Final = {"whatsapp": "WhatsApp", "telegram": "Telegram"}
TINTS: Final = 6
LOG_ROWS: Final = 80
_MARKS: Final = (
    (re.compile(r"(?<!\w)\*(\S(?:[^*\n]*\S)?)\*(?!\w)"), r"<b>\1</b>"),
    (re.compile(r"(?<!\w)_(\S(?:[^_\n]*\S)?)_(?!\w)"), r"<i>\1</i>"),
    (re.compile(r"(?<!\w)~(\S(?:[^~\n]*\S)?)~(?!\w)"), r"<s>\1</s>"),
)


@dataclass(frozen=True, kw_only=True)
class Bubble:
    """One message in a chat; `day` is set when a new day begins above it."""

    message: Message
    html: Markup
    time: str
    day: str = ""


@dataclass(frozen=True, kw_only=True)
class PhoneView:
    """One phone on the page."""

    index: int
    phone: Phone
    bubbles: tuple[Bubble, ...]
    keyboard: tuple[tuple[Key, ...], ...]
    toast: str
    started: bool
    blocked: bool
    reach: str
    unread: int
    seen_of: int

    @property
    def key(self) -> str:
        """Return the name under which changes of this chat are told."""
        return f"{self.phone.channel}:{self.phone.address}"

    @property
    def initials(self) -> str:
        """Return one or two letters for the round picture."""
        return "".join(word[0] for word in self.phone.name.split()[-2:]).upper()

    @property
    def tint(self) -> int:
        """Return the number of the colour of the round picture."""
        return sum(map(ord, self.phone.name)) % TINTS

    @property
    def channel_name(self) -> str:
        """Return the channel as people call it."""
        return CHANNELS[self.phone.channel]


@dataclass(frozen=True, kw_only=True)
class LogRow:
    """One line of what was really sent."""

    message: Message
    time: str
    to: str
    kind: str
    status: str


@dataclass(frozen=True, kw_only=True)
class Preset:
    """A button that moves the clock."""

    label: str
    move_to: str


def phone_view(simulator: Simulator, index: int, seen: int) -> PhoneView:
    """Return one phone; `seen` is how many of its messages its owner has looked at."""
    phone = simulator.phones[index]
    shown = simulator.messages(phone.channel, phone.address)
    is_telegram = phone.channel == "telegram"
    user = simulator.telegram.user(phone.address) if is_telegram else None
    person = None if is_telegram else simulator.twilio.people.get(phone.address)
    return PhoneView(
        index=index,
        phone=phone,
        bubbles=tuple(_bubbles(shown, simulator.zone)),
        keyboard=user.keyboard if user else (),
        toast=user.toast if user else "",
        started=user.started if user else True,
        blocked=user.blocked if user else bool(person and person.blocked),
        reach=_start_pressed(user) if user else _window(simulator, phone),
        unread=sum(message.by == "bot" for message in shown[seen:]),
        seen_of=len(shown),
    )


def log_rows(simulator: Simulator) -> tuple[LogRow, ...]:
    """Return the newest lines of what was really sent."""
    names = {(p.channel, p.address): p.name for p in simulator.phones}
    return tuple(
        LogRow(
            message=message,
            time=_short(message.at.astimezone(simulator.zone)),
            to=names.get((message.channel, message.address), message.address),
            kind="templat" if message.template else KINDS[message.kind],
            status=STATUSES[message.status],
        )
        for message in simulator.ground.chats.last_accepted(LOG_ROWS)
    )


def presets(now: datetime) -> tuple[Preset, ...]:
    """Return the buttons of the clock, for a local moment."""
    at_four = now.replace(hour=16, minute=0, second=0, microsecond=0)
    four_label = "16.00 hari ini"
    if at_four <= now:
        at_four, four_label = at_four + timedelta(days=1), "16.00 besok"
    at_seven = (now + timedelta(days=1)).replace(hour=7, minute=0, second=0, microsecond=0)
    moves = (
        ("+1 jam", now + timedelta(hours=1)),
        (four_label, at_four),
        ("07.00 besok", at_seven),
        ("+1 hari", now + timedelta(days=1)),
    )
    return tuple(Preset(label=label, move_to=when.isoformat()) for label, when in moves)


def long_date(moment: datetime) -> str:
    """Write a day with its weekday."""
    weekday, month = DAYS[moment.weekday()], MONTHS[moment.month - 1]
    return f"{weekday}, {moment.day} {month} {moment.year}"


def hour(moment: datetime) -> str:
    """Write a time of day."""
    return f"{moment:%H.%M}"


def zone_name(zone: ZoneInfo) -> str:
    """Return the name Indonesians give a zone."""
    return ZONES.get(zone.key, zone.key)


def marked_up(message: Message) -> Markup:
    """Return the text with WhatsApp's bold, italic and struck words; Telegram's stays plain."""
    text = str(escape(message.text))
    if message.channel == "whatsapp":
        for pattern, replacement in _MARKS:
            text = pattern.sub(replacement, text)
    return Markup(text)  # noqa: S704 - escaped above


def _bubbles(messages: tuple[Message, ...], zone: ZoneInfo) -> Iterator[Bubble]:
    last_day = ""
    for message in messages:
        at = message.at.astimezone(zone)
        day = long_date(at)
        yield Bubble(
            message=message,
            html=marked_up(message),
            time=hour(at),
            day=day if day != last_day else "",
        )
        last_day = day


def _start_pressed(user: User) -> str:
    return "sudah menekan MULAI" if user.started else "belum menekan MULAI"


def _window(simulator: Simulator, phone: Phone) -> str:
    last = simulator.twilio.last_inbound.get(phone.address)
    if last is None or not simulator.twilio.window_is_open(phone.address):
        return "jendela 24 jam tertutup"
    return f"jendela s.d. {_short((last + WINDOW).astimezone(simulator.zone))}"


def _short(moment: datetime) -> str:
    return f"{moment.day}/{moment.month} {hour(moment)}"
