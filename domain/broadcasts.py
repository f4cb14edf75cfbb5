"""Announcements to many: their states, who has to agree, their limits and codes."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from domain.audience import Audience, Group
from domain.people import Person, RoleKind

LONGEST = 500
"""Letters; longer texts are refused, never cut (ux section 15)."""
MOST_A_WEEK = 2
WEEK = timedelta(days=7)
FARTHEST = timedelta(days=90)
VALID_FOR = timedelta(days=16)
"""The largest account's letters to 30,000 people take 15 days where WhatsApp lets 2,000 a day."""
SENDERS = (
    RoleKind.VILLAGE_OFFICER,
    RoleKind.COORDINATOR,
    RoleKind.MIDWIFE,
    RoleKind.PUSKESMAS,
)


class BroadcastStatus(StrEnum):
    """Where an announcement stands."""

    AWAITING = "awaiting"
    """Somebody has to agree first."""
    SCHEDULED = "scheduled"
    REFUSED = "refused"
    CANCELLED = "cancelled"
    MISSED = "missed"
    """Its hour passed while the service was down; it is not sent late."""
    SENDING = "sending"
    SENT = "sent"
    """Reported on."""


class Purpose(StrEnum):
    """What the same machinery carries."""

    ANNOUNCEMENT = "pengumuman_desa"
    SCHEDULE = "jadwal_berubah"
    INVITATION = "undangan_kegiatan"


class Concern(StrEnum):
    """What a text is about, as far as somebody must look at it."""

    HEALTH = "health"
    NOT_OURS = "not_ours"
    """Campaigns, money, quarrels about religion."""


class Reason(StrEnum):
    """Why somebody has to agree before an announcement goes out."""

    WHOLE_VILLAGE = "whole_village"
    THIRD_THIS_WEEK = "third_this_week"
    NOT_OURS = "not_ours"
    HEALTH = "health"


class Failure(StrEnum):
    """Why a letter did not arrive."""

    DEAD_NUMBER = "dead_number"
    NOT_ON_WHATSAPP = "not_on_whatsapp"
    BLOCKED = "blocked"
    OTHER = "other"


@dataclass(frozen=True, kw_only=True)
class Broadcast:
    """One announcement as it is kept."""

    id: int
    village_id: int
    code: str
    audience: Audience
    audience_words: str
    """Who they are, as the announcement says it: 'orang tua balita Dusun Timur'."""
    text: str
    purpose: Purpose
    variables: tuple[str, ...]
    status: BroadcastStatus
    send_at: datetime
    created_by: int
    needs: tuple[RoleKind, ...]
    """Duties whose holders have not agreed yet."""
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, kw_only=True)
class BroadcastFigures:
    """What became of an announcement's letters."""

    sent: int
    """Those that left, whatever became of them."""
    delivered: int
    read: int
    failed: int
    failures: Mapping[Failure, int]
    """The failed ones by why; a reason that nobody had is missing."""
    expired: int
    """Not sent in time, and not sent any more."""
    uncertain: int
    waiting: int
    """Not sent yet: the day's limit was used up."""
    replies: int


@dataclass(frozen=True, kw_only=True)
class Unreached:
    """Somebody an announcement did not reach, for the cadre of that RT alone."""

    person_id: int
    rt: str
    posyandu_id: int | None


def reasons_to_ask(
    audience: Audience, concerns: Collection[Concern], *, this_week: int, writer: Person
) -> tuple[Reason, ...]:
    """List why somebody else must agree.

    Args:
        audience: who it is for.
        concerns: what its text is about.
        this_week: how many announcements the same audience got or will get within a week.
        writer: who wrote it.
    """
    reasons = []
    if audience.is_whole_village:
        reasons.append(Reason.WHOLE_VILLAGE)
    if this_week >= MOST_A_WEEK and not writer.has(RoleKind.COORDINATOR):
        reasons.append(Reason.THIRD_THIS_WEEK)
    if Concern.NOT_OURS in concerns:
        reasons.append(Reason.NOT_OURS)
    if Concern.HEALTH in concerns and not _may_write_of_health(writer):
        reasons.append(Reason.HEALTH)
    return tuple(reasons)


def _may_write_of_health(writer: Person) -> bool:
    return writer.has(RoleKind.MIDWIFE)


def who_must_agree(reasons: Collection[Reason], writer: Person) -> tuple[RoleKind, ...]:
    """Name the duties whose holders must agree; nobody agrees with their own announcement."""
    duties = []
    if set(reasons) - {Reason.HEALTH}:
        is_coordinator = writer.has(RoleKind.COORDINATOR)
        duties.append(RoleKind.VILLAGE_OFFICER if is_coordinator else RoleKind.COORDINATOR)
    if Reason.HEALTH in reasons:
        duties.append(RoleKind.MIDWIFE)
    return tuple(duties)


def days_to_send(people: int, *, limit: int, left: int) -> int:
    """Tell on how many days letters go out, today included.

    Args:
        people: how many are written to on WhatsApp.
        limit: how many WhatsApp lets us write to first in a day; 0 for no limit.
        left: how many of these are left today.
    """
    if not limit or people <= left:
        return 1
    return 1 + -(-(people - max(0, left)) // limit)


def code_for(send_on: date, taken: Collection[str]) -> str:
    """Make the code of an announcement: S-0217, and S-0217-2 for the second one of that day."""
    first = f"S-{send_on:%m%d}"
    if first not in taken:
        return first
    number = next(n for n in range(2, len(taken) + 3) if f"{first}-{n}" not in taken)
    return f"{first}-{number}"


def families_of(posyandu_id: int) -> Audience:
    """Name the families of a posyandu as an audience."""
    return Audience(groups=(Group.UNDER_FIVES,), posyandu_id=posyandu_id)
