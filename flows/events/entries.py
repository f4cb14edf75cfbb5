"""The conversations about the village's own events, and what starts them."""

from domain.events import PLANNERS
from domain.people import RoleKind
from flows.entry import Entry
from flows.events import (
    afterwards,
    attending,
    changing,
    invited,
    inviting,
    judging,
    page,
    planning,
    reaching,
    told,
)

MARKERS = (RoleKind.CADRE, *PLANNERS)

EVENT_FLOWS: dict[str, Entry] = {
    "village_events": Entry(
        function=page.village_events,
        intents=("KEGIATAN",),
        opens=page.opens,
        holds_nobody=True,
    ),
    "event_page": Entry(function=page.event_page, holds_nobody=True),
    "coming_events": Entry(function=page.coming_events, holds_nobody=True, is_side=True),
    "plan_event": Entry(function=planning.plan_event),
    "event_not_planned": Entry(function=planning.event_not_planned, holds_nobody=True),
    "draft_kept": Entry(function=judging.draft_kept, holds_nobody=True),
    "event_kept": Entry(function=judging.event_kept, holds_nobody=True),
    "event_to_judge": Entry(function=judging.event_to_judge, holds_nobody=True),
    "verdict_kept": Entry(function=judging.verdict_kept, holds_nobody=True),
    "event_judged": Entry(function=judging.event_judged, holds_nobody=True),
    "invite": Entry(function=inviting.invite, holds_nobody=True),
    "invite_at": Entry(function=inviting.invite_at),
    "invitation_scheduled": Entry(function=inviting.invitation_scheduled, holds_nobody=True),
    "cancel_event": Entry(
        function=changing.cancel_event,
        intents=("BATALKAN_KEGIATAN",),
        roles=PLANNERS,
        opens=attending.opens,
    ),
    "event_cancelled": Entry(function=changing.event_cancelled, holds_nobody=True),
    "move_event": Entry(
        function=changing.move_event,
        intents=("PINDAH_KEGIATAN",),
        roles=PLANNERS,
        opens=attending.opens,
    ),
    "event_moved": Entry(function=changing.event_moved, holds_nobody=True),
    "event_attendance": Entry(
        function=attending.event_attendance,
        intents=("HADIR_KEGIATAN",),
        roles=MARKERS,
        opens=attending.opens,
        takes_all_words=True,
    ),
    "attendance_marked": Entry(function=attending.attendance_marked, holds_nobody=True),
    "sign_up": Entry(
        function=attending.sign_up,
        intents=("PESERTA_KEGIATAN",),
        roles=(RoleKind.CADRE,),
        opens=attending.opens,
        takes_all_words=True,
    ),
    "event_reach": Entry(
        function=reaching.event_reach,
        intents=("JANGKAUAN",),
        roles=(*MARKERS, RoleKind.POKJANAL),
        opens=attending.opens,
        holds_nobody=True,
        is_side=True,
    ),
    "not_reached": Entry(
        function=reaching.not_reached,
        intents=("BELUM_TERJANGKAU",),
        roles=(*MARKERS, RoleKind.POKJANAL),
        opens=attending.opens,
        holds_nobody=True,
        is_side=True,
    ),
    "event_invitation": Entry(function=invited.event_invitation, holds_nobody=True),
    "event_asked": Entry(function=invited.event_asked, holds_nobody=True),
    "event_answered": Entry(function=invited.event_answered, holds_nobody=True),
    "event_question": Entry(function=told.event_question, holds_nobody=True),
    "event_seat_free": Entry(function=told.event_seat_free, holds_nobody=True),
    "seat_free_for_others": Entry(function=told.seat_free_for_others, holds_nobody=True),
    "event_cancelled_for": Entry(function=told.event_cancelled_for, holds_nobody=True),
    "event_moved_for": Entry(function=told.event_moved_for, holds_nobody=True),
    "event_gone_for_cadre": Entry(function=told.event_gone_for_cadre, holds_nobody=True),
    "attendance_wanted": Entry(function=afterwards.attendance_wanted, holds_nobody=True),
    "stayed_away": Entry(function=afterwards.stayed_away, holds_nobody=True),
    "event_opinion": Entry(function=afterwards.event_opinion, holds_nobody=True),
    "opinion_given": Entry(function=afterwards.opinion_given, holds_nobody=True),
}
