"""The part of the stored register that answers for families and alarms."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

import sqlalchemy as sa

from domain.family_register import Alarm, ForwardedQuestion, Invitation, OpenTalk, ReminderGot
from domain.people import Family
from domain.register import Unknown
from storage import alarms, attendance, conversations, forwarding, joining, people

RECENT = timedelta(minutes=30)


@dataclass(frozen=True)
class StoredFamilyRegister:
    """Answers every question of `domain.family_register.FamilyRegister` from the database."""

    connection: sa.Connection
    person_id: int
    village_id: int
    now_utc: datetime

    def read_speaker_again(self) -> None:
        """Forget what was read of the speaker, whose name or duties a command has changed."""
        self.__dict__.pop("speaker", None)

    def joined_families(self) -> tuple[Family, ...]:
        """List the families the speaker answers for and agreed to be written to about."""
        return joining.joined(self.connection, self.person_id)

    def has_stopped(self) -> bool:
        """Tell whether the speaker said BERHENTI and not MULAI since."""
        return people.has_stopped(self.connection, self.person_id)

    def is_locked_out(self, opens: str) -> bool:
        """Tell whether the speaker tried five wrong codes within a day."""
        tries = joining.wrong_tries(self.connection, self.person_id, opens, self.now_utc)
        return tries >= joining.MOST_TRIES

    def family_with_code(self, code: str) -> Family | None:
        """Find the family whose code still opens the door."""
        return joining.with_code(self.connection, code, self.now_utc)

    def open_invitation(self) -> Invitation | None:
        """Give the speaker's invitation that waits for an answer."""
        return joining.open_invitation(self.connection, self.person_id)

    def is_released(self, weighing_id: int) -> bool:
        """Tell whether the midwife approved the day of a weighing."""
        return attendance.is_released(self.connection, weighing_id)

    def attendance_answer(self, posyandu_id: int, on: date) -> str:
        """Give what the speaker answered to a reminder."""
        return attendance.answer_of(self.connection, self.person_id, posyandu_id, on)

    def reminder_got(self) -> ReminderGot | None:
        """Give the latest reminder of a posyandu's day that the speaker got."""
        about = conversations.latest_subject(self.connection, self.person_id, "posyandu_reminder")
        if about is None:
            return None
        return ReminderGot(on=date.fromisoformat(about["on"]), children=tuple(about["children"]))

    def latest_flow(self) -> str:
        """Name the conversation the speaker had last."""
        return conversations.latest_flow(self.connection, self.person_id)

    def had_flow(self, flow: str, *, hours: int) -> bool:
        """Tell whether the speaker had a conversation in the last hours."""
        since = self.now_utc - timedelta(hours=hours)
        return conversations.had_flow(self.connection, self.person_id, flow, since)

    def open_talks(self) -> tuple[OpenTalk, ...]:
        """List the speaker's open conversations of the last half hour, the latest first."""
        since = self.now_utc - RECENT
        return tuple(
            OpenTalk(id=c.id, flow=c.flow, answers=dict(c.journal.get("answers", ())))
            for c in conversations.open_ones(self.connection, self.person_id)
            if c.touched_at >= since
        )

    def said_pregnant(self) -> bool:
        """Tell whether the speaker is known to be pregnant."""
        return joining.said_pregnant(self.connection, self.person_id, self.now_utc)

    def waiting_alarm(self) -> Alarm | None:
        """Give the latest alarm of the village that nobody has answered."""
        return alarms.waiting_in(self.connection, self.village_id)

    def alarm(self, alarm_id: int) -> Alarm:
        """Give one alarm, or raise Unknown."""
        return alarms.one(self.connection, alarm_id)

    def forwarded(self, forwarded_id: int) -> ForwardedQuestion:
        """Give one forwarded question, or raise Unknown."""
        row = forwarding.get(self.connection, forwarded_id)
        if row is None:
            raise Unknown(f"forwarded {forwarded_id}")
        return ForwardedQuestion(
            id=row["id"],
            from_person=row["from_person_id"],
            words=row["words"],
            is_answered=row["answered_at"] is not None,
        )
