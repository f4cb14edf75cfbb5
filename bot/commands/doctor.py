"""`sapa doctor`: what is set, what answers, and what is missing."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass

from rich.console import Console
from rich.table import Table

from bot import app, templates
from bot.channels.telegram import Telegram
from bot.channels.twilio_content import ContentError
from bot.clock import SystemClock
from bot.commands.database import opened
from bot.district_schedule import take_district_schedule
from bot.settings import Settings
from dialog.channel import NotSentError
from domain.immunization import current_schedule
from storage import founding, health, inbox, migrate
from storage.engine import Database

GOOD, BAD, OFF = "[green]ok[/green]", "[red]needs you[/red]", "[dim]off[/dim]"


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One line of the report."""

    part: str
    verdict: str
    detail: str


def examine(settings: Settings) -> bool:
    """Print the report; False when something needs the operator."""
    with opened(settings) as database:
        findings = [*_database(database), *_channels(settings, database), *_schedule(settings)]
    table = Table("part", "state", "detail")
    for finding in findings:
        table.add_row(finding.part, finding.verdict, finding.detail)
    Console().print(table)
    return all(finding.verdict != BAD for finding in findings)


def _database(database: Database) -> Iterator[Finding]:
    kind = "SQLite" if database.is_sqlite else "PostgreSQL"
    if not health.answers(database):
        yield Finding(part="database", verdict=BAD, detail=f"{kind} does not answer")
        return
    is_current = migrate.is_current(database)
    yield Finding(
        part="database",
        verdict=GOOD if is_current else BAD,
        detail=kind if is_current else f"{kind}: run sapa migrate",
    )
    if not is_current:
        return
    with database.reader.connect() as connection:
        villages = len(founding.village_ids(connection))
        aside = inbox.count(connection, inbox.ASIDE)
    yield Finding(
        part="villages",
        verdict=GOOD if villages else BAD,
        detail=f"{villages} served" if villages else "none yet: sapa village add",
    )
    yield Finding(
        part="inbox", verdict=BAD if aside else GOOD, detail=f"{aside} messages set aside"
    )


def _channels(settings: Settings, database: Database) -> Iterator[Finding]:
    now = SystemClock().now()
    yield Finding(
        part="clock",
        verdict=GOOD,
        detail=f"{now.astimezone(settings.zone):%Y-%m-%d %H:%M} {settings.village_zone}",
    )
    built = app.build(settings, SystemClock(), database)
    if built.telegram is None:
        yield Finding(part="Telegram", verdict=OFF, detail="SAPA_TELEGRAM_MODE is off")
    else:
        yield asyncio.run(_telegram(built.telegram, settings))
    if built.whatsapp is None:
        yield Finding(part="WhatsApp", verdict=OFF, detail="SAPA_WHATSAPP_SENDER is not set")
    else:
        yield from _whatsapp(settings)


def _schedule(settings: Settings) -> Iterator[Finding]:
    """Name the immunization rules, and each figure in which the district differs."""
    district = take_district_schedule(settings)
    if district is None:
        detail = f"{current_schedule().ruleset}, the national one"
        yield Finding(part="immunization", verdict=GOOD, detail=detail)
        return
    rules = district.schedule
    detail = f"{rules.ruleset} from {rules.effective_from}, {settings.immunization_schedule}"
    yield Finding(part="immunization", verdict=GOOD, detail=detail)
    for found in district.differences:
        there = "none" if found.national is None else found.national
        yield Finding(
            part="immunization",
            verdict=GOOD,
            detail=f"{found.row}, {found.key}: {found.district} (national: {there})",
        )


async def _telegram(telegram: Telegram, settings: Settings) -> Finding:
    problem = await telegram.complaint(
        f"{settings.public_url}/webhook/telegram" if settings.telegram_mode == "webhook" else ""
    )
    return Finding(
        part="Telegram", verdict=BAD if problem else GOOD, detail=problem or settings.telegram_mode
    )


def _whatsapp(settings: Settings) -> Iterator[Finding]:
    tier = settings.whatsapp_tier or "no"
    try:
        approvals = templates.status(settings)
    except (ContentError, NotSentError) as refused:
        yield Finding(part="WhatsApp", verdict=BAD, detail=f"Twilio refused: {refused}")
        return
    yield Finding(part="WhatsApp", verdict=GOOD, detail=f"{tier} people a day may be written first")
    missing = [each.name for each in approvals if each.status != "approved"]
    yield Finding(
        part="templates",
        verdict=BAD if missing else GOOD,
        detail=f"not approved: {', '.join(missing)}" if missing else f"{len(approvals)} approved",
    )
