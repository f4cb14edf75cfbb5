"""Whom a row means among the children of the register: sure, unsure, or nobody yet.

Found by NIK, name, birth date and mother together. What is only likely is shown to the operator;
a wrong join would show a family another's child.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from domain.importing.records import Whose
from domain.importing.spelling import Fit, Spelling, compare, is_unnamed
from domain.people import Sex

NEAR = timedelta(days=3)
"""Birth dates this near, of one mother and sex, are a hint of one child (posyandu.md 10.2)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Known:
    """A child of the register, as far as it is compared."""

    id: int
    family_id: int
    posyandu_id: int
    name: str
    sex: Sex
    born: date
    mother: str
    rt: str
    nik: str
    has_kia_book: bool | None = None
    is_gone: bool = False
    """The child has left, or its records may not be used."""


class Verdict(StrEnum):
    """Whether a row means a child."""

    SURE = "sure"
    UNSURE = "unsure"
    TWIN = "twin"
    """Another child of the same mother, born the same day."""
    OTHER = "other"


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """Whom a row may mean."""

    sure: Known | None = None
    candidates: tuple[Known, ...] = ()
    """More than none when it is unsure."""
    twins: tuple[Known, ...] = ()


class KnownChildren:
    """The children of the register, found by any of the things a row may say."""

    def __init__(self, children: Iterable[Known], spelling: Spelling) -> None:
        self.spelling = spelling
        self._by_nik: dict[str, list[Known]] = defaultdict(list)
        self._by_birth: dict[date, list[Known]] = defaultdict(list)
        self._by_birth_there: dict[tuple[date, int], list[Known]] = defaultdict(list)
        self._by_name: dict[str, list[Known]] = defaultdict(list)
        self._by_mother: dict[str, list[Known]] = defaultdict(list)
        for child in children:
            self.add(child)

    def add(self, child: Known) -> None:
        """Let one more child be found."""
        if child.nik:
            self._by_nik[child.nik].append(child)
        self._by_birth[child.born].append(child)
        self._by_birth_there[child.born, child.posyandu_id].append(child)
        self._by_name[self.spelling.key(child.name)].append(child)
        self._by_mother[self.spelling.key(child.mother)].append(child)

    def all(self) -> Iterable[Known]:
        """Go through every child once."""
        for group in self._by_birth.values():
            yield from group

    def near(self, whose: Whose, home: int | None) -> list[Known]:
        """List the children that share anything telling with a row.

        A birth date alone tells only within one posyandu: thousands are born on a day.
        """
        born = self._by_birth.get(whose.born, []) if whose.born else []
        if whose.born and home is not None:
            born = self._by_birth_there.get((whose.born, home), [])
        groups = (
            self._by_nik.get(whose.nik, []) if whose.nik else [],
            born,
            self._by_name.get(self.spelling.key(whose.name), []),
            self._by_mother.get(self.spelling.key(whose.mother), []) if whose.mother else [],
        )
        found: dict[int, Known] = {}
        for group in groups:
            found.update((child.id, child) for child in group)
        return list(found.values())

    def find(
        self,
        whose: Whose,
        home: int | None,
        village: frozenset[int],
        claimed: frozenset[int] = frozenset(),
    ) -> Found:
        """Find the child a row means.

        Args:
            whose: what the row says.
            home: the posyandu of the row, when it is known.
            village: the posyandu among which the child may be found.
            claimed: children that other rows mean for sure; they are not offered.
        """
        verdicts: dict[Verdict, list[Known]] = defaultdict(list)
        for child in self.near(whose, home):
            verdicts[judge(whose, child, home, village, self.spelling)].append(child)
        sure = verdicts[Verdict.SURE]
        twins = tuple(verdicts[Verdict.TWIN])
        if len(sure) == 1:
            return Found(sure=sure[0], twins=twins)
        unsure = [child for child in verdicts[Verdict.UNSURE] if child.id not in claimed]
        return Found(candidates=(*sure, *unsure), twins=twins)


def judge(
    whose: Whose, child: Known, home: int | None, village: frozenset[int], spelling: Spelling
) -> Verdict:
    """Judge whether a row means a child."""
    name = compare(whose.name, child.name, spelling)
    if whose.nik and whose.nik == child.nik:
        fits = name is not Fit.OTHER and _born(whose, child) is not _Born.OTHER
        return Verdict.SURE if fits else Verdict.UNSURE
    if child.posyandu_id not in village:
        return Verdict.OTHER
    verdict = _by_words(whose, child, name, spelling, is_home=home in {None, child.posyandu_id})
    if verdict is Verdict.TWIN and _has_no_name(whose, child, spelling):
        return Verdict.UNSURE
    # Two numbers for one child: one of them is wrong, and nobody knows which.
    has_other_nik = bool(whose.nik and child.nik)
    return Verdict.UNSURE if verdict is Verdict.SURE and has_other_nik else verdict


def _by_words(
    whose: Whose, child: Known, name: Fit, spelling: Spelling, *, is_home: bool
) -> Verdict:
    mother, born = compare(whose.mother, child.mother, spelling), _born(whose, child)
    if mother is Fit.OTHER:
        is_likely = name is Fit.SAME and born is _Born.SAME and is_home
        return Verdict.UNSURE if is_likely else Verdict.OTHER
    if name is Fit.OTHER:
        is_twin = born is _Born.SAME and mother is not Fit.UNKNOWN
        return Verdict.TWIN if is_twin else Verdict.OTHER
    if mother is Fit.UNKNOWN and not is_home:
        is_likely = name is Fit.SAME and born is _Born.SAME
        return Verdict.UNSURE if is_likely else Verdict.OTHER
    if name is Fit.SAME:
        return _of_one_name(mother, born, is_home=is_home)
    if born in {_Born.SAME, _Born.UNKNOWN}:
        return Verdict.UNSURE
    return Verdict.UNSURE if born is _Born.NEAR and mother is Fit.SAME else Verdict.OTHER


def _of_one_name(mother: Fit, born: "_Born", *, is_home: bool) -> Verdict:
    """Judge a child of the same name, whose mother may be the same."""
    if born is _Born.SAME:
        return Verdict.SURE
    if born is _Born.UNKNOWN:
        # A whole name and the mother tell enough; a name alone has to be confirmed.
        return Verdict.SURE if mother is Fit.SAME else Verdict.UNSURE
    if born is _Born.NEAR:
        return Verdict.UNSURE
    return Verdict.UNSURE if mother is Fit.SAME and is_home else Verdict.OTHER


def _has_no_name(whose: Whose, child: Known, spelling: Spelling) -> bool:
    return is_unnamed(whose.name, spelling) or is_unnamed(child.name, spelling)


class _Born(StrEnum):
    SAME = "same"
    NEAR = "near"
    OTHER = "other"
    UNKNOWN = "unknown"


def _born(whose: Whose, child: Known) -> _Born:
    if whose.born is None:
        return _Born.UNKNOWN
    if whose.born == child.born:
        return _Born.SAME
    written, kept = whose.born, child.born
    is_turned_round = (written.year, written.month, written.day) == (
        (kept.year, kept.day, kept.month)
    )
    parts = zip(written.timetuple()[:3], kept.timetuple()[:3], strict=True)
    is_one_slip = sum(one != other for one, other in parts) == 1
    is_near = abs(written - kept) <= NEAR or is_turned_round or is_one_slip
    return _Born.NEAR if is_near else _Born.OTHER
