"""What commands share: settings and days read from options, refusals said kindly."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from bot.settings import Settings


def settings() -> "Settings":
    """Read the settings, or stop and name the one that is bad."""
    from bot.settings import SettingsError, read_settings  # noqa: PLC0415 - slow libraries

    with said_kindly(SettingsError):
        read = read_settings()
        if read.immunization_schedule is not None:
            from bot.district_schedule import take_district_schedule  # noqa: PLC0415 - slow

            take_district_schedule(read)
        return read


def day(written: str, settings: "Settings") -> date:
    """Read the day an option gives, or take today's in the zone of the villages."""
    from bot.clock import SystemClock  # noqa: PLC0415 - slow libraries

    try:
        if written:
            return date.fromisoformat(written)
    except ValueError:
        raise typer.BadParameter(f"{written!r} is no date", param_hint="--on") from None
    return SystemClock().now().astimezone(settings.zone).date()


@contextmanager
def said_kindly(*refusals: type[Exception]) -> Iterator[None]:
    """Print what was refused instead of a trace, and exit with 2."""
    try:
        yield
    except refusals as refused:
        typer.echo(str(refused), err=True)
        raise typer.Exit(2) from None
