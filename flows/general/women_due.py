"""The pregnant women whose Td is due, beside the children of a list."""

from collections.abc import Sequence

from dialog.spoken import percent
from dialog.texts import text
from domain.immunization import TetanusStatus
from domain.register import Register
from domain.screening import Resident
from domain.screening.tetanus import is_pregnant, status_of, women_due
from domain.small_counts import is_small
from flows.general.vaccine_places import Place

MOST_NAMES = 10
ENOUGH = 2
"""T2 and above count as covered (T2+)."""


def women_due_words(register: Register, found: Sequence[Place]) -> str:
    """Say 'Td: 3 ibu hamil' with their names, or nothing."""
    due = women_due_at(register, found)
    if not due:
        return ""
    named = ", ".join(_named(*one) for one in due[:MOST_NAMES])
    said = text("Td: {count} ibu hamil. {names}.", count=len(due), names=named)
    left = len(due) - MOST_NAMES
    return f"{said} {text('Masih ada {count} lagi.', count=left)}" if left > 0 else said


def women_due_at(
    register: Register, found: Sequence[Place]
) -> list[tuple[Resident, TetanusStatus]]:
    """List the pregnant women to whom a Td may be given on the day of their posyandu."""
    ids = tuple(place.posyandu.id for place in found)
    residents, days = register.residents_of_several(ids), register.tetanus_days(ids)
    return [
        one
        for place in found
        for one in women_due(
            [each for each in residents if each.posyandu_id == place.posyandu.id], days, place.on
        )
    ]


def coverage_words(register: Register, found: Sequence[Place], *, is_masked: bool) -> str:
    """Say how many pregnant women have T2 or more (T2+), the year's measure of the programme."""
    ids = tuple(place.posyandu.id for place in found)
    days, today = register.tetanus_days(ids), register.now.date()
    pregnant = [each for each in register.residents_of_several(ids) if is_pregnant(each, today)]
    covered = sum(
        status_of(each, days.get(each.id, ()), today).status >= ENOUGH for each in pregnant
    )
    if not pregnant and not is_masked:
        return ""
    if is_masked and (is_small(covered) or is_small(len(pregnant) - covered)):
        return text("Td ibu hamil (T2+): angka kecil, disamarkan")
    return text(
        "Td ibu hamil (T2+): {covered} dari {women} ({percent})",
        covered=covered,
        women=len(pregnant),
        percent=percent(covered, len(pregnant)),
    )


def _named(woman: Resident, status: TetanusStatus) -> str:
    rt = woman.rt or "-"
    if not status.status:
        return text("{who}, RT {rt} (belum ada catatan)", who=woman.name, rt=rt)
    return text("{who}, RT {rt} (T{number})", who=woman.name, rt=rt, number=status.status)
