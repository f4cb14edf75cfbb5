"""`sapa outbox why`: why somebody got a message, did not get it, or when it will come."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from rich.console import Console

from bot.channels import telegram, whatsapp
from bot.clock import Clock
from bot.commands.database import clock_of, opened
from bot.settings import Settings
from dialog.channel import Capabilities
from dialog.messages import ChannelName
from scheduler.decisions import QuietHours
from scheduler.explaining import Service, at, explain
from storage import outgoing, standing
from storage.engine import Connection
from storage.outbox import Queued

MOST_REMINDERS = 3


def why(settings: Settings, wanted: str, clock: Clock | None = None) -> None:
    """Explain the latest messages of a person or of a key; the texts stay where they are."""
    console = Console(soft_wrap=True, highlight=False, markup=False)
    with opened(settings) as database, database.reader.connect() as connection:
        now = (clock or clock_of(database)).now()
        for line in _lines(connection, settings, wanted, now):
            console.print(line)


def _lines(connection: Connection, settings: Settings, wanted: str, now: datetime) -> Iterator[str]:
    person_id = standing.person_of(connection, wanted)
    if person_id is not None:
        messages = outgoing.why(connection, person_id=person_id)
        yield from _about_person(connection, settings, person_id, now)
    else:
        messages = outgoing.why(connection, key=wanted)
    if not messages:
        yield "No message of this person or key was ever planned."
    service = _service(settings)
    for message in messages:
        yield ""
        yield _heading(message)
        yield f"  {explain(connection, message, service, now)}"


def _heading(message: Queued) -> str:
    tries = f", try {message.attempts}" if message.attempts > 1 else ""
    return (
        f"{message.key}: {message.kind} to person {message.person_id} on {message.channel}, "
        f"{message.state}{tries}"
    )


def _about_person(
    connection: Connection, settings: Settings, person_id: int, now: datetime
) -> Iterator[str]:
    known, zone = standing.standing_of(connection, person_id), settings.zone
    yield f"Person {person_id}, at {at(now, zone)}."
    if known.opted_out_since:
        yield f"Wants no messages that we begin since {at(known.opted_out_since, zone)} (BERHENTI)."
    if known.consented_at:
        yield f"Agreed to a family's messages {at(known.consented_at, zone)}."
    else:
        yield "Has not agreed to a family's messages: gets no reminders and no announcements."
    yield f"Reached on: {', '.join(known.reachable_on) or 'nothing'}."
    if known.unreachable_on:
        lost = ", ".join(known.unreachable_on)
        yield f"Not reached any more on: {lost} (blocked, or no such number)."
    for moment in known.next_reminders[:MOST_REMINDERS]:
        yield f"A child's next reminder is looked at {at(moment, zone)}."


def _service(settings: Settings) -> Service:
    channels: Mapping[ChannelName, Capabilities] = {
        name: capabilities
        for name, capabilities, is_on in (
            (ChannelName.TELEGRAM, telegram.CAPABILITIES, settings.telegram_mode != "off"),
            (ChannelName.WHATSAPP, whatsapp.CAPABILITIES, bool(settings.whatsapp_sender)),
        )
        if is_on
    }
    return Service(
        channels=channels,
        default_zone=settings.zone,
        quiet=QuietHours(begin=settings.quiet_from, end=settings.quiet_until),
        tier=settings.whatsapp_tier,
    )
