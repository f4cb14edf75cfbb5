"""What flows may know of families' consent, codes and invitations, and of alarms."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from domain.people import Family


@dataclass(frozen=True, kw_only=True)
class Invitation:
    """A number that a cadre wrote down for a family and that has not answered yet."""

    id: int
    family_id: int
    person_id: int
    is_open: bool


@dataclass(frozen=True, kw_only=True)
class Alarm:
    """A danger sign that somebody told."""

    id: int
    person_id: int
    child_id: int | None
    resident_id: int | None
    """Who is ill, if it is neither a child nor the one who wrote and is registered."""
    kind: str
    signs: tuple[str, ...]
    words: str
    raised_at: datetime
    answered_by: int | None


@dataclass(frozen=True, kw_only=True)
class ForwardedQuestion:
    """A question that waits for a person's answer."""

    id: int
    from_person: int
    words: str
    is_answered: bool


@dataclass(frozen=True, kw_only=True)
class ReminderGot:
    """The latest reminder somebody got."""

    on: date
    """The posyandu's day."""
    children: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class OpenTalk:
    """A conversation that waits for an answer."""

    id: int
    flow: str
    answers: dict[str, object]
    """What was understood, by question name."""


class FamilyRegister(Protocol):
    """Families as they joined, seen by one speaker."""

    def joined_families(self) -> tuple[Family, ...]:
        """List the families the speaker answers for and agreed to be written to about."""

    def has_stopped(self) -> bool:
        """Tell whether the speaker said BERHENTI and not MULAI since."""

    def is_locked_out(self, opens: str) -> bool:
        """Tell whether the speaker tried five wrong codes within a day."""

    def family_with_code(self, code: str) -> Family | None:
        """Find the family whose code still opens the door."""

    def open_invitation(self) -> Invitation | None:
        """Give the speaker's invitation that waits for an answer."""

    def is_released(self, weighing_id: int) -> bool:
        """Tell whether the midwife approved the day of a weighing."""

    def attendance_answer(self, posyandu_id: int, on: date) -> str:
        """Give the answer to a reminder: coming, not_coming, elsewhere or nothing."""

    def reminder_got(self) -> ReminderGot | None:
        """Give the latest reminder of a posyandu's day that the speaker got."""

    def latest_flow(self) -> str:
        """Name the conversation the speaker had last."""

    def had_flow(self, flow: str, *, hours: int) -> bool:
        """Tell whether the speaker had a conversation in the last hours."""

    def open_talks(self) -> tuple[OpenTalk, ...]:
        """List the speaker's open conversations of the last half hour, the latest first."""

    def said_pregnant(self) -> bool:
        """Tell whether the speaker is known to be pregnant."""

    def waiting_alarm(self) -> Alarm | None:
        """Give the latest alarm of the village that nobody has answered."""

    def alarm(self, alarm_id: int) -> Alarm:
        """Give one alarm, or raise Unknown."""

    def forwarded(self, forwarded_id: int) -> ForwardedQuestion:
        """Give one forwarded question, or raise Unknown."""
