"""Keeping, correcting and taking back a woman's Td, as facts."""

from dialog.texts import text
from dialog.turn import Go
from domain.commands_of_tetanus import ChangeTetanus, RecordTetanus, RemoveTetanus, UndoTetanus
from domain.doses import ToldBy
from domain.errors import Refused
from domain.people import RoleKind
from domain.screening.records import OF_TETANUS, ScreeningSaving
from domain.screening.tetanus import TetanusRecord
from handlers.commands.permission import serves_resident
from handlers.work import Outcome, Work
from storage import audit, tetanus


def record_tetanus(work: Work, command: RecordTetanus) -> Outcome:
    """Keep each Td once; days of before are those of a book."""
    resident = serves_resident(work, command.resident)
    if any(day > work.register.now.date() for day in (*command.on, *command.earlier)):
        raise Refused(text("Tanggal itu belum sampai. Tidak ada yang disimpan."))
    known = {record.on for record in work.register.tetanus_records(resident.id)}
    fresh = tuple(day for day in command.on if day not in known)
    if not fresh:
        raise Refused(text("Td itu baru saja dicatat. Tidak saya simpan dua kali."))
    earlier = [
        _add(work, resident.id, given_on=day, told_by=ToldBy.KIA_BOOK)
        for day in command.earlier
        if day not in known and day not in fresh
    ]
    added = [
        _add(
            work,
            resident.id,
            given_on=day,
            told_by=command.told_by,
            place=command.place,
            batch=command.batch,
            vaccinator=command.vaccinator,
        )
        for day in fresh
    ]
    _note(work, ScreeningSaving.TETANUS, resident.id, added=[*earlier, *added], withdrawn=[])
    return Outcome(
        follow=Go(
            flow="tetanus_recorded",
            subject={
                "resident": resident.id,
                "doses": added,
                "earlier": earlier,
                "lacks_evidence": command.lacks_evidence,
            },
        )
    )


def change_tetanus(work: Work, command: ChangeTetanus) -> Outcome:
    """Put another day in its place."""
    old = _changeable(work, command.dose)
    if command.on > work.register.now.date():
        raise Refused(text("Tanggal itu belum sampai. Tidak ada yang disimpan."))
    tetanus.withdraw(work.connection, [old.id], work.now)
    new = _add(
        work,
        old.resident_id,
        given_on=command.on,
        told_by=old.told_by,
        place=old.place,
        batch=old.batch,
        vaccinator=old.vaccinator,
        replaces=old.id,
    )
    saving = ScreeningSaving.TETANUS_CHANGED
    _note(work, saving, old.resident_id, added=[new], withdrawn=[old.id])
    subject = {"resident": old.resident_id, "dose": new}
    return Outcome(follow=Go(flow="tetanus_changed", subject=subject))


def remove_tetanus(work: Work, command: RemoveTetanus) -> Outcome:
    """Let a Td stand no longer."""
    old = _changeable(work, command.dose)
    tetanus.withdraw(work.connection, [old.id], work.now)
    saving = ScreeningSaving.TETANUS_CHANGED
    _note(work, saving, old.resident_id, added=[], withdrawn=[old.id])
    return Outcome(follow=Go(flow="tetanus_removed", subject={"resident": old.resident_id}))


def undo_tetanus(work: Work, command: UndoTetanus) -> Outcome:
    """Take the speaker's last save back, unless somebody changed it since."""
    change = work.register.last_screening_change()
    if (
        change is None
        or change.id != command.audit
        or change.saving not in OF_TETANUS
        or not all(work.register.tetanus_record(number).stands for number in change.added)
    ):
        raise Refused(text("Catatan itu sudah diubah lagi. Tidak ada yang diurungkan."))
    resident = serves_resident(work, change.resident)
    tetanus.withdraw(work.connection, change.added, work.now)
    tetanus.withdraw(work.connection, change.withdrawn, None)
    audit.undone(work.connection, change.id, work.now)
    work.note("save.undone", "audit", change.id)
    return Outcome(follow=Go(flow="tetanus_undone", subject={"resident": resident.id}))


def _add(work: Work, resident: int, **columns: object) -> int:
    return tetanus.add(
        work.connection,
        resident_id=resident,
        recorded_by=work.speaker.id,
        recorded_at=work.now,
        inbox_id=work.inbox_id,
        **columns,
    )


def _changeable(work: Work, dose: int) -> TetanusRecord:
    """Give a Td that stands; an old one is the midwife's to change."""
    record = work.register.tetanus_record(dose)
    serves_resident(work, record.resident_id)
    if not record.stands:
        raise Refused(text("Catatan itu sudah diubah lagi. Tidak ada yang berubah."))
    recorded = record.recorded_at.astimezone(work.village.zone).date()
    if not work.speaker.has(RoleKind.MIDWIFE) and recorded != work.register.now.date():
        raise Refused(text("Catatan Td yang lama hanya diubah oleh bidan."))
    return record


def _note(
    work: Work, saving: ScreeningSaving, resident: int, *, added: list[int], withdrawn: list[int]
) -> None:
    work.note(saving, "resident", resident, resident=resident, added=added, withdrawn=withdrawn)
