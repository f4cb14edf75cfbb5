"""The options of `sapa forms`."""

from typing import Annotated

import typer

from bot import options

app = typer.Typer(no_args_is_help=True, help="Custom questions of a village, from an XLSForm.")

Village = Annotated[str, typer.Option(help="The village, such as 'Sumber Jaya'.")]
Name = Annotated[str, typer.Argument(help="The form's name; see: sapa forms list.")]


@app.command("add")
def add(
    file: Annotated[str, typer.Argument(metavar="FILE.xlsx", help="The XLSForm; - reads a pipe.")],
    village: Village,
    for_: Annotated[
        str, typer.Option("--for", help="Who fills it in: cadre, family or officer.")
    ] = "cadre",
    word: Annotated[str, typer.Option(help="The word that starts it in a chat.")] = "",
) -> None:
    """Take over an XLSForm; one of the same form_id becomes its new version."""
    from bot.commands import forms as command  # noqa: PLC0415 - slow libraries
    from bot.whole_files import BadSheetError  # noqa: PLC0415 - slow libraries
    from documents.forms.refusals import BadFormError  # noqa: PLC0415 - slow libraries

    with options.said_kindly(command.BadFormCommandError, BadFormError, BadSheetError):
        command.add(options.settings(), file=file, village=village, audience=for_, word=word)


@app.command("list")
def show() -> None:
    """List the forms of all villages, and how often each was filled in."""
    from bot.commands import forms as command  # noqa: PLC0415 - slow libraries

    command.show(options.settings())


@app.command("remove")
def remove(name: Name, village: Village) -> None:
    """Offer a form no more; what was answered stays and can be exported."""
    from bot.commands import forms as command  # noqa: PLC0415 - slow libraries

    with options.said_kindly(command.BadFormCommandError):
        command.remove(options.settings(), name=name, village=village)


@app.command("export")
def export(
    name: Name,
    output: Annotated[
        str, typer.Option("--output", "-o", help="FILE.xlsx or FILE.csv; - is a pipe (CSV).")
    ],
    village: Annotated[str, typer.Option(help="Where several villages have such a form.")] = "",
) -> None:
    """Write the answers to a form, in the form's own columns."""
    from bot.commands import forms as command  # noqa: PLC0415 - slow libraries
    from bot.whole_files import BadSheetError  # noqa: PLC0415 - slow libraries

    with options.said_kindly(command.BadFormCommandError, BadSheetError):
        command.export(options.settings(), name=name, village=village, target=output)
