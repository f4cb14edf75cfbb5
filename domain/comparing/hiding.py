"""What of a figure is shown, so that no sequence of questions gives a count below five away.

It is assumed that the asker knows how many children every village has, asks everything there is to
ask, and subtracts. So a share is only exact when those who are in it, those who are not, and those
whom it does not speak of are five or more each (ux section 12).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from domain.small_counts import FEWEST_SHOWN, is_small

MOST_HIDDEN = FEWEST_SHOWN - 1
FEWEST_OF = 2 * FEWEST_SHOWN
"""Of fewer people, one of the two sides is always small."""
SOME, MANY = 20, 40
"""From here on 'at most 20%' and 'at most 10%' say no more than 'fewer than five'."""
FEWEST_SUMMED = 3
"""Of two villages, 'fewer than five together' or its absence tells of both."""
STEP = 5
"""A share that must not be exact is rounded to this many percents."""


class Display(StrEnum):
    """How a figure is shown."""

    EXACT = "exact"
    ROUNDED = "rounded"
    """About so many percents."""
    FEW = "few"
    """A count below five; of a share: at most so many percents."""
    ALMOST_ALL = "almost_all"
    """At least so many percents."""
    HIDDEN = "hidden"
    NOTHING = "nothing"
    """There is nothing to count."""


@dataclass(frozen=True, kw_only=True)
class Counted:
    """So many of so many, as they were counted: never shown as such."""

    part: int
    whole: int
    others: int | None = None
    """Known children of whom the share does not speak; None when nobody knows how many."""
    is_missing: bool = False
    """True when nothing was counted at all, which everybody may know."""

    @property
    def rest(self) -> int:
        """Those who are not in it."""
        return self.whole - self.part

    @property
    def has_few_others(self) -> bool:
        """Tell whether the number of those not spoken of is to be hidden."""
        return self.others is not None and is_small(self.others)


@dataclass(frozen=True, kw_only=True)
class Shown:
    """What may be said of a figure."""

    display: Display
    value: int | None = None
    """Whole percents, or a count of children."""

    @property
    def is_exact(self) -> bool:
        """Tell whether it stands as counted."""
        return self.display is Display.EXACT


HIDDEN = Shown(display=Display.HIDDEN)
NOTHING = Shown(display=Display.NOTHING)


def shown_share(counted: Counted) -> Shown:
    """Say of a share what gives no small count away."""
    if counted.is_missing:
        return NOTHING
    if counted.whole < FEWEST_OF:
        return HIDDEN
    if is_small(counted.part) or is_small(counted.rest):
        return _bound(counted)
    if counted.has_few_others:
        return _rounded(counted)
    return Shown(display=Display.EXACT, value=rounded_percent(counted.part, counted.whole))


def shown_count(counted: Counted) -> Shown:
    """Say of a count of some children among all what gives no small count away."""
    if counted.is_missing:
        return NOTHING
    if is_small(counted.part):
        return Shown(display=Display.FEW)
    if is_small(counted.rest):
        return HIDDEN
    return Shown(display=Display.EXACT, value=counted.part)


def _fewest_of(counted: Counted) -> int:
    """Give how many the share speaks of at least, for whoever knows all but a hidden few."""
    if counted.others is None or not counted.has_few_others:
        return counted.whole
    return counted.whole + counted.others - MOST_HIDDEN


def _bound(counted: Counted) -> Shown:
    fewest = _fewest_of(counted)
    if fewest < SOME:
        return HIDDEN
    most = MOST_HIDDEN * 100 // (MANY if fewest >= MANY else SOME)
    if is_small(counted.part):
        return Shown(display=Display.FEW, value=most)
    return Shown(display=Display.ALMOST_ALL, value=100 - most)


def _rounded(counted: Counted) -> Shown:
    """Round until any number of hidden others, nought to four, could stand behind the share."""
    fewest = _fewest_of(counted)
    if fewest < SOME:
        return HIDDEN
    percent = rounded_percent(counted.part, counted.whole, STEP)
    possible = range(fewest, fewest + FEWEST_SHOWN)
    if not all(_could_be(percent, whole) for whole in possible):
        return HIDDEN
    return Shown(display=Display.ROUNDED, value=percent)


def rounded_percent(part: int, whole: int, step: int = 1) -> int:
    """Round a share to so many percents, halves up."""
    return step * ((200 * part + step * whole) // (2 * step * whole))


def _could_be(percent: int, whole: int) -> bool:
    """Tell whether some shown share of so many people is rounded to these percents."""
    parts = range(FEWEST_SHOWN, whole - FEWEST_SHOWN + 1)
    return any(rounded_percent(part, whole, STEP) == percent for part in parts)


def total_share(parts: Sequence[Counted]) -> Shown:
    """Say of all together what gives no village's hidden count away by subtraction."""
    parts = [one for one in parts if not one.is_missing]
    total = _sum(parts)
    found = shown_share(total)
    if found.display not in (Display.EXACT, Display.ROUNDED):
        return found if len(parts) >= FEWEST_SUMMED else HIDDEN
    if not leaves_open([_hidden_part(one) for one in parts if not _tells_parts(one)]):
        return HIDDEN
    unsaid = [one for one in parts if one.has_few_others]
    steps = {1: Display.EXACT, STEP: Display.ROUNDED}
    for step, display in steps.items():
        is_fine_enough = found.is_exact or step == STEP
        if is_fine_enough and all(_leaves_others_open(one, total, step) for one in unsaid):
            return Shown(display=display, value=rounded_percent(total.part, total.whole, step))
    return HIDDEN


def _leaves_others_open(one: Counted, total: Counted, step: int) -> bool:
    """Tell whether any hidden number of others of a village goes with what is shown of all."""
    wanted = rounded_percent(total.part, total.whole, step)
    shown, everybody = shown_share(one), one.whole + (one.others or 0)
    return all(
        any(
            shown_share(Counted(part=part, whole=whole, others=everybody - whole)) == shown
            and rounded_percent(total.part - one.part + part, total.whole - one.whole + whole, step)
            == wanted
            for part in range(whole + 1)
        )
        for whole in range(max(0, everybody - MOST_HIDDEN), everybody + 1)
    )


def total_count(parts: Sequence[Counted]) -> Shown:
    """Say how many there are in all villages, unless it gives a hidden count away."""
    parts = [one for one in parts if not one.is_missing]
    found = shown_count(_sum(parts))
    if not found.is_exact:
        return found if len(parts) >= FEWEST_SUMMED else HIDDEN
    hidden = [
        Within(
            value=one.part,
            least=0 if is_small(one.part) else max(FEWEST_SHOWN, one.whole - MOST_HIDDEN),
            most=min(MOST_HIDDEN, one.whole) if is_small(one.part) else one.whole,
        )
        for one in parts
        if not shown_count(one).is_exact
    ]
    return found if leaves_open(hidden) else HIDDEN


def _sum(parts: Iterable[Counted]) -> Counted:
    every = tuple(parts)
    known = [one.others for one in every if one.others is not None]
    return Counted(
        part=sum(one.part for one in every),
        whole=sum(one.whole for one in every),
        others=sum(known) if known else None,
    )


@dataclass(frozen=True, kw_only=True)
class Within:
    """A hidden count, and between what it lies for all that is shown of it."""

    value: int
    least: int
    most: int


def leaves_open(hidden: Sequence[Within]) -> bool:
    """Tell whether the sum of hidden counts lets each of them still be anything it could be.

    The sum itself, and what is missing to the most it could be, are no small counts either.
    """
    if not hidden:
        return True
    value = sum(one.value for one in hidden)
    least, most = sum(one.least for one in hidden), sum(one.most for one in hidden)
    if is_small(value) or is_small(most - value):
        return False
    return all(
        value - (most - one.most) <= one.least and value - (least - one.least) >= one.most
        for one in hidden
    )


def _tells_parts(counted: Counted) -> bool:
    telling = (Display.EXACT, Display.ROUNDED, Display.NOTHING)
    return shown_share(counted).display in telling


def _hidden_part(counted: Counted) -> Within:
    if counted.whole >= FEWEST_OF and is_small(counted.part):
        return Within(value=counted.part, least=0, most=MOST_HIDDEN)
    if counted.whole >= FEWEST_OF and is_small(counted.rest):
        return Within(value=counted.part, least=counted.whole - MOST_HIDDEN, most=counted.whole)
    return Within(value=counted.part, least=0, most=counted.whole)
