"""The conversations at the edges of the register: death, moves, doubles, names and carers."""

from domain.people import RoleKind
from flows.cadre import unreached
from flows.cadre.doses import catching_up
from flows.cadre.register import identity_changes, leaving, merging, moving_in
from flows.entry import Entry
from flows.family import loss

CADRE = (RoleKind.CADRE,)
SERVES = (RoleKind.CADRE, RoleKind.MIDWIFE, RoleKind.PUSKESMAS)

REGISTER_FLOWS: dict[str, Entry] = {
    # death
    "record_death": Entry(
        function=leaving.record_death, intents=("MENINGGAL",), roles=SERVES, opens=leaving.opens
    ),
    "death_recorded": Entry(function=leaving.death_recorded, holds_nobody=True),
    "child_has_died": Entry(function=leaving.child_has_died, holds_nobody=True),
    "loss_told": Entry(
        function=loss.loss_told,
        intents=("MENINGGAL",),
        opens=loss.opens,
        takes_all_words=True,
        holds_nobody=True,
    ),
    "condolences": Entry(function=loss.condolences, holds_nobody=True),
    "family_lost_somebody": Entry(function=loss.family_lost_somebody, holds_nobody=True),
    # moves
    "child_moves": Entry(
        function=leaving.child_moves,
        intents=("PINDAH_ANAK", "PINDAH"),
        roles=CADRE,
        opens=leaving.opens_move,
    ),
    "children_moved": Entry(function=leaving.children_moved, holds_nobody=True),
    "children_moved_here": Entry(function=leaving.children_moved_here, holds_nobody=True),
    "child_is_back": Entry(function=leaving.child_is_back, holds_nobody=True),
    "child_moved_in": Entry(function=catching_up.child_moved_in, holds_nobody=True),
    "moves_in": Entry(
        function=moving_in.moves_in, intents=("PINDAHAN",), roles=CADRE, opens=moving_in.opens
    ),
    # one child, two records
    "merge_children": Entry(
        function=merging.merge_children,
        intents=("GABUNG_DATA",),
        roles=SERVES,
        opens=merging.opens,
        takes_all_words=True,
    ),
    "children_merged": Entry(function=merging.children_merged, holds_nobody=True),
    "split_children": Entry(
        function=merging.split_children,
        intents=("PISAHKAN",),
        roles=SERVES,
        opens=leaving.opens,
    ),
    "children_split": Entry(function=merging.children_split, holds_nobody=True),
    # who a child is, and who looks after it
    "correct_name": Entry(
        function=identity_changes.correct_name,
        intents=("GANTI_NAMA",),
        roles=CADRE,
        opens=identity_changes.opens_name,
    ),
    "add_nik": Entry(
        function=identity_changes.add_nik,
        intents=("NIK",),
        roles=CADRE,
        opens=identity_changes.opens_nik,
    ),
    "identity_corrected": Entry(function=identity_changes.identity_corrected, holds_nobody=True),
    "change_carer": Entry(
        function=identity_changes.change_carer,
        intents=("GANTI_PENGASUH",),
        roles=CADRE,
        opens=identity_changes.opens_carer,
    ),
    "carer_changed": Entry(function=identity_changes.carer_changed, holds_nobody=True),
    "families_unreached": Entry(function=unreached.families_unreached, holds_nobody=True),
    "family_number": Entry(function=unreached.family_number),
    "number_of_family": Entry(
        function=unreached.number_of_family,
        intents=("NOMOR_KELUARGA",),
        roles=CADRE,
        opens=identity_changes.opens_carer,
    ),
}
