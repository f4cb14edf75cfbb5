"""Short ways to write a child's doses in tests."""

from datetime import date

from domain.immunization import Area, Assessment, Dose, History, assess
from domain.people import Sex


def day(text: str) -> date:
    """Read an ISO date."""
    return date.fromisoformat(text)


def doses(written: str, **same) -> tuple[Dose, ...]:
    """Read "DPT 2026-01-15, OPV 2026-01-15"; keywords hold for each of them."""
    pairs = [part.split() for part in written.split(",") if part.strip()]
    return tuple(Dose(antigen=antigen, on=day(on), **same) for antigen, on in pairs)


def assess_child(
    born: str,
    today: str,
    *given: Dose,
    sex: Sex = Sex.FEMALE,
    school_grade: int | None = None,
    je_endemic: bool = False,
    hexa_region: bool = False,
) -> Assessment:
    """Assess a child written with ISO dates."""
    history = History(born=day(born), sex=sex, doses=given, school_grade=school_grade)
    area = Area(je_endemic=je_endemic, hexa_region=hexa_region)
    return assess(history, area, day(today))


def results(assessment: Assessment) -> list[str]:
    """List what became of each record, a counted one by the code it fills."""
    return [judged.counts_as or judged.result.value for judged in assessment.given]
