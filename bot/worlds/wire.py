"""A line of paper: the sender's own decisions, and messages that arrive at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.templates import Templates, templates
from bot.worlds.line import Button, Delivered, Setting
from dialog.channel import (
    Accepted,
    Capabilities,
    DeliveryStatus,
    FilledTemplate,
    FoundMessage,
    Outgoing,
    Received,
    Refusal,
    WebhookRequest,
)
from dialog.messages import Bubble, ChannelName, Incoming
from dialog.transcript import printing
from dialog.transcript.parts import Offer, Shown
from handlers import delivery, inbox_worker
from scheduler import ticks
from scheduler.rates import Rate
from scheduler.taking import Dispatch, Policy, take
from storage import directory, inbox, outbox
from storage.engine import Connection
from storage.outbox import Queued

BOUNDLESS = Rate(per_second=1_000_000, per_address_seconds=1e-6, address_burst=1_000, in_flight=500)


@dataclass(frozen=True)
class PaperChannel:
    """A channel whose messages are only looked at."""

    name: ChannelName

    @property
    def capabilities(self) -> Capabilities:
        """What it can show, as the real one of this name."""
        is_whatsapp = self.name is ChannelName.WHATSAPP
        return Capabilities(
            text_length=1_600 if is_whatsapp else 4_096,
            buttons=3,
            button_length=20,
            rows=10,
            row_length=24,
            has_window=is_whatsapp,
            can_be_asked=is_whatsapp,
            most_in_flight=500,
        )

    def read(self, request: WebhookRequest) -> Received | None:  # noqa: ARG002 (a channel reads)
        """Nothing comes over this wire."""
        return None

    async def acknowledge(self, receipt: str) -> None:
        """Nothing is to be told."""

    def wording(self, outgoing: Outgoing) -> str:
        """Give the text that is shown."""
        return outgoing.template.text if outgoing.template else outgoing.bubble.text

    async def send(self, outgoing: Outgoing) -> Accepted:
        """Take everything."""
        return Accepted(provider_id=str(outgoing.outbox_id))

    async def find(self, address: str, since: datetime) -> Sequence[FoundMessage]:  # noqa: ARG002
        """Remember nothing."""
        return ()


EMPTY_HANDED = 2
"""After so many times without anything to deliver nothing is left."""


class PaperLine:
    """Hands messages over by hand; a number that is cut takes a message and never shows it."""

    tells_commands = True

    def __init__(self, setting: Setting, *, stops_at_defects: bool = False) -> None:
        self._setting = setting
        self._stops_at_defects = stops_at_defects
        self._cut: set[str] = set()

    def bring(self, message: Incoming) -> None:
        """Take a message in and handle it, a transaction each, as the service does."""
        setting = self._setting
        with setting.database.writer.begin() as connection:
            inbox.accept(connection, [inbox.arrival(message, setting.now)])
        if self._stops_at_defects:
            self._handle_or_stop()
        while inbox_worker.work_once(setting.database, lambda: setting.now, setting.draw_code):
            pass
        # Nothing may be kept in memory between two messages.
        setting.database.writer.dispose()

    def _handle_or_stop(self) -> None:
        """Handle the message without the service's patience, to see where a defect is."""
        setting = self._setting
        with setting.database.writer.begin() as connection:
            taken = inbox.take_next(connection)
            if taken is not None:
                inbox_worker.handle(connection, taken, setting.now, setting.draw_code)

    def tick(self) -> None:
        """Queue what is due."""
        with self._setting.database.writer.begin() as connection:
            ticks.tick(connection, self._setting.now)

    def deliver(self) -> list[Delivered]:
        """Deliver everything that is due now, answers first, in the order of writing."""
        now = self._setting.now
        found: list[Delivered] = []
        with self._setting.database.writer.begin() as connection:
            if not directory.is_anything_due(connection, now):
                return []
            self._setting.hear_officers(connection)
            idle = 0
            # What is taken and needs no sending, such as a knock, may stand before what does.
            while idle < EMPTY_HANDED:
                batch = [
                    dispatch
                    for name in ChannelName
                    for dispatch in take(connection, PaperChannel(name), self._policy(), now=now)
                ]
                found.extend(self._hand_over(connection, dispatch, now) for dispatch in batch)
                idle = 0 if batch else idle + 1
        return sorted(found, key=lambda each: (not each.is_reply, each.outbox_id))

    def cut(self, address: str) -> None:
        """Let a number show nothing any more."""
        self._cut.add(address)

    def let_read(self, messages: Sequence[Queued]) -> None:
        """Note that messages were read."""
        with self._setting.database.writer.begin() as connection:
            for message in messages:
                outbox.advance(connection, message.id, DeliveryStatus.READ, self._setting.now)

    def close(self) -> None:
        """Let go of nothing: paper needs no closing."""

    def _policy(self) -> Policy:
        return Policy(
            owner="stage",
            default_zone=self._setting.zone,
            templates=Templates(),
            rates=dict.fromkeys(ChannelName, BOUNDLESS),
            batch=500,
        )

    def _hand_over(self, connection: Connection, dispatch: Dispatch, now: datetime) -> Delivered:
        message, template = dispatch.message, dispatch.outgoing.template
        provider_id = f"{message.channel}-{message.id}-{message.attempts}"
        outbox.bind(connection, message.id, provider_id)
        outbox.advance(connection, message.id, DeliveryStatus.SENT, now)
        if message.address in self._cut:
            delivery.take_refusal(connection, message, Refusal.UNREACHABLE, "", now)
        else:
            outbox.advance(connection, message.id, DeliveryStatus.DELIVERED, now)
        buttons = _template_buttons(template) if template else _buttons(message.bubble)
        return Delivered(
            outbox_id=message.id,
            person_id=message.person_id,
            channel=ChannelName(message.channel),
            address=message.address,
            kind=message.kind,
            shown=_template_shown(template) if template else printing.shown(message.bubble),
            buttons=buttons,
            template=template.name if template else None,
            provider_id=provider_id,
            at=now,
        )


def _buttons(bubble: Bubble) -> tuple[Button, ...]:
    return tuple(
        Button(label=choice.label, payload=f"{bubble.token}:{choice.id}")
        for choice in bubble.choices
    )


def _template_buttons(template: FilledTemplate) -> tuple[Button, ...]:
    return tuple(
        Button(label=label, payload=id_) for id_, label in templates()[template.name].buttons
    )


def _template_shown(template: FilledTemplate) -> Shown:
    """Show a template as it is seen: with its own buttons."""
    offers = tuple(Offer(label=button.label) for button in _template_buttons(template))
    return Shown(text=template.text, offers=offers)
