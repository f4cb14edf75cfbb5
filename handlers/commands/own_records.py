"""What somebody asks about the records kept of themselves."""

from dialog.texts import text
from dialog.turn import Go
from domain.commands_of_families import RequestOwnErasure
from domain.errors import Refused
from domain.people import RoleKind
from flows.family.own import who_writes
from handlers.work import Notice, Outcome, Work
from storage import residents


def request_own_erasure(work: Work, _command: RequestOwnErasure) -> Outcome:
    """Put the speaker's own records out of use at once and ask the midwife to call."""
    own = work.register.own_records()
    if not own:
        raise Refused(text("Belum ada catatan pemeriksaan atas nomor ini."))
    who, phone = who_writes(work.register), work.register.phone_of(work.speaker.id)
    for resident in own:
        residents.put_out_of_use(work.connection, resident.id, work.register.now.date())
        work.note("erasure.requested", "resident", resident.id)
    return Outcome(
        follow=Go(flow="own_erasure_requested"),
        notices=tuple(
            Notice(
                key=f"erasure:resident:{own[0].id}:{midwife.id}",
                person_id=midwife.id,
                flow="own_erasure_asked",
                subject={"resident": own[0].id, "who": who, "phone": phone},
                kind="task",
            )
            for midwife in work.register.holders(RoleKind.MIDWIFE)
        ),
    )
