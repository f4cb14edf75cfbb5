"""What was measured, asked and told of somebody, raw: nothing here is judged."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

Pressure = tuple[int, int]
"""Systolic and diastolic, mmHg."""


@dataclass(frozen=True, kw_only=True)
class Observed:
    """One person on one day; None for what was not measured or asked."""

    weight_g: int | None = None
    height_mm: int | None = None
    arm_mm: int | None = None
    waist_mm: int | None = None
    pressures: tuple[Pressure, ...] = ()
    """The readings in order: the second one after sitting down calmly."""
    glucose: int | None = None
    """At any time of day, mg/dL."""
    fasting_glucose: int | None = None
    hb_tenths: int | None = None
    cholesterol: int | None = None
    uric_acid_tenths: int | None = None
    temperature_tenths: int | None = None
    eyes: str | None = None
    """ok, right, left or both: which cannot count fingers."""
    ears: str | None = None
    """ok, right, left or both: which does not hear whispering."""
    tuberculosis: tuple[str, ...] | None = None
    """The signs there are; empty when asked and none."""
    lung: tuple[bool, bool, bool, bool] | None = None
    """PUMA: short of breath, phlegm, cough, ever blew spirometry."""
    smoked_years: int | None = None
    sticks_per_day: int | None = None
    barthel: tuple[int, ...] | None = None
    """The ten scores of AKS, or one total."""
    skilas: tuple[str, ...] | None = None
    """The items with 'ya'."""
    srq_total: int | None = None
    srq_17: bool | None = None
    """Whether question 17 was answered with yes."""
    phq: tuple[int, ...] | None = None
    heeadsss_problem: bool | None = None
    """Only whether there is one; what was said stays with the health worker."""
    iron_received: bool | None = None
    iron_taken: bool | None = None
    """Daily in pregnancy, weekly by girls."""
    curve_green: bool | None = None
    """Weight on the curve of the Buku KIA."""
    mother_class: bool | None = None
    kek_food_given: bool | None = None
    """Extra food (MT) for a pregnant woman with a thin arm."""
    kek_food_eaten: bool | None = None
    """Whether it is eaten daily."""
    vitamin_a: bool | None = None
    vitamin_a_capsules: int | None = None
    """Of the two red ones after a birth."""
    postpartum_visits: tuple[int, ...] | None = None
    """Which of the four visits (KF) there were."""
    breastfeeds: bool | None = None
    contraception: bool | None = None
    smokes: bool | None = None
    """Smokes or smoked."""
    education: bool | None = None
    """Whether advice was given at step 5."""
    complaints: tuple[str, ...] = ()
    """Codes of what was complained of, as the word lists know them."""
    note: str = ""
    """Complaints as typed."""

    @property
    def is_empty(self) -> bool:
        """True when nothing at all was observed."""
        return self == Observed()

    def with_reading(self, reading: Pressure) -> "Observed":
        """Add a reading of the blood pressure."""
        return replace(self, pressures=(*self.pressures, reading))

    def joined(self, later: "Observed") -> "Observed":
        """Lay a later report of the same day over this one; pressures stand in order."""
        changed = {name: value for name, value in _told(later).items() if name != "pressures"}
        told = tuple(dict.fromkeys((*self.complaints, *later.complaints)))
        note = ", ".join(dict.fromkeys(part for part in (self.note, later.note) if part))
        return replace(
            self,
            **{
                **changed,
                "complaints": told,
                "note": note,
                "pressures": (*self.pressures, *later.pressures),
            },
        )

    def contradicts(self, later: "Observed") -> tuple[str, ...]:
        """Name the measures that a later report gives another value; pressures are told apart."""
        own, other = _told(self), _told(later)
        beside = ("complaints", "note", "pressures")
        return tuple(
            name
            for name in own
            if name in other and name not in beside and own[name] != other[name]
        )

    def to_json(self) -> dict[str, Any]:
        """Give what is kept: only what was observed."""
        return _told(self)

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "Observed":
        """Read what `to_json` gave; a name of a later version is left out."""
        known = {field.name for field in fields(cls)}
        return cls(**{name: _tuples(v) for name, v in stored.items() if name in known})


def _told(observed: Observed) -> dict[str, Any]:
    empty = asdict(Observed())
    return {name: value for name, value in asdict(observed).items() if value != empty[name]}


def _tuples(value: Any) -> Any:  # noqa: ANN401 (JSON)
    return tuple(_tuples(part) for part in value) if isinstance(value, list) else value
