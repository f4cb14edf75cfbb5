"""What a family, or somebody not known yet, asks the service to do."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, kw_only=True)
class CountWrongCode:
    """Remember a code that opens nothing; the fifth locks the door for a day."""

    opens: str = "family"
    """family or move: what the code was for."""


@dataclass(frozen=True, kw_only=True)
class CountWrongBirthDate:
    """Remember a birth date that fits no child of a family; the fifth locks its code."""

    family: int
    code: str = ""
    invitation: int | None = None


@dataclass(frozen=True, kw_only=True)
class JoinFamily:
    """Let the speaker answer for a family, after the consent text was agreed to."""

    family: int
    born_on: date
    text_version: str
    code: str = ""
    invitation: int | None = None
    name: str = ""
    """The name of a second person of the family; empty for the mother herself."""
    title: str = ""


@dataclass(frozen=True, kw_only=True)
class RefuseConsent:
    """Remember that the consent text was not agreed to."""

    family: int
    text_version: str
    invitation: int | None = None


@dataclass(frozen=True, kw_only=True)
class DeclineInvitation:
    """End an invitation that is not wanted."""

    invitation: int


@dataclass(frozen=True, kw_only=True)
class SharePhone:
    """Remember whether others read this phone too."""

    is_shared: bool
    family: int
    child: int


@dataclass(frozen=True, kw_only=True)
class TellPregnancy:
    """Tell a cadre of a pregnancy, because the woman wishes it."""

    said: str
    """How far it is, as said aloud: '5 bulan'; empty when it was not told."""


@dataclass(frozen=True, kw_only=True)
class AnswerReminder:
    """Keep what a family answered to the reminder of a day."""

    posyandu: tuple[int, ...]
    on: date
    answer: str
    """coming, not_coming or elsewhere."""
    reason: str = ""
    is_hedged: bool = False
    """True for insyaallah: kept as coming and never questioned."""


@dataclass(frozen=True, kw_only=True)
class RecordElsewhere:
    """Keep figures a parent told, marked as such until they are checked."""

    child: int
    place: str
    posyandu: int
    reminded_of: date | None
    on: date | None
    weight_g: int | None
    length_mm: int | None
    doses: tuple[str, ...] = ()
    """Codes of the doses that were given there, as the parent says."""


@dataclass(frozen=True, kw_only=True)
class AnswerVaccineReminder:
    """Keep what a family answered to the reminder of a dose without a posyandu day."""

    children: tuple[int, ...]
    answer: str
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class TellMoved:
    """Stop reminding of children who have moved away, and let a cadre ask after them."""

    children: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class AskForHelp:
    """Tell the cadre of a family that would like help to come."""

    children: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class CalmDown:
    """Let a person get in touch with somebody who is upset; the words are kept from them."""

    to_person: int


@dataclass(frozen=True, kw_only=True)
class AskHuman:
    """Pass the words of somebody not registered to a human, with how to reach them."""

    to_person: int
    words: str
    name: str
    rt: str
    is_sick: bool = False


@dataclass(frozen=True, kw_only=True)
class StopMessages:
    """Send the speaker nothing more from this minute on."""


@dataclass(frozen=True, kw_only=True)
class RestartMessages:
    """Send the speaker reminders again."""


@dataclass(frozen=True, kw_only=True)
class StartMove:
    """Deal a code with which another number takes the speaker's place."""

    phone: str = ""
    """The new number when it was told: only that one may use the code."""


@dataclass(frozen=True, kw_only=True)
class FinishMove:
    """Take the place of the number that asked for a code."""

    code: str


@dataclass(frozen=True, kw_only=True)
class ForgetNumber:
    """Delete the speaker's number from every list."""

    is_wrong: bool
    """True when it never was the right person's."""


@dataclass(frozen=True, kw_only=True)
class RequestErasure:
    """Stop using a child's records, and let the midwife call the family."""

    child: int


@dataclass(frozen=True, kw_only=True)
class RequestOwnErasure:
    """Stop using what is kept of the speaker as a pregnant woman, adult or older person."""


@dataclass(frozen=True, kw_only=True)
class LinkOwnContact:
    """Join the speaker with the person the provider vouches has this number."""

    phone: str


@dataclass(frozen=True, kw_only=True)
class ForwardAttachment:
    """Pass a voice note or a picture on to a person; the service does not keep it."""

    to_person: int
    kind: str
    reference: str
    seconds: int | None = None
    what: str = ""
    """kia_book or sick_child for a picture."""


@dataclass(frozen=True, kw_only=True)
class AnswerForwarded:
    """Bring an answer back to whoever asked."""

    forwarded: int
    words: str


@dataclass(frozen=True, kw_only=True)
class AnswerPrivately:
    """Go on in the private chat with what was written in a group."""

    words: str
    is_report: bool = False
    """True for figures: they are not taken along, the person writes them again."""
