"""Health insurance (JKN, run by BPJS) as a village office may record it (posyandu rules 9.4).

The service can't ask BPJS: it keeps what somebody checked, on which day, and where.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol


class JknStatus(StrEnum):
    """Whether a card works."""

    ACTIVE = "active"
    INACTIVE = "inactive"
    """It does not work, and nobody knows why yet."""
    ARREARS = "arrears"
    PBI_STOPPED = "pbi_stopped"
    """The state paid before and does not any more."""
    CLOSED = "closed"
    """The person died, or has two records."""
    NOT_REGISTERED = "not_registered"
    NEWBORN = "newborn"
    """To be registered within 28 days of birth."""


class Segment(StrEnum):
    """Who pays."""

    PBI_JK = "pbi_jk"
    """The state, for the poor."""
    PEMDA = "pemda"
    """The local government."""
    PPU_PN = "ppu_pn"
    """The state as an employer."""
    PPU_BU = "ppu_bu"
    """A company."""
    PBPU = "pbpu"
    """People themselves."""
    BP = "bp"
    """Pensioners and others who do not work."""
    UNKNOWN = ""


class Source(StrEnum):
    """Where somebody looked."""

    MOBILE_JKN = "mobile_jkn"
    DINSOS = "dinsos"
    """A list of the social service."""
    CARE_CENTRE = "165"
    TOLD = "told"
    """By the family itself."""


OFF = frozenset((JknStatus.INACTIVE, JknStatus.ARREARS, JknStatus.PBI_STOPPED))
"""The person had cover and has none now."""
WITHOUT = OFF | {JknStatus.NOT_REGISTERED, JknStatus.NEWBORN}
"""The person has no cover now."""
MOST_DECILE = 10


@dataclass(frozen=True, kw_only=True)
class InsuranceRecord:
    """What was found on a day."""

    id: int
    status: JknStatus
    segment: Segment
    checked_on: date
    source: str = ""
    decile: int | None = None
    """1 is poorest (DTSEN); shown to officers alone."""
    decile_on: date | None = None
    proposed_on: date | None = None
    """When it was handed to the village operator as a proposal."""


@dataclass(frozen=True, kw_only=True)
class Insured:
    """A person or household whose insurance may be looked up; `key` names it in a journal."""

    key: str
    name: str
    rt: str
    mother_name: str = ""
    nickname: str = ""
    is_household: bool = False
    """True for a family with children, named by one of them."""
    record: InsuranceRecord | None = None

    @property
    def is_off(self) -> bool:
        """Tell whether the card does not work any more."""
        return self.record is not None and self.record.status in OFF


@dataclass(frozen=True, kw_only=True)
class InsuranceCounts:
    """How many households and persons of a village stand how, without a name."""

    by_status: dict[JknStatus, int]
    unchecked: int
    proposed: int

    @property
    def off(self) -> int:
        """Count those whose cover ended."""
        return sum(self.by_status.get(status, 0) for status in OFF)


def counted(insured: Iterable[Insured]) -> InsuranceCounts:
    """Count each household once."""
    once = {one.key: one for one in insured}
    by_status: dict[JknStatus, int] = {}
    for one in once.values():
        if one.record is not None:
            by_status[one.record.status] = by_status.get(one.record.status, 0) + 1
    return InsuranceCounts(
        by_status=by_status,
        unchecked=sum(one.record is None for one in once.values()),
        proposed=sum(
            one.record is not None and one.record.proposed_on is not None for one in once.values()
        ),
    )


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """One household proposed to the state as payer, as the village operator sees it."""

    id: int
    name: str
    rt: str
    is_household: bool
    proposed_on: date


class InsuranceRegister(Protocol):
    """Who is insured how, for those whose duty it is; a family sees its own alone."""

    def insured_of_village(self) -> tuple[Insured, ...]:
        """List everybody whose insurance may be looked up; a household once for each child."""

    def insured(self, key: str) -> Insured:
        """Give one of them, or raise Unknown."""

    def insurance_off(self) -> tuple[Insured, ...]:
        """List those whose cover ended, in the order in which it was recorded."""

    def own_insurance(self) -> tuple[Insured, ...]:
        """List what is kept of the speaker's own families."""

    def pbi_proposals(self) -> tuple[Proposal, ...]:
        """List the proposals of the village that the operator has not entered yet."""

    def reachable_about(self, key: str) -> tuple[int, ...]:
        """List the persons of a household who agreed to messages."""

    def office_hours(self) -> str:
        """Give the hours of the village office: '09.00-12.00'."""
