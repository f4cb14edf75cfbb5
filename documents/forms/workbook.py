"""Opening a workbook that should be an XLSForm: its sheets as rows of texts, then as a tree."""

import re
import zipfile
from copy import deepcopy
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from dialog.texts import text
from documents.forms.refusals import CHOICES, SURVEY, BadFormError, Finding, whole_file

LARGEST = 5_000_000
LARGEST_UNPACKED = 60_000_000
"""Bytes; the sheets of a form are small."""
MOST_ROWS = 500
OLD_EXCEL = b"\xd0\xcf\x11\xe0"
_ROW = re.compile(r"^\[row ?: ?(\d+)\]\s*")
Row = dict[str, str]


@dataclass(frozen=True, kw_only=True)
class Sheets:
    """The rows of a workbook; the first is row 2 of its sheet."""

    survey: list[Row]
    choices: list[Row]
    names: tuple[str, ...]
    raw: dict[str, Any]
    """As pyxform read them."""


def opened(content: bytes) -> Sheets:
    """Read the sheets, or raise BadFormError."""
    _check_file(content)
    # Imported late: it takes 0.3 s, and only this needs it.
    from pyxform.errors import PyXFormError  # noqa: PLC0415
    from pyxform.xls2json_backends import xlsx_to_dict  # noqa: PLC0415

    try:
        raw: dict[str, Any] = xlsx_to_dict(BytesIO(content))
    except (PyXFormError, KeyError, ValueError, OSError, SyntaxError, zipfile.BadZipFile):
        raise whole_file(_no_workbook()) from None
    if not raw.get(SURVEY):
        raise BadFormError(
            Finding(
                sheet=SURVEY,
                row=0,
                reason=text("tidak ada, atau kosong. Pertanyaan ditulis di lembar bernama survey."),
            )
        )
    if len(raw[SURVEY]) > MOST_ROWS:
        reason = text("lebih dari {most} baris terlalu panjang untuk percakapan.", most=MOST_ROWS)
        raise BadFormError(Finding(sheet=SURVEY, row=0, reason=reason))
    return Sheets(
        survey=[_lowered(row) for row in raw[SURVEY]],
        choices=[_lowered(row) for row in raw.get(CHOICES) or ()],
        names=tuple(raw["sheet_names"]),
        raw=raw,
    )


def _check_file(content: bytes) -> None:
    if content.startswith(OLD_EXCEL):
        raise whole_file(
            text(
                "File ini berkata sandi, atau Excel lama (.xls). Simpan sebagai .xlsx tanpa kata "
                "sandi."
            )
        )
    if len(content) > LARGEST:
        raise whole_file(text("File ini terlalu besar. Simpan lembar formulirnya saja."))
    if not content.startswith(b"PK\x03\x04"):
        raise whole_file(_no_workbook())
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            unpacked = sum(each.file_size for each in archive.infolist())
    except zipfile.BadZipFile:
        raise whole_file(_no_workbook()) from None
    if unpacked > LARGEST_UNPACKED:
        raise whole_file(text("File ini terlalu besar. Simpan lembar formulirnya saja."))


def _no_workbook() -> str:
    return text("File ini bukan Excel (.xlsx) yang bisa dibaca. Simpan lagi sebagai .xlsx.")


def _lowered(row: Row) -> Row:
    """Give a row with the titles of its columns in small letters."""
    return {" ".join(str(title).lower().split()): cell for title, cell in row.items()}


def tree(sheets: Sheets, name: str) -> dict[str, Any]:
    """Let pyxform put the rows into one tree, or raise BadFormError with what it says."""
    from pyxform.errors import PyXFormError  # noqa: PLC0415 (see above)
    from pyxform.xls2json import workbook_to_json  # noqa: PLC0415
    from pyxform.xls2json_backends import DefinitionData  # noqa: PLC0415

    try:
        found: dict[str, Any] = workbook_to_json(
            DefinitionData(**deepcopy(sheets.raw)),
            form_name="data",
            fallback_form_name=name,
            warnings=[],
        )
    except (PyXFormError, KeyError) as wrong:
        raise BadFormError(_said_by_pyxform(str(wrong))) from None
    return found


def _said_by_pyxform(said: str) -> Finding:
    """Pass on a complaint that nothing here foresaw, with its row where it tells one."""
    match = _ROW.match(said)
    rest = " ".join(said[match.end() if match else 0 :].split())[:300]
    return Finding(
        sheet=SURVEY if match else "",
        row=int(match[1]) if match else 0,
        reason=text("tidak bisa dibaca sebagai XLSForm ({said})", said=rest),
    )
