"""Setting up a village: its Puskesmas, hamlets, posyandu and those it serves."""

from sqlalchemy import func, select

from storage import due
from storage.engine import Connection, Database
from storage.inserting import insert
from storage.tables import METADATA
from storage.tables.people import family, resident
from storage.tables.village import hamlet, neighbourhood, posyandu, posyandu_day, puskesmas, village


def create_tables(database: Database) -> None:
    """Create every table of this version in an empty database, without a migration's history."""
    METADATA.create_all(database.writer)


def add_puskesmas(connection: Connection, **columns: object) -> int:
    """Keep a Puskesmas and give its number."""
    return insert(connection, puskesmas, **columns)


def puskesmas_named(connection: Connection, name: str) -> int | None:
    """Find a Puskesmas by its name."""
    query = select(puskesmas.c.id).where(puskesmas.c.name == name).order_by(puskesmas.c.id)
    return connection.execute(query).scalars().first()


def add_village(connection: Connection, **columns: object) -> int:
    """Keep a village and give its number."""
    return insert(connection, village, **columns)


def add_village_beside(connection: Connection, village_id: int, name: str) -> int:
    """Keep a village of the same sub-district and Puskesmas as another, and give its number."""
    same = ("puskesmas_id", "district", "time_zone", "je_endemic", "hexavalent")
    query = select(*(village.c[column] for column in same)).where(village.c.id == village_id)
    return insert(connection, village, name=name, **connection.execute(query).mappings().one())


def keep_silent_days(connection: Connection, village_id: int) -> None:
    """Let a village keep the day of silence: nothing is sent on it."""
    connection.execute(
        village.update().where(village.c.id == village_id).values(keeps_silent_days=True)
    )
    due.touch_village(connection, village_id)


def set_area(connection: Connection, village_id: int, **vaccines: bool) -> None:
    """Set what the kabupaten of a village decides of vaccines: je_endemic, hexavalent."""
    connection.execute(village.update().where(village.c.id == village_id).values(**vaccines))
    due.touch_village(connection, village_id)


def draw_lines(connection: Connection, name: str, **lines: float) -> int:
    """Set where the lines of the KMS run in the villages of a name, and count them."""
    drawn = connection.execute(village.update().where(village.c.name == name).values(**lines))
    return drawn.rowcount


def add_hamlet(connection: Connection, village_id: int, name: str, rts: tuple[str, ...]) -> int:
    """Keep a hamlet with its RT and give its number."""
    hamlet_id = insert(connection, hamlet, village_id=village_id, name=name)
    for rt in rts:
        insert(connection, neighbourhood, hamlet_id=hamlet_id, rt=rt)
    return hamlet_id


def add_posyandu(connection: Connection, **columns: object) -> int:
    """Keep a posyandu and give its number."""
    return insert(connection, posyandu, **columns)


def add_day(connection: Connection, **columns: object) -> int:
    """Keep a posyandu's day and give its number."""
    number = insert(connection, posyandu_day, **columns)
    due.touch_posyandu(connection, int(str(columns["posyandu_id"])))
    return number


def add_family(connection: Connection, **columns: object) -> int:
    """Keep a family and give its number."""
    return insert(connection, family, **columns)


def add_resident(connection: Connection, **columns: object) -> int:
    """Keep somebody the posyandu serves who is no under-five, and give their number."""
    return insert(connection, resident, **columns)


def codes(connection: Connection) -> set[str]:
    """Give the codes that families have by now: no two are alike."""
    return set(connection.execute(select(family.c.code)).scalars())


def count_families(connection: Connection) -> int:
    """Count the families that are known."""
    return connection.execute(select(func.count()).select_from(family)).scalar_one()


def village_ids(connection: Connection) -> tuple[int, ...]:
    """List the villages that are served."""
    return tuple(connection.execute(select(village.c.id).order_by(village.c.id)).scalars())
