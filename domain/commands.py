"""What a flow returns: one thing to carry out, in the transaction of its message."""

from dataclasses import dataclass, field
from datetime import date

from domain.doses import NewDose, ToldBy
from domain.learning import Measuring


@dataclass(frozen=True, kw_only=True)
class RecordWeighing:
    """Keep one child's measures of a day."""

    child: int
    on: date
    weight_g: int | None
    length_mm: int | None
    position: str | None = None
    position_assumed: bool = False
    """True when the position is only the usual one of that age."""
    arm_mm: int | None = None
    head_mm: int | None = None
    oedema: bool = False
    source: str = "posyandu"
    """posyandu, home_visit, parent or buku_kia."""
    remeasured: bool = False
    vitamin_a: bool = False
    replaces: int | None = None
    """The weighing of the same day that these figures replace."""
    opens_day: bool = False
    """True when today's posyandu day is opened with it."""
    is_line: bool = False
    met: tuple[Measuring, ...] = ()
    """Measures the cadre was asked for, and never before."""


@dataclass(frozen=True, kw_only=True)
class RecordVitaminA:
    """Keep that a child got this campaign's capsule."""

    child: int
    on: date
    after_weighing: bool = False


@dataclass(frozen=True, kw_only=True)
class RecordDoses:
    """Keep vaccine doses of a child: antigens, one for each dose, all of one day unless `given`."""

    child: int
    on: date
    antigens: tuple[str, ...]
    given: tuple[NewDose, ...] = ()
    """The same doses with day, product and batch of each, where these were told."""
    told_by: str = ToldBy.CADRE
    place: str = ""
    """Where they were given, when it was elsewhere."""
    vaccinator: str = ""


@dataclass(frozen=True, kw_only=True)
class RemoveWeighing:
    """Take a child's weighing of the open day away (it stays in the history)."""

    weighing: int


@dataclass(frozen=True, kw_only=True)
class ChangeWeighing:
    """Put other figures in the place of a weighing of the open day."""

    weighing: int
    weight_g: int | None
    length_mm: int | None


@dataclass(frozen=True, kw_only=True)
class MoveWeighing:
    """Give a weighing of the open day to the child it belongs to."""

    weighing: int
    to_child: int


@dataclass(frozen=True, kw_only=True)
class Undo:
    """Take back the speaker's last save."""

    audit: int


@dataclass(frozen=True, kw_only=True)
class PutOnWaitingList:
    """Remember a child who would not be weighed now, or will not be."""

    child: int
    on: date
    reason: str


@dataclass(frozen=True, kw_only=True)
class OpenDay:
    """Open a posyandu's day."""

    posyandu: int
    on: date


@dataclass(frozen=True, kw_only=True)
class PostponeClosing:
    """Leave a day open and be asked again."""

    day: int
    until_morning: bool


@dataclass(frozen=True, kw_only=True)
class SendToMidwife:
    """Put a child on the midwife's list of the day."""

    weighing: int
    after_refusal: bool = False


@dataclass(frozen=True, kw_only=True)
class ReferUrgently:
    """Send a child with gizi buruk to the midwife now."""

    weighing: int
    signs: str = ""
    """Danger signs as told; 'present' or 'absent' when they were not named, empty if not asked."""


@dataclass(frozen=True, kw_only=True)
class TakeReferral:
    """The midwife looks after an urgent referral."""

    weighing: int
    cadre: int
    """Who sent it, and is told."""
    needs_ambulance: bool = False


@dataclass(frozen=True, kw_only=True)
class ForwardQuestion:
    """Pass a person's words on to somebody who can answer."""

    to_person: int
    words: str


@dataclass(frozen=True, kw_only=True)
class Resume:
    """Go on with, partly keep, or leave a conversation that was interrupted."""

    conversation: int
    how: str
    """go_on, keep or cancel."""


@dataclass(frozen=True, kw_only=True)
class Several:
    """More than one thing, carried out in order; the last one's follow-up is shown."""

    commands: tuple[object, ...] = field(default_factory=tuple)
