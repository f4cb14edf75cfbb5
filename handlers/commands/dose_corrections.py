"""Correcting recorded doses, and the midwife's word on those that families told of."""

from dialog.texts import text
from dialog.turn import Go
from domain.changes import Saving
from domain.commands_of_doses import ChangeDose, CheckDoses, RemoveDoses
from domain.doses import Checking, DoseRecord
from domain.errors import Refused
from domain.people import RoleKind
from handlers.commands.permission import holder_of, serves
from handlers.work import Notice, Outcome, Work
from storage import children, doses, history


def change_dose(work: Work, command: ChangeDose) -> Outcome:
    """Put another dose in its place; one of an earlier day waits for the midwife again."""
    old = _standing(work, (command.dose,))[0]
    serves(work, old.child_id)
    child = serves(work, command.child)
    is_checked = work.speaker.has(RoleKind.MIDWIFE) or _is_of_today(work, old)
    checking = old.checking if is_checked else Checking.WAITING
    rows = {"dose": [old.id]}
    history.withdraw(work.connection, rows, at=work.now)
    new = children.add_dose(
        work.connection,
        child_id=child.id,
        antigen=command.antigen,
        given_on=command.on,
        product=command.product,
        source=old.dose.source,
        batch=old.batch,
        told_by=old.told_by,
        place=old.place,
        vaccinator=old.vaccinator,
        replaces=old.id,
        checking=checking,
        recorded_by=work.speaker.id,
        recorded_at=work.now,
        inbox_id=work.inbox_id,
    )
    work.note(
        Saving.DOSES_CHANGED, "dose", new, child=child.id, added={"dose": [new]}, withdrawn=rows
    )
    return Outcome(follow=Go(flow="dose_changed", subject={"child": child.id, "dose": new}))


def remove_doses(work: Work, command: RemoveDoses) -> Outcome:
    """Let doses stand no longer; those of an earlier day are the midwife's to take away."""
    old = _standing(work, command.doses)
    for record in old:
        serves(work, record.child_id)
    if not work.speaker.has(RoleKind.MIDWIFE) and not all(_is_of_today(work, one) for one in old):
        raise Refused(text("Catatan imunisasi yang lama hanya dihapus oleh bidan."))
    rows = {"dose": [record.id for record in old]}
    history.withdraw(work.connection, rows, at=work.now)
    child = old[0].child_id
    work.note(Saving.DOSES_CHANGED, "child", child, child=child, added={}, withdrawn=rows)
    return Outcome(follow=Go(flow="doses_removed", subject={"child": child}))


def check_doses(work: Work, command: CheckDoses) -> Outcome:
    """Confirm or refuse; a refused dose stands no longer, and what it replaced stands again."""
    holder_of(work, RoleKind.MIDWIFE, RoleKind.PUSKESMAS)
    waiting = {record.id: record for record in work.register.doses_waiting()}
    confirmed = tuple(number for number in command.confirmed if number in waiting)
    refused = tuple(number for number in command.refused if number in waiting)
    for numbers, said in ((confirmed, Checking.CONFIRMED), (refused, Checking.REFUSED)):
        doses.check(work.connection, numbers, said, by=work.speaker.id, at=work.now)
    history.withdraw(work.connection, {"dose": list(refused)}, at=work.now)
    if former := doses.replaced_by(work.connection, refused):
        history.restore(work.connection, {"dose": list(former)})
    work.note("doses.checked", "dose", None, confirmed=list(confirmed), refused=list(refused))
    return Outcome(
        follow=Go(flow="doses_checked", subject={"seen": list(command.seen)}),
        notices=_to_those_who_wrote(work, [waiting[number] for number in refused]),
    )


def _to_those_who_wrote(work: Work, refused: list[DoseRecord]) -> tuple[Notice, ...]:
    """Tell each cadre what the midwife did not find; a family is told by a person."""
    told = {
        (record.recorded_by, record.child_id)
        for record in refused
        if record.recorded_by is not None
        and record.recorded_by != work.speaker.id
        and work.register.person(record.recorded_by).has(RoleKind.CADRE)
    }
    return tuple(
        Notice(
            key=f"dose_refused:{person}:{child}:{refused[0].id}",
            person_id=person,
            flow="doses_refused",
            subject={
                "child": child,
                "doses": [r.id for r in refused if (r.recorded_by, r.child_id) == (person, child)],
                "by": work.speaker.id,
            },
            kind="task",
        )
        for person, child in sorted(told, key=str)
        if person is not None
    )


def _standing(work: Work, numbers: tuple[int, ...]) -> tuple[DoseRecord, ...]:
    if not numbers or doses.standing(work.connection, numbers) != frozenset(numbers):
        raise Refused(text("Catatan itu sudah diubah lagi. Tidak ada yang berubah."))
    return tuple(work.register.dose_record(number) for number in numbers)


def _is_of_today(work: Work, record: DoseRecord) -> bool:
    recorded = record.recorded_at.astimezone(work.village.zone).date()
    return recorded == work.register.now.date()
