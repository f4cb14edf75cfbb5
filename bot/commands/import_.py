"""`sapa import`: taking over the sheets that a posyandu or a Puskesmas kept before."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import BinaryIO
from zoneinfo import ZoneInfo

from rich.console import Console

from bot.app import six_digits
from bot.clock import SystemClock
from bot.commands import import_report
from bot.commands.database import opened
from bot.commands.import_planning import Planned, plan
from bot.commands.import_progress import Telling, telling
from bot.settings import Settings
from bot.whole_files import BadSheetError, called
from bot.whole_files import opened as opened_file
from bot.whole_files import written as written_file
from documents.importing.dates import Order
from documents.importing.kinds import Kind
from documents.importing.reading import ReadSheet, Wishes, read_file
from documents.importing.sheets import SheetError
from documents.importing.template import write_template
from documents.importing.titles import BadMappingError
from domain.doses import ToldBy
from domain.importing.choices import BadChoiceError, read_choices
from domain.importing.places import Places
from domain.importing.plan_weighings import FROM_SHEET
from domain.kms import FROM_KIA_BOOK
from storage.engine import Connection
from storage.importing import filing, inviting, known, writing

TEMPLATE = "template"
INVITED_AT = time(9)
SOURCES = (FROM_SHEET, FROM_KIA_BOOK)


class BadImportError(Exception):
    """What was asked for cannot be done; the message says why."""


@dataclass(frozen=True, kw_only=True)
class Request:
    """What the operator asks for."""

    words: tuple[str, ...]
    """A kind and a file, a file alone, or 'template' and a kind."""
    sheet: str = ""
    maps: tuple[str, ...] = ()
    dates: str = ""
    posyandu: str = ""
    village: str = ""
    accept: str = ""
    source: str = FROM_SHEET
    on: date | None = None
    output: str = ""
    report: str = ""
    applies: bool = False
    without_errors: bool = False
    invites: bool = False


@dataclass(frozen=True, kw_only=True)
class _Moment:
    now: datetime
    today: date
    zone: ZoneInfo
    wishes: Wishes = field(default_factory=Wishes)


def run(settings: Settings, request: Request) -> int:
    """Take a file over, or show what would be done; 0 when nothing is left to mend."""
    kind, name = _words(request.words)
    if kind is None and name == TEMPLATE:
        raise BadImportError(f"say for what: {', '.join(Kind)}")
    console = Console(highlight=False, soft_wrap=True)
    if request.words[0] == TEMPLATE:
        return _template(kind or Kind.CHILDREN, request.output, console)
    now = SystemClock().now()
    moment = _Moment(
        now=now,
        today=now.astimezone(settings.zone).date(),
        zone=settings.zone,
        wishes=_wishes(request, kind),
    )
    try:
        with opened_file(name) as binary, telling(Console(stderr=True)) as tell:
            read = _read(binary, name, moment, tell)
            planned, invited = _carry_out(settings, request, binary, name, read, moment, tell)
    except (BadSheetError, BadChoiceError, BadMappingError) as wrong:
        raise BadImportError(str(wrong)) from None
    if request.report:
        with written_file(request.report) as target:
            import_report.write_findings(planned, target)
    import_report.show(console, name, read, planned, invited=invited)
    return 1 if planned.errors else 0


def _words(words: tuple[str, ...]) -> tuple[Kind | None, str]:
    """Read '[KIND] FILE' or 'template KIND'."""
    kinds = set(Kind)
    if len(words) == 1:
        return None, words[0]
    first, second = words[0], words[1]
    if len(words) == 2 and first == TEMPLATE and second in kinds:  # noqa: PLR2004
        return Kind(second), first
    if len(words) == 2 and first in kinds:  # noqa: PLR2004
        return Kind(first), second
    raise BadImportError(
        f"write: sapa import [{'|'.join(Kind)}] FILE.xlsx, "
        "or: sapa import template KIND -o FILE.xlsx"
    )


def _template(kind: Kind, output: str, console: Console) -> int:
    if not output:
        raise BadImportError("say where to: -o FILE.xlsx")
    try:
        with written_file(output) as target:
            write_template(kind, target)
    except BadSheetError as wrong:
        raise BadImportError(str(wrong)) from None
    console.print(f"{output} is an empty sheet for {kind}.", markup=False)
    return 0


def _wishes(request: Request, kind: Kind | None) -> Wishes:
    if request.dates and request.dates not in {Order.DAY_FIRST, Order.MONTH_FIRST}:
        raise BadImportError(f"--dates {request.dates}: it is dmy or mdy")
    if request.source not in SOURCES:
        raise BadImportError(f"--source {request.source}: it is one of {', '.join(SOURCES)}")
    return Wishes(
        kind=kind,
        sheet=request.sheet,
        overrides=_overrides(request.maps),
        order=Order(request.dates) if request.dates else None,
        day=request.on,
    )


def _overrides(maps: tuple[str, ...]) -> Mapping[str, str]:
    found = {}
    for each in maps:
        title, sign, name = each.rpartition("=")
        if not sign or not title.strip():
            raise BadImportError(f"--map {each}: write a title and a field, such as 'Tgl=born'")
        found[title.strip()] = name.strip()
    return found


def _read(binary: BinaryIO, name: str, moment: _Moment, tell: Telling) -> ReadSheet:
    tell.start("reading")
    try:
        return read_file(binary, moment.wishes, today=moment.today, tell=tell.one)
    except SheetError as wrong:
        raise BadSheetError(f"{called(name, 'input')} cannot be used: {wrong}") from None


def _carry_out(  # noqa: PLR0917 (the file, what it holds, and when)
    settings: Settings,
    request: Request,
    binary: BinaryIO,
    name: str,
    read: ReadSheet,
    moment: _Moment,
    tell: Telling,
) -> tuple[Planned, int]:
    """Plan, and with --apply write: both in one transaction, so that nobody writes in between."""
    with opened(settings) as database:
        if not request.applies:
            with database.reader.connect() as connection:
                filing.may_take_long(connection)
                return _planned(connection, request, read, moment, tell), 0
        with database.writer.begin() as connection:
            filing.may_take_long(connection)
            planned = _planned(connection, request, read, moment, tell)
            if planned.errors and not request.without_errors:
                return planned, 0
            if not planned.changes_something(invites=request.invites):
                return planned.as_written(), 0
            digest = _digest(binary)
            invited = _write(connection, request, planned, _File(name, digest, read), moment, tell)
            return planned.as_written(), invited


@dataclass(frozen=True)
class _File:
    name: str
    digest: str
    read: ReadSheet


def _digest(binary: BinaryIO) -> str:
    binary.seek(0)
    return hashlib.sha256(binary.read()).hexdigest()


def _planned(
    connection: Connection, request: Request, read: ReadSheet, moment: _Moment, tell: Telling
) -> Planned:
    tell.start("comparing", len(read.records))
    return plan(
        connection,
        read,
        _places(connection, request),
        read_choices(request.accept),
        source=request.source,
        today=moment.today,
        tell=tell.one,
    )


def _places(connection: Connection, request: Request) -> Places:
    """List the posyandu that rows may name, and the one for rows that name none."""
    listed = known.places(connection, request.village)
    if not listed:
        raise BadImportError(
            f"there is no village {request.village!r}: sapa village list"
            if request.village
            else "there is no village yet: sapa village add"
        )
    if not request.posyandu:
        return Places(listed, listed[0] if len(listed) == 1 else None)
    try:
        return Places(listed, Places(listed).of(request.posyandu))
    except LookupError as wrong:
        raise BadImportError(str(wrong)) from None


def _write(  # noqa: PLR0917 (what was planned, from which file, and when)
    connection: Connection,
    request: Request,
    planned: Planned,
    file: _File,
    moment: _Moment,
    tell: Telling,
) -> int:
    tell.start("writing", planned.new)
    begun = filing.begin(
        connection,
        at=moment.now,
        kind=file.read.kind,
        name=Path(file.name).name,
        digest=file.digest,
        rows=file.read.rows,
        tell=tell.several,
    )
    told_by = ToldBy.KIA_BOOK if request.source == FROM_KIA_BOOK else ToldBy.IMPORT
    if planned.children is not None:
        numbers = writing.keep_children(connection, begun, planned.children, six_digits)
        if request.invites:
            phones = {
                number: {numbers.get(each, each) for each in families}
                for number, families in planned.children.phones.items()
            }
            return inviting.invite(connection, phones, at=moment.now, send_at=_next_morning(moment))
    if planned.residents is not None:
        writing.keep_residents(connection, begun, planned.residents)
    writing.keep_weighings(connection, begun, planned.weighings, planned.again)
    writing.keep_doses(connection, begun, planned.doses, told_by)
    return 0


def _next_morning(moment: _Moment) -> datetime:
    return datetime.combine(moment.today + timedelta(days=1), INVITED_AT, tzinfo=moment.zone)
