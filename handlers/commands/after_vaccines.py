"""Keeping what families tell of children after a vaccine, and telling the midwife."""

from dialog.input.phones import spoken
from dialog.texts import text
from dialog.turn import Go
from domain.commands_of_alarms import ReportAfterVaccine
from domain.commands_of_doses import AddToReaction
from domain.errors import Refused
from domain.people import RoleKind
from flows.family.own import own_children
from handlers.work import Notice, Outcome, Work
from storage import doses
from storage.after_vaccines import COMMON

FOLLOWS_WITHIN_DAYS = 120
"""A report later than this after the last dose names no dose: a sore of BCG takes months."""


def report_after_vaccine(work: Work, command: ReportAfterVaccine) -> Outcome:
    """Tell every midwife of the village; the first day's report is asked after next morning."""
    _own(work, command.child)
    today = work.register.now.date()
    given = work.register.doses(command.child)
    day = (today - given[-1].on).days if given else 1
    reaction = keep_reaction(
        work,
        command.child,
        symptoms=command.symptoms,
        words=command.words,
        state=command.state or "common",
    )
    if command.state:
        work.note("kipi.still_ill", "child", command.child, state=command.state)
        address = work.register.phone_of(work.speaker.id)
        subject = {
            "child": command.child,
            "in_hospital": command.state == "hospital",
            "phone": spoken(address) if address.startswith("+") else "",
        }
        follow = Go(flow="midwife_will_call", subject={"reaction": reaction})
        return _told(work, reaction, "still_ill", subject, follow=follow)
    work.note(COMMON, "child", command.child, symptoms=list(command.symptoms))
    subject = {"child": command.child, "symptoms": list(command.symptoms), "day": day}
    follow = Go(flow="asked_again_tomorrow")
    return _told(work, reaction, "told_after_vaccine", subject, follow=follow)


def keep_reaction(
    work: Work,
    child: int,
    *,
    symptoms: tuple[str, ...],
    words: str,
    state: str,
    alarm: int | None = None,
) -> int:
    """Keep a report with the day of the doses it follows, and number it."""
    given = work.register.doses(child)
    today = work.register.now.date()
    follows = bool(given) and (today - given[-1].on).days <= FOLLOWS_WITHIN_DAYS
    return doses.add_reaction(
        work.connection,
        child_id=child,
        told_by=work.speaker.id,
        told_at=work.now,
        given_on=given[-1].on if follows else None,
        symptoms=list(symptoms),
        words=words,
        state=state,
        alarm_id=alarm,
        inbox_id=work.inbox_id,
    )


def add_to_reaction(work: Work, command: AddToReaction) -> Outcome:
    """Add what was asked afterwards to the speaker's own report."""
    doses.complete_reaction(
        work.connection,
        command.reaction,
        told_by=work.speaker.id,
        onset=command.onset,
        measures=command.measures,
    )
    return Outcome(follow=Go(flow="reaction_completed"))


def _own(work: Work, child: int) -> None:
    if child not in {one.id for one in own_children(work.register)}:
        raise Refused(text("Maaf, data anak lain tidak bisa diubah dari sini."))


def _told(
    work: Work, reaction: int, flow: str, subject: dict[str, object], *, follow: Go
) -> Outcome:
    return Outcome(
        follow=follow,
        notices=tuple(
            Notice(
                key=f"{flow}:{reaction}:{midwife.id}",
                person_id=midwife.id,
                flow=flow,
                subject=subject,
            )
            for midwife in work.register.holders(RoleKind.MIDWIFE)
        ),
    )
