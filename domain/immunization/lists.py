"""Who is due, who is overdue and since when, who has never begun: lists over many children."""

import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType

from domain.immunization.assessment import Assessment, assess
from domain.immunization.completeness import ZeroDose
from domain.immunization.forecast import Status
from domain.immunization.history import Area, Dose, History
from domain.immunization.schedule_file import current_schedule
from domain.people import Child

_VIALS = Path(__file__).with_name("vials.toml")


@dataclass(frozen=True, kw_only=True)
class Seen:
    """One child with everything the programme says on a day."""

    child: Child
    assessment: Assessment

    @property
    def overdue(self) -> tuple[str, ...]:
        """The codes whose time has passed and that may still be given."""
        plans = self.assessment.forecast.values()
        return tuple(plan.code for plan in plans if plan.status is Status.OVERDUE)

    @property
    def overdue_since(self) -> date | None:
        """The day the longest waiting of them became overdue."""
        plans = self.assessment.forecast.values()
        return min((p.overdue_since for p in plans if p.overdue_since is not None), default=None)

    def has(self, code: str) -> bool:
        """Say whether a counted dose fills a code."""
        return code in self.assessment.record.given


@dataclass(frozen=True, kw_only=True)
class Vials:
    """What a posyandu day needs of one vaccine."""

    vaccine: str
    """An antigen, or a product such as heksavalen."""
    doses: int
    vials: int
    """Whole vials; once opened, what is left of one is not kept for another day."""


def see(
    children: Iterable[Child],
    doses: Mapping[int, tuple[Dose, ...]],
    area: Area,
    on: date,
) -> tuple[Seen, ...]:
    """Assess many children on a day; those not born yet are left out."""
    return tuple(
        Seen(
            child=child,
            assessment=assess(
                History(born=child.born_on, sex=child.sex, doses=doses.get(child.id, ())), area, on
            ),
        )
        for child in children
        if child.born_on <= on
    )


def due(seen: Iterable[Seen]) -> tuple[Seen, ...]:
    """List the children to whom something can be given, by name."""
    return tuple(sorted((one for one in seen if one.assessment.can_give_today), key=_name))


def overdue(seen: Iterable[Seen]) -> tuple[Seen, ...]:
    """List the children with an overdue dose, the longest waiting first."""
    late = [one for one in seen if one.overdue_since is not None]
    return tuple(sorted(late, key=lambda one: (one.overdue_since or date.max, _name(one))))


def by_rt(seen: Iterable[Seen]) -> tuple[tuple[str, tuple[Seen, ...]], ...]:
    """Group children by RT, in order of the RT's number."""
    groups: dict[str, list[Seen]] = {}
    for one in seen:
        groups.setdefault(one.child.rt, []).append(one)
    return tuple((rt, tuple(groups[rt])) for rt in sorted(groups, key=lambda rt: (not rt, rt)))


def never_begun(seen: Iterable[Seen]) -> tuple[Seen, ...]:
    """List the zero-dose children and those at risk of it, the oldest first."""
    wanted = (ZeroDose.YES, ZeroDose.RISK)
    found = [one for one in seen if one.assessment.completeness.zero_dose in wanted]
    return tuple(sorted(found, key=lambda one: (one.child.born_on, _name(one))))


def stopped_between(seen: Iterable[Seen], first: str, last: str) -> tuple[Seen, ...]:
    """List the children with the first dose for whom the last one is overdue."""
    return tuple(sorted((one for one in seen if one.has(first) and last in one.overdue), key=_name))


def vials_for(seen: Iterable[Seen], *, hexavalent: bool, tetanus: int = 0) -> tuple[Vials, ...]:
    """Count doses and vials of all that can be given, in the order of the schedule.

    `tetanus` is the number of women who can get a Td.
    """
    schedule = current_schedule()
    primary, product = schedule.hexavalent.primary, schedule.hexavalent.product
    wanted: Counter[str] = Counter({"TD": tetanus})
    for one in seen:
        for code in one.assessment.can_give_today:
            if schedule.visit(code) is None:
                is_hexavalent = hexavalent and code in primary
                wanted[product if is_hexavalent else schedule.slot(code).antigen] += 1
    packed = doses_per_vial()
    return tuple(
        Vials(vaccine=name, doses=wanted[name], vials=-(-wanted[name] // packed[name]))
        for name in packed
        if wanted[name]
    )


@cache
def doses_per_vial() -> Mapping[str, int]:
    """Read how many doses a vial of each vaccine holds."""
    table = tomllib.loads(_VIALS.read_text(encoding="utf-8"))
    return MappingProxyType(table["doses_per_vial"])


def given_within(seen: Sequence[Seen], code: str, first: date, last: date) -> int:
    """Count the children whose counted dose of a code was given within a period."""
    days = (one.assessment.record.given.get(code) for one in seen)
    return sum(dose is not None and first <= dose.on <= last for dose in days)


def _name(one: Seen) -> tuple[str, int]:
    return one.child.name, one.child.id
