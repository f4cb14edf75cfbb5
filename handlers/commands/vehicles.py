"""Asking the village for a vehicle, for somebody the midwife has taken on."""

from domain.people import RoleKind
from handlers.work import Notice, Work


def vehicle_wanted(
    work: Work, *, key: str, parent: str, rt: str, posyandu_id: int, patient: str
) -> tuple[Notice, ...]:
    """Ask an officer, who hears who and where, and nothing of the illness; once a day by key."""
    return tuple(
        Notice(
            key=f"{key}:{officer.id}:{work.now:%Y-%m-%d}",
            person_id=officer.id,
            flow="transport_wanted",
            subject={
                "parent": parent,
                "rt": rt,
                "hamlet": work.register.posyandu(posyandu_id).hamlet,
                "patient": patient,
            },
        )
        for officer in work.register.holders(RoleKind.VILLAGE_OFFICER)[:1]
    )
