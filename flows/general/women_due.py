"""The pregnant women whose Td is due, beside the children of a list."""

from collections.abc import Sequence

from dialog.texts import text
from domain.immunization import TetanusStatus
from domain.register import Register
from domain.screening import Resident
from domain.screening.tetanus import women_due
from flows.general.vaccine_places import Place

MOST_NAMES = 10


def women_due_words(register: Register, found: Sequence[Place]) -> str:
    """Say 'Td: 3 ibu hamil' with their names, or nothing."""
    ids = tuple(place.posyandu.id for place in found)
    residents, days = register.residents_of_several(ids), register.tetanus_days(ids)
    due = [
        one
        for place in found
        for one in women_due(
            [each for each in residents if each.posyandu_id == place.posyandu.id], days, place.on
        )
    ]
    if not due:
        return ""
    named = ", ".join(_named(*one) for one in due[:MOST_NAMES])
    said = text("Td: {count} ibu hamil. {names}.", count=len(due), names=named)
    left = len(due) - MOST_NAMES
    return f"{said} {text('Masih ada {count} lagi.', count=left)}" if left > 0 else said


def _named(woman: Resident, status: TetanusStatus) -> str:
    rt = woman.rt or "-"
    if not status.status:
        return text("{who}, RT {rt} (belum ada catatan)", who=woman.name, rt=rt)
    return text("{who}, RT {rt} (T{number})", who=woman.name, rt=rt, number=status.status)
