"""What village officers, coordinators and midwives have done."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any


@dataclass(frozen=True, kw_only=True)
class ScheduleBroadcast:
    """Keep an announcement to be sent at a moment, or to be agreed with first."""

    audience: dict[str, Any]
    text: str
    send_at: datetime


@dataclass(frozen=True, kw_only=True)
class CancelBroadcast:
    """Let an announcement not be sent."""

    broadcast: int


@dataclass(frozen=True, kw_only=True)
class JudgeBroadcast:
    """Agree with an announcement, or refuse it."""

    broadcast: int
    agrees: bool


@dataclass(frozen=True, kw_only=True)
class TellInPerson:
    """Ask the cadres to tell those whom an announcement did not reach."""

    broadcast: int


@dataclass(frozen=True, kw_only=True)
class KeepBroadcastReply:
    """Keep what somebody answered to an announcement."""

    broadcast: int
    words: str


@dataclass(frozen=True, kw_only=True)
class MoveDay:
    """Hold a posyandu's day on another date."""

    posyandu: int
    planned_on: date
    to: date
    tells: bool
    """True when the families are told."""


@dataclass(frozen=True, kw_only=True)
class AddDay:
    """Hold a posyandu on one more day."""

    posyandu: int
    on: date
    opens_at: time | None = None
    """None for the usual hours."""
    place: str = ""
    """Empty for the usual place."""


@dataclass(frozen=True, kw_only=True)
class InviteCadre:
    """Make a code that lets one number become a cadre."""

    name: str
    title: str
    posyandu: int
    phone: str


@dataclass(frozen=True, kw_only=True)
class BecomeCadre:
    """Take up the duty one was invited to, having promised to keep data private."""

    code: str
    vouched_phone: str = ""
    """The number of the own contact that was shared, where the channel knows no numbers."""
