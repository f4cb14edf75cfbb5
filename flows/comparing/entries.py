"""The conversations that compare villages or sum one up, and what starts them."""

from domain.comparing.asking import MAY_COMPARE
from domain.people import RoleKind
from flows.comparing import asked, compare, notes, similar, telling, village_digest
from flows.entry import Entry

TEAM = (RoleKind.POKJANAL,)
OFFICER = (RoleKind.VILLAGE_OFFICER,)
LEADERS = (RoleKind.VILLAGE_OFFICER, RoleKind.COORDINATOR)

COMPARING_FLOWS: dict[str, Entry] = {
    "compare": Entry(
        function=compare.compare,
        intents=("BANDING",),
        roles=MAY_COMPARE,
        opens=compare.opens,
        holds_nobody=True,
    ),
    "compare_table": Entry(function=compare.compare_table, holds_nobody=True),
    "compare_file": Entry(function=compare.compare_file, holds_nobody=True),
    "compare_trend": Entry(
        function=compare.compare_trend,
        intents=("TREN",),
        roles=MAY_COMPARE,
        holds_nobody=True,
    ),
    "compare_notes": Entry(function=notes.compare_notes, holds_nobody=True),
    "compare_why": Entry(function=asked.compare_why, holds_nobody=True),
    "compare_midwife": Entry(function=asked.compare_midwife),
    "compare_items": Entry(
        function=notes.compare_items, intents=("RTL",), roles=TEAM, holds_nobody=True
    ),
    "similar_villages": Entry(
        function=similar.similar_villages,
        intents=("DESA_SERUPA",),
        roles=MAY_COMPARE,
        opens=compare.opens,
        holds_nobody=True,
    ),
    # what a village tells of itself
    "tell_budget": Entry(
        function=telling.tell_budget,
        intents=("ANGGARAN_KESEHATAN",),
        roles=OFFICER,
        opens=telling.opens_budget,
        takes_all_words=True,
    ),
    "budget_kept": Entry(function=telling.budget_kept, holds_nobody=True),
    "share_items": Entry(
        function=telling.share_items,
        intents=("BAGIKAN_RTL",),
        roles=LEADERS,
        opens=telling.opens_sharing,
        takes_all_words=True,
    ),
    "sharing_kept": Entry(function=telling.sharing_kept, holds_nobody=True),
    # for the head of a village
    "village_digest": Entry(
        function=village_digest.village_digest,
        intents=("RINGKASAN_DESA",),
        roles=LEADERS,
        holds_nobody=True,
        is_side=True,
    ),
}
