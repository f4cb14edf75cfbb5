"""Keeping and showing health insurance; each look at a record is written down."""

from dialog.messages import Template
from dialog.texts import text
from dialog.turn import Go
from domain.commands_of_insurance import (
    EnterProposals,
    ListInsuranceOff,
    LookUpInsurance,
    ProposePbi,
    RecordInsurance,
    TellAboutInsurance,
)
from domain.errors import Refused
from domain.people import RoleKind
from flows.village.insurance.words import RECORD, SEE, label
from handlers.commands.permission import holder_of
from handlers.work import Notice, Outcome, Work
from storage import insurance


def look_up_insurance(work: Work, command: LookUpInsurance) -> Outcome:
    """Show one household to those whose duty it is."""
    holder_of(work, *SEE)
    known = work.register.insured(command.insured)
    work.note("insurance.seen", "insurance", known.record.id if known.record else None)
    return Outcome(follow=Go(flow="insurance_shown", subject={"insured": known.key}))


def list_insurance_off(work: Work, _command: ListInsuranceOff) -> Outcome:
    """Show whose cover ended to those whose duty it is."""
    holder_of(work, *SEE)
    work.note("insurance.listed", "village", work.village.id)
    return Outcome(follow=Go(flow="insurance_off"))


def record_insurance(work: Work, command: RecordInsurance) -> Outcome:
    """Keep what was found; what stood before is replaced."""
    holder_of(work, *RECORD)
    is_officer = work.speaker.has(RoleKind.VILLAGE_OFFICER)
    if command.insured:
        known = work.register.insured(command.insured)
        name, rt, key = known.name, known.rt, known.key
    else:
        name, rt, key = command.name, command.rt, ""
    number = insurance.add(
        work.connection,
        village_id=work.village.id,
        key=key,
        name=name,
        rt=rt,
        at=work.now,
        status=command.status,
        segment=command.segment,
        checked_on=command.checked_on,
        source=command.source,
        decile=command.decile if is_officer else None,
        decile_on=command.decile_on if is_officer else None,
        recorded_by=work.speaker.id,
    )
    work.note("insurance.recorded", "insurance", number)
    if not key or key.startswith(insurance.OTHER):
        key = f"{insurance.OTHER}:{number}"
    return Outcome(follow=Go(flow="insurance_recorded", subject={"insured": key}))


def propose_pbi(work: Work, command: ProposePbi) -> Outcome:
    """Hand households to every operator of the village; one that waits already stays one."""
    holder_of(work, *RECORD)
    chosen = [work.register.insured(key) for key in command.insured]
    made: list[int] = []
    for known in chosen:
        if known.record is None:
            raise Refused(text("Status BPJS {name} belum dicatat.", name=label(known)))
        number = insurance.propose(
            work.connection,
            known.record.id,
            work.village.id,
            by=work.speaker.id,
            at=work.now,
        )
        if number is not None:
            made.append(number)
            work.note("pbi.proposed", "pbi_proposal", number)
    follow = Go(
        flow="pbi_proposed", subject={"insured": list(command.insured), "left": command.left}
    )
    if not made:
        return Outcome(follow=follow)
    households = [[label(known), known.rt] for known in chosen]
    return Outcome(
        follow=follow,
        notices=tuple(
            Notice(
                key=f"pbi_proposed:{made[0]}:{operator.id}",
                person_id=operator.id,
                flow="pbi_arrived",
                subject={"households": households, "sender": work.speaker.id},
                kind="task",
                knock=Template(name="kabar_petugas", variables=(operator.call, work.village.name)),
            )
            for operator in work.register.holders(RoleKind.OPERATOR)
            if operator.id != work.speaker.id
        ),
    )


def enter_proposals(work: Work, command: EnterProposals) -> Outcome:
    """Keep that the operator has entered proposals."""
    holder_of(work, *RECORD)
    count = insurance.entered(
        work.connection,
        work.village.id,
        command.proposals,
        by=work.speaker.id,
        at=work.now,
    )
    work.note("pbi.entered", "village", work.village.id, count=count)
    return Outcome(follow=Go(flow="proposals_entered", subject={"count": count}))


def tell_about_insurance(work: Work, command: TellAboutInsurance) -> Outcome:
    """Write privately to those of a household who agreed to messages, once a day at most."""
    holder_of(work, *RECORD)
    known = work.register.insured(command.insured)
    today = work.register.now.date()
    reached = work.register.reachable_about(known.key)
    work.note("insurance.told", "insurance", known.record.id if known.record else None)
    return Outcome(
        follow=Go(flow="family_told_of_insurance", subject={"count": len(reached)}),
        notices=tuple(
            Notice(
                key=f"insurance:{known.key}:{today.isoformat()}:{person_id}",
                person_id=person_id,
                flow="insurance_news",
                subject={"insured": known.key},
                kind="reminder",
                template=Template(
                    name="ada_pesan_bidan",
                    variables=(
                        work.register.person(person_id).full_call,
                        text("kantor desa"),
                    ),
                ),
            )
            for person_id in reached
        ),
    )
