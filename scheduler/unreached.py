"""Every morning at nine a cadre hears whose messages have stopped arriving, in one list."""

from collections import defaultdict
from datetime import datetime, time

from dialog.messages import Template
from domain.people import RoleKind, Village
from handlers import opening
from handlers.work import Notice
from scheduler.silence import is_silent
from storage import people, unreached
from storage.engine import Connection
from storage.unreached import Lost

MORNING, QUIET = time(9), time(20)


def plan(connection: Connection, now: datetime) -> None:
    """Tell the cadres of every village in which it is morning, each once a day at most."""
    by_village: dict[int, list[Lost]] = defaultdict(list)
    for one in unreached.lost(connection):
        by_village[one.village_id].append(one)
    for village_id, found in by_village.items():
        village = people.village_of(connection, village_id)
        local = now.astimezone(village.zone)
        if not MORNING <= local.time() < QUIET or is_silent(village, local.date()):
            continue
        # What is learned later in the day is in tomorrow's list.
        nine = datetime.combine(local.date(), MORNING, tzinfo=village.zone)
        _tell(connection, village, [one for one in found if one.since < nine], now)


def _tell(connection: Connection, village: Village, found: list[Lost], now: datetime) -> None:
    today = now.astimezone(village.zone).date()
    lost_people = {one.person_id for one in found if not one.needs_nobody}
    by_cadre: dict[int, list[int]] = defaultdict(list)
    for family in unreached.families(connection, lost_people):
        for cadre in people.holders(
            connection, village.id, RoleKind.CADRE, posyandu_id=family.posyandu_id
        ):
            by_cadre[cadre.id].append(family.family_id)
    for cadre_id, families in by_cadre.items():
        cadre = people.one(connection, cadre_id)
        opening.open_for(
            connection,
            Notice(
                key=f"unreached:{cadre_id}:{today.isoformat()}",
                person_id=cadre_id,
                flow="families_unreached",
                subject={"families": families},
                kind="task",
                knock=Template(name="kabar_petugas", variables=(cadre.call, village.name)),
            ),
            now=now,
        )
    unreached.keep_told(connection, [one.address_id for one in found], now)
