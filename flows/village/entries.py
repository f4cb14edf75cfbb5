"""The conversations of village officers, coordinators and midwives, and what starts them."""

from domain.broadcasts import SENDERS
from domain.people import RoleKind
from flows.cadre.skills import joining, practice
from flows.entry import Entry
from flows.general import (
    menu,
    not_yet,
    recap,
    recap_wishes,
    vaccine_coverage,
    vaccine_lists,
    vaccine_menu,
)
from flows.general.file_entries import FILE_FLOWS
from flows.midwife import referrals
from flows.village import (
    adding_day,
    approval,
    broadcast,
    broadcast_reply,
    broadcast_report,
    cancelling,
    contacts,
    inviting_cadre,
    moving_day,
    not_shared,
)
from flows.village import days as village_days
from flows.village.insurance.entries import INSURANCE_FLOWS
from flows.village.newcomers.entries import NEWCOMER_FLOWS

VILLAGE = (RoleKind.VILLAGE_OFFICER, RoleKind.COORDINATOR)
WORKERS = (RoleKind.CADRE, *SENDERS, RoleKind.POKJANAL)

VILLAGE_FLOWS: dict[str, Entry] = {
    **FILE_FLOWS,
    **NEWCOMER_FLOWS,
    **INSURANCE_FLOWS,
    "no_names_for_group": Entry(function=not_shared.no_names_for_group, holds_nobody=True),
    "no_health_of_others": Entry(function=not_shared.no_health_of_others, holds_nobody=True),
    # the village: announcements
    "broadcast": Entry(
        function=broadcast.broadcast,
        intents=("SIARAN",),
        roles=SENDERS,
        opens=broadcast.opens,
        text_for_others="text",
        takes_all_words=True,
    ),
    "not_sent": Entry(function=broadcast.not_sent, holds_nobody=True),
    "broadcast_scheduled": Entry(function=broadcast.broadcast_scheduled, holds_nobody=True),
    "broadcast_to_judge": Entry(function=approval.broadcast_to_judge, holds_nobody=True),
    "broadcast_judged": Entry(function=approval.broadcast_judged, holds_nobody=True),
    "broadcast_answered": Entry(function=approval.broadcast_answered, holds_nobody=True),
    "cancel_broadcast": Entry(function=cancelling.cancel_broadcast, holds_nobody=True),
    "broadcast_cancelled": Entry(function=cancelling.broadcast_cancelled, holds_nobody=True),
    "broadcast_report": Entry(function=broadcast_report.broadcast_report, holds_nobody=True),
    "broadcast_replies": Entry(function=broadcast_report.broadcast_replies, holds_nobody=True),
    "broadcast_failed": Entry(function=broadcast_report.broadcast_failed, holds_nobody=True),
    "broadcast_missed": Entry(function=broadcast_report.broadcast_missed, holds_nobody=True),
    "cadres_asked": Entry(function=broadcast_report.cadres_asked, holds_nobody=True),
    "nobody_to_ask": Entry(function=broadcast_report.nobody_to_ask, holds_nobody=True),
    "tell_in_person": Entry(function=broadcast_report.tell_in_person, holds_nobody=True),
    "broadcast_reply": Entry(function=broadcast_reply.broadcast_reply, holds_nobody=True),
    "broadcast_reply_kept": Entry(function=broadcast_reply.broadcast_reply_kept, holds_nobody=True),
    # the village: days of all posyandu
    "village_schedule": Entry(
        function=village_days.village_schedule,
        intents=("JADWAL",),
        roles=VILLAGE,
        opens=village_days.opens,
        holds_nobody=True,
        is_side=True,
    ),
    "move_day": Entry(
        function=moving_day.move_day, intents=("PINDAH",), roles=VILLAGE, opens=moving_day.opens
    ),
    "day_not_changed": Entry(function=moving_day.day_not_changed, holds_nobody=True),
    "day_moved": Entry(function=moving_day.day_moved, holds_nobody=True),
    "nobody_told": Entry(function=moving_day.nobody_told, holds_nobody=True),
    "day_was_moved": Entry(function=moving_day.day_was_moved, holds_nobody=True),
    "add_day": Entry(
        function=adding_day.add_day,
        intents=("TAMBAH_HARI",),
        roles=VILLAGE,
        opens=adding_day.opens,
    ),
    "day_added": Entry(function=adding_day.day_added, holds_nobody=True),
    # the village: its cadres
    "invite_cadre": Entry(
        function=inviting_cadre.invite_cadre,
        intents=("UNDANG_KADER",),
        roles=(RoleKind.COORDINATOR, RoleKind.MIDWIFE),
        opens=inviting_cadre.opens,
        takes_all_words=True,
    ),
    "cadre_invited": Entry(function=inviting_cadre.cadre_invited, holds_nobody=True),
    "nobody_invited": Entry(function=inviting_cadre.nobody_invited, holds_nobody=True),
    "cadre_contacts": Entry(
        function=contacts.cadre_contacts,
        intents=("KONTAK_KADER",),
        roles=VILLAGE,
        holds_nobody=True,
    ),
    "join_as_cadre": Entry(
        function=joining.join_as_cadre, intents=("KODE_KADER",), opens=joining.opens
    ),
    "cadre_joined": Entry(function=joining.cadre_joined, holds_nobody=True),
    "practice": Entry(
        function=practice.practice,
        intents=("LATIHAN",),
        roles=(RoleKind.CADRE,),
        hears_menu=True,
        rehearses=True,
    ),
    # for every duty
    "change_role": Entry(function=menu.change_role, intents=("GANTI_PERAN",), holds_nobody=True),
    "not_yet": Entry(
        function=not_yet.not_yet,
        holds_nobody=True,
        is_side=True,
    ),
    "recap": Entry(
        function=recap.recap,
        intents=("REKAP",),
        roles=WORKERS,
        opens=recap_wishes.opens,
        holds_nobody=True,
        is_side=True,
    ),
    # the village: vaccines of many children
    "due_list": Entry(
        function=vaccine_lists.due_list,
        intents=("DAFTAR_WAKTUNYA",),
        roles=WORKERS,
        holds_nobody=True,
    ),
    "vials_list": Entry(
        function=vaccine_lists.vials_list,
        intents=("KEBUTUHAN_VAKSIN",),
        roles=WORKERS,
        holds_nobody=True,
    ),
    "overdue_list": Entry(
        function=vaccine_lists.overdue_list,
        intents=("DAFTAR_TERLAMBAT",),
        roles=WORKERS,
        holds_nobody=True,
    ),
    "sweeping_list": Entry(
        function=vaccine_lists.sweeping_list,
        intents=("DAFTAR_SWEEPING",),
        roles=WORKERS,
        holds_nobody=True,
    ),
    "zero_dose_list": Entry(
        function=vaccine_lists.zero_dose_list,
        intents=("ZERO_DOSE",),
        roles=WORKERS,
        holds_nobody=True,
    ),
    "drop_out_list": Entry(
        function=vaccine_lists.drop_out_list,
        intents=("DROP_OUT",),
        roles=WORKERS,
        holds_nobody=True,
    ),
    "vaccine_coverage": Entry(
        function=vaccine_coverage.vaccine_coverage,
        intents=("CAKUPAN_IMUNISASI",),
        roles=WORKERS,
        holds_nobody=True,
    ),
    "toddler_coverage": Entry(
        function=vaccine_coverage.toddler_coverage,
        intents=("CAKUPAN_IBL",),
        roles=WORKERS,
        holds_nobody=True,
    ),
    "vaccine_figures": Entry(function=vaccine_coverage.vaccine_figures, holds_nobody=True),
    "vaccine_menu": Entry(function=vaccine_menu.vaccine_menu, roles=WORKERS, holds_nobody=True),
    "refer": Entry(
        function=referrals.refer,
        intents=("RUJUK",),
        roles=(RoleKind.CADRE, RoleKind.MIDWIFE, RoleKind.PUSKESMAS),
        opens=referrals.opens,
    ),
}
