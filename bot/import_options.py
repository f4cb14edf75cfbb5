"""The options of `sapa import`."""

from typing import Annotated

import typer

from bot import options


def import_(  # noqa: PLR0917 (options are given by name)
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="[KIND] FILE",
            help="children, residents, weighings or doses, and an .xlsx or .csv; "
            "or: template KIND -o FILE.xlsx.",
        ),
    ],
    sheet: Annotated[str, typer.Option(help="The sheet of a workbook, also a hidden one.")] = "",
    map_: Annotated[
        list[str] | None, typer.Option("--map", help="What a column holds: 'Tgl=born'.")
    ] = None,
    dates: Annotated[str, typer.Option(help="How 03/04/2025 is meant: dmy or mdy.")] = "",
    posyandu: Annotated[str, typer.Option(help="For rows that name no posyandu.")] = "",
    village: Annotated[str, typer.Option(help="Only this village.")] = "",
    accept: Annotated[str, typer.Option(help="Unsure rows: '12,15-20,31=new,40=4711'.")] = "",
    source: Annotated[str, typer.Option(help="import, or buku_kia.")] = "import",
    on: Annotated[str, typer.Option(help="The day of weighings without a column for it.")] = "",
    output: Annotated[str, typer.Option("--output", "-o", help="Where a template goes.")] = "",
    report: Annotated[str, typer.Option(help="A CSV for everything that was found.")] = "",
    *,
    apply: Annotated[bool, typer.Option("--apply", help="Write it; without, it is tried.")] = False,
    without_errors: Annotated[
        bool, typer.Option("--without-errors", help="Write although rows have errors.")
    ] = False,
    invite: Annotated[
        bool, typer.Option("--invite", help="Invite the numbers; the families agreed.")
    ] = False,
) -> None:
    """Take over a sheet of children, residents, past weighings or doses."""
    from bot.commands import import_ as command  # noqa: PLC0415 - slow libraries

    settings = options.settings()
    request = command.Request(
        words=tuple(words),
        sheet=sheet,
        maps=tuple(map_ or ()),
        dates=dates,
        posyandu=posyandu,
        village=village,
        accept=accept,
        source=source,
        on=options.day(on, settings) if on else None,
        output=output,
        report=report,
        applies=apply,
        without_errors=without_errors,
        invites=invite,
    )
    with options.said_kindly(command.BadImportError):
        raise typer.Exit(command.run(settings, request))
