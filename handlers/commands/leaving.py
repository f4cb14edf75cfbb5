"""Death, moves and returns: kept in the transaction in which all that is said of a child ends."""

from datetime import date

from dialog.texts import text
from dialog.turn import Go
from domain.commands_of_leaving import BringBack, MoveChildren, RecordDeath, TellOfLoss
from domain.errors import Refused
from domain.leaving import Left
from domain.people import Child, RoleKind
from flows.family.own import own_cadre, who_writes
from handlers.commands.permission import cadre_at
from handlers.work import Notice, Outcome, Work
from storage import care, due, leaving, pauses


def served_by(work: Work, child_id: int) -> Child:
    """Give a child that the speaker serves as a cadre or a midwife, or refuse kindly."""
    child = work.register.child(child_id)
    speaker = work.speaker
    if child.posyandu_id in speaker.posyandu_ids(RoleKind.CADRE):
        return child
    is_midwife = speaker.has(RoleKind.MIDWIFE) or speaker.has(RoleKind.PUSKESMAS)
    in_village = child.posyandu_id in {each.id for each in work.register.all_posyandu()}
    if not (is_midwife and in_village):
        raise Refused(text("Maaf, bagian itu hanya untuk kader posyandu tersebut dan bidan."))
    return child


def record_death(work: Work, command: RecordDeath) -> Outcome:
    """Keep a death; the family is spoken to by the midwife, never by the service."""
    child = served_by(work, command.child)
    if command.on > work.register.now.date() or command.on < child.born_on:
        raise Refused(text("Tanggal itu tidak mungkin. Tidak ada yang dicatat."))
    _ends(work, child, Left.DIED, on=command.on)
    follow = Go(flow="death_recorded", subject={"child": child.id})
    return Outcome(follow=follow, notices=_told_of_death(work, child))


def _told_of_death(work: Work, child: Child) -> tuple[Notice, ...]:
    midwives = work.register.holders(RoleKind.MIDWIFE)
    cadres = work.register.holders(RoleKind.CADRE, posyandu_id=child.posyandu_id)
    told = {person.id: person for person in (*midwives, *cadres) if person.id != work.speaker.id}
    return tuple(
        Notice(
            key=f"death:{child.id}:{person}:{work.now:%Y-%m-%d}",
            person_id=person,
            flow="child_has_died",
            subject={
                "child": child.id,
                "who": work.speaker.id,
                "speaks": person in {midwife.id for midwife in midwives},
            },
            kind="task",
        )
        for person in told
    )


def _ends(work: Work, child: Child, because: Left, *, on: date | None = None) -> None:
    """Take a child from every list and take back what waits to be said of it."""
    day = on or work.register.now.date()
    leaving.leave(work.connection, child.id, day, because)
    ended = leaving.hush(work.connection, child.id, child.first_name)
    care.close_referrals(work.connection, child.id)
    due.recompute(work.connection, (child.id,), work.now)
    work.note("child.left", "child", child.id, child=child.id, because=because, ended=ended)


def tell_of_loss(work: Work, command: TellOfLoss) -> Outcome:
    """Tell midwife and cadre what a family wrote; only they record it."""
    cadre = own_cadre(work.register)
    told = [*work.register.holders(RoleKind.MIDWIFE), *([cadre] if cadre is not None else [])]
    day = work.register.now.date().isoformat()
    work.note("loss.told", "person", work.speaker.id)
    return Outcome(
        follow=Go(flow="condolences"),
        notices=tuple(
            Notice(
                key=f"loss:{work.speaker.id}:{day}:{person.id}",
                person_id=person.id,
                flow="family_lost_somebody",
                subject={"who": who_writes(work.register), "words": command.words[:200]},
            )
            for person in {each.id: each for each in told}.values()
            if person.id != work.speaker.id
        ),
    )


def move_children(work: Work, command: MoveChildren) -> Outcome:
    """Let children go with their history; the cadres where they come to are told."""
    moving = [served_by(work, child) for child in command.children]
    if command.to_posyandu is None:
        for child in moving:
            _ends(work, child, Left.MOVED)
        return Outcome(
            follow=Go(flow="children_moved", subject={"children": list(command.children)})
        )
    place = next((p for p in work.register.all_posyandu() if p.id == command.to_posyandu), None)
    if place is None:
        raise Refused(text("Posyandu itu tidak ada di desa ini. Tidak ada yang dipindahkan."))
    former = {str(child.id): child.posyandu_id for child in moving}
    leaving.move(work.connection, command.children, place.id)
    due.recompute(work.connection, command.children, work.now)
    work.note("children.moved", "posyandu", place.id, former=former)
    notices = _told_of_move(work, command, place.id)
    return Outcome(
        follow=Go(
            flow="children_moved",
            subject={
                "children": list(command.children),
                "posyandu": place.id,
                "told": bool(notices),
            },
        ),
        notices=notices,
    )


def _told_of_move(work: Work, command: MoveChildren, place: int) -> tuple[Notice, ...]:
    day = work.register.now.date().isoformat()
    return tuple(
        Notice(
            key=f"moved_here:{place}:{cadre.id}:{command.children[0]}:{day}",
            person_id=cadre.id,
            flow="children_moved_here",
            subject={"children": list(command.children), "who": work.speaker.id},
            kind="task",
        )
        for cadre in work.register.holders(RoleKind.CADRE, posyandu_id=place)
        if cadre.id != work.speaker.id
    )


def bring_back(work: Work, command: BringBack) -> Outcome:
    """Let a child who left be served again."""
    gone = work.register.why_gone(command.child)
    if gone is None or gone.because is Left.MERGED:
        raise Refused(text("Anak itu masih dilayani. Tidak ada yang diubah."))
    if command.posyandu is not None:
        cadre_at(work, command.posyandu)
    else:
        served_by(work, command.child)
    leaving.come_back(work.connection, command.child, None)
    pauses.resume(work.connection, (command.child,), work.now)
    if command.posyandu is not None:
        leaving.move(work.connection, (command.child,), command.posyandu)
    due.recompute(work.connection, (command.child,), work.now)
    work.note("child.back", "child", command.child, child=command.child, because=gone.because)
    return Outcome(follow=Go(flow="child_is_back", subject={"child": command.child}))
