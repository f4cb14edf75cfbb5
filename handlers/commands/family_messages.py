"""Stopping and restarting messages, changing and forgetting numbers, erasing records."""

from datetime import timedelta

from dialog.messages import ChannelName
from dialog.texts import text
from dialog.turn import Go
from domain.commands_of_families import (
    FinishMove,
    ForgetNumber,
    LinkOwnContact,
    RequestErasure,
    RestartMessages,
    StartMove,
    StopMessages,
)
from domain.errors import Refused
from domain.people import RoleKind
from flows.family.own import own_children, who_writes
from handlers.work import Notice, Outcome, Work
from storage import joining, moving_codes, people

MOVE_IS_VALID = timedelta(hours=24)
MOVE = "move"


def stop_messages(work: Work, _command: StopMessages) -> Outcome:
    """Send the speaker nothing more from now on."""
    people.stop(work.connection, work.speaker.id, work.now, work.inbox_id)
    joining.end_invitations(work.connection, work.speaker.id)
    work.note("messages.stopped", "person", work.speaker.id)
    return Outcome(follow=Go(flow="messages_stopped"))


def restart_messages(work: Work, _command: RestartMessages) -> Outcome:
    """Send the speaker messages again."""
    people.resume(work.connection, work.speaker.id, work.now)
    work.note("messages.restarted", "person", work.speaker.id)
    return Outcome(follow=Go(flow="messages_restarted"))


def start_move(work: Work, command: StartMove) -> Outcome:
    """Deal a code; an older one opens nothing any more."""
    if not work.speaker.is_known:
        raise Refused(text("Nomor ini belum terdaftar. Punya kode dari kader? Ketik 6 angkanya."))
    moving_codes.cancel_of(work.connection, MOVE, work.speaker.id, work.now)
    code = work.draw_code()
    moving_codes.add(
        work.connection,
        kind=MOVE,
        code=code,
        person_id=work.speaker.id,
        phone=command.phone,
        created_by=work.speaker.id,
        created_at=work.now,
        valid_until=work.now + MOVE_IS_VALID,
    )
    work.note("number.move_started", "person", work.speaker.id)
    return Outcome(follow=Go(flow="move_started", subject={"code": code}))


def finish_move(work: Work, command: FinishMove) -> Outcome:
    """Let the writing number take the old one's place; the old one stops only now."""
    if work.register.is_locked_out(MOVE):
        return _move_refused("locked")
    ticket = moving_codes.valid(work.connection, MOVE, command.code, work.now)
    here = people.address_of(work.connection, work.speaker.id)
    if ticket is None or here is None or not _may_use(ticket["phone"], work, here["address"]):
        tries = joining.count_wrong_try(work.connection, work.speaker.id, MOVE, work.now)
        return _move_refused("locked" if tries >= joining.MOST_TRIES else "wrong")
    if work.speaker.is_known:
        return _move_refused("in_use")
    owner = work.register.person(ticket["person_id"])
    for old in joining.addresses_of(work.connection, owner.id):
        if old["channel"] == here["channel"]:
            detach(work, old["channel"], old["address"], owner.id)
    joining.give_address(work.connection, here["channel"], here["address"], owner.id)
    moving_codes.use(work.connection, ticket["id"], work.now)
    work.note("number.moved", "person", owner.id)
    return Outcome(follow=Go(flow="move_finished", subject={"call": owner.full_call}))


def _may_use(phone: str, work: Work, here: str) -> bool:
    """A code dealt for a certain number opens for that one alone."""
    return not phone or work.channel != ChannelName.WHATSAPP or phone == here


def _move_refused(why: str) -> Outcome:
    return Outcome(follow=Go(flow="move_refused", subject={"why": why}))


def detach(work: Work, channel: str, address: str, person_id: int) -> None:
    """Give an address to a nameless person who is never written to first."""
    nobody = people.add(work.connection, created_at=work.now)
    joining.give_address(work.connection, channel, address, nobody)
    people.stop(work.connection, nobody, work.now, work.inbox_id)
    work.note("address.detached", "person", person_id)


def forget_number(work: Work, command: ForgetNumber) -> Outcome:
    """Delete the number from every list at once, and tell the cadre whose it was."""
    person = work.speaker
    ended = joining.end_invitations(work.connection, person.id)
    invited_by = {row["family_id"]: row["invited_by"] for row in ended}
    guarded = {family.id for family in work.register.families_of(person.id)}
    notices = tuple(
        notice
        for family in sorted(guarded | set(invited_by))
        for notice in _told(work, family, invited_by.get(family), is_wrong=command.is_wrong)
    )
    if not _has_duty(work):
        joining.withdraw_guardian(work.connection, person.id, work.now)
        for kept in joining.addresses_of(work.connection, person.id):
            detach(work, kept["channel"], kept["address"], person.id)
    work.note("number.forgotten", "person", person.id, wrong=command.is_wrong)
    return Outcome(
        follow=Go(flow="number_forgotten", subject={"is_wrong": command.is_wrong}),
        notices=notices,
    )


def _has_duty(work: Work) -> bool:
    return any(work.speaker.has(kind) for kind in RoleKind if kind is not RoleKind.FAMILY)


def _told(
    work: Work, family_id: int, invited_by: int | None, *, is_wrong: bool
) -> tuple[Notice, ...]:
    posyandu = work.register.family(family_id).posyandu_id
    cadres = work.register.holders(RoleKind.CADRE, posyandu_id=posyandu)
    told = invited_by or (cadres[0].id if cadres else None)
    if told is None:
        return ()
    return (
        Notice(
            key=f"number_forgotten:{family_id}:{work.speaker.id}:{work.now.isoformat()}",
            person_id=told,
            flow="number_was_wrong",
            subject={"family": family_id, "is_wrong": is_wrong},
        ),
    )


def request_erasure(work: Work, command: RequestErasure) -> Outcome:
    """Put a child's records out of use and ask the midwife to call."""
    child = next((c for c in own_children(work.register) if c.id == command.child), None)
    if child is None:
        raise Refused(text("Maaf, data anak lain tidak bisa diubah dari sini."))
    who, phone = who_writes(work.register), work.register.phone_of(work.speaker.id)
    joining.freeze_child(work.connection, child.id, work.now)
    work.note("erasure.requested", "child", child.id)
    return Outcome(
        follow=Go(flow="erasure_requested", subject={"child": child.id}),
        notices=tuple(
            Notice(
                key=f"erasure:{child.id}:{midwife.id}",
                person_id=midwife.id,
                flow="erasure_asked",
                subject={"child": child.id, "who": who, "phone": phone},
                kind="task",
            )
            for midwife in work.register.holders(RoleKind.MIDWIFE)
        ),
    )


def link_own_contact(work: Work, command: LinkOwnContact) -> Outcome:
    """Join two channels of one person: the provider vouches for the number."""
    other = people.owner_of(work.connection, ChannelName.WHATSAPP, command.phone)
    speaker = work.speaker.id
    if other == speaker:
        return _linked(work.speaker.full_call if work.speaker.is_known else "")
    if other is None:
        people.add_address(
            work.connection,
            person_id=speaker,
            channel=ChannelName.WHATSAPP,
            address=command.phone,
            is_reachable=False,
            added_at=work.now,
        )
        return _linked("")
    into = work.register.person(other)
    joining.merge_people(work.connection, speaker, into.id)
    if work.speaker.is_known and not into.is_known:
        people.change(
            work.connection,
            into.id,
            name=work.speaker.name,
            title=work.speaker.title,
            call_name=work.speaker.call_name,
            rt=work.speaker.rt,
            shares_phone=work.speaker.shares_phone,
        )
    work.note("people.merged", "person", into.id, merged=speaker)
    return _linked((into if into.is_known else work.speaker).full_call)


def _linked(call: str) -> Outcome:
    return Outcome(follow=Go(flow="contact_linked", subject={"call": call}))
