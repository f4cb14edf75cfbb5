"""The figures of one posyandu day: S K D N T O B, capsules and referrals (posyandu recap form)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from domain.calendar import completed_months
from domain.kms import Code
from domain.people import Child
from domain.register import Register
from domain.visit import look_at
from domain.vitamin_a import campaign

UNDER_FIVE_MONTHS = 60


@dataclass(frozen=True, kw_only=True)
class DayFigures:
    """The counts of a day; whoever is weighed has exactly one letter, so D = N + T + O + B."""

    everybody: int
    """S: the under-fives the posyandu serves."""
    with_card: int
    """K: those who have the Buku KIA."""
    rose: int = 0
    """N."""
    did_not_rise: int = 0
    """T."""
    absent_last_month: int = 0
    """O."""
    new: int = 0
    """B."""
    capsules: int = 0
    referred: int = 0

    @property
    def weighed(self) -> int:
        """D: those weighed."""
        return self.rose + self.did_not_rise + self.absent_last_month + self.new

    @property
    def judged(self) -> int:
        """D': those whose weight could be compared with last month's."""
        return self.rose + self.did_not_rise


@dataclass(frozen=True, kw_only=True)
class ChildFacts:
    """What one under-five adds to the figures of a day."""

    has_card: bool
    code: Code | None
    """None when the child was not weighed."""
    has_capsule: bool = False
    is_referred: bool = False


def figures(children: Iterable[ChildFacts]) -> DayFigures:
    """Count what is known of each under-five of a posyandu on a day."""
    known = tuple(children)
    codes = [child.code for child in known]
    return DayFigures(
        everybody=len(known),
        with_card=sum(child.has_card for child in known),
        rose=codes.count(Code.ROSE),
        did_not_rise=codes.count(Code.DID_NOT_RISE),
        absent_last_month=codes.count(Code.ABSENT_LAST_MONTH),
        new=codes.count(Code.NEW),
        capsules=sum(child.has_capsule for child in known),
        referred=sum(child.is_referred for child in known),
    )


def figures_of_day(register: Register, posyandu_id: int, on: date) -> DayFigures:
    """Count the figures of a posyandu's day from the records as they stand."""
    codes = codes_of_day(register, posyandu_id, on)
    season = campaign(on)
    return figures(
        ChildFacts(
            has_card=bool(child.has_kia_book),
            code=codes.get(child.id),
            has_capsule=season is not None and register.vitamin_a_on(child.id, season) == on,
            is_referred=register.is_sent_to_midwife(child.id, on),
        )
        for child in under_fives(register, posyandu_id, on)
    )


def under_fives(register: Register, posyandu_id: int, on: date) -> tuple[Child, ...]:
    """List the children a posyandu counts on a day: those who are not five yet."""
    served = {child.id: child for child in register.children_of_posyandu(posyandu_id)}
    for weighing in register.weighed_on(posyandu_id, on):
        # Who was weighed that day and has left since still counts on it, so that D is never over S.
        served.setdefault(weighing.child_id, register.child(weighing.child_id))
    return tuple(
        child
        for child in served.values()
        if completed_months(child.born_on, on) < UNDER_FIVE_MONTHS
    )


def codes_of_day(register: Register, posyandu_id: int, on: date) -> dict[int, Code]:
    """Give the letter of every child weighed at a posyandu's day."""
    visits = (
        look_at(register, register.village, weighing)
        for weighing in register.weighed_on(posyandu_id, on)
    )
    return {visit.child.id: visit.code.code for visit in visits if visit.code is not None}
