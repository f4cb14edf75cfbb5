"""Keeping why a child was not weighed."""

from datetime import date

from dialog.turn import Go
from domain.changes import Saving
from domain.commands import PutOnWaitingList
from domain.commands_family import RecordAbsence
from handlers.commands.permission import cadre_of
from handlers.work import Outcome, Work
from storage import absences, history


def record_absence(work: Work, command: RecordAbsence) -> Outcome:
    """Keep that a child did not come."""
    keep_absence(work, command.child, command.on, command.reason)
    return Outcome(
        follow=Go(
            flow="absence_recorded",
            subject={"child": command.child, "reason": command.reason},
        )
    )


def put_on_waiting_list(work: Work, command: PutOnWaitingList) -> Outcome:
    """Keep that a child who came was not weighed yet, or will not be."""
    keep_absence(work, command.child, command.on, command.reason)
    return Outcome(
        follow=Go(flow="left_for_later", subject={"child": command.child, "reason": command.reason})
    )


def keep_absence(work: Work, child_id: int, on: date, reason: str) -> None:
    """Keep a reason; one told before stands no longer."""
    child = cadre_of(work, child_id)
    former = absences.of_child(work.connection, child.id, on)
    withdrawn = {"absence": former} if former else {}
    history.withdraw(work.connection, withdrawn, at=work.now)
    added = absences.add(
        work.connection,
        child_id=child.id,
        on=on,
        reason=reason,
        recorded_by=work.speaker.id,
        recorded_at=work.now,
    )
    work.note(
        Saving.ABSENT,
        "absence",
        added,
        child=child.id,
        added={"absence": [added]},
        withdrawn=withdrawn,
    )
