"""Recording this campaign's vitamin A capsule, once for each child."""

from datetime import date

from dialog.turn import Go
from domain.changes import Saving
from domain.commands import RecordVitaminA
from domain.people import Child
from domain.vitamin_a import campaign, capsule
from handlers.commands.permission import cadre_of
from handlers.work import Outcome, Work
from storage import children


def record_vitamin_a(work: Work, command: RecordVitaminA) -> Outcome:
    """Keep a capsule."""
    child = cadre_of(work, command.child)
    given = give_capsule(work, child, command.on)
    work.note(
        Saving.CAPSULE,
        "vitamin_a",
        given,
        child=child.id,
        added=capsule_row(given),
        withdrawn={},
    )
    return Outcome(
        follow=Go(
            flow="vitamin_a_recorded",
            subject={"child": child.id, "after_weighing": command.after_weighing},
        )
    )


def give_capsule(work: Work, child: Child, on: date) -> int | None:
    """Keep a capsule and give its row; None when none fits, or it was given before."""
    season, colour = campaign(on), capsule(child.born_on, on)
    if season is None or colour is None:
        return None
    if work.register.vitamin_a_on(child.id, season) is not None:
        return None
    return children.add_vitamin_a(
        work.connection,
        child_id=child.id,
        campaign=season,
        given_on=on,
        capsule=colour.value,
        recorded_by=work.speaker.id,
        recorded_at=work.now,
        inbox_id=work.inbox_id,
    )


def capsule_row(capsule_id: int | None) -> dict[str, list[int]]:
    """Name the row of a capsule among those a save added."""
    return {} if capsule_id is None else {"vitamin_a": [capsule_id]}
