"""The commands about messages: what came in, what goes out, what WhatsApp has approved."""

from typing import Annotated

import typer

from bot.options import said_kindly, settings

templates_app = typer.Typer(no_args_is_help=True, help="WhatsApp's approved messages.")
outbox_app = typer.Typer(no_args_is_help=True, help="What goes out.")
inbox_app = typer.Typer(no_args_is_help=True, help="What came in and could not be handled.")


@templates_app.command("push")
def templates_push() -> None:
    """Create WhatsApp's templates at Twilio and ask for their approval."""
    from bot.commands import templates as command  # noqa: PLC0415 - slow libraries

    with said_kindly(command.NoWhatsAppError):
        command.push(settings())


@templates_app.command("status")
def templates_status() -> None:
    """Show which templates WhatsApp has approved."""
    from bot.commands import templates as command  # noqa: PLC0415 - slow libraries

    with said_kindly(command.NoWhatsAppError):
        command.status(settings())


@outbox_app.command("why")
def outbox_why(
    wanted: Annotated[str, typer.Argument(help="A person's number, or the beginning of a key.")],
) -> None:
    """Show what became of messages, and why."""
    from bot.commands import outbox as command  # noqa: PLC0415 - slow libraries

    command.why(settings(), wanted)


@inbox_app.command("aside")
def inbox_aside() -> None:
    """List the events given up after five tries, without what was written."""
    from bot.commands import inbox as command  # noqa: PLC0415 - slow libraries

    command.aside(settings())


@inbox_app.command("retry")
def inbox_retry(
    number: Annotated[int, typer.Argument(metavar="ID", help="The number that 'aside' lists.")],
) -> None:
    """Let an event that was set aside be tried again, after the fault is mended."""
    from bot.commands import inbox as command  # noqa: PLC0415 - slow libraries

    with said_kindly(command.NotAsideError):
        command.retry(settings(), number)
