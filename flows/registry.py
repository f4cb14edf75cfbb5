"""The only list of conversations: their names, what starts them and who may."""

from flows.cadre.care.entries import CARE_FLOWS
from flows.cadre.entries_of_the_day import CADRE_FLOWS
from flows.cadre.register.entries import REGISTER_FLOWS
from flows.comparing.entries import COMPARING_FLOWS
from flows.entry import Entry
from flows.events.entries import EVENT_FLOWS
from flows.family.entries import FAMILY_FLOWS
from flows.forms.entries import FORM_FLOWS
from flows.general import menu, misunderstanding
from flows.general.entries import GENERAL_FLOWS
from flows.meeting.entries import MEETING_FLOWS
from flows.village.entries import VILLAGE_FLOWS

FLOWS: dict[str, Entry] = {
    # learning, visits and referrals: a midwife's list comes before a cadre's
    **CARE_FLOWS,
    # villages side by side: RTL means all villages' to those above them
    **COMPARING_FLOWS,
    # the quarterly meeting: RTL before what a midwife is sent
    **MEETING_FLOWS,
    # the village: its entries come first, for officers share JADWAL and PINDAH with families
    **EVENT_FLOWS,
    **VILLAGE_FLOWS,
    **FORM_FLOWS,
    # general
    "menu": Entry(function=menu.menu, holds_nobody=True),
    "help": Entry(function=menu.help_, holds_nobody=True, is_side=True),
    "not_understood": Entry(function=misunderstanding.not_understood, holds_nobody=True),
    "stuck": Entry(function=misunderstanding.stuck, holds_nobody=True),
    "resume": Entry(function=misunderstanding.resume, holds_nobody=True),
    "dropped_after_a_day": Entry(function=misunderstanding.dropped_after_a_day, holds_nobody=True),
    "still_unfinished": Entry(function=misunderstanding.still_unfinished, holds_nobody=True),
    "cancelled": Entry(function=misunderstanding.cancelled, holds_nobody=True),
    "choice_is_over": Entry(function=misunderstanding.choice_is_over, holds_nobody=True),
    "nothing_to_cancel": Entry(function=misunderstanding.nothing_to_cancel, holds_nobody=True),
    "question_forwarded": Entry(function=misunderstanding.question_forwarded, holds_nobody=True),
    # a cadre's day
    **CADRE_FLOWS,
    # for anybody
    **GENERAL_FLOWS,
    # families
    **FAMILY_FLOWS,
    # the edges of the register: last, for officers move days by PINDAH
    **REGISTER_FLOWS,
}
