"""Children whose family was told enough: a cadre gets them as one list, on one day."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from domain.people import RoleKind
from storage import people, promises
from storage.engine import Connection
from storage.promises import Due, Promise


def tell(connection: Connection, found: Sequence[Due], now: datetime) -> None:
    """Promise each posyandu's cadre the list of children to visit."""
    by_posyandu: dict[int, list[Due]] = defaultdict(list)
    for each in found:
        by_posyandu[each.posyandu_id].append(each)
    by_cadre: dict[int, list[Due]] = defaultdict(list)
    for posyandu_id, dues in by_posyandu.items():
        cadre = _cadre(connection, dues[0].village_id, posyandu_id)
        if cadre is not None:
            by_cadre[cadre] += dues
    promises.promise(connection, [_promise(cadre, d, now) for cadre, d in by_cadre.items()], now)
    promises.tell(
        connection,
        [
            (each.child_id, dose, each.step, each.on)
            for dues in by_cadre.values()
            for each in dues
            for dose in each.doses
        ],
    )


def _cadre(connection: Connection, village_id: int, posyandu_id: int) -> int | None:
    """Give who visits: the posyandu's first cadre, else the village's coordinator."""
    held = people.holders(connection, village_id, RoleKind.CADRE, posyandu_id=posyandu_id)
    held = held or people.holders(connection, village_id, RoleKind.COORDINATOR)
    return held[0].id if held else None


def _promise(cadre: int, dues: list[Due], now: datetime) -> Promise:
    zone = ZoneInfo(dues[0].zone)
    today = now.astimezone(zone).date()
    return Promise(
        key=f"overdue:{cadre}:{today.isoformat()}",
        person_id=cadre,
        flow="children_to_visit",
        subject={"doses": {str(each.child_id): list(each.doses) for each in dues}},
        kind="task",
    )
