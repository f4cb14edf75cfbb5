"""What the lines of a transcript stand for."""

from dataclasses import dataclass, field
from datetime import date, datetime

from dialog.messages import Attachment


@dataclass(frozen=True, kw_only=True)
class Offer:
    """One choice as it is written: `[1] Label` or `[1] Label | description`."""

    label: str
    description: str = ""


@dataclass(frozen=True, kw_only=True)
class Shown:
    """The contents of one bubble."""

    text: str = ""
    offers: tuple[Offer, ...] = ()
    list_title: str | None = None
    media: tuple[str, ...] = ()
    """What is said in brackets: 'gambar: kartu pertumbuhan Ani', 'audio diteruskan'."""


@dataclass(frozen=True, kw_only=True)
class Said:
    """A person's message; exactly one of text, tapped label and attachment is the point of it."""

    line: int
    speaker: str
    number: str = ""
    """Written from this other number of the same person."""
    text: str = ""
    tapped: str | None = None
    attachment: Attachment | None = None


@dataclass(frozen=True, kw_only=True)
class Answered:
    """One bubble answering whoever wrote last."""

    line: int
    shown: Shown


@dataclass(frozen=True, kw_only=True)
class Sent:
    """A message the bot begins itself, to one person or to a number of people."""

    line: int
    to: str
    count: int | None = None
    """How many people, when they are counted and not named."""
    channel: str
    template: str | None = None
    shown: Shown


@dataclass(frozen=True, kw_only=True)
class Moved:
    """The clock moves to a local moment."""

    line: int
    to: datetime
    """Without a zone: the zone stands in the heading."""


@dataclass(frozen=True, kw_only=True)
class Given:
    """What is true before the next line, in prose."""

    line: int
    words: str


@dataclass(frozen=True, kw_only=True)
class Effect:
    """A command that was carried out, with its values as written."""

    line: int
    command: str
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Strange:
    """A line in no notation, with what is wrong with it."""

    line: int
    words: str
    complaint: str


Entry = Said | Answered | Sent | Moved | Given | Effect | Strange


@dataclass(frozen=True, kw_only=True)
class Heading:
    """The `# who:` line: the people, when it begins and on which channel."""

    who: str = ""
    clock: datetime | None = None
    zone: str = ""
    channel: str = "any"
    in_group: bool = False


@dataclass(frozen=True, kw_only=True)
class Measured:
    """The facts of a `# check:` line: a child weighed and measured on a day."""

    sex: str
    born: date
    on: date
    weight_g: int
    length_mm: int
    verdict: tuple[str, ...]
    """The age in months, then the three categories in words."""


@dataclass(frozen=True, kw_only=True)
class Transcript:
    """A whole file."""

    title: str = ""
    heading: Heading = field(default_factory=Heading)
    entries: tuple[Entry, ...] = ()
    measured: tuple[Measured, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Step:
    """One thing that happens (words, the clock, a given), and what must come of it."""

    cause: Said | Moved | Given
    expected: tuple[Answered | Sent, ...] = ()
    effects: tuple[Effect, ...] = ()
