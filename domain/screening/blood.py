"""Blood pressure, sugar, fat and Hb: what the figures of the cards say."""

from datetime import date
from enum import StrEnum

from domain.screening import rules
from domain.screening.findings import Finding, FindingCode, Urgency
from domain.screening.observed import Pressure
from domain.screening.residents import Resident
from domain.screening.stages import LifeStage


class Level(StrEnum):
    """The three columns of the recap."""

    LOW = "low"
    NORMAL = "normal"
    HIGH = "high"


def counting_reading(pressures: tuple[Pressure, ...], on: date) -> Pressure | None:
    """Give the reading that counts: the higher one, or the last where it is set so."""
    if not pressures:
        return None
    if rules.measures(on)["settings"]["repeated_pressure"] == "last":
        return pressures[-1]
    return max(pressures, key=lambda reading: _gravity(reading, on))


def _gravity(reading: Pressure, on: date) -> tuple[bool, bool, int, int]:
    table = rules.measures(on)["pressure_today"]
    is_urgent = reading[0] >= table["systolic_from"] or reading[1] >= table["diastolic_from"]
    return is_urgent, pressure_level(reading, on) is Level.HIGH, reading[0], reading[1]


def pressure_level(reading: Pressure, on: date) -> Level:
    """Put a reading into rendah, normal or tinggi."""
    table = rules.measures(on)["pressure"]
    systolic, diastolic = reading
    if systolic >= table["high_systolic_from"] or diastolic >= table["high_diastolic_from"]:
        return Level.HIGH
    if systolic < table["low_systolic_below"] or diastolic < table["low_diastolic_below"]:
        return Level.LOW
    return Level.NORMAL


def of_pressure(
    resident: Resident, pressures: tuple[Pressure, ...], on: date
) -> tuple[Finding, ...]:
    """Tell what the blood pressure says; below fifteen years it is the midwife's to judge."""
    reading = counting_reading(pressures, on)
    if reading is None or not _counts(resident, on):
        return ()
    stage = resident.stage(on)
    if stage in (LifeStage.PREGNANT, LifeStage.POSTPARTUM):
        return _of_pregnancy(reading, on)
    today = rules.measures(on)["pressure_today"]
    if reading[0] >= today["systolic_from"] or reading[1] >= today["diastolic_from"]:
        return (Finding(code=FindingCode.PRESSURE_VERY_HIGH, urgency=Urgency.TODAY),)
    return {
        Level.HIGH: (Finding(code=FindingCode.PRESSURE_HIGH, urgency=Urgency.EXAMINE),),
        Level.LOW: (Finding(code=FindingCode.PRESSURE_LOW, urgency=Urgency.NONE),),
        Level.NORMAL: (),
    }[pressure_level(reading, on)]


def _counts(resident: Resident, on: date) -> bool:
    if not resident.stage(on).is_at_school:
        return True
    table, settings = rules.measures(on)["pressure"], rules.measures(on)["settings"]
    is_old_enough = (resident.years(on) or 0) >= table["from_years"]
    return is_old_enough and bool(settings["teen_pressure_counts"])


def _of_pregnancy(reading: Pressure, on: date) -> tuple[Finding, ...]:
    """Tell what it says until six weeks after a birth, when high pressure is more dangerous."""
    table = rules.measures(on)["pressure_in_pregnancy"]
    systolic, diastolic = reading
    if systolic >= table["now_systolic_from"] or diastolic >= table["now_diastolic_from"]:
        return (Finding(code=FindingCode.PRESSURE_VERY_HIGH, urgency=Urgency.NOW),)
    if systolic >= table["high_systolic_from"] or diastolic >= table["high_diastolic_from"]:
        return (Finding(code=FindingCode.PRESSURE_HIGH, urgency=Urgency.EXAMINE),)
    if pressure_level(reading, on) is Level.LOW:
        return (Finding(code=FindingCode.PRESSURE_LOW, urgency=Urgency.NONE),)
    return ()


def glucose_level(glucose: int, on: date) -> Level:
    """Put a glucose at any time of day into rendah, normal or tinggi."""
    table = rules.measures(on)["glucose"]
    if glucose >= table["high_from"]:
        return Level.HIGH
    return Level.LOW if glucose < table["low_below"] else Level.NORMAL


def of_glucose(glucose: int | None, on: date) -> tuple[Finding, ...]:
    """Tell what the blood sugar at any time of day says."""
    if glucose is None:
        return ()
    level, table = glucose_level(glucose, on), rules.measures(on)
    if level is Level.HIGH:
        return (Finding(code=FindingCode.GLUCOSE_HIGH, urgency=Urgency.EXAMINE),)
    if level is Level.LOW:
        return (Finding(code=FindingCode.GLUCOSE_LOW, urgency=Urgency.EXAMINE),)
    names_watch = table["settings"]["names_glucose_watch"]
    if names_watch and glucose >= table["glucose"]["watch_from"]:
        return (Finding(code=FindingCode.GLUCOSE_WATCH, urgency=Urgency.NONE),)
    return ()


def of_cholesterol(cholesterol: int | None, on: date) -> tuple[Finding, ...]:
    """Tell what the cholesterol says, where it is measured."""
    if cholesterol is None or cholesterol < rules.measures(on)["cholesterol"]["high_from"]:
        return ()
    return (Finding(code=FindingCode.CHOLESTEROL_HIGH, urgency=Urgency.EXAMINE),)


def hb_limit(resident: Resident, on: date) -> int | None:
    """Give the Hb (tenths of g/dL) below which somebody is looked at; None where none is set."""
    table = rules.measures(on)["hb_tenths"]
    if resident.stage(on) is LifeStage.PREGNANT:
        return int(table["pregnant_below"])
    years = resident.years(on)
    if not resident.is_female or (years is not None and years < table["girl_from_years"]):
        return None
    is_girl = years is not None and years < table["woman_from_years"]
    return int(table["girl_below" if is_girl else "woman_below"])


def of_hb(resident: Resident, hb_tenths: int | None, on: date) -> tuple[Finding, ...]:
    """Tell what the Hb says of girls and women."""
    limit = hb_limit(resident, on)
    if hb_tenths is None or limit is None or hb_tenths >= limit:
        return ()
    return (Finding(code=FindingCode.HB_LOW, urgency=Urgency.EXAMINE),)
