"""Making a form of officials, and who may have which."""

from datetime import date, datetime

from dialog.messages import FileOrder
from documents.registers.catalogue import FORMS, Form, written
from domain.extracts import Place
from domain.people import Person, RoleKind
from storage import areas, exporting
from storage.engine import Connection, Database
from storage.identity import Identity, identity_of

BY_ROLE: tuple[tuple[RoleKind, frozenset[str]], ...] = (
    (RoleKind.MIDWIFE, frozenset({"skdn", "rekap"})),
    (RoleKind.PUSKESMAS, frozenset({"skdn", "rekap"})),
    (RoleKind.COORDINATOR, frozenset({"skdn"})),
    (RoleKind.VILLAGE_OFFICER, frozenset({"skdn"})),
)
"""The forms a chat gives for a whole village: counts alone, no name (ux section 12)."""
OWN_POSYANDU = frozenset({"skdn"})


def made(connection: Connection, form: Form, at: tuple[Place, ...], month: date) -> bytes:
    """Fill a form with what is recorded of some posyandu."""
    found = exporting.extract(
        connection, at, month, whole_year=form.whole_year, in_detail=form.in_detail
    )
    return written(form, found)


def file_for(database: Database, person_id: int, order: FileOrder, now: datetime) -> bytes | None:
    """Make an ordered file as a person may have it now; None when it is not theirs to have."""
    with database.reader.connect() as connection:
        identity = identity_of(connection, person_id)
        if identity is None or order.form not in FORMS or order.month > now.date():
            return None
        at = _places(connection, identity, order)
        return made(connection, FORMS[order.form], at, order.month) if at else None


def _places(connection: Connection, identity: Identity, order: FileOrder) -> tuple[Place, ...]:
    """List the posyandu of an order; none unless the person may have the form of all of them."""
    village = areas.of_village(connection, identity.village.id)
    wanted = tuple(place for place in village if not order.posyandu or place.id in order.posyandu)
    if len(wanted) < len(order.posyandu):
        return ()
    if _has_village(identity.speaker, order.form):
        return wanted
    own = set(identity.speaker.posyandu_ids(RoleKind.CADRE))
    is_own = order.form in OWN_POSYANDU and all(place.id in own for place in wanted)
    return wanted if is_own else ()


def _has_village(speaker: Person, form: str) -> bool:
    return any(speaker.has(role) and form in forms for role, forms in BY_ROLE)
