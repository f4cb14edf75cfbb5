"""Inviting a cadre, and taking the invitation up."""

from dialog.texts import text
from dialog.turn import Go
from domain.cadre_invitation import KIND, VALID_FOR
from domain.commands_village import BecomeCadre, InviteCadre
from domain.errors import Refused
from domain.people import SHORT_TITLES, RoleKind, call_name
from handlers.commands.permission import holder_of
from handlers.work import Outcome, Work
from storage import moving_codes, people

PROMISE = "kader-1"
"""The version of the promise to keep data private."""


def invite_cadre(work: Work, command: InviteCadre) -> Outcome:
    """Make a code for one number; nothing is sent to it, for nobody knows yet whose it is."""
    holder_of(work, RoleKind.COORDINATOR, RoleKind.MIDWIFE)
    if work.register.posyandu(command.posyandu).village_id != work.village.id:
        raise Refused(text("Maaf, posyandu itu bukan di desa ini."))
    code = work.draw_code()
    ticket = moving_codes.add(
        work.connection,
        kind=KIND,
        code=code,
        posyandu_id=command.posyandu,
        name=command.name,
        title=command.title,
        phone=command.phone,
        created_by=work.speaker.id,
        created_at=work.now,
        valid_until=work.now + VALID_FOR,
    )
    work.note("cadre.invited", "ticket", ticket, posyandu=command.posyandu)
    called = f"{SHORT_TITLES.get(command.title, command.title)} {call_name(command.name)}"
    return Outcome(follow=Go(flow="cadre_invited", subject={"code_": code, "called": called}))


def become_cadre(work: Work, command: BecomeCadre) -> Outcome:
    """Give the duty to the invited number alone, once."""
    invitation = work.register.cadre_invitation(command.code)
    own_number = work.register.whatsapp_number(work.speaker.id) or command.vouched_phone
    if invitation is None or invitation.phone != own_number:
        raise Refused(text("Kode itu belum cocok untuk nomor ini."))
    _introduce(work, invitation.name, invitation.title)
    if invitation.posyandu_id not in work.speaker.posyandu_ids(RoleKind.CADRE):
        people.add_role(
            work.connection,
            person_id=work.speaker.id,
            kind=RoleKind.CADRE,
            posyandu_id=invitation.posyandu_id,
            since=work.register.now.date(),
        )
    moving_codes.use(work.connection, invitation.id, work.now)
    work.note("cadre.joined", "posyandu", invitation.posyandu_id, promised=PROMISE)
    work.register.read_speaker_again()
    return Outcome(follow=Go(flow="cadre_joined", subject={"posyandu": invitation.posyandu_id}))


def _introduce(work: Work, name: str, title: str) -> None:
    """Take over the name of the invitation for somebody who had none."""
    if not work.speaker.is_known:
        people.change(
            work.connection,
            work.speaker.id,
            name=name,
            title=title,
            call_name=call_name(name),
            village_id=work.village.id,
        )
