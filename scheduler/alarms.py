"""A danger sign nobody has answered: to the midwife again, then to the Puskesmas."""

from datetime import datetime, timedelta

from dialog.input.phones import spoken
from domain.people import RoleKind
from handlers import opening
from handlers.commands.alarms import announced
from handlers.work import Notice
from storage import alarms, people
from storage.engine import Connection
from storage.identity import identity_of

AGAIN_AFTER = timedelta(minutes=10)
FIRST_AGAIN = 0


def plan(connection: Connection, now: datetime) -> None:
    """Repeat what waits: first to the midwives, ten minutes later to the Puskesmas too."""
    for alarm, repeats in alarms.to_repeat(connection, now):
        patient = identity_of(connection, alarm.person_id)
        if patient is None:
            continue
        village = patient.village
        kind = RoleKind.MIDWIFE if repeats == FIRST_AGAIN else RoleKind.PUSKESMAS
        is_private = alarm.kind == "self_harm"
        told = people.holders(connection, village.id, RoleKind.MIDWIFE if is_private else kind)
        address = people.address_of(connection, alarm.person_id)
        phone = spoken(address["address"]) if address else ""
        for person in told:
            opening.open_for(
                connection,
                Notice(
                    key=f"alarm:{alarm.id}:{repeats + 1}:{person.id}",
                    person_id=person.id,
                    flow="midwife_alerted",
                    subject={
                        "alarm": alarm.id,
                        "phone": phone if phone.startswith("0") else "",
                        "again": True,
                    },
                    template=announced(village),
                ),
                now=now,
            )
        alarms.repeated(connection, alarm.id, now + AGAIN_AFTER if repeats == FIRST_AGAIN else None)
