"""A midwife's result: kept, and told kindly to the family and to the cadre who sent the child."""

from dialog.messages import Template
from dialog.turn import Go
from domain.commands_of_midwives import RecordExamination, TellOfGuilt
from domain.people import Child, Person, RoleKind
from flows.family.own import parent_of
from handlers.commands.permission import holder_of
from handlers.work import Notice, Outcome, Work
from storage import examinations, people


def record_examination(work: Work, command: RecordExamination) -> Outcome:
    """Keep the result; the family hears no label, the cadre only what she can do."""
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
            *(_to_family(work, kept, person) for person in families),
            *(_to_cadre(kept, cadre) for cadre in cadres),
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
