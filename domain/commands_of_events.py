"""What is done about the village's own events."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any


@dataclass(frozen=True, kw_only=True)
class KeepEvent:
    """Keep an event that is told completely, new or from a draft."""

    event: int | None
    kind: str
    name: str
    on: date
    at: time
    place: str
    quota: int | None
    target: dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class KeepEventDraft:
    """Keep what is known of an event whose day is not known yet."""

    event: int | None
    kind: str
    name: str


@dataclass(frozen=True, kw_only=True)
class JudgeEvent:
    """Agree with an event, with an addition or not; ask for a change; or refuse it."""

    event: int
    verdict: str
    """'agree', 'change' or 'refuse'."""
    words: str = ""


@dataclass(frozen=True, kw_only=True)
class ScheduleInvitation:
    """Invite those entitled at a moment."""

    event: int
    send_at: datetime


@dataclass(frozen=True, kw_only=True)
class AnswerInvitation:
    """Come, or not; for one's own children or oneself, or by a cadre for others."""

    event: int
    guests: tuple[int, ...]
    comes: bool


@dataclass(frozen=True, kw_only=True)
class AskAboutEvent:
    """Ask something before answering; the seat is kept for a while."""

    event: int
    guests: tuple[int, ...]
    words: str


@dataclass(frozen=True, kw_only=True)
class MarkAttendance:
    """Keep who came to an event and who did not."""

    event: int
    came: tuple[int, ...] = ()
    absent: tuple[int, ...] = ()
    deferred: tuple[int, ...] = ()
    """Came and was not served."""


@dataclass(frozen=True, kw_only=True)
class CancelEvent:
    """Let an event not take place."""

    event: int


@dataclass(frozen=True, kw_only=True)
class MoveEvent:
    """Hold an event on another day, hour or place."""

    event: int
    on: date
    at: time
    place: str


@dataclass(frozen=True, kw_only=True)
class GiveOpinion:
    """Count the two answers about an event; whose they are is not kept."""

    event: int
    satisfied: str
    informed: str
