"""Keeping what the rules say of weighings, and judging again what a change has touched."""

from datetime import date
from typing import Any

from dialog.texts import text
from domain.errors import Refused
from domain.judgement import as_kept
from domain.people import Weighing
from domain.visit import judged
from handlers.work import Work
from storage import children, history


def of(work: Work, weighing: Weighing) -> dict[str, Any]:
    """Give the columns of a weighing that are computed, each beside its rules."""
    found = judged(work.register, work.village, weighing)
    return {"rule_version": found.growth.rule_version, "computed": as_kept(found)}


def keep(work: Work, weighing: int) -> None:
    """Keep what was computed of one weighing."""
    _keep(work, work.register.weighing(weighing))


def put_in_place(work: Work, weighing: int, *, by: int, **figures: int | None) -> int:
    """Let other figures stand for a weighing and give their number; the old stay in the history."""
    old = work.register.weighing(weighing)
    rows = {"weighing": [old.id]}
    if not history.all_stand(work.connection, rows):
        raise Refused(text("Catatan itu sudah diubah lagi. Tidak ada yang berubah."))
    history.withdraw(work.connection, rows, at=work.now)
    new = children.copy_weighing(
        work.connection,
        old.id,
        **figures,
        recorded_by=by,
        recorded_at=work.now,
        inbox_id=work.inbox_id,
    )
    keep(work, new)
    recompute_after(work, old.child_id, old.on)
    return new


def recompute_after(work: Work, child: int, changed_on: date) -> None:
    """Judge again all weighings of a child after a day on which something was changed."""
    for weighing in work.register.weighings(child):
        if weighing.on > changed_on:
            _keep(work, weighing)


def recompute_all(work: Work, child: int) -> None:
    """Judge all weighings of a child again: the birth date or the sex was wrong."""
    for weighing in work.register.weighings(child):
        _keep(work, weighing)


def _keep(work: Work, weighing: Weighing) -> None:
    """Keep a result; what it was before goes into the history when it differs."""
    former = children.result_of(work.connection, weighing.id)
    found = of(work, weighing)
    computed = {**found["computed"]}
    if "place" in former:
        computed["place"] = former["place"]
    if computed == former:
        return
    children.keep_result(
        work.connection,
        weighing.id,
        rule_version=found["rule_version"],
        computed=computed,
    )
    if former.get("rules"):
        work.note("weighing.judged_again", "weighing", weighing.id, former=former)
