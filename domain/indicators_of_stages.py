"""The recap numbers of every stage of life after five (ILP recap of the four cards)."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from domain.growth.categories import SchoolBmi
from domain.screening import (
    FindingCode,
    LifeStage,
    Observed,
    Resident,
    Screened,
    screen,
)
from domain.screening.blood import Level, counting_reading, glucose_level, pressure_level
from domain.screening.body import adult_bmi
from domain.screening.questionnaires import dependence, skilas_domains
from domain.screening_register import ScreeningRegister

SRQ_FROM = 6


@dataclass(frozen=True, kw_only=True)
class StageFigures:
    """The counts of one stage of life in one day or month."""

    stage: LifeStage
    registered: int = 0
    attended: int = 0
    referred: int = 0
    counts: dict[str, int] = field(default_factory=dict)
    """The columns of the recap by name, such as `bmi.obese`; zero is left out."""

    @property
    def absent(self) -> int:
        """Those who did not come."""
        return self.registered - self.attended


@dataclass(frozen=True, kw_only=True)
class Examined:
    """One person with all that stands of the period, the latest last."""

    resident: Resident
    observed: Observed
    on: date
    is_referred: bool = False


def figures_of_stages(
    residents: Iterable[Resident], examined: Iterable[Examined], on: date
) -> tuple[StageFigures, ...]:
    """Count by stage; whoever came twice in a month counts once, by the latest figures."""
    people = tuple(residents)
    latest = {one.resident.id: one for one in examined}
    found: list[StageFigures] = []
    for stage in LifeStage:
        came = [one for one in latest.values() if one.resident.stage(one.on) is stage]
        missing = [each for each in people if each.id not in latest and each.stage(on) is stage]
        if came or missing:
            found.append(_figures(stage, came, len(missing)))
    return tuple(found)


def _figures(stage: LifeStage, came: list[Examined], missing: int) -> StageFigures:
    counts: dict[str, int] = {}
    for one in came:
        for column in columns(one):
            counts[column] = counts.get(column, 0) + 1
    return StageFigures(
        stage=stage,
        registered=len(came) + missing,
        attended=len(came),
        referred=sum(one.is_referred for one in came),
        counts=counts,
    )


def columns(one: Examined) -> tuple[str, ...]:
    """Name the columns of the recap that one person adds to."""
    screened = screen(one.resident, one.observed, one.on)
    named = (
        *_bmi(screened, one.on),
        *_levels(one, screened),
        *_of_findings(screened),
        *_of_mother(one.observed, screened),
        *_of_older(one.observed, screened, one.on),
        *_of_mood(one.observed),
        *(("education",) if one.observed.education else ()),
    )
    return tuple(dict.fromkeys(named))


def _bmi(screened: Screened, on: date) -> tuple[str, ...]:
    if screened.bmi_for_age is not None:
        row = {
            SchoolBmi.SEVERELY_THIN: "very_thin",
            SchoolBmi.THIN: "thin",
            SchoolBmi.NORMAL: "normal",
            SchoolBmi.OVERWEIGHT: "fat",
            SchoolBmi.OBESE: "obese",
        }[screened.bmi_for_age]
        return (f"bmi.{row}",)
    if screened.bmi is None or screened.stage.is_at_school:
        return ()
    return (f"bmi.{adult_bmi(screened.bmi, on)}",)


def _levels(one: Examined, screened: Screened) -> tuple[str, ...]:
    reading = counting_reading(one.observed.pressures, one.on)
    is_pupil = screened.stage is LifeStage.SCHOOL
    named: list[str] = []
    if reading is not None and not is_pupil:
        level = pressure_level(reading, one.on)
        is_red = level is Level.HIGH
        mothers = "red" if is_red else "green"
        named.append(f"pressure.{mothers if screened.stage.is_mother else level.value}")
    if one.observed.glucose is not None and not is_pupil and not screened.stage.is_mother:
        named.append(f"glucose.{glucose_level(one.observed.glucose, one.on).value}")
    return tuple(named)


def _of_findings(screened: Screened) -> tuple[str, ...]:
    wanted = {
        FindingCode.WAIST_WIDE: "waist.wide",
        FindingCode.COUGH_SIGNS: "cough_signs",
        FindingCode.HB_LOW: "hb.low",
        FindingCode.LUNG: "lung.high",
    }
    return tuple(wanted[each.code] for each in screened.findings if each.code in wanted)


def _of_mother(observed: Observed, screened: Screened) -> tuple[str, ...]:
    if not screened.stage.is_mother:
        return ()
    arm = "" if observed.arm_mm is None else "red" if screened.has(FindingCode.ARM_LOW) else "green"
    flags = {
        "arm": arm,
        "curve": _colour(is_green=observed.curve_green),
        "iron_received": _yes(is_so=observed.iron_received),
        "iron_daily": _yes(is_so=observed.iron_taken),
        "kek_food": _yes(is_so=observed.kek_food_given),
        "kek_food_daily": _yes(is_so=observed.kek_food_eaten),
        "mother_class": _yes(is_so=observed.mother_class),
        "vitamin_a": _yes(is_so=observed.vitamin_a),
        "contraception": _yes(is_so=observed.contraception),
    }
    return tuple(f"{name}.{value}" for name, value in flags.items() if value)


def _colour(*, is_green: bool | None) -> str:
    return "" if is_green is None else "green" if is_green else "red"


def _yes(*, is_so: bool | None) -> str:
    return "" if is_so is None else "yes" if is_so else "no"


def _of_older(observed: Observed, screened: Screened, on: date) -> tuple[str, ...]:
    named: list[str] = []
    if screened.barthel_total is not None:
        named.append(f"barthel.{dependence(screened.barthel_total, on).value}")
    if observed.skilas is not None:
        named += [f"skilas.{domain}" for domain in skilas_domains(observed.skilas, on)]
    if screened.lung_score is not None and not screened.has(FindingCode.LUNG):
        named.append("lung.normal")
    return tuple(named)


def _of_mood(observed: Observed) -> tuple[str, ...]:
    if observed.heeadsss_problem:
        return ("heeadsss",)
    if observed.srq_total is None:
        return ()
    band = "mood.high" if observed.srq_total >= SRQ_FROM else "mood.low"
    return (band, "mood.seventeen") if observed.srq_17 else (band,)


def examined_between(
    register: ScreeningRegister, posyandu_id: int, first: date, last: date
) -> tuple[Examined, ...]:
    """Give what stands of a posyandu from one day to another, in order of saving."""
    return tuple(
        Examined(
            resident=register.resident(each.resident_id),
            observed=each.observed,
            on=each.on,
            is_referred=register.is_resident_sent(each.resident_id, each.on),
        )
        for each in register.screenings_between(posyandu_id, first, last)
    )


def figures_of_period(
    register: ScreeningRegister, posyandu_id: int, first: date, last: date
) -> tuple[StageFigures, ...]:
    """Count a day (first and last the same) or a month of a posyandu."""
    return figures_of_stages(
        register.residents_of_posyandu(posyandu_id),
        examined_between(register, posyandu_id, first, last),
        last,
    )
