"""The conversations of the quarterly meeting, and what starts them."""

from domain.people import RoleKind
from flows.entry import Entry
from flows.meeting import (
    guests,
    lokmin,
    open_matters,
    posyandu_report,
    rtl,
    rtl_kept,
    whole_report,
    writing_rtl,
)
from flows.meeting.scope import LEADERS, WRITE_ITEMS

WORKERS = tuple(kind for kind in RoleKind if kind is not RoleKind.FAMILY)

MEETING_FLOWS: dict[str, Entry] = {
    "meeting_guests": Entry(
        function=guests.meeting_guests,
        intents=("HADIR_LOKMIN",),
        roles=LEADERS,
        opens=guests.opens,
        takes_all_words=True,
    ),
    "guests_kept": Entry(function=guests.guests_kept, holds_nobody=True),
    "lokmin": Entry(
        function=lokmin.lokmin,
        intents=("LOKMIN",),
        roles=LEADERS,
        opens=lokmin.opens,
        holds_nobody=True,
    ),
    "lokmin_which": Entry(function=lokmin.lokmin_which, holds_nobody=True),
    "lokmin_posyandu": Entry(function=posyandu_report.lokmin_posyandu, holds_nobody=True),
    "lokmin_group": Entry(function=posyandu_report.lokmin_group, holds_nobody=True),
    "lokmin_detail": Entry(function=posyandu_report.lokmin_detail, holds_nobody=True),
    "lokmin_all": Entry(function=whole_report.lokmin_all, holds_nobody=True),
    "lokmin_all_group": Entry(function=whole_report.lokmin_all_group, holds_nobody=True),
    "lokmin_gap_names": Entry(function=whole_report.lokmin_gap_names, holds_nobody=True),
    "lokmin_file": Entry(function=whole_report.lokmin_file, holds_nobody=True),
    "lokmin_referrals": Entry(function=open_matters.lokmin_referrals, holds_nobody=True),
    "lokmin_absent": Entry(function=open_matters.lokmin_absent, holds_nobody=True),
    # what is agreed on
    "begin_rtl": Entry(
        function=writing_rtl.begin_rtl,
        intents=("TULIS_RTL",),
        roles=WRITE_ITEMS,
        opens=writing_rtl.opens,
    ),
    "write_rtl": Entry(function=writing_rtl.write_rtl),
    "change_rtl": Entry(function=writing_rtl.change_rtl),
    "rtl_kept": Entry(function=rtl_kept.rtl_kept, holds_nobody=True),
    "rtl_agreed": Entry(function=rtl_kept.rtl_agreed, holds_nobody=True),
    "rtl": Entry(
        function=rtl.rtl, intents=("RTL",), roles=WORKERS, opens=rtl.opens, holds_nobody=True
    ),
    "rtl_item": Entry(function=rtl.rtl_item),
    "rtl_due": Entry(function=rtl.rtl_due, holds_nobody=True),
    "rtl_list": Entry(function=rtl.rtl_list, holds_nobody=True),
    "rtl_settle": Entry(function=rtl.rtl_settle),
    "rtl_reported": Entry(function=rtl.rtl_reported, holds_nobody=True),
    "rtl_told": Entry(function=rtl.rtl_told, holds_nobody=True),
}
