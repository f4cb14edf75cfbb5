"""Writing what was planned, many rows at once, each with its line in the audit."""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from domain.doses import Checking, ToldBy
from domain.importing.plan_children import ChildrenPlan, NewChild, NewFamily
from domain.importing.plan_doses import NewDose
from domain.importing.plan_residents import ResidentsPlan
from domain.importing.plan_weighings import JudgedAgain, NewWeighing
from domain.people import Weighing
from storage import due
from storage.importing import known
from storage.importing.filing import File, Rows, audit_row, fill, in_parts, insert, note
from storage.remembering import LEAVES_ANSWERS
from storage.tables.health import dose, weighing
from storage.tables.people import child, family, resident
from storage.tables.talk import audit as audit_table

MOST_DRAWS = 1_000


def keep_children(
    connection: sa.Connection, file: File, plan: ChildrenPlan, draw_code: Callable[[], str]
) -> dict[int, int]:
    """Keep new families and children, and fill in what was empty; numbers of families by plan."""
    numbers = _keep_families(connection, file, plan.families, draw_code)
    added: list[int] = []
    for some in in_parts(plan.children):
        added += insert(connection, child, [_child(each, numbers, file) for each in some])
        file.tell(len(some))
    due.touch(connection, added)
    rows = [each.row.whose.row for each in plan.children]
    note(connection, file, "import.child_added", "child", zip(added, rows, strict=True))
    fill(connection, child, [(each.child_id, each.child) for each in plan.filled])
    fill(connection, family, [(each.family_id, each.family) for each in plan.filled])
    note(
        connection,
        file,
        "import.child_filled",
        "child",
        ((each.child_id, each.row) for each in plan.filled),
        filled={each.row: [*each.child, *each.family] for each in plan.filled},
    )
    return numbers


def _keep_families(
    connection: sa.Connection,
    file: File,
    families: Sequence[NewFamily],
    draw_code: Callable[[], str],
) -> dict[int, int]:
    codes = _codes(connection, len(families), draw_code)
    added: list[int] = []
    for some in in_parts(list(zip(families, codes, strict=True))):
        rows = [_family(each, code, file) for each, code in some]
        added += insert(connection, family, rows)
    return {each.number: number for each, number in zip(families, added, strict=True)}


def _family(each: NewFamily, code: str, file: File) -> dict[str, Any]:
    return {
        "posyandu_id": each.posyandu_id,
        "mother_name": each.mother,
        "rt": each.rt,
        "code": code,
        # The door stays shut until a cadre issues the code: so many open ones could be guessed.
        "code_valid_until": file.at,
        "created_at": file.at,
    }


def _codes(connection: sa.Connection, count: int, draw_code: Callable[[], str]) -> list[str]:
    """Draw codes that no family has."""
    taken = set(connection.execute(sa.select(family.c.code)).scalars())
    drawn: list[str] = []
    for _draw in range(count * 100 + MOST_DRAWS):
        if len(drawn) == count:
            return drawn
        code = draw_code()
        if code not in taken:
            taken.add(code)
            drawn.append(code)
    raise RuntimeError("no family code is free")


def _child(each: NewChild, numbers: Mapping[int, int], file: File) -> dict[str, Any]:
    whose = each.row.whose
    return {
        "family_id": numbers.get(each.family, each.family),
        "posyandu_id": each.posyandu_id,
        "name": whose.name,
        "sex": whose.sex,
        "born_on": whose.born,
        "nik": whose.nik,
        "has_kia_book": each.row.has_kia_book,
        "registered_at": file.at,
    }


def keep_residents(connection: sa.Connection, file: File, plan: ResidentsPlan) -> None:
    """Keep new residents and fill in what was empty."""
    added: list[int] = []
    for some in in_parts(plan.residents):
        rows = [
            {
                "posyandu_id": each.posyandu_id,
                "name": each.row.whose.name,
                "life_stage": each.stage,
                "sex": each.row.whose.sex or "",
                "born_on": each.row.whose.born,
                "rt": each.row.whose.rt,
                "last_period_on": each.row.last_period_on,
            }
            for each in some
        ]
        added += insert(connection, resident, rows)
        file.tell(len(some))
    numbers = [each.row.whose.row for each in plan.residents]
    note(connection, file, "import.resident_added", "resident", zip(added, numbers, strict=True))
    fill(connection, resident, [(each.resident_id, each.values) for each in plan.filled])
    note(
        connection,
        file,
        "import.resident_filled",
        "resident",
        ((each.resident_id, each.row) for each in plan.filled),
        filled={each.row: list(each.values) for each in plan.filled},
    )


def keep_weighings(
    connection: sa.Connection,
    file: File,
    weighings: Sequence[NewWeighing],
    again: Sequence[JudgedAgain],
) -> None:
    """Keep past weighings with their results, and the results of later ones anew."""
    added: list[int] = []
    for some in in_parts(weighings):
        added += insert(connection, weighing, [_weighing(each, file) for each in some])
        file.tell(len(some))
    rows = [each.row.whose.row for each in weighings]
    note(connection, file, "import.weighing_added", "weighing", zip(added, rows, strict=True))
    _judge_again(connection, file, again)


def _weighing(each: NewWeighing, file: File) -> dict[str, Any]:
    what: Weighing = each.weighing
    return {
        "child_id": what.child_id,
        "weighed_on": what.on,
        "weight_g": what.weight_g,
        "length_mm": what.length_mm,
        "position": what.position,
        "position_assumed": what.position_assumed,
        "arm_mm": what.arm_mm,
        "head_mm": what.head_mm,
        "oedema": what.oedema,
        "source": what.source,
        "rule_version": each.rule_version,
        "computed": json.loads(each.computed),
        "recorded_at": file.at,
    }


def _judge_again(connection: sa.Connection, file: File, again: Sequence[JudgedAgain]) -> None:
    """Keep results that came out otherwise; what they were goes into the history."""
    former = known.results(connection, [each.weighing_id for each in again])
    changed: Rows = []
    for each in again:
        before = former[each.weighing_id]
        place = {"place": before["place"]} if "place" in before else {}
        computed = {**json.loads(each.computed), **place}
        if computed != before:
            changed.append(
                {"number": each.weighing_id, "version": each.rule_version, "found": computed}
            )
    if not changed:
        return
    update = (
        weighing.update()
        .where(weighing.c.id == sa.bindparam("number"))
        .values(rule_version=sa.bindparam("version"), computed=sa.bindparam("found"))
        .execution_options(**{LEAVES_ANSWERS: True})
    )
    connection.execute(update, changed)
    told = [each for each in changed if former[each["number"]].get("rules")]
    rows = [
        {
            **audit_row(file, "weighing.judged_again", "weighing", each["number"]),
            "detail": {"file": file.audit_id, "former": former[each["number"]]},
        }
        for each in told
    ]
    if rows:
        connection.execute(audit_table.insert(), rows)


def keep_doses(
    connection: sa.Connection, file: File, doses: Sequence[NewDose], told_by: ToldBy
) -> None:
    """Keep doses with who told of them; what was copied from a book waits for the midwife."""
    waits = told_by is ToldBy.KIA_BOOK
    added: list[int] = []
    for some in in_parts(doses):
        rows = [
            {
                "child_id": each.child_id,
                "antigen": each.dose.antigen,
                "given_on": each.dose.on,
                "product": each.dose.product,
                "source": each.dose.source,
                "told_by": told_by,
                "checking": Checking.WAITING if waits else Checking.NOT_NEEDED,
                "recorded_at": file.at,
            }
            for each in some
        ]
        added += insert(connection, dose, rows)
        file.tell(len(some))
    due.touch(connection, (each.child_id for each in doses))
    numbers = zip(added, (each.row for each in doses), strict=True)
    note(connection, file, "import.dose_added", "dose", numbers)
