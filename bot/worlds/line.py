"""What lies between the people on a stage and the service: paper, or the providers' wires."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from zoneinfo import ZoneInfo

from dialog.messages import ChannelName, Incoming
from dialog.transcript.parts import Shown
from storage.engine import Connection, Database
from storage.outbox import Queued

REPLY = "reply"


@dataclass(frozen=True, kw_only=True)
class Button:
    """A button on a phone, and what a tap on it brings back."""

    label: str
    payload: str


@dataclass(frozen=True, kw_only=True)
class Delivered:
    """A message as it reached a phone."""

    outbox_id: int
    person_id: int
    channel: ChannelName
    address: str
    kind: str
    shown: Shown
    buttons: tuple[Button, ...] = ()
    """Those that can be tapped; choices that are written out are only shown."""
    template: str | None
    provider_id: str
    at: datetime

    @property
    def is_reply(self) -> bool:
        """True when it answers whoever wrote."""
        return self.kind == REPLY


class Setting(Protocol):
    """What a line sees of the stage it belongs to."""

    database: Database
    zone: ZoneInfo
    now: datetime

    def draw_code(self) -> str:
        """Draw six digits."""

    def hear_officers(self, connection: Connection) -> None:
        """Let the officers have written lately, as they do every day."""


class Line(Protocol):
    """Carries what people do to the service, and its messages to their phones."""

    tells_commands: bool
    """True when the commands carried out can be watched from the stage."""

    def bring(self, message: Incoming) -> None:
        """Carry what somebody does to the service; it is handled when this returns.

        A tap of a known button names its message in `reply_to` and its label in `text`.
        """

    def tick(self) -> None:
        """Let the service look at the clock."""

    def deliver(self) -> list[Delivered]:
        """Give what has reached the phones since the last time, answers first."""

    def cut(self, address: str) -> None:
        """Let a WhatsApp number take messages and never show them."""

    def let_read(self, messages: Sequence[Queued]) -> None:
        """Let the recipients of some messages open their chats."""

    def close(self) -> None:
        """Let go of everything the line has opened."""


OpenLine = Callable[[Setting], Line]
