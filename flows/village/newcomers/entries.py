"""The conversations about newcomers: what starts them and who may."""

from flows.entry import Entry
from flows.village.newcomers import counting, departing, notices, particulars, rounds, summary
from flows.village.newcomers.entrance import REPORT

NEWCOMER_FLOWS: dict[str, Entry] = {
    "newcomers": Entry(function=counting.newcomers, intents=("PENDATANG",), roles=REPORT),
    "newcomers_known": Entry(function=counting.newcomers_known, holds_nobody=True),
    "newcomers_counted": Entry(function=counting.newcomers_counted, holds_nobody=True),
    "newcomers_unasked": Entry(function=counting.newcomers_unasked, holds_nobody=True),
    "newcomers_unwilling": Entry(function=counting.newcomers_unwilling, holds_nobody=True),
    "newcomers_left_unnamed": Entry(function=counting.newcomers_left_unnamed, holds_nobody=True),
    "newcomer_particulars": Entry(function=particulars.newcomer_particulars),
    "newcomers_doubled": Entry(function=particulars.newcomers_doubled, holds_nobody=True),
    "newcomers_kept": Entry(function=particulars.newcomers_kept, holds_nobody=True),
    "newcomers_without_name": Entry(function=notices.newcomers_without_name, holds_nobody=True),
    "newcomers_named": Entry(function=notices.newcomers_named, holds_nobody=True),
    "newcomers_need_care": Entry(function=notices.newcomers_need_care, holds_nobody=True),
    "newcomer_children": Entry(function=notices.newcomer_children, holds_nobody=True),
    "people_leave": Entry(function=departing.people_leave, intents=("WARGA_PINDAH",), roles=REPORT),
    "departure_recorded": Entry(function=departing.departure_recorded, holds_nobody=True),
    "move_withdrawn": Entry(function=departing.move_withdrawn, holds_nobody=True),
    "nobody_came": Entry(function=rounds.nobody_came, intents=("NIHIL",), roles=REPORT),
    "nobody_recorded": Entry(function=rounds.nobody_recorded, holds_nobody=True),
    "newcomer_round": Entry(function=rounds.newcomer_round, holds_nobody=True),
    "set_newcomer_round": Entry(function=rounds.set_round),
    "newcomer_round_set": Entry(function=rounds.round_set, holds_nobody=True),
    "newcomer_summary": Entry(function=summary.newcomer_summary, holds_nobody=True),
    "newcomers_for_group": Entry(function=summary.newcomers_for_group, holds_nobody=True),
}
