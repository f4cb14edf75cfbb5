"""Making a form of officials, and who may have which."""

from datetime import date, datetime

from dialog.messages import FileOrder
from documents.meeting.catalogue import MEETING_FORMS
from documents.registers.catalogue import FORMS, Form, written
from domain.coverage.quarters import quarter_of
from domain.extracts import Place
from domain.people import Person, RoleKind
from handlers import comparing_files
from handlers.meeting_files import agenda
from storage import areas, exporting, served
from storage.engine import Connection, Database
from storage.identity import Identity, identity_of

BY_ROLE: tuple[tuple[RoleKind, frozenset[str]], ...] = (
    (RoleKind.MIDWIFE, frozenset({"skdn", "rekap"})),
    (RoleKind.PUSKESMAS, frozenset({"skdn", "rekap"})),
    (RoleKind.COORDINATOR, frozenset({"skdn"})),
    (RoleKind.VILLAGE_OFFICER, frozenset({"skdn"})),
)
"""The forms a chat gives for a whole village: counts alone, no name (ux section 12)."""
LEADERS = (
    RoleKind.MIDWIFE,
    RoleKind.PUSKESMAS,
    RoleKind.COORDINATOR,
    RoleKind.VILLAGE_OFFICER,
)
"""Who has the files of a quarterly meeting: counts and what was agreed on, no child's name."""
OWN_POSYANDU = frozenset({"skdn"})


def made(connection: Connection, form: Form, at: tuple[Place, ...], month: date) -> bytes:
    """Fill a form with what is recorded of some posyandu."""
    found = exporting.extract(
        connection,
        at,
        month,
        whole_year=form.whole_year,
        in_detail=form.in_detail,
        by_stage=form.by_stage,
    )
    return written(form, found)


def file_for(database: Database, person_id: int, order: FileOrder, now: datetime) -> bytes | None:
    """Make an ordered file as a person may have it now; None when it is not theirs to have."""
    with database.reader.connect() as connection:
        identity = identity_of(connection, person_id)
        if identity is None or order.month > now.date():
            return None
        if order.form == comparing_files.FORM:
            return comparing_files.comparison(connection, identity, order, now)
        if order.form in MEETING_FORMS:
            return _of_meeting(connection, identity, order, now)
        if order.form not in FORMS:
            return None
        at = _places(connection, identity, order)
        return made(connection, FORMS[order.form], at, order.month) if at else None


def _of_meeting(
    connection: Connection, identity: Identity, order: FileOrder, now: datetime
) -> bytes | None:
    """Fill a meeting's file for the villages that a leader's duty covers."""
    speaker = identity.speaker
    if not any(map(speaker.has, LEADERS)):
        return None
    villages = served.villages(connection, speaker.id, identity.village.id)
    at = tuple(place for one in villages for place in areas.of_village(connection, one.id))
    today = now.astimezone(identity.village.zone).date()
    return of_meeting(connection, order.form, at, order.month, today) if at else None


def of_meeting(
    connection: Connection, form: str, at: tuple[Place, ...], month: date, today: date
) -> bytes:
    """Fill a meeting's file about the quarter that a month lies in."""
    return MEETING_FORMS[form].write(agenda(connection, at, quarter_of(month), today))


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
