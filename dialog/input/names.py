"""Whom a name means among the people of a posyandu; when in doubt, the several it may mean."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, Protocol, TypeVar

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from dialog.input.name_key import name_key, name_words
from dialog.input.person_words import PersonWords

SHORTEST_PREFIX = 3
SHORTEST_MISSPELT = 4
SHORTEST_TWICE_MISSPELT = 8
MARGIN = 0.08
"""How much better a misspelt name has to fit one person than the next."""
LEAST_NEAR = 0.6
"""Names less alike than this are not worth offering."""


class Named(Protocol):
    """Somebody who can be looked for by name."""

    @property
    def name(self) -> str:
        """The full name."""

    @property
    def nickname(self) -> str:
        """What the person is called at home; may be empty."""

    @property
    def mother_name(self) -> str:
        """The mother's or carer's name; may be empty."""

    @property
    def rt(self) -> str:
        """The neighbourhood, such as '02'; may be empty."""


NamedT = TypeVar("NamedT", bound=Named)


class How(StrEnum):
    """How well the written name fits, best first."""

    WHOLE = "whole"
    """The whole name, letter by letter or in another spelling."""
    WORD = "word"
    """Whole words of the name: 'ani' for Ani Lestari."""
    PREFIX = "prefix"
    """The beginnings of words: 'dim' for Dimas."""
    MOTHER = "mother"
    """Only the mother was named."""
    TYPO = "typo"
    """Only after correcting a slip."""


@dataclass(frozen=True, kw_only=True)
class One(Generic[NamedT]):
    """One clear match."""

    candidate: NamedT
    how: How
    exact: bool
    """True when every written word stands in the name as typed; else figures must be plausible."""


@dataclass(frozen=True, kw_only=True)
class Several(Generic[NamedT]):
    """More than one may be meant: a short list has to be shown."""

    candidates: tuple[NamedT, ...]


@dataclass(frozen=True, kw_only=True)
class NoneFound(Generic[NamedT]):
    """Nobody of that name; the nearest, most alike first, may be offered."""

    nearest: tuple[NamedT, ...]


@dataclass(frozen=True, kw_only=True)
class Scored(Generic[NamedT]):
    """How much alike a written name and a person's are, from 0 to 1."""

    candidate: NamedT
    score: float


Found = One[NamedT] | Several[NamedT] | NoneFound[NamedT]


def rank(query: str, candidates: Sequence[NamedT]) -> list[Scored[NamedT]]:
    """Order people by how much their name is like the written one."""
    scored = [Scored(candidate=person, score=_likeness(query, person)) for person in candidates]
    return sorted(scored, key=lambda one: -one.score)


def find(query: str | PersonWords, candidates: Sequence[NamedT]) -> Found[NamedT]:
    """Find whom a name means; a whole word beats a beginning, which beats a misspelling."""
    words = query if isinstance(query, PersonWords) else PersonWords(name=query)
    fitting = [person for person in candidates if _fits(words, person)]
    if words.name is None:
        return _by_particulars(words, fitting)
    found = _by_name(words.name, fitting)
    if isinstance(found, NoneFound) and len(fitting) < len(candidates):
        # The name may be right and the RT wrong: offered, never taken.
        return NoneFound(nearest=_nearest(words.name, candidates))
    return found


def _by_particulars(words: PersonWords, fitting: Sequence[NamedT]) -> Found[NamedT]:
    if words.mother is None and words.rt is None:
        return NoneFound(nearest=())
    return _one_or_several(fitting, How.MOTHER, exact=True)


def _by_name(name: str, people: Sequence[NamedT]) -> Found[NamedT]:
    written = _keys(name)
    if not written:
        return NoneFound(nearest=())
    whole = [person for person in people if _is_whole(written, person)]
    if whole:
        return _whole_or_as_typed(name, whole, people)
    by_word = [person for person in people if _has_words(written, person)]
    by_prefix = [person for person in people if _has_prefixes(written, person)]
    if len(by_word) == 1:
        return One(candidate=by_word[0], how=How.WORD, exact=_as_typed(name, by_word[0]))
    by_mother = [person for person in people if _is_mother(name, person)]
    beside_mother = [person for person in people if _is_beside_mother(written, person)]
    for found, how in (
        (by_prefix, How.PREFIX),
        (by_mother, How.MOTHER),
        (beside_mother, How.WORD),
    ):
        if found:
            return _one_or_several(found, how, exact=how is How.WORD)
    return _misspelt(name, people)


def _whole_or_as_typed(
    name: str, whole: Sequence[NamedT], people: Sequence[NamedT]
) -> Found[NamedT]:
    """Take the whole name; 'Moh. Rizky' of Muhammad Rizki and Moh. Rizky Adi may be either."""
    if any(_as_typed(name, person) for person in whole):
        return _one_or_several(whole, How.WHOLE, exact=_as_typed(name, whole[0]))
    letter_by_letter = [p for p in people if p not in whole and _as_typed(name, p)]
    return _one_or_several([*whole, *letter_by_letter], How.WHOLE, exact=False)


def _misspelt(name: str, people: Sequence[NamedT]) -> Found[NamedT]:
    """Take the one person whose name a slip away from the written one; several are listed."""
    slips = [person for person in people if _is_slip_of(_keys(name), person)]
    ranked = rank(name, slips)
    if not ranked:
        return NoneFound(nearest=_nearest(name, people))
    close = [one.candidate for one in ranked if ranked[0].score - one.score < MARGIN]
    return _one_or_several(close, How.TYPO, exact=False)


def _one_or_several(people: Sequence[NamedT], how: How, *, exact: bool) -> Found[NamedT]:
    if not people:
        return NoneFound(nearest=())
    if len(people) > 1:
        return Several(candidates=tuple(people))
    return One(candidate=people[0], how=how, exact=exact)


def _nearest(name: str, people: Sequence[NamedT]) -> tuple[NamedT, ...]:
    return tuple(one.candidate for one in rank(name, people)[:3] if one.score >= LEAST_NEAR)


def _fits(words: PersonWords, person: Named) -> bool:
    rt_fits = words.rt is None or person.rt.lstrip("0") == words.rt
    return rt_fits and (words.mother is None or _is_mother(words.mother, person))


def _is_mother(name: str, person: Named) -> bool:
    return set(_keys(name)) <= set(_keys(person.mother_name)) and bool(_keys(name))


def _is_beside_mother(written: tuple[str, ...], person: Named) -> bool:
    """Tell whether the words are the child's and then the mother's: 'galih suminten'."""
    mother = _keys(person.mother_name)
    return any(
        _has_words(written[:place], person) and set(written[place:]) <= set(mother)
        for place in range(1, len(written))
    )


def _keys(name: str) -> tuple[str, ...]:
    return tuple(name_key(name).split())


def _names(person: Named) -> tuple[tuple[str, ...], ...]:
    """Give the keys of the full name and of the nickname."""
    return tuple(keys for keys in (_keys(person.name), _keys(person.nickname)) if keys)


def _as_typed(name: str, person: Named) -> bool:
    own = set(name_words(person.name)) | set(name_words(person.nickname))
    return set(name_words(name)) <= own


def _is_whole(written: tuple[str, ...], person: Named) -> bool:
    together = "".join(written)
    return any(written == keys or together == "".join(keys) for keys in _names(person))


def _has_words(written: tuple[str, ...], person: Named) -> bool:
    return any(set(written) <= set(keys) for keys in _names(person))


def _has_prefixes(written: tuple[str, ...], person: Named) -> bool:
    return any(
        all(_begins_one(word, keys) for word in written) and any(map(_is_long, written))
        for keys in _names(person)
    )


def _is_long(word: str) -> bool:
    return len(word) >= SHORTEST_PREFIX


def _begins_one(word: str, keys: tuple[str, ...]) -> bool:
    """Tell whether a word is one of the name, begins one, or is the initial of one: 'budi s'."""
    may_begin = _is_long(word) or len(word) == 1
    return word in keys or (may_begin and any(key.startswith(word) for key in keys))


def _is_slip_of(written: tuple[str, ...], person: Named) -> bool:
    """Tell whether every written word is in the name or a slip of a word in it."""
    return any(
        all(any(word == key or _is_slip(word, key) for key in keys) for word in written)
        for keys in _names(person)
    )


def _is_slip(word: str, key: str) -> bool:
    """One edit, from eight letters two; in four letters none may be another: Dina is not Dita."""
    shorter = min(len(word), len(key))
    if shorter < SHORTEST_MISSPELT or abs(len(word) - len(key)) > 1:
        return False
    if shorter == SHORTEST_MISSPELT and len(word) == len(key) and sorted(word) != sorted(key):
        return False
    allowed = 2 if shorter >= SHORTEST_TWICE_MISSPELT else 1
    return OSA.distance(word, key, score_cutoff=allowed) <= allowed


def _likeness(query: str, person: Named) -> float:
    """Combine likeness as typed, by key, in any order, and of the best single word."""
    typed, key = " ".join(name_words(query)), name_key(query)
    names = [name for name in (person.name, person.nickname) if name]
    return max((_likeness_to(typed, key, name) for name in names), default=0.0)


def _likeness_to(typed: str, key: str, name: str) -> float:
    own_typed, own_key = " ".join(name_words(name)), name_key(name)
    words = [fuzz.ratio(part, own) for part in key.split() for own in own_key.split()]
    score = max(
        fuzz.ratio(typed, own_typed),
        fuzz.ratio(key, own_key),
        0.97 * fuzz.token_sort_ratio(key, own_key),
        # A first name alone is how most people are called.
        0.9 * max(words, default=0.0),
    )
    return score / 100
