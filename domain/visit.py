"""One weighing seen whole: growth, gain, vaccines, capsule, and whether the midwife must look."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from domain.growth import Growth, Position
from domain.growth.categories import (
    ArmRibbon,
    HeadForAge,
    LengthForAge,
    Nutrition,
    WeightForAge,
)
from domain.growth.expectation import LastValue, Subject
from domain.immunization import Area, History
from domain.immunization import assess as assess_doses
from domain.judgement import Judgement, judge, lines_of
from domain.kms import GrowthCode
from domain.people import Child, Village, Weighing
from domain.register import ChildrenRegister
from domain.vitamin_a import Capsule, campaign, capsule


@dataclass(frozen=True, kw_only=True)
class Visit:
    """What a cadre is told after a weighing."""

    child: Child
    weighing: Weighing
    judged: Judgement
    due: tuple[str, ...]
    """Codes of the doses that can be given that day."""
    capsule: Capsule | None
    """The capsule of this campaign that fits the child's age; None outside the campaign."""
    has_capsule: bool

    @property
    def growth(self) -> Growth:
        """The indices and their categories."""
        return self.judged.growth

    @property
    def code(self) -> GrowthCode | None:
        """N, T, O or B; None when the weight was not taken."""
        return self.judged.code

    @property
    def did_not_rise(self) -> bool:
        """True for T."""
        return self.judged.did_not_rise

    @property
    def weight_for_age(self) -> WeightForAge | None:
        """The category of BB/U."""
        return self.growth.weight_for_age.category if self.growth.weight_for_age else None

    @property
    def length_for_age(self) -> LengthForAge | None:
        """The category of PB/U or TB/U."""
        return self.growth.length_for_age.category if self.growth.length_for_age else None

    @property
    def nutrition(self) -> Nutrition | None:
        """The category of BB/PB or BB/TB."""
        return self.growth.weight_for_length.category if self.growth.weight_for_length else None

    @property
    def head_for_age(self) -> HeadForAge | None:
        """The category of LK/U."""
        return self.growth.head_for_age.category if self.growth.head_for_age else None

    @property
    def has_index_outside_normal(self) -> bool:
        """True when any index or sign is outside normal; being tall is no problem by itself."""
        return (
            self.growth.oedema
            or self.judged.is_below_red_line
            or self.judged.is_above_orange_line
            or self.growth.ribbon not in (None, ArmRibbon.GREEN)
            or self.head_for_age not in (None, HeadForAge.NORMAL)
            or self.weight_for_age not in (None, WeightForAge.NORMAL)
            or self.length_for_age not in (None, LengthForAge.NORMAL, LengthForAge.TALL)
            or self.nutrition not in (None, Nutrition.NORMAL)
        )

    @property
    def needs_midwife(self) -> bool:
        """Any T, and any index outside normal (ux section 11)."""
        return self.did_not_rise or self.has_index_outside_normal

    @property
    def needs_midwife_today(self) -> bool:
        """Gizi buruk meets the midwife the same day; the capsule waits for her."""
        return self.growth.is_severe

    @property
    def waits_for_capsule(self) -> bool:
        """True when a capsule fits and was not given yet."""
        return self.capsule is not None and not self.has_capsule and not self.needs_midwife_today


def look_at(register: ChildrenRegister, village: Village, weighing: Weighing) -> Visit:
    """See one weighing whole, beside everything that was recorded before it."""
    child = register.child(weighing.child_id)
    season = campaign(weighing.on)
    return Visit(
        child=child,
        weighing=weighing,
        judged=judged(register, village, weighing),
        due=due_doses(register, village, child, weighing.on),
        capsule=capsule(child.born_on, weighing.on),
        has_capsule=season is not None and register.vitamin_a_on(child.id, season) is not None,
    )


def is_severe_now(register: ChildrenRegister, village: Village, child: Child) -> bool:
    """Tell whether a child's latest weighing says gizi buruk."""
    past = register.weighings(child.id)
    return bool(past) and judged(register, village, past[-1]).growth.is_severe


def judged(register: ChildrenRegister, village: Village, weighing: Weighing) -> Judgement:
    """Judge a weighing by what was recorded before it and the lines of the Puskesmas."""
    return judge(
        register.child(weighing.child_id),
        weighing,
        register.weighings(weighing.child_id),
        lines_of(village),
    )


def due_doses(
    register: ChildrenRegister, village: Village, child: Child, on: date
) -> tuple[str, ...]:
    """Name the doses a child can be given on a day."""
    history = History(born=child.born_on, sex=child.sex, doses=register.doses(child.id))
    area = Area(je_endemic=village.je_endemic, hexa_region=village.hexavalent)
    return _can_be_given(history, area, on)


@lru_cache(maxsize=2_000)
def _can_be_given(history: History, area: Area, on: date) -> tuple[str, ...]:
    """Name the doses for one history; a message asks for the same one several times."""
    return assess_doses(history, area, on).can_give_today


def before(register: ChildrenRegister, child: Child, on: date) -> Weighing | None:
    """Give the latest weighing before a day."""
    past = [w for w in register.weighings(child.id) if w.on < on]
    return past[-1] if past else None


def subject_of(register: ChildrenRegister, child: Child, on: date) -> Subject:
    """Describe a child for the check of a report: what weighed and measured last, before a day."""
    past = [w for w in register.weighings(child.id) if w.on < on]
    weights = [w for w in past if w.weight_g is not None]
    lengths = [w for w in past if w.length_mm is not None]
    return Subject(
        sex=child.sex,
        born=child.born_on,
        on=on,
        last_weight=LastValue(on=weights[-1].on, value=weights[-1].weight_g or 0)
        if weights
        else None,
        last_length=LastValue(
            on=lengths[-1].on,
            value=lengths[-1].length_mm or 0,
            position=Position(lengths[-1].position) if lengths[-1].position else None,
        )
        if lengths
        else None,
    )
