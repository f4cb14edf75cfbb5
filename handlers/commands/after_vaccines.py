"""Telling the midwife how children are after a vaccine."""

from dialog.input.phones import spoken
from dialog.texts import text
from dialog.turn import Go
from domain.commands_of_alarms import ReportAfterVaccine
from domain.errors import Refused
from domain.people import RoleKind
from flows.family.own import own_children
from handlers.work import Notice, Outcome, Work
from storage.after_vaccines import COMMON


def report_after_vaccine(work: Work, command: ReportAfterVaccine) -> Outcome:
    """Tell every midwife of the village; the first day's report is asked after next morning."""
    if command.child not in {child.id for child in own_children(work.register)}:
        raise Refused(text("Maaf, data anak lain tidak bisa diubah dari sini."))
    today = work.register.now.date()
    doses = work.register.doses(command.child)
    day = (today - doses[-1].on).days if doses else 1
    if command.state:
        work.note("kipi.still_ill", "child", command.child, state=command.state)
        address = work.register.phone_of(work.speaker.id)
        subject = {
            "child": command.child,
            "in_hospital": command.state == "hospital",
            "phone": spoken(address) if address.startswith("+") else "",
        }
        return _told(work, command.child, "still_ill", subject, follow="midwife_will_call")
    work.note(COMMON, "child", command.child, symptoms=list(command.symptoms))
    subject = {"child": command.child, "symptoms": list(command.symptoms), "day": day}
    return _told(work, command.child, "told_after_vaccine", subject, follow="asked_again_tomorrow")


def _told(work: Work, child: int, flow: str, subject: dict[str, object], *, follow: str) -> Outcome:
    on = work.register.now.date().isoformat()
    return Outcome(
        follow=Go(flow=follow),
        notices=tuple(
            Notice(
                key=f"{flow}:{child}:{on}:{midwife.id}",
                person_id=midwife.id,
                flow=flow,
                subject=subject,
            )
            for midwife in work.register.holders(RoleKind.MIDWIFE)
        ),
    )
