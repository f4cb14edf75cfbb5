"""How doses are named aloud, to a kader in short and to a family in full."""

from collections.abc import Iterable

from domain.immunization.schedule import School, SchoolVisit, Slot
from domain.immunization.schedule_file import current_schedule

# The order in which a list of doses is spoken; the schedule's own order is by antigen and age.
_SPOKEN_ORDER = ("HB0", "BCG", "DPT", "OPV", "PCV", "RV", "MR", "IPV", "JE")
_PAIR = 2


def dose_name(code: str, *, for_family: bool) -> str:
    """Return a code's name: "MR 1" to a kader, "Campak-Rubela (MR) 1" to a family."""
    named = _named(code)
    return named.family_name if for_family else named.short_name


def due_names(codes: Iterable[str], *, for_family: bool, school_grade: int | None = None) -> str:
    """Name doses in spoken order: "BCG dan OPV 1", or "DPT-HB-Hib 3, OPV 4, RV 3".

    Of the school's tetanus doses one is named, as Td from class 2: they are missed visits, and the
    Puskesmas decides which is given.
    """
    wanted = set(codes)
    school = current_schedule().school
    tetanus = wanted & school.tetanus
    wanted -= tetanus
    names = [dose_name(code, for_family=for_family) for code in sorted(wanted, key=_place)]
    names += _tetanus_name(tetanus, school, school_grade, for_family=for_family)
    return (" dan " if len(names) == _PAIR else ", ").join(names)


def _named(code: str) -> Slot | SchoolVisit:
    schedule = current_schedule()
    return schedule.visit(code) or schedule.slot(code)


def _place(code: str) -> tuple[int, str]:
    named = _named(code)
    antigen = named.antigen if isinstance(named, Slot) else ""
    place = _SPOKEN_ORDER.index(antigen) if antigen else len(_SPOKEN_ORDER)
    return place, code


def _tetanus_name(
    codes: set[str], school: School, school_grade: int | None, *, for_family: bool
) -> list[str]:
    if not codes:
        return []
    # Two open at once mean that class 1 is over.
    is_td = len(codes) > 1 or (school_grade or 0) >= school.tetanus_name_from_grade
    if is_td:
        return [school.tetanus_name]
    return [dose_name(code, for_family=for_family) for code in codes]
