"""Growth by the sheet: columns of texts in, the columns of WHO's results as texts out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from domain.growth.cells import Problems, Writing, read_ages_in_days, read_codes, read_numbers
from domain.growth.lookup import IndexName, Standard
from domain.growth.many import (
    FEMALE,
    FIVE_TO_NINETEEN,
    LYING,
    MALE,
    STANDING,
    UNDER_FIVE,
    Children,
    Codes,
    Floats,
    ManyIndices,
    Truths,
    ages,
    indices_of_many,
)

SEXES = {"m": MALE, "f": FEMALE, "l": MALE, "p": FEMALE}
"""WHO writes m and f, an Indonesian register L and P."""
POSITIONS = {"l": LYING, "h": STANDING}
OEDEMA = {"y": 1, "n": 0}
STANDARDS = {
    Standard.UNDER_FIVE.value: UNDER_FIVE,
    Standard.FIVE_TO_NINETEEN.value: FIVE_TO_NINETEEN,
}

OLDEST_YEARS = 150
LIMITS = {
    "age_days": (0, OLDEST_YEARS * 365),
    "age_months": (0, OLDEST_YEARS * 12),
    "weight_kg": (0.01, 1000),
    "lenhei_cm": (1, 1000),
    "headc_cm": (1, 1000),
    "armc_cm": (1, 1000),
}
"""Beyond them a cell is no measurement of a human; within, WHO's flags say what is odd."""

SIZE_COLUMNS = ("weight_kg", "lenhei_cm", "headc_cm", "armc_cm")
INPUT_COLUMNS = ("group", "sex", *LIMITS, "measure", "oedema", "born", "measured_on")
RESULT_COLUMNS = (
    "lenhei_used_cm",
    "measure_used",
    "position_flag",
    "bmi",
    *(column for name in IndexName for column in (name.value, f"{name.value}_flag")),
    *(f"{name.value}_raw" for name in IndexName),
)


@dataclass(frozen=True, kw_only=True)
class Judged:
    """What is put beside the rows that came in."""

    results: tuple[list[str], ...]
    """The RESULT_COLUMNS in their order; all blank in a row with an error."""
    errors: list[str]
    """What is wrong in each row, by column; blank where nothing is."""


def judge(
    columns: Mapping[str, Sequence[str]],
    writing: Writing,
    broken: Mapping[int, str] | None = None,
) -> Judged:
    """Judge some rows, given by their INPUT_COLUMNS; a column that is absent counts as blank.

    `broken` holds rows that could not be divided into cells, by place, with the reason.
    """
    count = len(next(iter(columns.values())))
    problems = Problems()
    children = _children(
        {name: columns.get(name) or [""] * count for name in INPUT_COLUMNS}, writing, problems
    )
    results = _written(indices_of_many(children), writing)
    errors = [""] * count
    sentences = {place: "; ".join(each) for place, each in problems.found.items()}
    for place, sentence in {**sentences, **(broken or {})}.items():
        errors[place] = sentence
        for column in results:
            column[place] = ""
    return Judged(results=results, errors=errors)


def _children(
    columns: Mapping[str, Sequence[str]], writing: Writing, problems: Problems
) -> Children:
    """Read the input columns."""

    def codes(column: str, known: Mapping[str, int]) -> Codes:
        return read_codes(column, columns[column], known, problems)

    numbers = {
        column: read_numbers(column, columns[column], limits, writing, problems)
        for column, limits in LIMITS.items()
    }
    age_days, age_months = ages(*_age_columns(numbers, columns, problems))
    return Children(
        sex=codes("sex", SEXES),
        age_days=age_days,
        age_months=age_months,
        weight_kg=numbers["weight_kg"],
        length_cm=numbers["lenhei_cm"],
        position=codes("measure", POSITIONS),
        head_cm=numbers["headc_cm"],
        arm_cm=numbers["armc_cm"],
        oedema=codes("oedema", OEDEMA) == OEDEMA["y"],
        standard=codes("group", STANDARDS),
    )


def _age_columns(
    numbers: Mapping[str, Floats], columns: Mapping[str, Sequence[str]], problems: Problems
) -> tuple[Floats, Floats]:
    """Return days and months as given; where both are blank, days by the dates."""
    days, months = numbers["age_days"], numbers["age_months"]
    if not any(columns["born"]):
        return days, months
    by_dates = read_ages_in_days(columns["born"], columns["measured_on"], problems)
    return np.where(np.isnan(days) & np.isnan(months), by_dates, days), months


def _written(found: ManyIndices, writing: Writing) -> tuple[list[str], ...]:
    """Write the result columns."""
    scores = [found.scores[name] for name in IndexName]
    letters = {code: letter for letter, code in POSITIONS.items()}
    has_no_flag = found.standard == FIVE_TO_NINETEEN

    def decimals(values: Floats, written: str) -> list[str]:
        texts = (f"{written}\n" * len(values)) % tuple(values.tolist())
        return texts.replace("nan", "").replace(".", writing.mark).split("\n")[:-1]

    return (
        decimals(found.length_used_cm, "%.9g"),
        [letters.get(code, "") for code in found.position_used.tolist()],
        _flags(found.is_position_implausible, has_no_flag),
        decimals(found.bmi, "%.6f"),
        *(
            column
            for score in scores
            for column in (
                decimals(score.z, "%.2f"),
                _flags(score.is_implausible, np.isnan(score.z)),
            )
        ),
        *(decimals(score.raw, "%.6f") for score in scores),
    )


def _flags(is_raised: Truths, is_blank: Truths) -> list[str]:
    """Write 1 for a raised flag, 0 for another, nothing where there is none."""
    return [
        ("0", "1", "", "")[code] for code in (is_raised + 2 * is_blank.astype(np.int8)).tolist()
    ]
