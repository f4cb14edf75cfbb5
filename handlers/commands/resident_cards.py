"""Keeping what is told of somebody beside the figures of a card."""

from dialog.turn import Go
from domain.commands_of_screening import CompleteCard
from handlers.commands.permission import cadre_at
from handlers.work import Outcome, Work
from storage import resident_cards


def complete_card(work: Work, command: CompleteCard) -> Outcome:
    """Lay what was told over the card."""
    resident = work.register.resident(command.resident)
    cadre_at(work, resident.posyandu_id)
    card = work.register.resident_card(resident.id).joined(command.told)
    resident_cards.keep(work.connection, resident.id, card, by=work.speaker.id, at=work.now)
    work.note("card.completed", "resident", resident.id, parts=sorted(command.told))
    return Outcome(follow=Go(flow="card_completed", subject={"resident": resident.id}))
