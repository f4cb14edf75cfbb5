"""`sapa village add|list`: entering the village that is served."""

from datetime import time

from rich.console import Console
from rich.table import Table

from bot.clock import SystemClock
from bot.commands.database import opened
from bot.settings import Settings
from domain.coverage.indicators import Indicator
from domain.posyandu_days import DayRule
from storage import areas, coverage, days, founding, people
from storage.engine import Connection

MOST_PERCENT = 100


class BadVillageError(Exception):
    """What was entered for a village cannot be read; the message says what and gives an example."""


def add(
    settings: Settings,
    *,
    name: str,
    district: str,
    puskesmas: str,
    duty_phone: str,
    zone: str,
    hamlets: list[str],
    posyandu: list[str],
) -> None:
    """Enter a village with its hamlets ('Timur:01,02') and posyandu.

    A posyandu is written 'Melati 1; Timur; Balai Dusun Timur; Selasa kedua; 08.00-11.00'.
    """
    read_hamlets = [_hamlet(entry) for entry in hamlets]
    read_posyandu = [_posyandu(entry) for entry in posyandu]
    with opened(settings) as database, database.writer.begin() as connection:
        puskesmas_id = founding.add_puskesmas(connection, name=puskesmas, duty_phone=duty_phone)
        village_id = founding.add_village(
            connection,
            puskesmas_id=puskesmas_id,
            name=name,
            district=district,
            time_zone=zone,
            red_line_sd=settings.red_line_sd,
            orange_line_sd=settings.orange_line_sd,
        )
        hamlet_ids = {
            hamlet: founding.add_hamlet(connection, village_id, hamlet, rts)
            for hamlet, rts in read_hamlets
        }
        for entry in read_posyandu:
            hamlet = str(entry.pop("hamlet"))
            if hamlet not in hamlet_ids:
                raise BadVillageError(
                    f"no hamlet {hamlet!r}: give it with --hamlet '{hamlet}:01,02'"
                )
            founding.add_posyandu(
                connection, village_id=village_id, hamlet_id=hamlet_ids[hamlet], **entry
            )
    Console().print(f"{name} is entered, with {len(read_posyandu)} posyandu.")


def lines(settings: Settings, *, name: str, red: float, orange: float) -> None:
    """Draw the red and the orange line of the KMS where a village's Puskesmas draws them."""
    if red >= orange:
        raise BadVillageError("the red line lies below the orange one, such as -3 and 1")
    with opened(settings) as database, database.writer.begin() as connection:
        if not founding.draw_lines(connection, name, red_line_sd=red, orange_line_sd=orange):
            raise BadVillageError(f"no village {name!r}; see: sapa village list")
    Console().print(f"{name}: red line {red:g} SD, orange line {orange:g} SD.")


def _hamlet(entry: str) -> tuple[str, tuple[str, ...]]:
    name, colon, rts = entry.partition(":")
    if not colon or not name.strip():
        raise BadVillageError(f"{entry!r} is no hamlet; write for example 'Timur:01,02,03'")
    return name.strip(), tuple(rt.strip() for rt in rts.split(",") if rt.strip())


def _posyandu(entry: str) -> dict[str, object]:
    parts = [part.strip() for part in entry.split(";")]
    try:
        name, hamlet, place, rule, hours = parts
        opens, closes = (_hour(hour) for hour in hours.split("-"))
        day_rule = str(DayRule.parse(rule))
    except ValueError as wrong:
        raise BadVillageError(
            f"{entry!r} is no posyandu; write for example "
            "'Melati 1; Timur; Balai Dusun Timur; Selasa kedua; 08.00-11.00'"
        ) from wrong
    return {
        "name": name,
        "hamlet": hamlet,
        "place": place,
        "day_rule": day_rule,
        "opens_at": opens,
        "closes_at": closes,
    }


def _hour(written: str) -> time:
    hour, _, minute = written.strip().replace(":", ".").partition(".")
    return time(int(hour), int(minute or 0))


def target(
    settings: Settings, *, district: str, year: int, indicator: str, percent: int, decree: str
) -> None:
    """Keep a decreed target of coverage in place of an earlier one of the same year."""
    if indicator not in tuple(Indicator):
        raise BadVillageError(f"--indicator {indicator!r} is none of {', '.join(Indicator)}")
    if not 0 <= percent <= MOST_PERCENT:
        raise BadVillageError(f"--percent {percent}: a number from 0 to 100")
    if not decree.strip():
        raise BadVillageError("--decree: say who decreed it, such as 'SK Bupati 12/2026'")
    with opened(settings) as database, database.writer.begin() as connection:
        if not areas.named(connection, district=district):
            raise BadVillageError(f"no village lies in {district!r}; see: sapa village list")
        coverage.decree(
            connection,
            district=district,
            year=year,
            indicator=indicator,
            percent=percent,
            by=decree.strip(),
        )


def show(settings: Settings) -> None:
    """List the villages and the next day of each posyandu."""
    table = Table("village", "district", "posyandu", "day", "next", "place")
    with opened(settings) as database, database.reader.connect() as connection:
        for village_id in founding.village_ids(connection):
            for row in _rows(connection, village_id):
                table.add_row(*row)
    Console().print(table)


def _rows(connection: Connection, village_id: int) -> list[tuple[str, ...]]:
    village = people.village_of(connection, village_id)
    today = SystemClock().now().astimezone(village.zone).date()
    return [
        (
            village.name,
            village.district,
            posyandu.name,
            posyandu.day_rule,
            days.next_day(connection, posyandu.id, today).held_on.isoformat(),
            posyandu.place,
        )
        for posyandu in days.of_village(connection, village_id)
    ]
