"""Putting right what was registered wrongly of a child, and judging all that follows again."""

from dialog.texts import text
from dialog.turn import Go
from domain.commands_family import CorrectChild
from domain.errors import Refused
from handlers.commands import results
from handlers.commands.permission import cadre_of
from handlers.work import Outcome, Work
from storage import children, due


def correct_child(work: Work, command: CorrectChild) -> Outcome:
    """Change the birth date or the sex, and judge every weighing of the child again."""
    child = cadre_of(work, command.child)
    born = command.born_on or child.born_on
    if born > work.register.now.date():
        raise Refused(text("Tanggal itu belum sampai. Tidak ada yang diubah."))
    first = next(iter(work.register.weighings(child.id)), None)
    if first is not None and first.on < born:
        raise Refused(text("Anak ini sudah ditimbang sebelum tanggal itu. Tidak ada yang diubah."))
    sex = command.sex or child.sex
    estimated = child.born_is_estimated and command.born_on is None
    children.correct(work.connection, child.id, born_on=born, sex=sex, born_estimated=estimated)
    results.recompute_all(work, child.id)
    due.recompute(work.connection, (child.id,), work.now)
    work.note(
        "child.corrected",
        "child",
        child.id,
        child=child.id,
        former={"born_on": child.born_on.isoformat(), "sex": child.sex},
        now={"born_on": born.isoformat(), "sex": sex},
    )
    return Outcome(follow=Go(flow="child_corrected", subject={"child": child.id}))
