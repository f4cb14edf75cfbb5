"""Building XLSForms for tests out of Python tables."""

from io import BytesIO

from openpyxl import Workbook

from documents.forms.reading import read_form


def workbook(survey, choices=(), settings=None, **others):
    """Write tables of texts into a workbook; the first row of a table names its columns."""
    book = Workbook()
    sheet = book.active
    sheet.title = "survey"
    _fill(sheet, survey)
    if choices:
        _fill(book.create_sheet("choices"), choices)
    if settings:
        _fill(book.create_sheet("settings"), [list(settings), list(settings.values())])
    for name, rows in others.items():
        _fill(book.create_sheet(name), rows)
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def _fill(sheet, rows):
    for row in rows:
        sheet.append(list(row))


def form(survey, choices=(), settings=None):
    """Read tables as a form."""
    return read_form(workbook(survey, choices, settings), fallback_name="coba")
