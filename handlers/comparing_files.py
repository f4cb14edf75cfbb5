"""The workbook of a comparison, for those who may compare."""

from datetime import datetime

from dialog.messages import FileOrder
from documents.comparing import workbook
from domain.comparing.asking import MAY_COMPARE, table_of
from domain.comparing.facts import last_month
from domain.comparing.indicators import Compared
from domain.people import RoleKind
from storage.engine import Connection
from storage.identity import Identity
from storage.register import StoredRegister

FORM = "banding"


def comparison(
    connection: Connection, identity: Identity, order: FileOrder, now: datetime
) -> bytes | None:
    """Write every column of a month that is over; None when it is not the person's to have."""
    if not any(map(identity.speaker.has, MAY_COMPARE)):
        return None
    register = StoredRegister.of(connection, identity, now)
    today = register.now.date()
    if order.month > last_month(today):
        return None
    villages = register.villages_served()
    tables = [table_of(register, villages, by, order.month, today) for by in Compared]
    is_team = identity.speaker.has(RoleKind.POKJANAL)
    area = f"Kecamatan {identity.village.district}" if is_team else identity.village.puskesmas
    return workbook.written(tables, area=area)
