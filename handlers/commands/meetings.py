"""What a quarterly meeting agrees on is kept, its owner told, and the leaders hear how it goes."""

from dialog.messages import Template
from dialog.texts import text
from dialog.turn import Go
from domain.commands_of_meetings import (
    DropActionItem,
    KeepActionItem,
    RecordMeetingGuests,
    ReportActionItem,
)
from domain.coverage.action_items import ActionItem, ItemStatus
from domain.errors import Refused
from domain.people import RoleKind
from handlers.commands.permission import holder_of
from handlers.work import Notice, Outcome, Work
from storage import meetings, people

WRITERS = (RoleKind.MIDWIFE, RoleKind.PUSKESMAS, RoleKind.COORDINATOR)


def keep_action_item(work: Work, command: KeepActionItem) -> Outcome:
    """Keep an item of a posyandu that the speaker's duty covers; its owner is told at once."""
    holder_of(work, *WRITERS)
    village_id = work.register.posyandu(command.posyandu).village_id
    _covers(work, village_id)
    owner = work.register.person(command.owner)
    if not any(owner.id == one.id for one in people.workers(work.connection, village_id)):
        raise Refused(text("Penanggung jawabnya belum terdaftar sebagai petugas. Pilih yang lain."))
    if command.due_on < work.register.now.date():
        raise Refused(text("Tanggal selesainya sudah lewat. Tulis RTL lagi dengan tanggal lain."))
    kept = meetings.add_item(
        work.connection,
        village_id=village_id,
        posyandu_id=command.posyandu,
        quarter=command.quarter,
        problem=command.problem,
        cause=command.cause,
        action=command.action,
        owner_id=owner.id,
        due_on=command.due_on,
        budget=command.budget,
        created_by=work.speaker.id,
        created_at=work.now,
        inbox_id=work.inbox_id,
    )
    work.note("rtl.kept", "action_item", kept)
    notice = Notice(
        key=f"rtl:{kept}:agreed",
        person_id=owner.id,
        flow="rtl_agreed",
        subject={"item": kept},
        kind="task",
        knock=Template(name="ada_pesan_bidan", variables=(owner.call, work.speaker.call)),
    )
    return Outcome(
        follow=Go(flow="rtl_kept", subject={"item": kept}),
        notices=() if owner.id == work.speaker.id else (notice,),
    )


def report_action_item(work: Work, command: ReportActionItem) -> Outcome:
    """Keep how far it is; whoever agreed on it hears what is done and what stands in the way."""
    item = work.register.action_item(command.item)
    if item.owner_id != work.speaker.id:
        _leads(work, item)
    status = ItemStatus(command.status)
    meetings.report(
        work.connection,
        item.id,
        status=status,
        note=command.note,
        is_hindered=command.is_hindered,
        at=work.now,
    )
    told = work.note("rtl.reported", "action_item", item.id, status=status)
    is_news = status is ItemStatus.DONE or command.is_hindered
    notices = (
        (
            Notice(
                key=f"rtl:{item.id}:told:{told}",
                person_id=item.created_by,
                flow="rtl_told",
                subject={"item": item.id, "by": work.speaker.id},
                kind="task",
            ),
        )
        if is_news and item.created_by != work.speaker.id
        else ()
    )
    return Outcome(follow=Go(flow="rtl_reported", subject={"item": item.id}), notices=notices)


def drop_action_item(work: Work, command: DropActionItem) -> Outcome:
    """Give an item up; only those who may agree on one."""
    item = work.register.action_item(command.item)
    _leads(work, item)
    meetings.report(
        work.connection,
        item.id,
        status=ItemStatus.DROPPED,
        note=command.note,
        is_hindered=False,
        at=work.now,
    )
    work.note("rtl.dropped", "action_item", item.id)
    notice = Notice(
        key=f"rtl:{item.id}:dropped",
        person_id=item.owner_id,
        flow="rtl_told",
        subject={"item": item.id, "by": work.speaker.id},
        kind="task",
    )
    return Outcome(
        follow=Go(flow="rtl_reported", subject={"item": item.id}),
        notices=() if item.owner_id == work.speaker.id else (notice,),
    )


def record_meeting_guests(work: Work, command: RecordMeetingGuests) -> Outcome:
    """Keep who came today; a name told twice counts once."""
    holder_of(work, *WRITERS, RoleKind.VILLAGE_OFFICER)
    today = work.register.now.date()
    for guest in command.guests:
        kept = meetings.add_guest(
            work.connection,
            village_id=work.village.id,
            quarter=command.quarter,
            held_on=today,
            words=guest,
            recorded_by=work.speaker.id,
            recorded_at=work.now,
            inbox_id=work.inbox_id,
        )
        if kept is not None:
            work.note("lokmin.guest", "meeting_guest", kept)
    return Outcome(follow=Go(flow="guests_kept", subject={"quarter": command.quarter}))


def _leads(work: Work, item: ActionItem) -> None:
    holder_of(work, *WRITERS)
    _covers(work, item.village_id)


def _covers(work: Work, village_id: int) -> None:
    if not any(village.id == village_id for village in work.register.villages_served()):
        raise Refused(text("Maaf, desa itu bukan wilayah Bapak/Ibu."))
