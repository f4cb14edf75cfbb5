"""The read-only register that flows use, over one connection, seen by one speaker."""

from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cached_property
from itertools import chain

import sqlalchemy as sa

from domain.changes import Change, ChangeRequest
from domain.examinations import Examined
from domain.immunization import Dose
from domain.people import (
    Child,
    DayStatus,
    Family,
    Person,
    Posyandu,
    PosyanduDay,
    RoleKind,
    Village,
    Weighing,
)
from storage import (
    absences,
    change_requests,
    children,
    days,
    examinations,
    families,
    history,
    people,
)
from storage.care_register import StoredCareRegister
from storage.comparing_register import StoredComparingRegister
from storage.day_register import StoredDayRegister
from storage.diarrhoea_register import StoredDiarrhoeaRegister
from storage.dose_register import StoredDoseRegister
from storage.events_register import StoredEventsRegister
from storage.family_register import StoredFamilyRegister
from storage.forms_register import StoredFormsRegister
from storage.identity import Identity
from storage.insurance_register import StoredInsuranceRegister
from storage.learning_register import StoredLearningRegister
from storage.leaving_register import StoredLeavingRegister
from storage.meeting_register import StoredMeetingRegister
from storage.newcomer_register import StoredNewcomerRegister
from storage.remembering import remembered, remembering
from storage.screening_register import StoredScreeningRegister
from storage.tetanus_register import StoredTetanusRegister
from storage.village_register import StoredVillageRegister


@remembering
@dataclass(frozen=True)
class StoredRegister(
    StoredFamilyRegister,
    StoredVillageRegister,
    StoredDoseRegister,
    StoredDayRegister,
    StoredScreeningRegister,
    StoredTetanusRegister,
    StoredCareRegister,
    StoredLearningRegister,
    StoredLeavingRegister,
    StoredMeetingRegister,
    StoredComparingRegister,
    StoredEventsRegister,
    StoredNewcomerRegister,
    StoredInsuranceRegister,
    StoredDiarrhoeaRegister,
    StoredFormsRegister,
):
    """Answers every question of `domain.register.Register` from the database."""

    connection: sa.Connection
    person_id: int
    village_id: int
    now_utc: datetime

    @classmethod
    def of(
        cls, connection: sa.Connection, identity: Identity, now_utc: datetime
    ) -> "StoredRegister":
        """Make the register of a person whose identity was just read."""
        register = cls(connection, identity.speaker.id, identity.village.id, now_utc)
        register.__dict__.update(speaker=identity.speaker, village=identity.village)
        return register

    @cached_property
    def speaker(self) -> Person:
        """The person this conversation is with."""
        return people.one(self.connection, self.person_id)

    @cached_property
    def village(self) -> Village:
        """The speaker's village."""
        return people.village_of(self.connection, self.village_id)

    @property
    def now(self) -> datetime:
        """The local moment."""
        return self.now_utc.astimezone(self.village.zone)

    def child(self, child_id: int) -> Child:
        """Give one child, or raise Unknown."""
        listed = chain.from_iterable(remembered(self, "children_of_posyandu"))
        known = next((child for child in listed if child.id == child_id), None)
        return known or children.one(self.connection, child_id)

    def children_of_posyandu(self, posyandu_id: int) -> tuple[Child, ...]:
        """List the under-fives a posyandu serves, by name."""
        return children.of_posyandu(self.connection, posyandu_id)

    def children_of_village(self) -> tuple[Child, ...]:
        """List the under-fives of the whole village, by name."""
        return children.of_village(self.connection, self.village_id)

    def weighing(self, weighing_id: int) -> Weighing:
        """Give one weighing, withdrawn or not, or raise Unknown."""
        listed = chain.from_iterable(remembered(self, "weighings"))
        known = next((weighing for weighing in listed if weighing.id == weighing_id), None)
        return known or children.weighing_by_id(self.connection, weighing_id, self.village.zone)

    def weighings(self, child_id: int) -> tuple[Weighing, ...]:
        """List the weighings that stand, oldest first."""
        return children.weighings(self.connection, child_id, self.village.zone)

    def doses(self, child_id: int) -> tuple[Dose, ...]:
        """List the doses that stand, oldest first."""
        return children.doses(self.connection, child_id)

    def vitamin_a_on(self, child_id: int, campaign: str) -> date | None:
        """Tell when a child got the capsule of a campaign."""
        return children.vitamin_a_on(self.connection, child_id, campaign)

    def last_change(self) -> Change | None:
        """Give the speaker's latest save of today that was not taken back."""
        midnight = datetime.combine(self.now.date(), time(), tzinfo=self.village.zone)
        return history.last_change(self.connection, self.person_id, midnight)

    def change_request(self, request_id: int) -> ChangeRequest:
        """Give one request to change a closed day, or raise Unknown."""
        return change_requests.one(self.connection, request_id)

    def absences_on(self, posyandu_id: int, on: date) -> dict[int, str]:
        """Tell why children of a posyandu were not weighed on a day, by child."""
        return absences.on_day(self.connection, posyandu_id, on)

    def is_sent_to_midwife(self, child_id: int, on: date) -> bool:
        """Tell whether a child was sent to the midwife that day."""
        return children.is_sent_to_midwife(self.connection, child_id, on)

    def examination(self, examination_id: int) -> Examined:
        """Give one result of a midwife, or raise Unknown."""
        return examinations.one(self.connection, examination_id)

    def signs_told(self, child_id: int) -> str:
        """Give the danger signs told when a child was sent to the midwife last, or nothing."""
        return examinations.signs_told(self.connection, child_id, self.now.date())

    def posyandu(self, posyandu_id: int) -> Posyandu:
        """Give one posyandu, or raise Unknown."""
        return days.one(self.connection, posyandu_id)

    def all_posyandu(self) -> tuple[Posyandu, ...]:
        """List the posyandu of the village."""
        return days.of_village(self.connection, self.village_id)

    def next_day(self, posyandu_id: int, on_or_after: date) -> PosyanduDay:
        """Give the next day of a posyandu, moved days included."""
        return days.next_day(self.connection, posyandu_id, on_or_after)

    def open_day(self, posyandu_id: int) -> PosyanduDay | None:
        """Give the day that is open now."""
        return days.with_status(self.connection, posyandu_id, DayStatus.OPEN)

    def last_day(self, posyandu_id: int) -> PosyanduDay | None:
        """Give the latest day that was opened."""
        return days.with_status(
            self.connection, posyandu_id, DayStatus.OPEN, DayStatus.CLOSED, DayStatus.APPROVED
        )

    def weighed_on(self, posyandu_id: int, on: date) -> tuple[Weighing, ...]:
        """List what was weighed at a posyandu on a day, in order of saving."""
        return children.weighed_on(self.connection, posyandu_id, on, self.village.zone)

    def count_weighed_on(self, posyandu_id: int, on: date) -> int:
        """Count the children weighed at a posyandu on a day."""
        return children.count_weighed_on(self.connection, posyandu_id, on)

    def coming_to(self, posyandu_id: int, on: date) -> frozenset[int]:
        """Name the families that said they come."""
        return days.coming_to(self.connection, posyandu_id, on)

    def person(self, person_id: int) -> Person:
        """Give one person, or raise Unknown."""
        return people.one(self.connection, person_id)

    def holders(self, kind: RoleKind, *, posyandu_id: int | None = None) -> tuple[Person, ...]:
        """List those of the village (or of one posyandu) who hold a duty."""
        return people.holders(self.connection, self.village_id, kind, posyandu_id=posyandu_id)

    def family(self, family_id: int) -> Family:
        """Give one family, or raise Unknown."""
        return people.family_by_id(self.connection, family_id)

    def families_of(self, person_id: int) -> tuple[Family, ...]:
        """List the families a person answers for."""
        return people.families_of(self.connection, person_id)

    def children_of(self, family_id: int) -> tuple[Child, ...]:
        """List a family's children, eldest first."""
        return children.of_family(self.connection, family_id)

    def guardians(self, family_id: int) -> tuple[Person, ...]:
        """List those who answer for a family."""
        return people.guardians(self.connection, family_id)

    def families_with(self, number: str) -> tuple[Family, ...]:
        """List the families that a mobile number answers for or was invited for."""
        return families.with_number(self.connection, number)

    def phone_of_family(self, family_id: int) -> str:
        """Give the mobile number kept for a family as +62..., or nothing."""
        return families.number_of(self.connection, family_id)

    def phone_of(self, person_id: int) -> str:
        """Give the address a person is reached at, as kept."""
        reached = people.address_of(self.connection, person_id)
        return str(reached["address"]) if reached else ""

    def rt_of_hamlet(self, hamlet: str) -> tuple[str, ...]:
        """List the RT of a hamlet."""
        return people.rt_of_hamlet(self.connection, self.village_id, hamlet)
