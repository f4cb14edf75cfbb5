"""What a person sends and what the service shows, whatever the channel."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class ChannelName(StrEnum):
    """The two ways to reach a person."""

    TELEGRAM = "telegram"
    WHATSAPP = "whatsapp"


class AttachmentKind(StrEnum):
    """What a message holds when it is not text."""

    VOICE = "voice"
    PHOTO = "photo"
    VIDEO = "video"
    STICKER = "sticker"
    LOCATION = "location"
    DOCUMENT = "document"
    CONTACT = "contact"
    CALL = "call"
    OTHER = "other"


@dataclass(frozen=True, kw_only=True)
class Attachment:
    """A voice note, picture or other thing that came with a message; its content is not fetched."""

    kind: AttachmentKind
    reference: str = ""
    """What the provider needs to send it on: a file id (Telegram) or a media address (Twilio)."""
    seconds: int | None = None
    name: str = ""
    phone: str = ""
    """The number of a shared contact; empty for every other kind."""
    is_own_contact: bool = False
    """True when the provider vouches that a shared contact is the sender's own."""


@dataclass(frozen=True, kw_only=True)
class Incoming:
    """One message or tap of a person, as the channel understood it."""

    channel: ChannelName
    external_id: str
    """The provider's id of this message: the key for 'seen already'."""
    address: str
    """Where an answer goes: a Telegram chat id or a WhatsApp address such as +62812..."""
    sent_at: datetime
    text: str = ""
    tapped: str | None = None
    """The token or label of a tapped button or list row."""
    reply_to: str | None = None
    """The provider's id of the message answered or whose button was tapped."""
    attachment: Attachment | None = None
    profile_name: str = ""
    """The name the person chose: untrusted text."""
    alias: str = ""
    """A second lasting address of the same person, such as WhatsApp's business-scoped id."""
    group: str | None = None
    """The chat id of the group it was written in; None in a private chat."""
    is_edit: bool = False


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One thing a person may tap or type."""

    id: str
    """Stable within its question, ASCII, at most 24 characters."""
    label: str
    """At most 20 characters on a button, 24 in a list row."""
    description: str = ""
    """Only in a list row; at most 72 characters."""
    words: tuple[str, ...] = ()
    """Intents of the word lists, or plain words, that mean this choice when typed."""


class CardView(StrEnum):
    """What a growth card shows: the weight as usual at that age, or what was asked for."""

    USUAL = "usual"
    LENGTH = "length"
    WEIGHT_FOR_LENGTH = "weight_for_length"


@dataclass(frozen=True, kw_only=True)
class CardOrder:
    """Which growth card is meant; it is put together and drawn when the message goes out."""

    child: int
    until: date | None
    """The day of the latest weighing that may be on it; None for no weighing."""
    view: CardView = CardView.USUAL


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A picture in a bubble: what it shows in words, and its file when one exists."""

    description: str
    media_id: str | None = None
    card: CardOrder | None = None
    """Set when the file is a growth card still to be drawn."""


@dataclass(frozen=True, kw_only=True)
class FileOrder:
    """Which form of officials is meant; it is filled when the message goes out."""

    form: str
    """Its name in the list of forms, such as 'skdn'."""
    month: date
    """The first day of the month it is about."""
    posyandu: tuple[int, ...] = ()
    """Empty for all posyandu of the person's village."""


@dataclass(frozen=True, kw_only=True)
class Document:
    """A file in a bubble; the bubble's text stands beside it where the channel can show both."""

    name: str
    """As it is saved: 'rekap-2026-02.xlsx'."""
    order: FileOrder
    otherwise: str
    """What is said instead when the file can't be made or sent."""
    media_id: str | None = None


@dataclass(frozen=True, kw_only=True)
class Bubble:
    """One message the service shows."""

    text: str
    choices: tuple[Choice, ...] = ()
    list_title: str | None = None
    """Set when the choices are shown as a list with this title."""
    picture: Picture | None = None
    document: Document | None = None
    page: CardOrder | None = None
    """A growth card whose page is linked under the text, by an address made when it goes out."""
    forwarded: Attachment | None = None
    token: str = ""
    """Names the question the choices belong to; a tap carries it back as 'token:choice id'."""


@dataclass(frozen=True, kw_only=True)
class Template:
    """A message approved by WhatsApp beforehand: its name and the values of {{1}}, {{2}}, ..."""

    name: str
    variables: tuple[str, ...]
