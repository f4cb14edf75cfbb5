"""What every channel offers to the rest of the program, and how it says that sending went wrong."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from dialog.messages import Bubble, ChannelName, Incoming, Template

SHARE_CONTACT = "share_contact"
"""A choice with this id asks for the person's own number where the channel can ask for it."""

INTERACTIVE_TEXT_LENGTH = 1_024
"""The longest text beside buttons, a list or a picture, on the stricter of the two channels."""
PLAIN_TEXT_LENGTH = 1_600
"""The longest plain text on the stricter of the two channels."""


@dataclass(frozen=True, kw_only=True)
class Capabilities:
    """What a channel can show and what it tells about a message afterwards."""

    text_length: int
    buttons: int
    button_length: int
    rows: int
    row_length: int
    has_window: bool
    """True when free text is allowed only for a day after the person's last message."""
    can_be_asked: bool
    """True when the provider can say later whether a message was accepted."""
    most_in_flight: int


class DeliveryStatus(StrEnum):
    """What became of a message, in the order in which it happens; failed is final."""

    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    DELIVERED = "delivered"
    READ = "read"
    FAILED = "failed"


class Refusal(StrEnum):
    """Why a provider did not deliver a message, by what has to be done about it."""

    OPTED_OUT = "opted_out"
    UNREACHABLE = "unreachable"
    WINDOW_CLOSED = "window_closed"
    RATE = "rate"
    CAP = "cap"
    TRY_LATER = "try_later"
    HELD_BACK = "held_back"
    CONTENT = "content"
    CONFIGURATION = "configuration"
    OUR_FAULT = "our_fault"


@dataclass(frozen=True, kw_only=True)
class DeliveryReport:
    """What a provider tells later about one message of ours."""

    channel: ChannelName
    external_id: str
    """Message, status and error together: the key for 'seen already'."""
    address: str
    provider_id: str
    outbox_id: int | None
    """Our own id, when the report proves that it carries one we gave out."""
    attempt: int | None = None
    """Which try of that message it is about, when known."""
    status: DeliveryStatus
    refusal: Refusal | None = None
    code: str = ""


@dataclass(frozen=True, kw_only=True)
class Reachability:
    """A person blocked or unblocked the service."""

    channel: ChannelName
    external_id: str
    address: str
    is_reachable: bool


Event = Incoming | DeliveryReport | Reachability


@dataclass(frozen=True, kw_only=True)
class WebhookRequest:
    """A provider's request as it came over the wire; header names are in lower case."""

    path: str
    query: str = ""
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True, kw_only=True)
class Received:
    """An event and what the provider wants back to know it was taken, if anything."""

    event: Event
    receipt: str = ""


@dataclass(frozen=True, kw_only=True)
class FilledTemplate:
    """An approved message with its cleaned values and the text the person will see."""

    name: str
    variables: tuple[str, ...]
    text: str


class TemplateBook(Protocol):
    """The templates the program knows."""

    def fill(self, template: Template) -> FilledTemplate | None:
        """Clean the values and render the text; None for a template that can't be sent."""


def _always() -> bool:
    return True


@dataclass(frozen=True, kw_only=True)
class Outgoing:
    """One message to hand to a provider."""

    outbox_id: int
    address: str
    bubble: Bubble
    template: FilledTemplate | None = None
    """Set when the approved template goes out instead of the bubble."""
    attempt: int = 1
    """Which try this is, so that a late report of an earlier one is told apart."""
    as_text: bool = False
    """True when buttons were refused before and the choices are written out."""
    valid_seconds: int | None = None
    """How long the provider may hold the message back."""
    is_still_ours: Callable[[], bool] = field(default=_always, compare=False)
    """Asked in the last instant before the request leaves: the process may have stood still."""


@dataclass(frozen=True, kw_only=True)
class Accepted:
    """The provider took the message."""

    provider_id: str


@dataclass(frozen=True, kw_only=True)
class FoundMessage:
    """A message the provider says it accepted from us."""

    provider_id: str
    text: str
    created_at: datetime
    status: DeliveryStatus


class NotAuthenticError(Exception):
    """A request does not come from the provider."""


class UnreadableError(Exception):
    """An authentic request has a shape nobody knows."""


class NotSentError(Exception):
    """A message certainly did not reach the provider and may be sent again."""

    def __init__(
        self, reason: str, *, retry_after: float | None = None, too_many: bool = False
    ) -> None:
        super().__init__(reason)
        self.retry_after = retry_after
        """Seconds for which the whole channel has to be silent; None for no rule."""
        self.too_many = too_many
        """True when fewer requests at a time would have passed."""


class RefusedError(Exception):
    """The provider certainly refused a message."""

    def __init__(self, refusal: Refusal, code: str) -> None:
        super().__init__(code)
        self.refusal = refusal
        self.code = code


class UncertainError(Exception):
    """Nobody knows whether the provider accepted a message."""


class Channel(Protocol):
    """One way to reach people."""

    @property
    def name(self) -> ChannelName:
        """Which of the channels it is."""

    @property
    def capabilities(self) -> Capabilities:
        """What it can show and tell."""

    def read(self, request: WebhookRequest) -> Received | None:
        """Turn an authentic request into an event; None when nothing in it concerns us.

        Raises:
            NotAuthenticError: the request is not the provider's.
            UnreadableError: it is, but it can't be understood.
        """

    async def acknowledge(self, receipt: str) -> None:
        """Tell the provider that an event was taken; never fails."""

    def wording(self, outgoing: Outgoing) -> str:
        """Give the text by which the provider's own list would show this message."""

    async def send(self, outgoing: Outgoing) -> Accepted:
        """Hand over one message.

        Raises:
            NotSentError: certainly not accepted.
            RefusedError: certainly refused.
            UncertainError: anything else.
        """

    async def find(self, address: str, since: datetime) -> Sequence[FoundMessage]:
        """List what the provider accepted for this address since then, oldest first.

        Raises:
            UncertainError: the provider did not answer.
        """
