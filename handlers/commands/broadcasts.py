"""Announcements: kept, agreed with, cancelled, passed on by word of mouth, answered."""

from dataclasses import dataclass
from datetime import datetime

from dialog.messages import Template
from dialog.texts import text
from dialog.turn import Go
from domain import quiet_hours
from domain.audience import Audience
from domain.broadcasts import (
    LONGEST,
    SENDERS,
    BroadcastStatus,
    Purpose,
    Reason,
    code_for,
    who_must_agree,
)
from domain.commands_village import (
    CancelBroadcast,
    JudgeBroadcast,
    KeepBroadcastReply,
    ScheduleBroadcast,
    TellInPerson,
)
from domain.errors import Refused
from domain.people import RoleKind
from flows.village.approval import approvers, has_approvers, names_of, reasons_for
from flows.village.audience_words import addressed
from handlers.commands.permission import holder_of
from handlers.work import Notice, Outcome, Work
from storage import broadcasts, outbox

OPEN = (BroadcastStatus.AWAITING, BroadcastStatus.SCHEDULED)
BEGUN = (BroadcastStatus.SENDING, BroadcastStatus.SENT)


@dataclass(frozen=True, kw_only=True)
class Announcement:
    """What is kept of an announcement before it has a code."""

    audience: Audience
    words: str
    send_at: datetime
    purpose: Purpose = Purpose.ANNOUNCEMENT
    variables: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()


def schedule_broadcast(work: Work, command: ScheduleBroadcast) -> Outcome:
    """Keep an announcement; where somebody must agree first, ask them."""
    holder_of(work, *SENDERS)
    audience = Audience.from_json(command.audience)
    _check(work, audience, command)
    reasons = reasons_for(audience, command.text, work.register)
    if not has_approvers(reasons, work.register):
        raise Refused(text("Belum ada yang bisa menyetujui siaran ini. Tidak ada yang terkirim."))
    needs = who_must_agree(reasons, work.speaker)
    kept = keep(
        work,
        Announcement(
            audience=audience,
            words=command.text,
            send_at=max(command.send_at, work.register.now),
            reasons=reasons,
        ),
    )
    waits_for = names_of(needs, work.register) if needs else ""
    return Outcome(
        follow=Go(flow="broadcast_scheduled", subject={"broadcast": kept, "waits_for": waits_for}),
        notices=tuple(
            Notice(
                key=f"broadcast:{kept}:judge:{person.id}",
                person_id=person.id,
                flow="broadcast_to_judge",
                subject={"broadcast": kept},
                kind="task",
                template=Template(name="tugas_bidan", variables=("siaran", work.village.name)),
            )
            for person in approvers(needs, work.register)
        ),
    )


def _check(work: Work, audience: Audience, command: ScheduleBroadcast) -> None:
    if len(command.text) > LONGEST:
        raise Refused(text("Terlalu panjang. Paling panjang 500 huruf."))
    if quiet_hours.is_quiet(command.send_at.astimezone(work.village.zone)):
        raise Refused(text("Jam 20.00-06.00 jam tenang, tidak ada siaran yang dikirim."))
    if not work.register.audience_size(audience).people:
        raise Refused(text("Belum ada yang setuju menerima pesan. Tidak ada yang terkirim."))


def keep(work: Work, announcement: Announcement) -> int:
    """Give an announcement its code and keep it; it goes by itself when nobody need agree."""
    send_on = announcement.send_at.astimezone(work.village.zone).date()
    needs = who_must_agree(announcement.reasons, work.speaker)
    kept = broadcasts.add(
        work.connection,
        village_id=work.village.id,
        code=code_for(send_on, broadcasts.codes(work.connection, work.village.id, send_on)),
        send_on=send_on,
        audience=announcement.audience.to_json(),
        audience_words=addressed(announcement.audience, work.register),
        text=announcement.words,
        template=announcement.purpose,
        variables=list(announcement.variables),
        status=BroadcastStatus.AWAITING if needs else BroadcastStatus.SCHEDULED,
        needs=[str(need) for need in needs],
        reasons=[str(reason) for reason in announcement.reasons],
        send_at=announcement.send_at,
        created_by=work.speaker.id,
        created_at=work.now,
    )
    work.note("broadcast.kept", "broadcast", kept, needs=[str(need) for need in needs])
    return kept


def judge_broadcast(work: Work, command: JudgeBroadcast) -> Outcome:
    """Let an announcement go on once everybody agreed; one refusal ends it."""
    asked = work.register.broadcast(command.broadcast)
    if asked.status is not BroadcastStatus.AWAITING:
        raise Refused(text("Siaran itu sudah tidak perlu diperiksa."))
    if work.speaker.id == asked.created_by:
        raise Refused(text("Siaran sendiri perlu disetujui orang lain."))
    holder_of(work, *asked.needs)
    _same_village(work, asked.village_id)
    if command.agrees:
        left = [need for need in asked.needs if not work.speaker.has(need)]
        _agreed(work, command.broadcast, asked.send_at, left)
    else:
        broadcasts.change(work.connection, asked.id, status=BroadcastStatus.REFUSED)
    work.note("broadcast.judged", "broadcast", asked.id, agrees=command.agrees)
    return Outcome(
        follow=Go(
            flow="broadcast_judged", subject={"broadcast": asked.id, "agrees": command.agrees}
        ),
        notices=(
            Notice(
                key=f"broadcast:{asked.id}:answered:{work.speaker.id}",
                person_id=asked.created_by,
                flow="broadcast_answered",
                subject={
                    "broadcast": asked.id,
                    "by": work.speaker.id,
                    "agrees": command.agrees,
                },
                kind="task",
            ),
        ),
    )


def _agreed(work: Work, broadcast_id: int, send_at: datetime, left: list[RoleKind]) -> None:
    """Take the agreement; an hour that passed meanwhile becomes the next that is allowed."""
    broadcasts.change(
        work.connection,
        broadcast_id,
        needs=[str(need) for need in left],
        status=BroadcastStatus.AWAITING if left else BroadcastStatus.SCHEDULED,
        send_at=max(send_at, quiet_hours.earliest(work.register.now)),
    )


def cancel_broadcast(work: Work, command: CancelBroadcast) -> Outcome:
    """Let an announcement not be sent, or as much of it as is not sent yet."""
    holder_of(work, *SENDERS)
    found = work.register.broadcast(command.broadcast)
    _same_village(work, found.village_id)
    is_on_its_way = found.status in BEGUN and broadcasts.figures(work.connection, found.id).waiting
    if found.status not in OPEN and not is_on_its_way:
        raise Refused(text("Siaran itu sudah tidak bisa dibatalkan."))
    broadcasts.change(work.connection, found.id, status=BroadcastStatus.CANCELLED)
    letters = outbox.cancel_letters(work.connection, found.id) if is_on_its_way else 0
    work.note("broadcast.cancelled", "broadcast", found.id, letters=letters)
    return Outcome(follow=Go(flow="broadcast_cancelled", subject={"broadcast": found.id}))


def tell_in_person(work: Work, command: TellInPerson) -> Outcome:
    """Ask the cadre of each posyandu to tell those who were not reached."""
    holder_of(work, *SENDERS)
    found = work.register.broadcast(command.broadcast)
    _same_village(work, found.village_id)
    people_of: dict[int, list[int]] = {}
    for person in work.register.unreached(found.id):
        if person.posyandu_id is None:
            continue
        cadres = work.register.holders(RoleKind.CADRE, posyandu_id=person.posyandu_id)
        if cadres:
            people_of.setdefault(cadres[0].id, []).append(person.person_id)
    if not people_of:
        return Outcome(follow=Go(flow="nobody_to_ask"))
    work.note("broadcast.told_in_person", "broadcast", found.id, cadres=sorted(people_of))
    return Outcome(
        follow=Go(flow="cadres_asked", subject={"cadres": list(people_of)}),
        notices=tuple(
            Notice(
                key=f"broadcast:{found.id}:tell:{cadre}",
                person_id=cadre,
                flow="tell_in_person",
                subject={"broadcast": found.id, "people": people},
                kind="task",
            )
            for cadre, people in people_of.items()
        ),
    )


def keep_broadcast_reply(work: Work, command: KeepBroadcastReply) -> Outcome:
    """Keep an answer for the one who wrote the announcement."""
    broadcasts.keep_reply(
        work.connection,
        broadcast_id=command.broadcast,
        person_id=work.speaker.id,
        inbox_id=work.inbox_id,
        text=command.words,
        at=work.now,
    )
    return Outcome(follow=Go(flow="broadcast_reply_kept"))


def _same_village(work: Work, village_id: int) -> None:
    if village_id != work.village.id:
        raise Refused(text("Maaf, siaran itu bukan dari desa ini."))
