"""Letting a family in, or not: codes, birth dates, consent, and whose phone it is."""

from dialog.input.phones import spoken
from dialog.messages import ChannelName
from dialog.texts import text
from dialog.turn import Go
from domain.commands_of_families import (
    CountWrongBirthDate,
    CountWrongCode,
    DeclineInvitation,
    JoinFamily,
    RefuseConsent,
    SharePhone,
)
from domain.errors import Refused
from domain.people import Family, Person, RoleKind, call_name
from handlers.work import Notice, Outcome, Work
from storage import due, joining, people


def count_wrong_code(work: Work, command: CountWrongCode) -> Outcome:
    """Count it; the fifth within a day locks, and the coordinator or a cadre is told."""
    tries = joining.count_wrong_try(work.connection, work.speaker.id, command.opens, work.now)
    work.note("code.wrong", "person", work.speaker.id, opens=command.opens, tries=tries)
    if tries < joining.MOST_TRIES:
        return Outcome(follow=Go(flow="family_code", subject={"wrong": True}))
    helpers = work.register.holders(RoleKind.COORDINATOR) or work.register.holders(RoleKind.CADRE)
    return Outcome(follow=Go(flow="joining_locked"), notices=_locked(work, helpers[:1], family=0))


def count_wrong_birth_date(work: Work, command: CountWrongBirthDate) -> Outcome:
    """Count it against the family; the fifth locks its code and ends the invitation."""
    if command.invitation is not None:
        return _wrong_date_of_invitation(work, command, command.invitation)
    tries = joining.count_wrong_date(work.connection, command.family)
    work.note("birth_date.wrong", "family", command.family, tries=tries)
    if tries < joining.MOST_TRIES:
        return Outcome(
            follow=Go(
                flow="family_code", subject={"wrong_date": True}, given={"code": command.code}
            )
        )
    posyandu = work.register.family(command.family).posyandu_id
    return Outcome(
        follow=Go(flow="joining_locked", subject={"posyandu": posyandu}),
        notices=_locked(work, _cadres(work, posyandu), family=command.family),
    )


def _wrong_date_of_invitation(work: Work, command: CountWrongBirthDate, invitation: int) -> Outcome:
    tries = joining.count_invitation_try(work.connection, invitation)
    if tries < joining.MOST_TRIES:
        subject = {"invitation": invitation, "family": command.family, "wrong_date": True}
        return Outcome(follow=Go(flow="accept_invitation", subject=subject))
    return _end_invitation(work, invitation, locked=True)


def _locked(work: Work, helpers: tuple[Person, ...], *, family: int) -> tuple[Notice, ...]:
    phone = spoken_phone(work)
    day = work.register.now.date().isoformat()
    return tuple(
        Notice(
            key=f"locked:{work.speaker.id}:{family}:{day}:{helper.id}",
            person_id=helper.id,
            flow="somebody_locked_out",
            subject={"phone": phone, "family": family},
        )
        for helper in helpers
    )


def spoken_phone(work: Work) -> str:
    """Give the number the speaker writes from as spoken; nothing on Telegram."""
    if work.channel != ChannelName.WHATSAPP:
        return ""
    return spoken(work.register.phone_of(work.speaker.id))


def _cadres(work: Work, posyandu_id: int) -> tuple[Person, ...]:
    """Give the cadre who is told: the first one of the posyandu who is not the speaker."""
    held = work.register.holders(RoleKind.CADRE, posyandu_id=posyandu_id)
    return tuple(cadre for cadre in held if cadre.id != work.speaker.id)[:1]


def join_family(work: Work, command: JoinFamily) -> Outcome:
    """Keep the consent first, then let the speaker answer for the family."""
    family = work.register.family(command.family)
    _refuse_unless_open(work, command, family)
    children = work.register.children_of(family.id)
    child = next((c for c in children if c.born_on == command.born_on), None)
    if child is None:
        raise Refused(text("Tanggal itu belum cocok. Coba lihat lagi di Buku KIA."))
    _keep_consent(work, family.id, command.text_version, answer=True)
    people.add_guardian(work.connection, work.speaker.id, family.id, work.now)
    people.resume(work.connection, work.speaker.id, work.now)
    joining.end_invitations(work.connection, work.speaker.id)
    _name_the_speaker(work, command, family)
    work.note("family.joined", "family", family.id)
    due.recompute(work.connection, (each.id for each in children), work.now, again=True)
    work.register.read_speaker_again()
    return Outcome(
        follow=Go(flow="joined_family", subject={"family": family.id, "child": child.id})
    )


def _refuse_unless_open(work: Work, command: JoinFamily, family: Family) -> None:
    """Codes and invitations are checked again where the door is opened."""
    if command.invitation is not None:
        waiting = work.register.open_invitation()
        if waiting is not None and waiting.id == command.invitation:
            return
    found = work.register.family_with_code(command.code) if command.code else None
    if found is None or found.id != family.id or work.register.is_locked_out("family"):
        raise Refused(text("Kode itu sudah tidak berlaku. Minta kode baru ke kader, ya."))


def _name_the_speaker(work: Work, command: JoinFamily, family: Family) -> None:
    if work.speaker.is_known:
        return
    name = command.name or family.mother_name
    people.change(
        work.connection,
        work.speaker.id,
        name=name,
        title=command.title if command.name else "Ibu",
        call_name=call_name(name),
        rt=family.rt,
        village_id=work.village.id,
    )


def _keep_consent(work: Work, family_id: int, text_version: str, *, answer: bool) -> None:
    people.add_consent(
        work.connection,
        person_id=work.speaker.id,
        family_id=family_id,
        kind="family",
        answer=answer,
        text_version=text_version,
        channel=work.channel,
        given_at=work.now,
        inbox_id=work.inbox_id,
    )


def refuse_consent(work: Work, command: RefuseConsent) -> Outcome:
    """Keep only that the answer was no."""
    _keep_consent(work, command.family, command.text_version, answer=False)
    joining.end_invitations(work.connection, work.speaker.id)
    work.note("consent.refused", "family", command.family)
    return Outcome(follow=Go(flow="consent_refused", subject={"family": command.family}))


def decline_invitation(work: Work, command: DeclineInvitation) -> Outcome:
    """End it, keep the number silent, and tell the cadre."""
    return _end_invitation(work, command.invitation, locked=False)


def _end_invitation(work: Work, invitation: int, *, locked: bool) -> Outcome:
    row = joining.one_invitation(work.connection, invitation)
    if row is None or row["person_id"] != work.speaker.id:
        raise Refused(text("Undangan itu sudah selesai."))
    joining.set_invitation(work.connection, invitation, joining.ENDED)
    people.stop(work.connection, work.speaker.id, work.now, work.inbox_id)
    work.note("invitation.ended", "invitation", invitation, locked=locked)
    told = row["invited_by"] or next(
        (c.id for c in _cadres(work, work.register.family(row["family_id"]).posyandu_id)), None
    )
    notice = Notice(
        key=f"invitation_ended:{invitation}",
        person_id=told or 0,
        flow="invitation_ended",
        subject={"family": row["family_id"], "locked": locked},
    )
    return Outcome(
        follow=Go(flow="invitation_over", subject={"locked": locked}),
        notices=(notice,) if told else (),
    )


def share_phone(work: Work, command: SharePhone) -> Outcome:
    """Keep whether others read this phone."""
    if all(family.id != command.family for family in work.register.families_of(work.speaker.id)):
        raise Refused(text("Maaf, itu hanya untuk keluarga sendiri."))
    people.change(work.connection, work.speaker.id, shares_phone=command.is_shared)
    work.note("phone.sharing", "person", work.speaker.id, shared=command.is_shared)
    work.register.read_speaker_again()
    return Outcome(
        follow=Go(flow="welcome", subject={"family": command.family, "child": command.child})
    )
