"""The conversations about pasted lists."""

from domain.people import RoleKind
from flows.cadre.pasted import after, one_line, taking_back, whole_list
from flows.entry import Entry

PASTED_FLOWS: dict[str, Entry] = {
    "how_to_paste": Entry(
        function=whole_list.how_to_paste,
        intents=("TEMPEL",),
        roles=(RoleKind.CADRE,),
        holds_nobody=True,
    ),
    "pasted_list": Entry(function=whole_list.pasted_list),
    "paste_summary": Entry(function=after.paste_summary, holds_nobody=True),
    "pasted_line": Entry(function=one_line.pasted_line),
    "paste_done": Entry(function=after.paste_done, holds_nobody=True),
    "paste_overview": Entry(function=after.paste_overview, holds_nobody=True),
    "pasted_sent": Entry(function=after.pasted_sent, holds_nobody=True),
    "undo_paste": Entry(function=taking_back.undo_paste),
    "paste_kept": Entry(function=taking_back.paste_kept, holds_nobody=True),
    "paste_undone": Entry(function=taking_back.paste_undone, holds_nobody=True),
}
