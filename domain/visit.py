"""One weighing seen whole: growth, gain, vaccines, capsule, and whether the midwife must look."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from domain.growth import Growth, Position, assess
from domain.growth.categories import LengthForAge, Nutrition, WeightForAge
from domain.growth.expectation import LastValue, Subject
from domain.immunization import Area, History
from domain.immunization import assess as assess_doses
from domain.kms import Code, GrowthCode, PastWeighing, growth_code
from domain.people import Child, Village, Weighing
from domain.register import ChildrenRegister
from domain.vitamin_a import Capsule, campaign, capsule


@dataclass(frozen=True, kw_only=True)
class Visit:
    """What a cadre is told after a weighing."""

    child: Child
    weighing: Weighing
    growth: Growth
    code: GrowthCode | None
    """None when the weight was not taken."""
    due: tuple[str, ...]
    """Codes of the doses that can be given that day."""
    capsule: Capsule | None
    """The capsule of this campaign that fits the child's age; None outside the campaign."""
    has_capsule: bool

    @property
    def did_not_rise(self) -> bool:
        """True for T."""
        return self.code is not None and self.code.code is Code.DID_NOT_RISE

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
    def has_index_outside_normal(self) -> bool:
        """True when any index is outside normal; being tall is no problem by itself."""
        return (
            self.weight_for_age not in (None, WeightForAge.NORMAL)
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
    past = tuple(w for w in register.weighings(child.id) if w.on < weighing.on)
    season = campaign(weighing.on)
    return Visit(
        child=child,
        weighing=weighing,
        growth=assess(
            sex=child.sex,
            born=child.born_on,
            on=weighing.on,
            weight_g=weighing.weight_g,
            length_mm=weighing.length_mm,
            position=Position(weighing.position) if weighing.position else None,
        ),
        code=None
        if weighing.weight_g is None
        else growth_code(
            sex=child.sex,
            born=child.born_on,
            on=weighing.on,
            weight_g=weighing.weight_g,
            past=tuple(
                PastWeighing(
                    on=w.on, weight_g=w.weight_g, at_posyandu_day=w.at_posyandu_day, source=w.source
                )
                for w in past
                if w.weight_g is not None
            ),
        ),
        due=due_doses(register, village, child, weighing.on),
        capsule=capsule(child.born_on, weighing.on),
        has_capsule=season is not None and register.vitamin_a_on(child.id, season) is not None,
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
