"""Sending on a stage: the sender's own decisions, and a wire that always works at once."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.templates import Templates, templates
from dialog.channel import (
    Accepted,
    Capabilities,
    DeliveryStatus,
    FoundMessage,
    Outgoing,
    Received,
    Refusal,
    WebhookRequest,
)
from dialog.messages import Bubble, ChannelName
from dialog.transcript import printing
from dialog.transcript.parts import Offer, Shown
from handlers import delivery
from scheduler.rates import Pace, Rate
from scheduler.taking import Dispatch, Policy, take
from storage import outbox
from storage.engine import Connection

BOUNDLESS = Rate(per_second=1_000_000, per_address_seconds=1e-6, address_burst=1_000, in_flight=500)
REPLY = "reply"


@dataclass(frozen=True, kw_only=True)
class Delivered:
    """A message as it reached a phone."""

    outbox_id: int
    person_id: int
    channel: ChannelName
    address: str
    kind: str
    bubble: Bubble
    template: str | None
    text: str
    provider_id: str
    at: datetime

    @property
    def shown(self) -> Shown:
        """What is seen of it; a template shows its own buttons."""
        if self.template is None:
            return printing.shown(self.bubble)
        buttons = templates()[self.template].buttons
        return Shown(text=self.text, offers=tuple(Offer(label=label) for _, label in buttons))

    @property
    def is_reply(self) -> bool:
        """True when it answers whoever wrote."""
        return self.kind == REPLY


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


@dataclass(frozen=True, kw_only=True)
class Wire:
    """Delivers what is due; `dead` numbers take a message and never show it."""

    zone: ZoneInfo
    dead: set[str] = field(default_factory=set)

    def deliver(self, connection: Connection, now: datetime) -> list[Delivered]:
        """Deliver everything that is due now, in the order in which it was written."""
        found: list[Delivered] = []
        while batch := [
            dispatch
            for name in ChannelName
            for dispatch in take(connection, PaperChannel(name), _pace(), self._policy(), now=now)
        ]:
            found.extend(self._hand_over(connection, dispatch, now) for dispatch in batch)
        return sorted(found, key=lambda each: (not each.is_reply, each.outbox_id))

    def _policy(self) -> Policy:
        return Policy(owner="stage", default_zone=self.zone, templates=Templates(), batch=500)

    def _hand_over(self, connection: Connection, dispatch: Dispatch, now: datetime) -> Delivered:
        message = dispatch.message
        provider_id = f"{message.channel}-{message.id}-{message.attempts}"
        outbox.bind(connection, message.id, provider_id)
        outbox.advance(connection, message.id, DeliveryStatus.SENT, now)
        if message.address in self.dead:
            delivery.take_refusal(connection, message, Refusal.UNREACHABLE, "", now)
        else:
            outbox.advance(connection, message.id, DeliveryStatus.DELIVERED, now)
        template = dispatch.outgoing.template
        return Delivered(
            outbox_id=message.id,
            person_id=message.person_id,
            channel=ChannelName(message.channel),
            address=message.address,
            kind=message.kind,
            bubble=message.bubble,
            template=template.name if template else None,
            text=template.text if template else message.bubble.text,
            provider_id=provider_id,
            at=now,
        )


def _pace() -> Pace:
    return Pace(rate=BOUNDLESS)
