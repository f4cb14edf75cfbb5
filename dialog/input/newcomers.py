"""What people write of those who moved in or out: '4 org di rt 4, ada bayi 8 bln, ibunya hamil'."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from dialog.input import places
from dialog.input.spelled import in_digits
from dialog.input.word_lists import Table, word_lists
from dialog.input.words import lexicon

LONGEST_DWELLING = 60
MONTHS_IN_YEAR = 12
NOT_TOLD = -1


@dataclass(frozen=True, kw_only=True)
class NewcomerWords:
    """What a message tells; None or nothing where it is silent."""

    rts: tuple[int, ...] = ()
    people: int | None = None
    ages: tuple[int, ...] = ()
    """In completed months, one for each child; -1 for an age not told."""
    pregnant: int = 0
    tells_of_children: bool = False
    """True when children or pregnancy were spoken of, be it that there are none."""
    lives_at: str = ""
    is_nobody: bool = False
    asks: bool = False
    """True when somebody wants to know instead of telling."""


@dataclass(frozen=True, kw_only=True)
class _Patterns:
    people: re.Pattern[str]
    together: re.Pattern[str]
    couple: re.Pattern[str]
    child: re.Pattern[str]
    age: re.Pattern[str]
    pregnant: re.Pattern[str]
    denied: re.Pattern[str]
    dwelling: re.Pattern[str]
    brief: re.Pattern[str]
    nobody: re.Pattern[str]
    asks: re.Pattern[str]
    title: re.Pattern[str]


def read_newcomers(typed: str, *, is_answer: bool = False) -> NewcomerWords:
    """Read a message; in an answer to 'berapa orang' a bare number counts people."""
    said = _plain(places.RT.sub(" ", typed))
    left, denied = _patterns().denied.subn(" , ", said)
    ages = _ages(left)
    pregnant = _pregnant(left)
    return NewcomerWords(
        rts=places.find_rts(typed),
        people=_people(left, ages, is_answer=is_answer),
        ages=ages,
        pregnant=pregnant,
        tells_of_children=bool(ages or pregnant or denied),
        lives_at=_dwelling(typed),
        is_nobody=_patterns().nobody.search(said) is not None,
        asks=_patterns().asks.match(said) is not None,
    )


def _plain(typed: str) -> str:
    """Give the bare words, numbers in digits, clauses parted by commas."""
    clauses: dict[int, list[str]] = {}
    for token in lexicon().spelling.tokens(typed):
        clauses.setdefault(token.clause, []).append(token.word)
    return " , ".join(in_digits(" ".join(said)) for said in clauses.values())


def _people(said: str, ages: tuple[int, ...], *, is_answer: bool) -> int | None:
    patterns = _patterns()
    if found := patterns.people.search(said):
        return int(found["count"])
    if found := patterns.together.search(said):
        return int(_lists()["together"][found[0]])
    if patterns.couple.search(said):
        return 2 + len(ages)
    rest = patterns.pregnant.sub(" ", patterns.child.sub(" ", said))
    bare = re.match(r"[^\d]*?(\d{1,3})\b", rest) if is_answer else None
    return int(bare[1]) if bare else None


def _ages(said: str) -> tuple[int, ...]:
    found: list[int] = []
    for mention in _patterns().child.finditer(said):
        told = [_months(age) for age in _patterns().age.finditer(mention["ages"] or "")]
        count = max(int(mention["count"] or mention["after"] or 1), len(told))
        # Several of one age are told once: '2 anak 3 tahun'.
        filler = told[0] if len(told) == 1 else NOT_TOLD
        found += [*told, *[filler] * (count - len(told))]
    return tuple(found)


def _months(age: re.Match[str]) -> int:
    count = int(age["number"])
    if age["years"]:
        return count * MONTHS_IN_YEAR
    return count if age["months"] else 0 if age["days"] else count // 4


def _pregnant(said: str) -> int:
    return sum(
        int(found["before"] or found["after"] or 1) for found in _patterns().pregnant.finditer(said)
    )


def _dwelling(typed: str) -> str:
    found = _patterns().dwelling.search(places.RT.sub(",", typed))
    if found is None or _patterns().brief.search(found[0].lower()):
        return ""
    said = " ".join(found[0].lower().split())[:LONGEST_DWELLING].strip(" .,;")
    title = _patterns().title.search(said)
    if title is not None:
        said = said[: title.start()] + said[title.start() :].title()
    return said if " " in said else ""


@cache
def _patterns() -> _Patterns:
    lists = _lists()
    child, pregnant = _any(lists["children"]), _any(lists["pregnant"])
    units = (
        rf"(?:(?P<months>{_any(lists['months'])})|(?P<years>{_any(lists['years'])})"
        rf"|(?P<weeks>{_any(lists['weeks'])})|(?P<days>{_any(lists['days'])}))\b"
    )
    unit = re.sub(r"\?P<\w+>", "?:", units)
    one_age = rf"\d{{1,2}} ?{unit}"
    kind = (
        rf"(?:(?:ibu|ibunya|istri|istrinya|yang|orang|wanita) )*(?:{child}|{pregnant})(?: kecil)?"
    )
    also = r"(?: ,)? (?:(?:atau|dan|sama|maupun|juga|ataupun) )?(?:tidak ada )?"
    return _Patterns(
        people=_compiled(rf"\b(?P<count>\d{{1,3}}) ?(?:{_any(lists['people'])})\b"),
        together=_compiled(rf"\b(?:{_any(lists['together'])})\b"),
        couple=_compiled(rf"\b(?:{_any(lists['couples'])})\b"),
        child=_compiled(
            rf"\b(?:(?P<count>\d{{1,2}}) (?:orang )?)?(?:{child})"
            rf"(?: (?P<after>\d)(?! ?{unit})\b)?"
            r"(?: (?:kecil|umur|usia|umurnya|usianya|berumur|berusia|masih|nya|balita|bayi))*"
            rf"(?P<ages>(?: {one_age})(?:(?: ,)?(?: (?:dan|sama))? {one_age})*)?(?=\s|$)"
        ),
        age=_compiled(rf"(?P<number>\d{{1,2}}) ?{units}"),
        pregnant=_compiled(
            r"\b(?:(?P<before>\d) (?:orang )?)?"
            r"(?:(?:ibu|ibunya|istri|istrinya|yang|wanita|orang) )*"
            rf"(?:{pregnant})\b(?: (?P<after>\d)(?! ?{unit})\b)?"
        ),
        denied=_compiled(
            rf"\b(?:{_any(lists['denies'])})(?: (?:ada|punya|bawa|membawa))* "
            rf"{kind}(?:{also}{kind})*"
        ),
        dwelling=re.compile(
            rf"\b(?:{_raw(lists['dwellings'])})\b[^,;.\n]*?"
            r"(?=$|[,;.\n]|\s(?:ada|sama|dan|dgn|dengan|bawa)\b|\s\d+\s*(?:orang|org|jiwa)\b)",
            re.IGNORECASE,
        ),
        brief=_compiled(rf"\b(?:{_any(lists['stays_briefly'])})\b"),
        nobody=_compiled(rf"\b(?:{_any(lists['nobody'])})\b(?! (?:{child}|ibu|{pregnant})\b)"),
        asks=_compiled(rf"(?:\w+ )?(?:{_any(lists['asks'])})\b"),
        title=_compiled(rf"\b(?:{_raw(lists['titles'])})\b"),
    )


def _lists() -> Table:
    lists: Table = word_lists()["newcomers"]
    return lists


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _any(texts: Iterable[str]) -> str:
    """Give an alternative of texts in the spelling that messages are brought to."""
    return _raw(" ".join(lexicon().spelling.words(each)) for each in texts)


def _raw(texts: Iterable[str]) -> str:
    longest_first = sorted(set(texts), key=lambda each: (-len(each), each))
    return "|".join(re.escape(each) for each in longest_first)
