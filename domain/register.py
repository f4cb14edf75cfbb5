"""What a flow may know: read-only questions to the records, answered afresh on every message."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Protocol

from domain.care import CareRegister
from domain.changes import Change, ChangeRequest
from domain.comparing.register import ComparingRegister
from domain.coverage.register import MeetingRegister
from domain.day_register import DayRegister
from domain.diarrhoea.register import DiarrhoeaRegister
from domain.dose_register import DoseRegister
from domain.events_register import EventsRegister
from domain.examinations import Examined
from domain.family_register import FamilyRegister
from domain.forms.register import FormsRegister
from domain.immunization import Dose
from domain.insurance import InsuranceRegister
from domain.learning import LearningRegister
from domain.leaving import LeavingRegister
from domain.newcomers import NewcomerRegister
from domain.people import (
    Child,
    Family,
    Person,
    Posyandu,
    PosyanduDay,
    RoleKind,
    Village,
    Weighing,
)
from domain.screening.tetanus import TetanusRegister
from domain.screening_register import ScreeningRegister
from domain.village_register import VillageRegister


class Unknown(LookupError):  # noqa: N818 (an answer to a question, not a defect)
    """A number names nothing that still exists."""


class ChildrenRegister(Protocol):
    """Children and what was measured and given."""

    def child(self, child_id: int) -> Child:
        """Give one child, or raise Unknown."""

    def children_of_posyandu(self, posyandu_id: int) -> tuple[Child, ...]:
        """List the under-fives a posyandu serves, by name."""

    def children_of_village(self) -> tuple[Child, ...]:
        """List the under-fives of the whole village, by name."""

    def weighing(self, weighing_id: int) -> Weighing:
        """Give one weighing, withdrawn or not, or raise Unknown."""

    def weighings(self, child_id: int) -> tuple[Weighing, ...]:
        """List the weighings that stand, oldest first."""

    def doses(self, child_id: int) -> tuple[Dose, ...]:
        """List the doses that stand, oldest first."""

    def vitamin_a_on(self, child_id: int, campaign: str) -> date | None:
        """Tell when a child got the capsule of a campaign such as '2026-02'."""

    def last_change(self) -> Change | None:
        """Give the speaker's latest save of today that was not taken back."""

    def change_request(self, request_id: int) -> ChangeRequest:
        """Give one request to change a closed day, or raise Unknown."""

    def absences_on(self, posyandu_id: int, on: date) -> Mapping[int, str]:
        """Tell why children of a posyandu were not weighed on a day, by child."""

    def is_sent_to_midwife(self, child_id: int, on: date) -> bool:
        """Tell whether a child was sent to the midwife that day."""

    def examination(self, examination_id: int) -> Examined:
        """Give one result of a midwife, or raise Unknown."""

    def signs_told(self, child_id: int) -> str:
        """Give the danger signs told when a child was sent to the midwife last, or nothing."""


class DaysRegister(Protocol):
    """Posyandu and their days."""

    def posyandu(self, posyandu_id: int) -> Posyandu:
        """Give one posyandu, or raise Unknown."""

    def all_posyandu(self) -> tuple[Posyandu, ...]:
        """List the posyandu of the village."""

    def next_day(self, posyandu_id: int, on_or_after: date) -> PosyanduDay:
        """Give the next day of a posyandu, moved days included."""

    def open_day(self, posyandu_id: int) -> PosyanduDay | None:
        """Give the day that is open now."""

    def last_day(self, posyandu_id: int) -> PosyanduDay | None:
        """Give the latest day that was opened."""

    def weighed_on(self, posyandu_id: int, on: date) -> tuple[Weighing, ...]:
        """List what was weighed at a posyandu on a day, in order of saving."""

    def count_weighed_on(self, posyandu_id: int, on: date) -> int:
        """Count the children weighed at a posyandu on a day."""

    def coming_to(self, posyandu_id: int, on: date) -> frozenset[int]:
        """Name the families that said they come."""


class PeopleRegister(Protocol):
    """People, families and duties."""

    def person(self, person_id: int) -> Person:
        """Give one person, or raise Unknown."""

    def holders(self, kind: RoleKind, *, posyandu_id: int | None = None) -> tuple[Person, ...]:
        """List those of the village (or of one posyandu) who hold a duty."""

    def family(self, family_id: int) -> Family:
        """Give one family, or raise Unknown."""

    def families_of(self, person_id: int) -> tuple[Family, ...]:
        """List the families a person answers for."""

    def children_of(self, family_id: int) -> tuple[Child, ...]:
        """List a family's children, eldest first."""

    def guardians(self, family_id: int) -> tuple[Person, ...]:
        """List those who answer for a family."""

    def families_with(self, number: str) -> tuple[Family, ...]:
        """List the families that a mobile number answers for or was invited for."""

    def phone_of_family(self, family_id: int) -> str:
        """Give the mobile number kept for a family as +62..., or nothing."""

    def phone_of(self, person_id: int) -> str:
        """Give a person's number as spoken, '0812-0000-0001', or nothing."""

    def rt_of_hamlet(self, hamlet: str) -> tuple[str, ...]:
        """List the RT of a hamlet."""


class Register(
    ChildrenRegister,
    DaysRegister,
    PeopleRegister,
    FamilyRegister,
    VillageRegister,
    DoseRegister,
    DayRegister,
    ScreeningRegister,
    TetanusRegister,
    CareRegister,
    LearningRegister,
    LeavingRegister,
    MeetingRegister,
    ComparingRegister,
    EventsRegister,
    NewcomerRegister,
    InsuranceRegister,
    DiarrhoeaRegister,
    FormsRegister,
    Protocol,
):
    """All a flow may ask, seen by one speaker at one moment."""

    @property
    def speaker(self) -> Person:
        """The person this conversation is with."""

    @property
    def village(self) -> Village:
        """The speaker's village."""

    @property
    def now(self) -> datetime:
        """The local moment."""
