"""What the phones show: every message of every chat, and which of them the providers accepted."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, Literal

Channel = Literal["whatsapp", "telegram"]
Kind = Literal[
    "text", "image", "audio", "video", "document", "sticker", "location", "contact", "notice"
]
Status = Literal["queued", "accepted", "sent", "delivered", "read", "failed", "undelivered"]

NOT_SHOWN: Final[frozenset[Status]] = frozenset({"failed", "undelivered"})


@dataclass(frozen=True, kw_only=True)
class Phone:
    """A phone on the page: whose it is and the address it answers to.

    A WhatsApp address is a number such as `+628120000001`, a Telegram address a user's number.
    """

    name: str
    role_label: str
    channel: Channel
    address: str
    contact_number: str = ""
    started: bool = True


@dataclass(frozen=True, kw_only=True)
class Button:
    """A choice under a message; `payload` is what the provider hands back when it is tapped."""

    label: str
    payload: str = ""
    description: str = ""
    url: str = ""


@dataclass(frozen=True, kw_only=True)
class Message:
    """One message of one chat, as its provider knows it.

    `monotonic` is the real second of acceptance, for measuring a sender's pace whatever the
    clock says. `request` holds the fields of the request that sent it.
    """

    id: str
    channel: Channel
    address: str
    by: Literal["person", "bot"]
    at: datetime
    kind: Kind = "text"
    text: str = ""
    buttons: tuple[Button, ...] = ()
    list_label: str = ""
    file: str = ""
    file_name: str = ""
    template: str = ""
    status: Status = "sent"
    error: int | None = None
    monotonic: float = 0.0
    request: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_shown(self) -> bool:
        """Tell whether the person's phone shows the message."""
        return self.by == "person" or self.status not in NOT_SHOWN


Address = tuple[Channel, str]


class Chats:
    """All chats of all phones; `changed` is told the chat after every change."""

    def __init__(self, changed: Callable[[Channel, str], None]) -> None:
        self._chats: dict[Address, dict[str, Message]] = {}
        self._accepted: list[tuple[Address, str]] = []
        self._changed = changed

    def add(self, message: Message) -> Message:
        """Append a message to its chat."""
        chat = self._chats.setdefault((message.channel, message.address), {})
        chat[message.id] = message
        if message.by == "bot":
            self._accepted.append(((message.channel, message.address), message.id))
        self._changed(message.channel, message.address)
        return message

    def find(self, channel: Channel, address: str, message_id: str) -> Message | None:
        """Return one message, or None when the chat has no such message."""
        return self._chats.get((channel, address), {}).get(message_id)

    def change(self, message: Message) -> None:
        """Put a changed message in the place of the old one."""
        self._chats[message.channel, message.address][message.id] = message
        self._changed(message.channel, message.address)

    def all_of(self, channel: Channel, address: str) -> tuple[Message, ...]:
        """Return every message of a chat, also those the phone never showed."""
        return tuple(self._chats.get((channel, address), {}).values())

    def shown_to(self, channel: Channel, address: str) -> tuple[Message, ...]:
        """Return what the phone shows, oldest first."""
        return tuple(m for m in self.all_of(channel, address) if m.is_shown)

    def accepted(self) -> tuple[Message, ...]:
        """Return every message the providers accepted from the bot, in order of acceptance."""
        return tuple(self._chats[chat][message_id] for chat, message_id in self._accepted)

    def accepted_since(self, count: int) -> tuple[Message, ...]:
        """Return what was accepted after the first so many messages, in order of acceptance."""
        return tuple(self._chats[chat][message_id] for chat, message_id in self._accepted[count:])

    def last_accepted(self, count: int) -> tuple[Message, ...]:
        """Return the newest accepted messages, newest first."""
        newest = reversed(self._accepted[-count:])
        return tuple(self._chats[chat][message_id] for chat, message_id in newest)
