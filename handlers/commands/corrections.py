"""Changing, moving and taking back what was saved while the day is open; the history stays."""

from dialog.texts import text
from dialog.turn import Go
from domain.changes import Change, Saving
from domain.commands import ChangeWeighing, MoveWeighing, RemoveWeighing, Undo
from domain.commands_family import RemoveVitaminA
from domain.errors import Refused
from domain.people import Weighing
from handlers.commands import results
from handlers.commands.capsules import give_capsule
from handlers.commands.permission import cadre_of, serves
from handlers.work import Outcome, Work
from storage import audit, children, due, history


def change_weighing(work: Work, command: ChangeWeighing) -> Outcome:
    """Put other figures in the place of a weighing of the open day."""
    old = _changeable(work, command.weighing)
    new = _copy(work, old, old.child_id, command.weight_g, command.length_mm)
    withdrawn = {"weighing": [old.id]}
    history.withdraw(work.connection, withdrawn, at=work.now)
    results.keep(work, new)
    results.recompute_after(work, old.child_id, old.on)
    _note(work, Saving.CHANGED, old.child_id, {"weighing": [new]}, withdrawn)
    return Outcome(follow=Go(flow="weighing_changed", subject={"weighing": new}))


def move_weighing(work: Work, command: MoveWeighing) -> Outcome:
    """Give a weighing of the open day, with its capsule, to the child it belongs to."""
    old = _changeable(work, command.weighing)
    to = cadre_of(work, command.to_child)
    if any(weighing.on == old.on for weighing in work.register.weighings(to.id)):
        raise Refused(text("{child} sudah ditimbang hari itu.", child=to.name))
    capsules = history.capsules_on(work.connection, old.child_id, old.on)
    withdrawn = _rows(weighing=[old.id], vitamin_a=capsules)
    history.withdraw(work.connection, withdrawn, at=work.now)
    new = _copy(work, old, to.id, old.weight_g, old.length_mm)
    results.keep(work, new)
    for child in (old.child_id, to.id):
        results.recompute_after(work, child, old.on)
    capsule = give_capsule(work, to, old.on) if capsules else None
    added = _rows(weighing=[new], vitamin_a=[capsule] if capsule is not None else [])
    _note(work, Saving.MOVED, to.id, added, withdrawn)
    return Outcome(
        follow=Go(flow="weighing_moved", subject={"weighing": new, "from_child": old.child_id})
    )


def remove_weighing(work: Work, command: RemoveWeighing) -> Outcome:
    """Let a weighing of the open day, and the capsule given with it, stand no longer."""
    old = _changeable(work, command.weighing)
    capsules = history.capsules_on(work.connection, old.child_id, old.on)
    withdrawn = _rows(weighing=[old.id], vitamin_a=capsules)
    history.withdraw(work.connection, withdrawn, at=work.now)
    results.recompute_after(work, old.child_id, old.on)
    _note(work, Saving.REMOVED, old.child_id, {}, withdrawn)
    return Outcome(follow=Go(flow="weighing_removed", subject={"child": old.child_id}))


def remove_vitamin_a(work: Work, command: RemoveVitaminA) -> Outcome:
    """Let a capsule of a day stand no longer."""
    child = cadre_of(work, command.child)
    capsules = history.capsules_on(work.connection, child.id, command.on)
    if not capsules:
        raise Refused(text("Vitamin A {child} memang belum dicatat.", child=child.first_name))
    withdrawn = {"vitamin_a": capsules}
    history.withdraw(work.connection, withdrawn, at=work.now)
    _note(work, Saving.CAPSULE_REMOVED, child.id, {}, withdrawn)
    return Outcome(follow=Go(flow="capsule_removed", subject={"child": child.id}))


def undo(work: Work, command: Undo) -> Outcome:
    """Take the speaker's last save back, unless somebody changed it since."""
    change = work.register.last_change()
    if change is None or change.id != command.audit or was_overtaken(work, change):
        raise Refused(text("Catatan itu sudah diubah lagi. Tidak ada yang diurungkan."))
    take_back(work, change)
    audit.undone(work.connection, change.id, work.now)
    work.note("save.undone", "audit", change.id)
    return Outcome(
        follow=Go(
            flow="undone",
            subject={"child": change.child, "counts": change.weighing is not None},
        )
    )


def take_back(work: Work, change: Change) -> None:
    """Let what a save added stand no longer, and what it replaced stand again."""
    serves(work, change.child)
    history.withdraw(work.connection, change.added, at=work.now)
    history.restore(work.connection, change.withdrawn)
    for weighing_id in (*change.added.get("weighing", ()), *change.withdrawn.get("weighing", ())):
        touched = work.register.weighing(weighing_id)
        results.recompute_after(work, touched.child_id, touched.on)
    due.recompute(work.connection, (change.child,), work.now)


def was_overtaken(work: Work, change: Change) -> bool:
    """Tell whether its rows do not stand any more, or another weighing took their place."""
    if not history.all_stand(work.connection, change.added):
        return True
    for weighing_id in change.withdrawn.get("weighing", ()):
        old = work.register.weighing(weighing_id)
        standing = {w.id for w in work.register.weighings(old.child_id) if w.on == old.on}
        if standing - set(change.added.get("weighing", ())):
            return True
    return False


def _changeable(work: Work, weighing_id: int) -> Weighing:
    """Give a weighing that stands and whose day is open, or refuse kindly."""
    weighing = work.register.weighing(weighing_id)
    child = cadre_of(work, weighing.child_id)
    day = work.register.open_day(child.posyandu_id)
    if day is None or day.held_on != weighing.on:
        raise Refused(text("Hari posyandu itu sudah ditutup. Tidak ada yang diubah."))
    if not history.all_stand(work.connection, {"weighing": [weighing_id]}):
        raise Refused(text("Catatan itu sudah diubah lagi. Tidak ada yang berubah."))
    return weighing


def _copy(
    work: Work, old: Weighing, child_id: int, weight_g: int | None, length_mm: int | None
) -> int:
    return children.copy_weighing(
        work.connection,
        old.id,
        child_id=child_id,
        weight_g=weight_g,
        length_mm=length_mm,
        recorded_by=work.speaker.id,
        recorded_at=work.now,
        inbox_id=work.inbox_id,
    )


def _rows(**rows: list[int]) -> dict[str, list[int]]:
    """Leave out the tables that nothing happened to."""
    return {name: ids for name, ids in rows.items() if ids}


def _note(
    work: Work,
    saving: Saving,
    child: int,
    added: dict[str, list[int]],
    withdrawn: dict[str, list[int]],
) -> None:
    work.note(
        saving,
        "child",
        child,
        child=child,
        added=added,
        withdrawn=withdrawn,
    )
