"""Keeping vaccine doses that were given, whatever the rules make of them."""

from dialog.turn import Go
from domain.changes import Saving
from domain.commands import RecordDoses
from domain.doses import Checking, NewDose, ToldBy
from handlers.commands.permission import cadre_of
from handlers.work import Outcome, Work
from storage import children, due


def record_doses(work: Work, command: RecordDoses) -> Outcome:
    """Keep each dose as a fact; what a cadre did not see waits for the midwife."""
    child = cadre_of(work, command.child)
    added = keep_doses(
        work,
        child.id,
        command.given or tuple(NewDose(antigen=each, on=command.on) for each in command.antigens),
        told_by=command.told_by,
        place=command.place,
        vaccinator=command.vaccinator,
    )
    return Outcome(
        follow=Go(flow="doses_recorded", subject={"child": child.id, "doses": added}),
    )


def keep_doses(
    work: Work,
    child_id: int,
    doses: tuple[NewDose, ...],
    *,
    told_by: str,
    place: str = "",
    vaccinator: str = "",
) -> list[int]:
    """Keep doses with who told of them, and number them."""
    waits = told_by != ToldBy.CADRE
    added = [
        children.add_dose(
            work.connection,
            child_id=child_id,
            antigen=dose.antigen,
            given_on=dose.on,
            product=dose.product,
            source=dose.source,
            batch=dose.batch,
            told_by=told_by,
            place=place,
            vaccinator=vaccinator,
            checking=Checking.WAITING if waits else Checking.NOT_NEEDED,
            recorded_by=work.speaker.id,
            recorded_at=work.now,
            inbox_id=work.inbox_id,
        )
        for dose in doses
    ]
    work.note(
        Saving.DOSES,
        "dose",
        added[0],
        child=child_id,
        added={"dose": added},
        withdrawn={},
    )
    due.recompute(work.connection, (child_id,), work.now)
    return added
