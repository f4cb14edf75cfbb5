"""Putting together what a quarterly meeting looks at, for its files."""

from datetime import date

from domain.coverage.agenda import Agenda, ListedItem, put_together
from domain.coverage.counting import Coverage
from domain.coverage.quarters import Quarter
from domain.coverage.targets import targets_for
from domain.extracts import Place
from storage import areas, coverage, days, meetings, people
from storage.engine import Connection


def agenda(connection: Connection, at: tuple[Place, ...], quarter: Quarter, today: date) -> Agenda:
    """Put the agenda of some posyandu together, as of a day."""
    ids = tuple(place.id for place in at)
    villages = areas.villages_of(connection, ids)
    district = at[0].district if at else ""
    return put_together(
        Coverage(coverage.facts(connection, ids, quarter)),
        quarter,
        on=today,
        targets=targets_for(quarter.last, coverage.decreed(connection, district, quarter.year)),
        items=_items(connection, villages, set(ids)),
        guests=tuple(
            dict.fromkeys(
                name
                for village in villages
                for _day, name in meetings.guests(connection, village, quarter.key)
            )
        ),
    )


def _items(
    connection: Connection, villages: tuple[int, ...], posyandu: set[int]
) -> tuple[ListedItem, ...]:
    return tuple(
        ListedItem(
            item=item,
            place=days.one(connection, item.posyandu_id).name if item.posyandu_id else "Desa",
            owner=people.one(connection, item.owner_id).call,
        )
        for item in meetings.items_of(connection, villages)
        if item.posyandu_id is None or item.posyandu_id in posyandu
    )
