"""The figures of a month over many posyandu, by the same counting as a posyandu's day."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from domain.calendar import completed_months
from domain.extracts import Extract, ListedCapsule, ListedWeighing, Place, first_of, last_of
from domain.indicators import UNDER_FIVE_MONTHS, ChildFacts, DayFigures, figures
from domain.kms import Code
from domain.people import Sex

PRESCHOOL_MONTHS = 72
"""The child card and the recap of the ILP go on to here."""
CODES = {str(code): code for code in Code}


@dataclass(frozen=True, slots=True)
class ChildMonth:
    """One child in one month."""

    posyandu_id: int
    sex: Sex
    months: int
    """Completed, on the day of its weighing, or else on the posyandu's day."""
    facts: ChildFacts
    weighing: ListedWeighing | None
    """The weighing that counts for the month."""
    colour: str
    """Of the capsule given in the month, or empty."""
    child_id: int

    @property
    def is_under_five(self) -> bool:
        """Tell whether SKDN counts the child."""
        return self.months < UNDER_FIVE_MONTHS

    @property
    def code(self) -> Code | None:
        """N, T, O or B."""
        return self.facts.code

    def is_category(self, index: str, *names: str) -> bool:
        """Tell whether an index was found in one of some categories."""
        return self.weighing is not None and self.weighing.category(index) in names

    def is_outside(self, index: str, *normal: str) -> bool:
        """Tell whether an index was found, and in none of the normal categories."""
        found = self.weighing.category(index) if self.weighing else None
        return found is not None and found not in normal

    def is_marked(self, mark: str) -> bool:
        """Tell whether something computed is true, such as 'below_red_line'."""
        return self.weighing is not None and bool(self.weighing.computed.get(mark))


def children_in(extract: Extract, month: date) -> tuple[ChildMonth, ...]:
    """List every child below six years that the posyandu served in a month."""
    days = {place.id: place.day_of(month) for place in extract.places}
    weighed = _of_month(extract.weighings, month)
    colours = _colours(extract.capsules, month)
    end = last_of(month)
    sent = {child for child, on in extract.sent if month <= on <= end}
    ages: dict[tuple[date, date], int] = {}  # many share both days: most are counted once
    found = []
    for child in extract.children:
        weighing = weighed.get(child.id)
        day = weighing.on if weighing else days[child.posyandu_id]
        if not child.is_served(day):
            continue
        months = ages.get((child.born_on, day))
        if months is None:
            months = ages[child.born_on, day] = completed_months(child.born_on, day)
        if months >= PRESCHOOL_MONTHS:
            continue
        colour = colours.get(child.id, "")
        code = weighing.code if weighing else None
        found.append(
            ChildMonth(
                child.posyandu_id,
                child.sex,
                months,
                ChildFacts(
                    has_card=bool(child.has_card),
                    code=CODES[code] if code else None,
                    has_capsule=bool(colour),
                    is_referred=child.id in sent,
                ),
                weighing,
                colour,
                child.id,
            )
        )
    return tuple(found)


def _of_month(weighings: Iterable[ListedWeighing], month: date) -> dict[int, ListedWeighing]:
    """Choose each child's weighing of a month: with a weight if there is one, then the latest."""
    chosen: dict[int, ListedWeighing] = {}
    for weighing in weighings:
        if first_of(weighing.on) != month:
            continue
        before = chosen.get(weighing.child_id)
        if before is None or _rank(weighing) > _rank(before):
            chosen[weighing.child_id] = weighing
    return chosen


def _rank(weighing: ListedWeighing) -> tuple[bool, date, int]:
    return weighing.weight_g is not None, weighing.on, weighing.id


def _colours(capsules: Iterable[ListedCapsule], month: date) -> dict[int, str]:
    return {
        capsule.child_id: capsule.colour for capsule in capsules if first_of(capsule.on) == month
    }


@dataclass(frozen=True, kw_only=True)
class MonthFigures:
    """The recap of one posyandu, or of several together; under-fives only."""

    day: DayFigures
    """S K D N T O B, capsules and referrals."""
    below_red_line: int
    twice: int
    """2T."""
    blue: int
    red: int


def month_figures(children: Iterable[ChildMonth]) -> MonthFigures:
    """Count the under-fives among the children of a month."""
    known = [child for child in children if child.is_under_five]
    weighed = [child for child in known if child.code is not None]
    return MonthFigures(
        day=figures(child.facts for child in known),
        below_red_line=sum(child.is_marked("below_red_line") for child in weighed),
        twice=sum(child.weighing is not None and child.weighing.is_2t for child in weighed),
        blue=sum(child.colour == "BIRU" for child in known),
        red=sum(child.colour == "MERAH" for child in known),
    )


def by_place(
    places: Iterable[Place], children: Iterable[ChildMonth]
) -> list[tuple[Place, list[ChildMonth]]]:
    """Part the children of a month by their posyandu; an empty posyandu stays in the list."""
    parted: dict[int, list[ChildMonth]] = defaultdict(list)
    for child in children:
        parted[child.posyandu_id].append(child)
    return [(place, parted[place.id]) for place in places]


def by_sex(children: Iterable[ChildMonth], wanted: Callable[[ChildMonth], bool]) -> tuple[int, int]:
    """Count boys and girls for whom something is true."""
    found = [child.sex for child in children if wanted(child)]
    return found.count(Sex.MALE), found.count(Sex.FEMALE)
