"""`sapa export`: the registers and reports of officials in files."""

from datetime import date

from rich.console import Console
from rich.table import Table

from bot.commands.database import opened
from bot.settings import Settings
from bot.whole_files import STANDARD_STREAM, written
from documents.meeting.catalogue import MEETING_FORMS
from documents.registers.catalogue import FORMS, Form, TooManyPostsError
from domain.extracts import Place
from handlers.exports import made, of_meeting
from storage import areas
from storage.engine import Connection


class BadExportError(Exception):
    """The form can't be written; the message says what to change."""


def show() -> None:
    """List the forms."""
    table = Table("form", "what it is", "file", "span", "names")
    for name, form in FORMS.items():
        table.add_row(
            name,
            form.title,
            f".{form.suffix}",
            "the year so far" if form.whole_year else "the month",
            "yes" if form.names_people else "no",
        )
    for name, meeting in MEETING_FORMS.items():
        table.add_row(name, meeting.title, f".{meeting.suffix}", "the quarter of the month", "no")
    Console().print(table)


def write(
    settings: Settings,
    *,
    form: str,
    posyandu: str,
    village: str,
    district: str,
    month: date,
    target: str,
    today: date,
) -> None:
    """Write one form of an area for a month; BadSheetError when the file can't be written."""
    meant = MEETING_FORMS[form] if form in MEETING_FORMS else _form(form)
    if target != STANDARD_STREAM and not target.lower().endswith(f".{meant.suffix}"):
        raise BadExportError(f"{target}: the name must end in .{meant.suffix}")
    with opened(settings) as database, database.reader.connect() as connection:
        at = _places(connection, posyandu=posyandu, village=village, district=district)
        try:
            content = (
                made(connection, meant, at, month)
                if isinstance(meant, Form)
                else of_meeting(connection, form, at, month, today)
            )
        except TooManyPostsError:
            raise BadExportError(
                f"{form} is a register of single posyandu, and {len(at)} are too many for one "
                "file: give --village or --posyandu"
            ) from None
    with written(target) as file:
        file.write(content)
    if target != STANDARD_STREAM:
        places = "1 posyandu" if len(at) == 1 else f"{len(at)} posyandu"
        Console(stderr=True, highlight=False, soft_wrap=True).print(
            f"{meant.title}, {month:%Y-%m}, {places} -> {target}", markup=False
        )


def month_of(written_month: str, today: date) -> date:
    """Read '2026-02' as the first day of that month; today's month when nothing is given."""
    if not written_month:
        return today.replace(day=1)
    try:
        month = date.fromisoformat(f"{written_month.strip()}-01")
    except ValueError:
        raise BadExportError(f"--month {written_month!r} is no month: write 2026-02") from None
    if month > today:
        raise BadExportError(f"--month {written_month}: that month has not begun")
    return month


def _form(name: str) -> Form:
    if name not in FORMS:
        known = ", ".join((*FORMS, *MEETING_FORMS))
        raise BadExportError(f"{name!r} is none of {known}; see: sapa export list")
    return FORMS[name]


def _places(
    connection: Connection, *, posyandu: str, village: str, district: str
) -> tuple[Place, ...]:
    """Find the posyandu that are meant; a name that several places carry is never guessed at."""
    if not (posyandu or village or district):
        raise BadExportError("say where: --posyandu, --village or --district")
    at = areas.named(connection, posyandu_name=posyandu, village_name=village, district=district)
    said = ", ".join(repr(name) for name in (posyandu, village, district) if name)
    if not at:
        raise BadExportError(f"nothing is called {said}; see: sapa village list")
    villages = sorted({f"{place.village} ({place.district})" for place in at})
    if (posyandu or village) and len(villages) > 1:
        what = "--village and --district" if posyandu else "--district"
        raise BadExportError(f"{said} is in {', '.join(villages)}: give {what} as well")
    return at
