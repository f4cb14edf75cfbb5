"""A midwife's result: kept, and told kindly to the family and to the cadre who sent the child."""

from dialog.messages import Template
from dialog.turn import Go
from domain.commands_of_midwives import (
    RecordExamination,
    RecordOutcome,
    TellOfExamination,
    TellOfGuilt,
)
from domain.people import Child, Person, RoleKind
from flows.family.own import parent_of
from handlers.commands.permission import holder_of
from handlers.work import Notice, Outcome, Work
from storage import examinations, people


def record_examination(work: Work, command: RecordExamination) -> Outcome:
    """Keep the result; the family hears no label, the cadre only what she can do."""
    return _told(work, _kept(work, command))


def record_outcome(work: Work, command: RecordOutcome) -> Outcome:
    """Keep the result; nobody is told before she says so."""
    kept = _kept(work, command)
    return Outcome(
        follow=Go(flow="outcome_kept", subject={"examination": kept, "words": command.words})
    )


def tell_of_examination(work: Work, command: TellOfExamination) -> Outcome:
    """Tell family and cadre of a result that was kept before."""
    holder_of(work, RoleKind.MIDWIFE, RoleKind.PUSKESMAS)
    return _told(work, command.examination)


def _kept(work: Work, command: RecordExamination | RecordOutcome) -> int:
    """Keep a result; the child does not wait for the midwife any more."""
    holder_of(work, RoleKind.MIDWIFE, RoleKind.PUSKESMAS)
    child = work.register.child(command.child)
    today = work.register.now.date()
    kept = examinations.add(
        work.connection,
        child_id=child.id,
        on=today,
        words=command.words,
        findings=command.findings,
        control_on=command.control_on,
        recorded_by=work.speaker.id,
        recorded_at=work.now,
        inbox_id=work.inbox_id,
    )
    examinations.settle_tasks(work.connection, child.id, today, work.now)
    work.note("child.examined", "examination", kept, child=child.id)
    return kept


def _told(work: Work, examination: int) -> Outcome:
    child = work.register.child(work.register.examination(examination).child_id)
    families = [
        person
        for person in work.register.guardians(child.family_id)
        if people.agrees(work.connection, person.id)
    ]
    cadres = _cadres(work, child)
    return Outcome(
        follow=Go(
            flow="examination_recorded",
            subject={"told": [person.id for person in (*families, *cadres)]},
        ),
        notices=(
            *(_to_family(work, examination, person) for person in families),
            *(_to_cadre(examination, cadre) for cadre in cadres),
        ),
    )


def _cadres(work: Work, child: Child) -> tuple[Person, ...]:
    """Give the cadre who sent the child, else those of the posyandu."""
    sent_by = examinations.sent_by(work.connection, child.id, work.register.now.date())
    if sent_by is not None:
        return (work.register.person(sent_by),)
    return work.register.holders(RoleKind.CADRE, posyandu_id=child.posyandu_id)


def _to_family(work: Work, kept: int, person: Person) -> Notice:
    return Notice(
        key=f"examination:{kept}:{person.id}",
        person_id=person.id,
        flow="midwife_writes",
        subject={"examination": kept},
        template=Template(name="ada_pesan_bidan", variables=(person.full_call, work.speaker.call)),
    )


def _to_cadre(kept: int, cadre: Person) -> Notice:
    return Notice(
        key=f"examined:{kept}:{cadre.id}",
        person_id=cadre.id,
        flow="child_examined",
        subject={"examination": kept},
        kind="task",
    )


def tell_of_guilt(work: Work, command: TellOfGuilt) -> Outcome:
    """Ask the midwife to get in touch, once a day; the words are not passed on."""
    day = work.register.now.date().isoformat()
    work.note("guilt.told", "person", work.speaker.id, child=command.child)
    return Outcome(
        notices=tuple(
            Notice(
                key=f"guilt:{work.speaker.id}:{day}:{midwife.id}",
                person_id=midwife.id,
                flow="parent_worries",
                subject={"who": parent_of(work.register, command.child)},
            )
            for midwife in work.register.holders(RoleKind.MIDWIFE)[:1]
        ),
    )
