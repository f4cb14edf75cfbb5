"""The kinds of sheets that are taken over, and which one a header looks like."""

from enum import StrEnum

from documents.importing.titles import DOSE, Columns


class Kind(StrEnum):
    """What a sheet holds."""

    CHILDREN = "children"
    RESIDENTS = "residents"
    WEIGHINGS = "weighings"
    DOSES = "doses"


WHOSE = ("name", "born", "sex", "mother", "nik", "rt", "posyandu", "village")
USED = {
    Kind.CHILDREN: {*WHOSE, "mother_nik", "kia_book", "phone"},
    Kind.RESIDENTS: {*WHOSE, "stage", "last_period"},
    Kind.WEIGHINGS: {
        *WHOSE,
        *("measured_on", "weight", "length", "lying", "standing", "position"),
        *("arm", "head", "oedema"),
    },
    Kind.DOSES: {*WHOSE, DOSE, "antigen", "given_on", "dose_kind"},
}
"""The columns of which each kind keeps something."""
MEASURED = frozenset(("weight", "length", "lying", "standing", "arm", "head"))


def kind_of(columns: Columns) -> Kind | None:
    """Tell what a sheet holds by its columns; None when nothing says so."""
    fields = columns.fields
    if DOSE in fields or {"antigen", "given_on"} <= fields:
        return Kind.DOSES
    if "measured_on" in fields and fields & MEASURED:
        return Kind.WEIGHINGS
    if fields & {"stage", "last_period"}:
        return Kind.RESIDENTS
    if {"name", "born"} <= fields:
        return Kind.CHILDREN if fields & {"mother", "kia_book"} else Kind.RESIDENTS
    return None


def missing(kind: Kind, columns: Columns, *, has_day: bool) -> str:
    """Say which column a kind cannot do without; empty when all are there."""
    fields = columns.fields
    if not fields & {"name", "nik"} or (
        kind in {Kind.CHILDREN, Kind.RESIDENTS} and "name" not in fields
    ):
        return "a name"
    needs = {
        Kind.CHILDREN: (("born", "a birth date"), ("sex", "L or P")),
        Kind.RESIDENTS: (),
        Kind.WEIGHINGS: () if has_day else (("measured_on", "the day it was measured (or --on)"),),
        Kind.DOSES: (),
    }
    lacking = next((said for name, said in needs[kind] if name not in fields), "")
    if kind is Kind.WEIGHINGS and not fields & MEASURED:
        return lacking or "a weight or a length"
    if kind is Kind.DOSES and DOSE not in fields and not {"antigen", "given_on"} <= fields:
        return "a dose, such as 'DPT 1'"
    return lacking
