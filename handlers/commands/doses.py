"""Keeping vaccine doses that were given, whatever the rules make of them."""

from dialog.turn import Go
from domain.changes import Saving
from domain.commands import RecordDoses
from domain.immunization import Area, History, assess
from handlers.commands.permission import cadre_of
from handlers.work import Outcome, Work
from storage import children


def record_doses(work: Work, command: RecordDoses) -> Outcome:
    """Keep each dose as a fact."""
    child = cadre_of(work, command.child)
    products = command.products or (None,) * len(command.antigens)
    added = [
        children.add_dose(
            work.connection,
            child_id=child.id,
            antigen=antigen,
            given_on=command.on,
            product=product,
            told_by=command.told_by,
            recorded_by=work.speaker.id,
            recorded_at=work.now,
            inbox_id=work.inbox_id,
        )
        for antigen, product in zip(command.antigens, products, strict=True)
    ]
    work.note(
        Saving.DOSES,
        "dose",
        added[0],
        child=child.id,
        added={"dose": added},
        withdrawn={},
    )
    codes, uncounted = _named(work, command)
    return Outcome(
        follow=Go(
            flow="doses_recorded",
            subject={
                "child": child.id,
                "on": command.on.isoformat(),
                "codes": codes,
                "uncounted": uncounted,
            },
        )
    )


def _named(work: Work, command: RecordDoses) -> tuple[list[str], list[str]]:
    """Give the codes the new doses fill, and the antigens of those that fill none."""
    child = work.register.child(command.child)
    history = History(born=child.born_on, sex=child.sex, doses=work.register.doses(child.id))
    area = Area(je_endemic=work.village.je_endemic, hexa_region=work.village.hexavalent)
    judged = assess(history, area, work.register.now.date()).given
    new = [
        one for one in judged if one.dose.on == command.on and one.dose.antigen in command.antigens
    ]
    codes = [one.counts_as for one in new if one.counts_as]
    return codes, [one.dose.antigen for one in new if not one.counts_as]
