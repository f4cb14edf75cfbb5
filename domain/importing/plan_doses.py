"""What becomes of rows of doses of one child: each real one is kept, an odd one with a warning."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from domain.immunization import Area, Dose, History, Result, assess
from domain.immunization.history import CAMPAIGN
from domain.importing.findings import Finding, error, note, warning
from domain.importing.matching import Known
from domain.importing.records import DosesRow, GivenDose

ODD = {
    Result.TOO_YOUNG: "was given too early to count",
    Result.INTERVAL_TOO_SHORT: "came too soon after the one before to count",
    Result.LIVE_INTERVAL_TOO_SHORT: "came too soon after another live vaccine to count",
    Result.NOT_COUNTED: "is one more than the programme counts",
    Result.DUPLICATE: "is told twice for one day",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class NewDose:
    """A dose to be kept."""

    row: int
    child_id: int
    dose: Dose


@dataclass(frozen=True, kw_only=True)
class DosesPlan:
    """All that is to be written of one child, and all that is to be said."""

    doses: list[NewDose] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    known: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class RecordedDoses:
    """What the register holds of one child's doses."""

    standing: tuple[Dose, ...] = ()
    taken_back: frozenset[tuple[str, date]] = frozenset()


def plan_doses(
    child: Known, rows: Sequence[DosesRow], recorded: RecordedDoses, *, area: Area, today: date
) -> DosesPlan:
    """Decide for every dose of a child whether it is kept."""
    kept = {(dose.antigen, dose.on) for dose in recorded.standing}
    fresh: list[NewDose] = []
    titles: dict[tuple[str, date], GivenDose] = {}
    findings: list[Finding] = []
    known = 0
    for row in rows:
        number = row.whose.row
        for given in row.doses:
            what = given.antigen, given.on
            if not child.born <= given.on <= today:
                findings.append(error(number, given.column, _impossible(given, child)))
            elif what in kept:
                known += 1
            elif what in recorded.taken_back:
                sentence = f"this dose of {given.on} was taken back here: left out"
                findings.append(note(number, given.column, sentence))
            elif what not in titles:
                titles[what] = given
                fresh.append(NewDose(row=number, child_id=child.id, dose=_dose(given)))
    findings += _odd(child, fresh, titles, recorded, area, today)
    return DosesPlan(doses=fresh, findings=findings, known=known)


def _impossible(given: GivenDose, child: Known) -> str:
    if given.on < child.born:
        return f"{given.on} is before the birth on {child.born}"
    return f"{given.on} has not come yet"


def _dose(given: GivenDose) -> Dose:
    source = CAMPAIGN if given.is_campaign else None
    return Dose(antigen=given.antigen, on=given.on, product=given.product, source=source)


def _odd(  # noqa: PLR0917 (one child seen whole)
    child: Known,
    fresh: Sequence[NewDose],
    titles: dict[tuple[str, date], GivenDose],
    recorded: RecordedDoses,
    area: Area,
    today: date,
) -> list[Finding]:
    """Warn of new doses that do not count."""
    if not fresh:
        return []
    rows = {(each.dose.antigen, each.dose.on): each.row for each in fresh}
    doses = (*recorded.standing, *(each.dose for each in fresh))
    seen = assess(History(born=child.born, sex=child.sex, doses=doses), area, today)
    return [
        warning(
            rows[what],
            titles[what].column,
            f"{judged.dose.antigen} of {judged.dose.on} {ODD[judged.result]}: kept all the same",
        )
        for judged in seen.given
        if judged.result in ODD and (what := (judged.dose.antigen, judged.dose.on)) in rows
    ]
