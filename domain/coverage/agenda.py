"""All that lies on the table of a quarterly meeting: figures, trend, gaps, items, guests."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from domain.coverage.action_items import ActionItem
from domain.coverage.counting import Coverage, PlaceCoverage, all_together
from domain.coverage.gaps import Gap, largest_gaps
from domain.coverage.quarters import Quarter, trailing
from domain.coverage.targets import Targets
from domain.extracts import Place


@dataclass(frozen=True, kw_only=True)
class ListedItem:
    """An item with the names it takes to print it."""

    item: ActionItem
    place: str
    owner: str

    def is_carried(self, quarter: Quarter) -> bool:
        """Tell whether an earlier meeting agreed on it."""
        return self.item.quarter < quarter.key


@dataclass(frozen=True, kw_only=True)
class Agenda:
    """One meeting; names of children are in no part of it."""

    quarter: Quarter
    on: date
    """The day it was put together."""
    area: str
    puskesmas: str
    places: tuple[PlaceCoverage, ...]
    together: PlaceCoverage
    trend: tuple[tuple[Quarter, PlaceCoverage], ...]
    """All posyandu together in four quarters, the oldest first."""
    before: tuple[PlaceCoverage, ...]
    """Each posyandu in the quarter before."""
    targets: Targets
    gaps: tuple[Gap, ...]
    items: tuple[ListedItem, ...]
    """What is still open first, then what was done since the last meeting."""
    guests: tuple[str, ...]

    @property
    def open_items(self) -> int:
        """How many items are still to be done."""
        return sum(each.item.status.is_open for each in self.items)

    def by_village(self) -> tuple[tuple[Place, PlaceCoverage], ...]:
        """Put the posyandu of each village together, for areas of many."""
        ordered = sorted(
            (one for one in self.places if one.place is not None),
            key=lambda one: _village(one.place),
        )
        found = []
        for _village_name, group in groupby(ordered, key=lambda one: _village(one.place)):
            own = list(group)
            if own[0].place is not None:
                found.append((own[0].place, all_together(own)))
        return tuple(found)


def _village(place: Place | None) -> tuple[str, str]:
    return (place.district, place.village) if place is not None else ("", "")


def put_together(
    coverage: Coverage,
    quarter: Quarter,
    *,
    on: date,
    targets: Targets,
    items: tuple[ListedItem, ...],
    guests: tuple[str, ...],
) -> Agenda:
    """Count everything a meeting looks at."""
    places = coverage.of(quarter)
    listed = coverage.facts.extract.places
    return Agenda(
        quarter=quarter,
        on=on,
        area=coverage.facts.extract.area,
        puskesmas=", ".join(sorted({place.puskesmas for place in listed})),
        places=places,
        together=all_together(places),
        trend=tuple((each, all_together(coverage.of(each))) for each in trailing(quarter)),
        before=coverage.of(quarter.before),
        targets=targets,
        gaps=largest_gaps(places, targets),
        items=carried_first(items, quarter),
        guests=guests,
    )


def carried_first(items: tuple[ListedItem, ...], quarter: Quarter) -> tuple[ListedItem, ...]:
    """List what is open first, the oldest meeting's before; then what this quarter saw done."""
    still_open = [each for each in items if each.item.status.is_open]
    done = [
        each
        for each in items
        if not each.item.status.is_open and each.item.quarter in (quarter.key, quarter.before.key)
    ]
    still_open.sort(key=lambda each: (each.item.quarter, each.item.due_on, each.item.id))
    return (*still_open, *done)
