"""The conversations about a posyandu day beside opening and closing it."""

from domain.people import RoleKind
from flows.cadre.day import day_closed, day_left_open, day_work, reopening
from flows.entry import Entry
from flows.midwife import recap_review

CADRE = (RoleKind.CADRE,)

DAY_FLOWS: dict[str, Entry] = {
    "five_steps": Entry(
        function=day_work.five_steps,
        intents=("LANGKAH",),
        roles=CADRE,
        holds_nobody=True,
        is_side=True,
    ),
    "queue": Entry(
        function=day_work.queue,
        intents=("ANTREAN",),
        roles=CADRE,
        holds_nobody=True,
        is_side=True,
    ),
    "reopen_day": Entry(
        function=reopening.reopen_day,
        intents=("BUKA_LAGI",),
        roles=(RoleKind.CADRE, RoleKind.MIDWIFE, RoleKind.COORDINATOR),
        opens=reopening.opens,
    ),
    "late_children": Entry(function=reopening.late_children, intents=("SUSULAN",), roles=CADRE),
    "reopening_asked": Entry(function=reopening.reopening_asked, holds_nobody=True),
    "reopening_wanted": Entry(function=reopening.reopening_wanted, holds_nobody=True),
    "reopening_refused": Entry(function=reopening.reopening_refused, holds_nobody=True),
    "reopening_served": Entry(function=reopening.reopening_served, holds_nobody=True),
    "day_reopened": Entry(function=reopening.day_reopened, holds_nobody=True),
    "day_open_again": Entry(function=reopening.day_open_again, holds_nobody=True),
    "day_never_closed": Entry(function=day_left_open.day_never_closed, holds_nobody=True),
    "recap_approved": Entry(function=day_closed.recap_approved, holds_nobody=True),
    "review_recap": Entry(function=recap_review.review_recap),
    "recap_left": Entry(function=recap_review.recap_left, holds_nobody=True),
}
