"""Judging many weighings at once of which nothing is kept, such as those entered from outside."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from domain.judgement import as_kept, judge
from domain.kms import AlarmLines
from domain.people import Child, Sex, Weighing
from storage import rows
from storage.tables.health import weighing
from storage.tables.people import child
from storage.tables.village import posyandu, village

AT_ONCE = 500
"""Numbers in one question: databases take some thousands, and a few hundred are as quick."""
UTC = ZoneInfo("UTC")


def judged_now(connection: sa.Connection, wanted: dict[int, int]) -> dict[int, dict[str, Any]]:
    """Judge weighings of which nothing is kept, given by number with their child."""
    found: dict[int, dict[str, Any]] = {}
    for part in _parts(set(wanted.values())):
        histories: dict[int, list[sa.RowMapping]] = defaultdict(list)
        query = (
            sa.select(
                weighing,
                child.c.name,
                child.c.sex,
                child.c.born_on,
                village.c.red_line_sd,
                village.c.orange_line_sd,
            )
            .join(child, weighing.c.child_id == child.c.id)
            .join(posyandu, child.c.posyandu_id == posyandu.c.id)
            .join(village, posyandu.c.village_id == village.c.id)
            .where(weighing.c.child_id.in_(part), weighing.c.withdrawn_at.is_(None))
            .order_by(weighing.c.weighed_on, weighing.c.id)
        )
        for row in connection.execute(query).mappings():
            histories[row["child_id"]].append(row)
        for history in histories.values():
            found |= _judged(history, wanted)
    return found


def _judged(history: list[sa.RowMapping], wanted: dict[int, int]) -> dict[int, dict[str, Any]]:
    row = history[0]
    lines = AlarmLines(red_sd=row["red_line_sd"], orange_sd=row["orange_line_sd"])
    whose = Child(
        id=row["child_id"],
        family_id=0,
        posyandu_id=0,
        name=row["name"],
        sex=Sex(row["sex"]),
        born_on=row["born_on"],
        mother_name="",
        rt="",
    )
    past: list[Weighing] = [rows.weighing(each, UTC) for each in history]
    return {each.id: as_kept(judge(whose, each, past, lines)) for each in past if each.id in wanted}


def _parts(numbers: Collection[int]) -> Iterable[list[int]]:
    ordered = sorted(numbers)
    edges = [*range(0, len(ordered), AT_ONCE), len(ordered)]
    return (ordered[start:end] for start, end in pairwise(edges))
