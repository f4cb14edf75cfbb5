"""What can be done about those who are no under-fives, by command."""

from collections.abc import Callable
from typing import Any

from domain import commands_of_resident_care as of_care
from domain import commands_of_screening as commands
from domain import commands_of_tetanus as of_tetanus
from handlers.commands import resident_cards, resident_care, residents_sent, screenings, tetanus
from handlers.work import Outcome, Work

SCREENING_CARRIERS: dict[type[Any], Callable[[Work, Any], Outcome]] = {
    commands.AddToScreening: screenings.add_to_screening,
    commands.CompleteCard: resident_cards.complete_card,
    commands.ChangeScreening: screenings.change_screening,
    commands.MoveScreening: screenings.move_screening,
    commands.RecordScreening: screenings.record_screening,
    commands.RegisterResident: screenings.register_resident,
    commands.RemoveScreening: screenings.remove_screening,
    commands.SendResident: residents_sent.send_resident,
    commands.TakeResident: residents_sent.take_resident,
    commands.UndoScreening: screenings.undo_screening,
    of_care.AcceptResident: resident_care.accept_resident,
    of_care.EndPregnancy: resident_care.end_pregnancy,
    of_care.RecordResidentResult: resident_care.record_resident_result,
    of_care.TakeBackPregnancyEnd: resident_care.take_back_pregnancy_end,
    of_tetanus.ChangeTetanus: tetanus.change_tetanus,
    of_tetanus.RecordTetanus: tetanus.record_tetanus,
    of_tetanus.RemoveTetanus: tetanus.remove_tetanus,
    of_tetanus.UndoTetanus: tetanus.undo_tetanus,
}
