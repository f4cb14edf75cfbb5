"""`sapa`: the commands. Each is imported when it is called, so that `sapa --help` is quick."""

from pathlib import Path
from typing import Annotated

import typer

from bot.delivery_options import inbox_app, outbox_app, templates_app
from bot.form_options import app as forms_app
from bot.import_options import import_
from bot.options import day as _day
from bot.options import said_kindly as _said_kindly
from bot.options import settings as _settings

app = typer.Typer(
    name="sapa",
    help="The WhatsApp and Telegram assistant of Indonesia's village health posts.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
transcript_app = typer.Typer(no_args_is_help=True, help="Conversations written down.")
village_app = typer.Typer(no_args_is_help=True, help="The villages that are served.")
worker_app = typer.Typer(no_args_is_help=True, help="Those who serve.")
texts_app = typer.Typer(no_args_is_help=True, help="The sentences and their translations.")
app.add_typer(transcript_app, name="transcript")
app.add_typer(village_app, name="village")
app.add_typer(worker_app, name="worker")
app.add_typer(texts_app, name="texts")
app.add_typer(templates_app, name="templates")
app.add_typer(outbox_app, name="outbox")
app.add_typer(inbox_app, name="inbox")
app.add_typer(forms_app, name="forms")
app.command("import")(import_)

WorldFile = Annotated[Path, typer.Option("--world", help="The village's file (JSON).")]


@app.command()
def chat(
    world: WorldFile,
    as_: Annotated[str, typer.Option("--as", help="Who writes, such as 'Siti' or 'Ibu Sri'.")],
    channel: Annotated[str | None, typer.Option(help="whatsapp (as usual) or telegram.")] = None,
    at: Annotated[str | None, typer.Option(help="When it begins: 2026-02-10 08:00.")] = None,
) -> None:
    """Talk with the service, line by line, in the notation of transcripts."""
    from bot.commands import chat as command  # noqa: PLC0415 - slow libraries

    raise typer.Exit(command.run(world, as_, channel=channel, at=at))


@transcript_app.command("check")
def transcript_check(
    files: Annotated[list[Path], typer.Argument(help="Transcript files.")],
    world: WorldFile,
    channel: Annotated[str | None, typer.Option(help="Where a file leaves it open.")] = None,
    *,
    rewrite: Annotated[
        bool, typer.Option(help="Put what the service says into the files.")
    ] = False,
    trace: Annotated[bool, typer.Option(help="Stop at a defect and show where it is.")] = False,
) -> None:
    """Play transcripts and show where the service says something else."""
    from bot.commands import transcript as command  # noqa: PLC0415 - slow libraries

    raise typer.Exit(command.check(files, world, channel=channel, rewrite=rewrite, trace=trace))


@app.command()
def serve() -> None:
    """Run the service until it is stopped."""
    from bot.commands import serve as command  # noqa: PLC0415 - slow libraries

    command.serve(_settings())


@app.command()
def demo(
    host: Annotated[str, typer.Option(help="The network address of the page.")] = "127.0.0.1",
    port: Annotated[int | None, typer.Option(help="The port of the page; 8080 when free.")] = None,
    quarter: Annotated[  # noqa: FBT002 (a switch)
        bool,
        typer.Option("--quarter", help="Play a quarter of three villages to the meeting's files."),
    ] = False,
    seed: Annotated[int, typer.Option(help="With --quarter: which villages are drawn.")] = 1,
    output: Annotated[
        str,
        typer.Option("--output", "-o", metavar="FOLDER", help="With --quarter: where files go."),
    ] = "lokmin-demo",
) -> None:
    """Show everything on this machine, without any account."""
    if quarter:
        from bot.commands import demo_quarter  # noqa: PLC0415 - slow libraries

        demo_quarter.run(seed, output)
        return
    from bot.commands import demo as command  # noqa: PLC0415 - slow libraries

    command.run(host, port)


@app.command()
def migrate() -> None:
    """Bring the tables up to date."""
    from bot.commands import database as command  # noqa: PLC0415 - slow libraries

    command.upgrade(_settings())


@app.command()
def doctor() -> None:
    """Check settings, database, accounts, webhooks, templates and the clock."""
    from bot.commands import doctor as command  # noqa: PLC0415 - slow libraries

    raise typer.Exit(0 if command.examine(_settings()) else 1)


@app.command()
def growth(
    source: Annotated[str, typer.Argument(metavar="IN.csv", help="The children; - reads a pipe.")],
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="OUT.csv", help="The results; - is a pipe.")
    ],
) -> None:
    """Compute WHO's z-scores for every child of a CSV file."""
    from bot.commands import growth as command  # noqa: PLC0415 - slow libraries

    raise typer.Exit(command.run(source, output))


@app.command()
def card(
    child: Annotated[str, typer.Argument(help="The child's number, or a name only one has.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="FILE.svg or FILE.png.")],
    chart: Annotated[str, typer.Option(help="usual, length or weight_for_length.")] = "usual",
) -> None:
    """Draw one child's growth card into a file."""
    from bot.commands import card as command  # noqa: PLC0415 - slow libraries

    with _said_kindly(command.BadCardError):
        command.write(_settings(), child, output, chart)


@app.command()
def export(  # noqa: PLR0917 (options are given by name)
    form: Annotated[str, typer.Argument(metavar="FORM", help="Its name; 'list' lists all.")],
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="The file; - is a pipe.")
    ] = "",
    posyandu: Annotated[str, typer.Option(help="One posyandu, such as 'Melati 1'.")] = "",
    village: Annotated[str, typer.Option(help="Every posyandu of a village.")] = "",
    district: Annotated[str, typer.Option(help="Every posyandu of a kecamatan.")] = "",
    month: Annotated[str, typer.Option(help="The month, 2026-02; this month as usual.")] = "",
) -> None:
    """Write a register or report of officials: SIP, F1, ILP, e-PPGBM, ASIK, FHIR, lokmin."""
    from bot.commands import export as command  # noqa: PLC0415 - slow libraries
    from bot.whole_files import BadSheetError  # noqa: PLC0415 - slow libraries

    if form == "list":
        command.show()
        return
    if not output:
        raise typer.BadParameter("say where to write it", param_hint="-o")
    with _said_kindly(command.BadExportError, BadSheetError):
        settings = _settings()
        command.write(
            settings,
            form=form,
            posyandu=posyandu,
            village=village,
            district=district,
            month=command.month_of(month, _day("", settings)),
            target=output,
            today=_day("", settings),
        )


@app.command()
def immunization(
    source: Annotated[
        str, typer.Argument(metavar="CASES", help="A .json of cases or a .csv; - reads a pipe.")
    ],
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="OUT", help="The answers; - is a pipe.")
    ],
    on: Annotated[
        str, typer.Option(help="The day for rows of a CSV without one; today as usual.")
    ] = "",
) -> None:
    """Say for every child of a file which doses count, what is due and what is complete."""
    from bot.commands import immunization as command  # noqa: PLC0415 - slow libraries

    raise typer.Exit(command.run(source, output, today=_day(on, _settings())))


@app.command()
def bench() -> None:
    """Measure how fast messages come in and go out."""
    from bot.commands import bench as command  # noqa: PLC0415 - slow libraries

    raise typer.Exit(command.run())


@village_app.command("add")
def village_add(  # noqa: PLR0917 (options are given by name)
    name: Annotated[str, typer.Option(help="The village, such as 'Sumber Jaya'.")],
    district: Annotated[str, typer.Option(help="Its kecamatan.")],
    puskesmas: Annotated[str, typer.Option(help="Its Puskesmas.")],
    hamlet: Annotated[list[str], typer.Option(help="A dusun with its RT: 'Timur:01,02,03'.")],
    posyandu: Annotated[
        list[str],
        typer.Option(help="'Melati 1; Timur; Balai Dusun Timur; Selasa kedua; 08.00-11.00'."),
    ],
    zone: Annotated[str, typer.Option(help="Its time zone.")] = "Asia/Jakarta",
    duty_phone: Annotated[str, typer.Option(help="The number of the midwife on duty.")] = "",
) -> None:
    """Enter a village with its hamlets and posyandu."""
    from bot.commands import village as command  # noqa: PLC0415 - slow libraries

    with _said_kindly(command.BadVillageError):
        command.add(
            _settings(),
            name=name,
            district=district,
            puskesmas=puskesmas,
            duty_phone=duty_phone,
            zone=zone,
            hamlets=hamlet,
            posyandu=posyandu,
        )


@village_app.command("lines")
def village_lines(
    name: Annotated[str, typer.Argument(help="The village, such as 'Sumber Jaya'.")],
    red: Annotated[float, typer.Option(help="The red line, in SD of weight for age.")] = -3.0,
    orange: Annotated[float, typer.Option(help="The orange line, in SD.")] = 1.0,
) -> None:
    """Draw the red and the orange line of the KMS as the Puskesmas does."""
    from bot.commands import village as command  # noqa: PLC0415 - slow libraries

    with _said_kindly(command.BadVillageError):
        command.lines(_settings(), name=name, red=red, orange=orange)


@village_app.command("target")
def village_target(
    district: Annotated[str, typer.Option(help="The kecamatan.")],
    year: Annotated[int, typer.Option(help="The year it holds for.")],
    indicator: Annotated[str, typer.Option(help="ds, nd, idl, ibl, vitamin_a, ttd, kek ...")],
    percent: Annotated[int, typer.Option(help="What should be reached.")],
    decree: Annotated[str, typer.Option(help="Who decreed it: 'SK Bupati 12/2026'.")],
) -> None:
    """Enter a target of coverage that a district has decreed."""
    from bot.commands import village as command  # noqa: PLC0415 - slow libraries

    with _said_kindly(command.BadVillageError):
        command.target(
            _settings(),
            district=district,
            year=year,
            indicator=indicator,
            percent=percent,
            decree=decree,
        )


@village_app.command("list")
def village_list() -> None:
    """List the villages, their posyandu and the next day of each."""
    from bot.commands import village as command  # noqa: PLC0415 - slow libraries

    command.show(_settings())


@worker_app.command("invite")
def worker_invite(
    name: Annotated[str, typer.Argument(help="The full name.")],
    *,
    role: Annotated[
        str,
        typer.Option(
            help="cadre, coordinator, midwife, village_officer, puskesmas, pokjanal, hamlet_head "
            "or village_operator."
        ),
    ],
    phone: Annotated[str, typer.Option(help="The mobile number they write from.")],
    title: Annotated[str, typer.Option(help="Ibu, Bapak or dr.")] = "Ibu",
    posyandu: Annotated[str, typer.Option(help="The posyandu of a cadre.")] = "",
    hamlet: Annotated[str, typer.Option(help="The hamlet of its head.")] = "",
    rt: Annotated[str, typer.Option(help="The RT of its head.")] = "",
) -> None:
    """Let somebody in, and print what they send first."""
    from bot.commands import worker as command  # noqa: PLC0415 - slow libraries
    from domain.people import RoleKind  # noqa: PLC0415 - slow libraries

    if role not in set(RoleKind) - {RoleKind.FAMILY}:
        raise typer.BadParameter(f"{role!r} is none of the roles", param_hint="--role")
    with _said_kindly(command.BadWorkerError):
        command.invite(
            _settings(),
            name=name,
            role=RoleKind(role),
            phone=phone,
            title=title,
            posyandu=posyandu,
            hamlet=hamlet,
            rt=rt,
        )


@texts_app.command("extract")
def texts_extract() -> None:
    """Write the list of every sentence in the code."""
    from locales import catalogues  # noqa: PLC0415 - slow libraries

    catalogues.extract()


@texts_app.command("update")
def texts_update(
    languages: Annotated[list[str] | None, typer.Argument(help="Codes of new languages.")] = None,
) -> None:
    """Bring every catalogue to the sentences of the code."""
    from locales import catalogues  # noqa: PLC0415 - slow libraries

    catalogues.update(*(languages or ()))


@texts_app.command("check")
def texts_check() -> None:
    """Check that every sentence can be translated and every translation fits."""
    from locales import checks  # noqa: PLC0415 - slow libraries

    problems = checks.check()
    for problem in problems:
        typer.echo(problem)
    raise typer.Exit(1 if problems else 0)


def main() -> None:
    """Run `sapa`."""
    app()


if __name__ == "__main__":
    main()
