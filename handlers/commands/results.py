"""Keeping what the rules say of weighings, and judging again what a change has touched."""

from datetime import date
from typing import Any

from domain.judgement import as_kept
from domain.people import Weighing
from domain.visit import judged
from handlers.work import Work
from storage import children


def of(work: Work, weighing: Weighing) -> dict[str, Any]:
    """Give the columns of a weighing that are computed, each beside its rules."""
    found = judged(work.register, work.village, weighing)
    return {"rule_version": found.growth.rule_version, "computed": as_kept(found)}


def keep(work: Work, weighing: int) -> None:
    """Keep what was computed of one weighing."""
    _keep(work, work.register.weighing(weighing))


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
