"""Growth by the sheet: one row of texts in, the same columns and order as WHO's results out."""

from collections.abc import Mapping

from domain.growth.ages import Age
from domain.growth.indices import Indices, Measured, ZScore, indices
from domain.growth.lookup import IndexName, Standard
from domain.growth.measures import Position
from domain.people import Sex

SEXES = {"m": Sex.MALE, "f": Sex.FEMALE, "l": Sex.MALE, "p": Sex.FEMALE}
"""WHO writes m and f, an Indonesian register L and P."""

POSITIONS = {"l": Position.LYING, "h": Position.STANDING}
LETTERS = {position: letter for letter, position in POSITIONS.items()}
STANDARDS = {standard.value: standard for standard in Standard}

RESULT_COLUMNS = (
    "lenhei_used_cm",
    "measure_used",
    "position_flag",
    "bmi",
    *(column for name in IndexName for column in (name.value, f"{name.value}_flag")),
    *(f"{name.value}_raw" for name in IndexName),
)


def results_of(row: Mapping[str, str]) -> dict[str, str]:
    """Return the result columns of one row; a column that is absent counts as blank.

    Raises ValueError with the reason for a number that is none, or is negative or zero.
    """
    found = indices(measured_of(row))
    scores = {name: found.z_scores.get(name) for name in IndexName}
    return {
        "lenhei_used_cm": _decimal(found.length_used_cm),
        "measure_used": LETTERS[found.position_used] if found.position_used else "",
        "position_flag": _position_flag(found),
        "bmi": _decimal(found.bmi),
        **{
            column: text
            for name, score in scores.items()
            for column, text in _columns(name, score).items()
        },
        **{f"{name.value}_raw": f"{s.raw:.6f}" if s else "" for name, s in scores.items()},
    }


def measured_of(row: Mapping[str, str]) -> Measured:
    """Read the input columns of one row."""
    return Measured(
        sex=SEXES.get(_text(row, "sex").lower()),
        age=_age(row),
        weight_kg=_number(row, "weight_kg"),
        length_cm=_number(row, "lenhei_cm"),
        position=POSITIONS.get(_text(row, "measure").lower()),
        head_cm=_number(row, "headc_cm"),
        arm_cm=_number(row, "armc_cm"),
        oedema=_text(row, "oedema").lower() == "y",
        standard=STANDARDS.get(_text(row, "group")),
    )


def _age(row: Mapping[str, str]) -> Age | None:
    """Return the age from days, else from months."""
    days, months = _number(row, "age_days"), _number(row, "age_months")
    if days is not None:
        return Age.of_days(days)
    return None if months is None else Age.of_months(months)


def _text(row: Mapping[str, str], column: str) -> str:
    return (row.get(column) or "").strip()


def _number(row: Mapping[str, str], column: str) -> float | None:
    text = _text(row, column)
    if not text:
        return None
    try:
        return float(text)
    except ValueError:
        raise ValueError(f"{column}: {text!r} is not a number") from None


def _position_flag(found: Indices) -> str:
    if found.standard is Standard.FIVE_TO_NINETEEN:
        return ""
    return str(int(found.is_position_implausible))


def _columns(name: IndexName, score: ZScore | None) -> dict[str, str]:
    """Return the two columns of one index: z-score and flag."""
    if score is None:
        return {name.value: "", f"{name.value}_flag": ""}
    return {name.value: f"{score.z:.2f}", f"{name.value}_flag": str(int(score.is_implausible))}


def _decimal(value: float | None) -> str:
    """Write a number with up to six decimals."""
    return "" if value is None else f"{value:.6f}".rstrip("0").rstrip(".")
