"""How long one full forecast takes, over children of every age and no two born on one day."""

from datetime import date, timedelta
from time import perf_counter

from bench.figures import Figure, at_most

from domain.immunization import Area, Dose, History, assess, current_schedule
from domain.people import Sex

CHILDREN = 1_500
ROUNDS = 5
GOAL_US = 100
TODAY = date(2026, 2, 10)


def measure() -> list[Figure]:
    """Assess children with all, most or none of their doses; the best of some rounds."""
    histories = [_child(number) for number in range(CHILDREN)]
    took = min(_round(histories) for _ in range(ROUNDS))
    doses = sum(len(history.doses) for history in histories) / CHILDREN
    return [at_most(f"one forecast, {doses:.0f} doses", took / CHILDREN * 1e6, "us", GOAL_US)]


def _round(histories: list[History]) -> float:
    area = Area(je_endemic=True, hexa_region=True)
    started = perf_counter()
    for history in histories:
        assess(history, area, TODAY).can_give_today  # noqa: B018 (counted as work)
    return perf_counter() - started


def _child(number: int) -> History:
    born = TODAY - timedelta(days=number)
    planned = [(slot.antigen, slot.recommended.after(born)) for slot in current_schedule().slots]
    kept = [
        Dose(antigen=antigen, on=day)
        for place, (antigen, day) in enumerate(planned)
        if day <= TODAY and (number % 3 == 0 or (place + number) % (number % 3 + 1))
    ]
    return History(born=born, sex=Sex.FEMALE, doses=tuple(kept))
