"""The conversations about those who are no under-fives."""

from domain.people import RoleKind
from flows.cadre.stages import (
    after_examining,
    card,
    changing,
    entrance,
    examining,
    finding,
    pregnancy_end,
    private_questionnaires,
    questionnaires,
    registering,
    tetanus,
    tetanus_kept,
    tetanus_status,
    tetanus_undone,
    to_midwife,
)
from flows.entry import Entry

CADRE = (RoleKind.CADRE,)

STAGE_FLOWS: dict[str, Entry] = {
    "examine": Entry(function=examining.examine, roles=CADRE, opens=examining.opens),
    "examine_mother": Entry(
        function=examining.examine,
        intents=("BUMIL",),
        roles=CADRE,
        opens=examining.opens_mother,
    ),
    "examine_postpartum": Entry(
        function=examining.examine,
        intents=("NIFAS",),
        roles=CADRE,
        opens=examining.opens_postpartum,
    ),
    "examine_teen": Entry(
        function=examining.examine, intents=("REMAJA",), roles=CADRE, opens=examining.opens_teen
    ),
    "examine_older": Entry(
        function=examining.examine, intents=("LANSIA",), roles=CADRE, opens=examining.opens_older
    ),
    "child_or_resident": Entry(function=entrance.child_or_resident),
    "examine_first": Entry(function=entrance.examine_first),
    "resident_found": Entry(function=finding.resident_found, holds_nobody=True),
    "nothing_screened": Entry(function=entrance.nothing_screened, holds_nobody=True),
    "after_screening": Entry(function=after_examining.after_screening, holds_nobody=True),
    "fill_hb": Entry(function=after_examining.fill_hb),
    "screening_kept": Entry(function=after_examining.screening_kept, holds_nobody=True),
    "iron_noted": Entry(function=to_midwife.iron_noted, holds_nobody=True),
    "how_to_say_to_resident": Entry(function=to_midwife.how_to_say_to_resident, holds_nobody=True),
    "emergency_numbers": Entry(function=to_midwife.emergency_numbers, holds_nobody=True),
    "resident_sent": Entry(function=to_midwife.resident_sent, holds_nobody=True),
    "resident_waits": Entry(function=to_midwife.resident_waits, holds_nobody=True),
    "resident_urgent": Entry(function=to_midwife.resident_urgent, holds_nobody=True),
    "resident_private": Entry(function=to_midwife.resident_private, holds_nobody=True),
    "resident_taken": Entry(function=to_midwife.resident_taken, holds_nobody=True),
    "resident_accepted": Entry(function=to_midwife.resident_accepted, holds_nobody=True),
    "register_resident": Entry(function=registering.register_resident),
    "resident_registered": Entry(function=registering.resident_registered, holds_nobody=True),
    "complete_card": Entry(
        function=card.complete_card, intents=("LENGKAPI_KARTU",), roles=CADRE, opens=card.opens
    ),
    "card_completed": Entry(function=card.card_completed, holds_nobody=True),
    "change_screening": Entry(function=changing.change_screening),
    "remove_screening": Entry(function=changing.remove_screening),
    "screening_removed": Entry(function=changing.screening_removed, holds_nobody=True),
    "undo_screening": Entry(function=changing.undo_screening),
    "screening_undone": Entry(function=changing.screening_undone, holds_nobody=True),
    "record_tetanus": Entry(function=tetanus.record_tetanus),
    "tetanus_recorded": Entry(function=tetanus_kept.tetanus_recorded, holds_nobody=True),
    "change_tetanus": Entry(function=tetanus_kept.change_tetanus),
    "tetanus_changed": Entry(function=tetanus_kept.tetanus_changed, holds_nobody=True),
    "remove_tetanus": Entry(function=tetanus_kept.remove_tetanus),
    "tetanus_removed": Entry(function=tetanus_kept.tetanus_removed, holds_nobody=True),
    "undo_tetanus": Entry(function=tetanus_undone.undo_tetanus),
    "tetanus_undone": Entry(function=tetanus_undone.tetanus_undone, holds_nobody=True),
    "tetanus_of_woman": Entry(
        function=tetanus_status.tetanus_of_woman, holds_nobody=True, is_side=True
    ),
    "barthel": Entry(function=questionnaires.barthel),
    "skilas": Entry(function=questionnaires.skilas),
    "lung": Entry(function=questionnaires.lung),
    "mood": Entry(function=private_questionnaires.mood),
    "four_questions": Entry(function=private_questionnaires.four_questions),
    "heeadsss": Entry(function=private_questionnaires.heeadsss),
    "choose_questionnaire": Entry(
        function=private_questionnaires.choose_questionnaire, holds_nobody=True
    ),
    "end_pregnancy": Entry(
        function=pregnancy_end.end_pregnancy,
        intents=("MELAHIRKAN",),
        roles=(RoleKind.CADRE, RoleKind.MIDWIFE),
        opens=pregnancy_end.opens,
        takes_all_words=True,
    ),
    "baby_born": Entry(function=pregnancy_end.baby_born, holds_nobody=True),
    "loss_noted": Entry(function=pregnancy_end.loss_noted, holds_nobody=True),
    "pregnancy_has_ended": Entry(function=pregnancy_end.pregnancy_has_ended, holds_nobody=True),
    "undo_end": Entry(function=pregnancy_end.undo_end, holds_nobody=True),
    "pregnancy_goes_on": Entry(function=pregnancy_end.pregnancy_goes_on, holds_nobody=True),
}
