"""The conversations of a cadre on the posyandu day: what starts them and who may."""

from domain.people import RoleKind
from flows.cadre.day import closing, day_closed, day_left_open, open_day, recap_explained
from flows.cadre.day.entries import DAY_FLOWS
from flows.cadre.doses import child_doses, correcting_doses, doses_corrected, doses_kept, immunizing
from flows.cadre.growth import (
    absence,
    after_weighing,
    asking_for_change,
    changed,
    changing,
    danger_signs,
    past_weighing,
    removing,
    vitamin_a,
    weighed_today,
    weighing,
)
from flows.cadre.pasted.entries import PASTED_FLOWS
from flows.cadre.register import adding_phone, correcting_child, registered, registering
from flows.cadre.stages.entries import STAGE_FLOWS
from flows.cadre.who import cadre_card, finding
from flows.entry import Entry
from flows.family import midwife_writes
from flows.general import no_such_card, why_dose
from flows.midwife import checking_doses, examination, urgent_referral

CADRE = (RoleKind.CADRE,)
SEES_CARDS = (RoleKind.CADRE, RoleKind.MIDWIFE, RoleKind.PUSKESMAS)
"""Those who see values by duty (ux section 12)."""

CADRE_FLOWS: dict[str, Entry] = {
    # a cadre's day
    **PASTED_FLOWS,
    **DAY_FLOWS,
    "open_day": Entry(function=open_day.open_day, intents=("BUKA",), roles=CADRE),
    "day_opened": Entry(function=open_day.day_opened, holds_nobody=True),
    "day_left_open": Entry(function=day_left_open.day_left_open, holds_nobody=True),
    "closing_postponed": Entry(function=day_left_open.closing_postponed, holds_nobody=True),
    # those who are no under-fives
    **STAGE_FLOWS,
    # weighing
    "weighing": Entry(
        function=weighing.weighing, intents=("TIMBANG",), roles=CADRE, opens=weighing.opens
    ),
    "correct_birth_date": Entry(function=correcting_child.correct_birth_date),
    "correct_sex": Entry(function=correcting_child.correct_sex),
    "child_corrected": Entry(function=correcting_child.child_corrected, holds_nobody=True),
    "past_weighing": Entry(
        function=past_weighing.past_weighing, roles=CADRE, opens=past_weighing.opens
    ),
    "past_weighing_kept": Entry(function=past_weighing.past_weighing_kept, holds_nobody=True),
    "after_weighing": Entry(function=after_weighing.after_weighing, holds_nobody=True),
    "danger_signs": Entry(function=danger_signs.danger_signs, holds_nobody=True),
    "referral_sent": Entry(function=urgent_referral.referral_sent, holds_nobody=True),
    "urgent_referral": Entry(function=urgent_referral.urgent_referral, holds_nobody=True),
    "referral_taken": Entry(function=urgent_referral.referral_taken, holds_nobody=True),
    "examination": Entry(function=examination.examination),
    "examination_recorded": Entry(function=examination.examination_recorded, holds_nobody=True),
    "child_examined": Entry(function=examination.child_examined, holds_nobody=True),
    "parent_worries": Entry(function=examination.parent_worries, holds_nobody=True),
    "midwife_writes": Entry(function=midwife_writes.midwife_writes, holds_nobody=True),
    "not_your_fault": Entry(function=midwife_writes.not_your_fault, holds_nobody=True),
    "referral_accepted": Entry(function=urgent_referral.referral_accepted, holds_nobody=True),
    "how_to_say": Entry(function=after_weighing.how_to_say, holds_nobody=True),
    "sent_to_midwife": Entry(function=after_weighing.sent_to_midwife, holds_nobody=True),
    "child_waits": Entry(function=after_weighing.child_waits, holds_nobody=True),
    "not_sent_yet": Entry(function=after_weighing.not_sent_yet, holds_nobody=True),
    "nothing_saved": Entry(function=after_weighing.nothing_saved, holds_nobody=True),
    "left_for_later": Entry(function=absence.left_for_later, holds_nobody=True),
    "done_for_now": Entry(
        function=after_weighing.done_for_now, intents=("SELESAI",), roles=CADRE, holds_nobody=True
    ),
    "vitamin_a": Entry(
        function=vitamin_a.vitamin_a, intents=("VITAMIN_A",), roles=CADRE, opens=vitamin_a.opens
    ),
    "vitamin_a_recorded": Entry(function=after_weighing.vitamin_a_recorded, holds_nobody=True),
    # registering and looking up
    "register_child": Entry(
        function=registering.register_child,
        intents=("DAFTAR",),
        roles=CADRE,
        opens=registering.opens,
    ),
    "child_registered": Entry(function=registered.child_registered, holds_nobody=True),
    "not_registered_twice": Entry(function=adding_phone.not_registered_twice),
    "phone_added": Entry(function=adding_phone.phone_added, holds_nobody=True),
    "find_child": Entry(
        function=finding.find_child, intents=("CARI",), roles=CADRE, opens=finding.opens
    ),
    "child_found": Entry(function=finding.child_found, holds_nobody=True),
    "cadre_card": Entry(
        function=cadre_card.cadre_card,
        intents=("KARTU", "TAUTAN_KARTU"),
        roles=SEES_CARDS,
        opens=cadre_card.opens,
    ),
    "no_such_card": Entry(
        function=no_such_card.no_such_card,
        intents=("KARTU_LINGKAR",),
        holds_nobody=True,
        is_side=True,
    ),
    "cadre_length_card": Entry(
        function=cadre_card.cadre_length_card,
        intents=("KARTU_PANJANG",),
        roles=SEES_CARDS,
        opens=cadre_card.opens,
    ),
    "cadre_weight_for_length_card": Entry(
        function=cadre_card.cadre_weight_for_length_card,
        intents=("KARTU_BERAT_PANJANG",),
        roles=SEES_CARDS,
        opens=cadre_card.opens,
    ),
    "progress": Entry(
        function=finding.progress,
        intents=("KEMAJUAN", "BELUM_DATANG"),
        roles=CADRE,
        holds_nobody=True,
        is_side=True,
    ),
    "one_at_a_time": Entry(function=weighing.one_at_a_time, holds_nobody=True),
    # corrections of the open day
    "change_weighing": Entry(
        function=changing.change_weighing, intents=("UBAH",), roles=CADRE, opens=changing.opens
    ),
    "weighing_changed": Entry(function=changed.weighing_changed, holds_nobody=True),
    "weighing_moved": Entry(function=changed.weighing_moved, holds_nobody=True),
    "remove_weighing": Entry(
        function=removing.remove_weighing, intents=("HAPUS",), roles=CADRE, opens=finding.opens
    ),
    "weighing_removed": Entry(function=changed.weighing_removed, holds_nobody=True),
    "capsule_removed": Entry(function=changed.capsule_removed, holds_nobody=True),
    "change_asked": Entry(function=asking_for_change.change_asked, holds_nobody=True),
    "change_wanted": Entry(function=asking_for_change.change_wanted, holds_nobody=True),
    "change_decided": Entry(function=asking_for_change.change_decided, holds_nobody=True),
    "change_answered": Entry(function=asking_for_change.change_answered, holds_nobody=True),
    "undo": Entry(function=removing.undo, intents=("URUNGKAN",), roles=(*CADRE, RoleKind.MIDWIFE)),
    "undone": Entry(function=changed.undone, holds_nobody=True),
    "nothing_changed": Entry(function=weighed_today.nothing_changed, holds_nobody=True),
    # vaccines and absence
    "why_dose": Entry(function=why_dose.why_dose, holds_nobody=True, is_side=True),
    "record_doses": Entry(
        function=immunizing.record_doses,
        intents=("IMUNISASI",),
        roles=CADRE,
        opens=immunizing.opens,
    ),
    "doses_recorded": Entry(function=doses_kept.doses_recorded, holds_nobody=True),
    "child_doses": Entry(function=child_doses.child_doses),
    "doses_shown": Entry(function=child_doses.doses_shown, holds_nobody=True),
    "correct_doses": Entry(function=correcting_doses.correct_doses),
    "dose_changed": Entry(function=doses_corrected.dose_changed, holds_nobody=True),
    "doses_removed": Entry(function=doses_corrected.doses_removed, holds_nobody=True),
    "check_doses": Entry(
        function=checking_doses.check_doses,
        intents=("PERIKSA_IMUNISASI",),
        roles=(RoleKind.MIDWIFE, RoleKind.PUSKESMAS),
        holds_nobody=True,
    ),
    "doses_checked": Entry(function=checking_doses.check_doses, holds_nobody=True),
    "doses_refused": Entry(function=checking_doses.doses_refused, holds_nobody=True),
    "child_absent": Entry(function=absence.child_absent, opens=absence.opens),
    "absence_recorded": Entry(function=absence.absence_recorded, holds_nobody=True),
    # closing the day
    "close_day": Entry(function=closing.close_day, intents=("TUTUP",), roles=CADRE),
    "day_closed": Entry(function=day_closed.day_closed, holds_nobody=True),
    "visits_after_day": Entry(function=day_closed.visits_after_day, holds_nobody=True),
    "group_version": Entry(function=day_closed.group_version, holds_nobody=True),
    "colleague_closed": Entry(function=day_closed.colleague_closed, holds_nobody=True),
    "recap_explained": Entry(
        function=recap_explained.recap_explained,
        intents=("ARTI_REKAP",),
        holds_nobody=True,
        is_side=True,
    ),
    "recap_ready": Entry(function=day_closed.recap_ready, holds_nobody=True),
    "day_approved": Entry(function=day_closed.day_approved, holds_nobody=True),
}
