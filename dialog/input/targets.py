"""Who may come to an event, in people's own words: 'anak laki 4 sampai 12 th', 'warga 2-70'."""

import re
from dataclasses import dataclass, replace

from dialog.input.audiences import Places, UnknownRt, read_audience
from dialog.input.words import lexicon
from domain.calendar import MONTHS_PER_YEAR
from domain.eligibility import GROWN_FROM, OLDER_FROM, UNDER_FIVE, Target, Whom
from domain.people import Sex

LONGEST = 200
OLDEST_YEARS = 120
_UNIT = r"(?P<{name}>bulan|bln|bl|tahun|thn|th|t)?\.?"
_SPAN = re.compile(
    rf"(?<![0-9])(?P<low>[0-9]{{1,3}})\s*{_UNIT.format(name='low_unit')}\s*"
    r"(?:-|–|s\.?/?d\.?|sampai(?:\s+dengan)?|smp|hingga|ke)\s*"
    rf"(?P<high>[0-9]{{1,3}})\s*{_UNIT.format(name='high_unit')}(?![0-9a-z])"
)
_FROM = re.compile(
    r"(?:di\s?atas|minimal|min|mulai|lebih dari|>=?|dari)\s*(?:umur|usia)?\s*"
    r"(?P<low>[0-9]{1,3})\s*"
    rf"{_UNIT.format(name='unit')}(?![0-9a-z])"
    rf"|(?P<low2>[0-9]{{1,3}})\s*{_UNIT.format(name='unit2')}\s*(?:ke\s?atas|\+|plus)"
)
_BELOW = re.compile(
    rf"(?P<word>di\s?bawah|kurang dari|<|maksimal|maks|max|sampai|paling tua)\s*(?:umur|usia)?\s*"
    rf"(?P<high>[0-9]{{1,3}})\s*{_UNIT.format(name='unit')}(?![0-9a-z])"
)
_MALE = re.compile(r"\b(?:laki(?:[-\s]?laki|2)?|lelaki|lk|cowok|pria|putra)\b")
_FEMALE = re.compile(r"\b(?:perempuan|pr|cewek|wanita|putri)\b")
_CHILDREN = re.compile(r"\b(?:anak|anak2|anak-anak|bocah|murid|siswa)\b")
_STRICTLY = re.compile(r"bawah|kurang|<")
_ANYBODY = re.compile(r"\b(?:siapa saja|siapapun|siapa pun|umum|semua umur)\b")
_GROUPS = {
    "IBU_HAMIL": Target(whom=Whom.PREGNANT),
    "KELUARGA": Target(whom=Whom.FAMILIES),
    "USIA_LANSIA": Target(from_months=OLDER_FROM),
    "USIA_REMAJA": Target(from_months=10 * MONTHS_PER_YEAR, below_months=GROWN_FROM),
}
_PLACE_GIVEN = re.compile(r"\b(?:rt|rw|dusun|dsn|banjar|lingkungan)\b")


@dataclass(frozen=True, kw_only=True)
class BackToFront:
    """The ages were written with the older one first, or reach beyond any life."""


@dataclass(frozen=True, kw_only=True)
class _Ages:
    low: int = 0
    below: int | None = None
    in_months: bool = False


def read_target(text: str, places: Places) -> Target | UnknownRt | BackToFront | None:
    """Read sex, ages, group and place; None when no group of people is named."""
    said = " ".join(text[:LONGEST].lower().split())
    where = read_audience(f"semua warga {said}", places) if _PLACE_GIVEN.search(said) else None
    if isinstance(where, UnknownRt):
        return where
    hamlet = getattr(where, "hamlet", "")
    rts = getattr(where, "rts", ())
    ages = _ages(re.sub(r"\brt\.?\s*[0-9]{1,3}", " ", said))
    if isinstance(ages, BackToFront):
        return ages
    sex = Sex.MALE if _MALE.search(said) else Sex.FEMALE if _FEMALE.search(said) else None
    if ages is None:
        grouped = _group(said, sex, hamlet, rts)
        return grouped or (Target(whom=Whom.FAMILIES, hamlet=hamlet, rts=rts) if where else None)
    return Target(
        sex=sex,
        from_months=ages.low,
        below_months=ages.below if ages.below is not None else _grown_if_child(said, ages),
        in_months=ages.in_months,
        hamlet=hamlet,
        rts=rts,
    )


def _grown_if_child(said: str, ages: _Ages) -> int | None:
    """'anak 5 tahun ke atas' ends where people are grown up."""
    return GROWN_FROM if _CHILDREN.search(said) and ages.low < GROWN_FROM else None


def _group(said: str, sex: Sex | None, hamlet: str, rts: tuple[str, ...]) -> Target | None:
    """Read a group that is named without ages."""
    group = _named_group(said) or (Target() if sex is not None or _ANYBODY.search(said) else None)
    if group is None:
        return None
    is_of_people = group.whom is Whom.PEOPLE
    return replace(group, sex=sex if is_of_people else None, hamlet=hamlet, rts=rts)


def _named_group(said: str) -> Target | None:
    match = lexicon().intent(said, among=tuple(_GROUPS))
    if match is not None:
        return _GROUPS[match.intent]
    if lexicon().intent(said, among=("ORANG_TUA_BALITA",)) is not None:
        return Target(below_months=UNDER_FIVE)
    if _CHILDREN.search(said):
        return Target(below_months=GROWN_FROM)
    everybody = lexicon().intent(said, among=("SEMUA_WARGA",))
    return Target() if everybody is not None else None


def _ages(said: str) -> _Ages | BackToFront | None:
    if match := _SPAN.search(said):
        unit = match["high_unit"] or match["low_unit"]
        low = _months(match["low"], match["low_unit"] or unit)
        high = _months_after(match["high"], unit)
        return _checked(low, high, unit)
    if match := _FROM.search(said):
        unit = match["unit"] or match["unit2"]
        return _checked(_months(match["low"] or match["low2"], unit), None, unit)
    if match := _BELOW.search(said):
        unit, is_strict = match["unit"], _STRICTLY.search(match["word"])
        read = _months if is_strict else _months_after
        return _checked(0, read(match["high"], unit), unit)
    return None


def _checked(low: int, below: int | None, unit: str | None) -> _Ages | BackToFront:
    oldest = OLDEST_YEARS * MONTHS_PER_YEAR
    if (below is not None and below <= low) or max(low, below or 0) > oldest:
        return BackToFront()
    return _Ages(low=low, below=below, in_months=_is_months(unit))


def _months(figure: str, unit: str | None) -> int:
    return int(figure) * (1 if _is_months(unit) else MONTHS_PER_YEAR)


def _months_after(figure: str, unit: str | None) -> int:
    """Give the month in which the last age of a span is over: 12 years last until 13."""
    return (int(figure) + 1) * (1 if _is_months(unit) else MONTHS_PER_YEAR)


def _is_months(unit: str | None) -> bool:
    return unit is not None and unit.startswith("b")
