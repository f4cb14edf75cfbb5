"""The only list of forms: their names, what they need, and what they hold."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from documents.registers import (
    asik,
    eppgbm,
    f1_gizi,
    fhir,
    ilp_cards,
    ilp_children,
    ilp_stages,
    sip_adults,
    sip_children,
    sip_results,
    skdn,
)
from documents.registers.sheets import Sheet, workbook
from documents.registers.wording import month_name
from domain.extracts import Extract, only

XLSX, NDJSON = "xlsx", "ndjson"
MOST_REGISTERS = 40
"""Posyandu in one file of registers: each has sheets of its own."""


class TooManyPostsError(Exception):
    """A register of single posyandu was asked of a whole sub-district."""


@dataclass(frozen=True, kw_only=True)
class Form:
    """One form."""

    title: str
    write: Callable[[Extract], list[Sheet]] | None
    """None for what is no workbook."""
    whole_year: bool = False
    in_detail: bool = True
    """False when counts of children suffice."""
    by_stage: bool = False
    """True when those who are no under-fives are counted."""
    names_people: bool = True
    is_of_one_posyandu: bool = False
    """True for registers: several posyandu get sheets of their own."""

    @property
    def suffix(self) -> str:
        """The ending of its file."""
        return XLSX if self.write is not None else NDJSON


def _register(
    title: str, write: Callable[[Extract], list[Sheet]], *, names_people: bool = True
) -> Form:
    return Form(
        title=title,
        write=write,
        whole_year=True,
        names_people=names_people,
        is_of_one_posyandu=True,
    )


def _by_stage(title: str, write: Callable[[Extract], list[Sheet]]) -> Form:
    return Form(
        title=title,
        write=write,
        whole_year=True,
        in_detail=False,
        by_stage=True,
        names_people=False,
    )


def _recap(extract: Extract) -> list[Sheet]:
    """Write what the Puskesmas reads every month."""
    return [
        sheet
        for write in (
            skdn.sheets,
            f1_gizi.sheets,
            ilp_stages.mothers,
            ilp_children.sheets,
            ilp_stages.school,
            ilp_stages.grown_ups,
        )
        for sheet in write(extract)
    ]


def _all_registers(extract: Extract) -> list[Sheet]:
    return [
        sheet
        for write in (
            sip_children.catalogue,
            sip_children.infants,
            sip_children.under_fives,
            sip_adults.women,
            sip_adults.pregnant,
            sip_results.visitors,
            sip_results.results,
        )
        for sheet in write(extract)
    ]


FORMS: dict[str, Form] = {
    "skdn": Form(title="Rekap SKDN", write=skdn.sheets, in_detail=False, names_people=False),
    "rekap": Form(
        title="Rekap bulanan: SKDN, F1 Gizi, ILP",
        write=_recap,
        whole_year=True,
        by_stage=True,
        names_people=False,
    ),
    "f1": Form(title="F1 Gizi", write=f1_gizi.sheets, names_people=False),
    "ilp-balita": Form(
        title="Rekap balita ILP", write=ilp_children.sheets, whole_year=True, names_people=False
    ),
    "ilp-ibu": _by_stage("Rekap ibu ILP", ilp_stages.mothers),
    "ilp-sekolah": _by_stage("Rekap usia sekolah dan remaja ILP", ilp_stages.school),
    "ilp-dewasa": _by_stage("Rekap dewasa dan lansia ILP", ilp_stages.grown_ups),
    "kartu": _register("Identitas kartu ILP", ilp_cards.sheets),
    "sip": _register("SIP format 1-7", _all_registers),
    "sip1": _register("SIP 1: kelahiran dan kematian", sip_children.catalogue),
    "sip2": _register("SIP 2: register bayi", sip_children.infants),
    "sip3": _register("SIP 3: register balita", sip_children.under_fives),
    "sip4": _register("SIP 4: WUS dan PUS", sip_adults.women),
    "sip5": _register("SIP 5: ibu hamil", sip_adults.pregnant),
    "sip6": _register("SIP 6: pengunjung", sip_results.visitors, names_people=False),
    "sip7": _register("SIP 7: hasil kegiatan", sip_results.results, names_people=False),
    "eppgbm": Form(title="e-PPGBM (kolom belum pasti)", write=eppgbm.sheets),
    "asik": Form(title="ASIK (kolom belum pasti)", write=asik.sheets),
    "fhir": Form(title="FHIR R4 (NDJSON)", write=None),
}


def written(form: Form, extract: Extract) -> bytes:
    """Write a form; raises TooManyPostsError for registers of too many posyandu."""
    if form.write is None:
        return fhir.ndjson(extract)
    title = f"{form.title}, {extract.area}, {month_name(extract.month)}"
    if not form.is_of_one_posyandu or len(extract.places) == 1:
        return workbook(form.write(extract), title=title)
    if len(extract.places) > MOST_REGISTERS:
        raise TooManyPostsError
    sheets = [
        _of_place(sheet, place.name)
        for place in extract.places
        for sheet in form.write(only(extract, place))
    ]
    return workbook(sheets, title=title)


def _of_place(sheet: Sheet, place: str) -> Sheet:
    return replace(sheet, name=f"{sheet.name} {place}")
