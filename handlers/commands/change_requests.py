"""Asking for a change of a closed day, and the midwife's decision on it."""

from dialog.messages import Template
from dialog.texts import text
from dialog.turn import Go
from domain.changes import RequestStatus
from domain.commands_family import AskForChange, DecideChange
from domain.errors import Refused
from domain.people import RoleKind
from handlers.commands import results
from handlers.commands.permission import cadre_of, holder_of
from handlers.work import Notice, Outcome, Work
from storage import change_requests, history


def ask_for_change(work: Work, command: AskForChange) -> Outcome:
    """Keep the request and show it to the midwives; the figures stay as they are."""
    old = work.register.weighing(command.weighing)
    child = cadre_of(work, old.child_id)
    if not history.all_stand(work.connection, {"weighing": [old.id]}):
        raise Refused(text("Catatan itu sudah diubah lagi. Tidak ada yang dikirim."))
    request = change_requests.add(
        work.connection,
        weighing_id=old.id,
        weight_g=command.weight_g,
        length_mm=command.length_mm,
        reason=command.reason,
        asked_by=work.speaker.id,
        asked_at=work.now,
        inbox_id=work.inbox_id,
    )
    work.note("change.asked", "change_request", request)
    posyandu = work.register.posyandu(child.posyandu_id)
    return Outcome(
        follow=Go(flow="change_asked", subject={"request": request}),
        notices=tuple(
            Notice(
                key=f"change_request:{request}:{midwife.id}",
                person_id=midwife.id,
                flow="change_wanted",
                subject={"request": request},
                kind="task",
                template=Template(
                    name="tugas_bidan", variables=(text("usul perubahan"), posyandu.name)
                ),
            )
            for midwife in work.register.holders(RoleKind.MIDWIFE)
        ),
    )


def decide_change(work: Work, command: DecideChange) -> Outcome:
    """Put the new figures in place, or leave the old ones; the cadre is told."""
    holder_of(work, RoleKind.MIDWIFE)
    request = work.register.change_request(command.request)
    if request.status is not RequestStatus.WAITING:
        raise Refused(text("Usul itu sudah diputuskan. Tidak ada yang berubah."))
    status = RequestStatus.APPROVED if command.agrees else RequestStatus.REFUSED
    change_requests.decide(work.connection, request.id, status, by=work.speaker.id, at=work.now)
    weighing = _replaced(work, command.request) if command.agrees else request.weighing
    work.note(f"change.{status}", "change_request", request.id, weighing=weighing)
    subject = {"request": request.id, "weighing": weighing, "agrees": command.agrees}
    return Outcome(
        follow=Go(flow="change_decided", subject=subject),
        notices=(
            Notice(
                key=f"change_decided:{request.id}",
                person_id=request.asked_by,
                flow="change_answered",
                subject={**subject, "decided_by": work.speaker.id},
                kind="task",
            ),
        ),
    )


def _replaced(work: Work, request_id: int) -> int:
    request = work.register.change_request(request_id)
    return results.put_in_place(
        work,
        request.weighing,
        by=request.asked_by,
        weight_g=request.weight_g,
        length_mm=request.length_mm,
    )
