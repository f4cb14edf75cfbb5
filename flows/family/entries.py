"""The conversations of families: what starts them and who may."""

from flows.cadre.doses import overdue_children
from flows.entry import Entry
from flows.family import (
    card,
    doses_elsewhere,
    elsewhere,
    immunization,
    invitation,
    joining,
    moved_away,
    pregnancy,
    reminder,
    strangers,
    tips,
    vaccine_reminder,
)

FAMILY_FLOWS: dict[str, Entry] = {
    # a family joins
    "stranger": Entry(function=strangers.stranger, holds_nobody=True),
    "no_code": Entry(function=strangers.no_code, holds_nobody=True),
    "family_code": Entry(function=joining.family_code, opens=joining.opens),
    "joined_family": Entry(function=joining.joined_family),
    "joined_already": Entry(function=joining.joined_already, holds_nobody=True),
    "joining_locked": Entry(function=joining.joining_locked, holds_nobody=True),
    "somebody_locked_out": Entry(function=joining.somebody_locked_out, holds_nobody=True),
    "consent_refused": Entry(function=joining.consent_refused, holds_nobody=True),
    "welcome": Entry(function=joining.welcome, holds_nobody=True),
    "invitation": Entry(function=invitation.invitation, holds_nobody=True),
    "accept_invitation": Entry(function=invitation.accept_invitation),
    "invitation_over": Entry(function=invitation.invitation_over, holds_nobody=True),
    "invitation_ended": Entry(function=invitation.invitation_ended, holds_nobody=True),
    "pregnant": Entry(function=pregnancy.pregnant, holds_nobody=True),
    "pregnancy_told": Entry(function=pregnancy.pregnancy_told, holds_nobody=True),
    "somebody_pregnant": Entry(function=pregnancy.somebody_pregnant, holds_nobody=True),
    # reminders and their answers
    "posyandu_reminder": Entry(function=reminder.posyandu_reminder, holds_nobody=True),
    "vaccine_reminder": Entry(function=vaccine_reminder.vaccine_reminder, holds_nobody=True),
    "vaccine_reminder_answered": Entry(
        function=vaccine_reminder.vaccine_reminder_answered, holds_nobody=True
    ),
    "children_to_visit": Entry(function=overdue_children.children_to_visit, holds_nobody=True),
    "family_moved": Entry(function=moved_away.family_moved, holds_nobody=True),
    "somebody_moved": Entry(function=moved_away.somebody_moved, holds_nobody=True),
    "vaccine_worries": Entry(function=moved_away.vaccine_worries, holds_nobody=True),
    "reminder_is_over": Entry(function=reminder.reminder_is_over, holds_nobody=True),
    "reminder_answered": Entry(function=reminder.reminder_answered, holds_nobody=True),
    "see_you_today": Entry(function=reminder.see_you_today, holds_nobody=True),
    "not_seen": Entry(function=reminder.not_seen, holds_nobody=True),
    "help_is_coming": Entry(function=reminder.help_is_coming, holds_nobody=True),
    "help_wanted": Entry(function=reminder.help_wanted, holds_nobody=True),
    "weighed_elsewhere": Entry(function=elsewhere.weighed_elsewhere),
    "elsewhere_recorded": Entry(function=doses_elsewhere.elsewhere_recorded, holds_nobody=True),
    # what a family asks
    "card": Entry(function=card.card, intents=("KARTU",), opens=card.opens, holds_nobody=True),
    "length_card": Entry(
        function=card.length_card, intents=("KARTU_PANJANG",), opens=card.opens, holds_nobody=True
    ),
    "weight_for_length_card": Entry(
        function=card.weight_for_length_card,
        intents=("KARTU_BERAT_PANJANG",),
        opens=card.opens,
        holds_nobody=True,
    ),
    "card_link": Entry(
        function=card.card_link, intents=("TAUTAN_KARTU",), opens=card.opens, holds_nobody=True
    ),
    "result": Entry(function=card.result, holds_nobody=True),
    "others_child": Entry(function=card.others_child, holds_nobody=True),
    "join_first": Entry(function=card.join_first, holds_nobody=True),
    "immunization": Entry(
        function=immunization.immunization,
        intents=("IMUNISASI",),
        opens=immunization.opens,
        holds_nobody=True,
    ),
    "tips": Entry(function=tips.tips, intents=("TIPS",), opens=tips.opens, holds_nobody=True),
}
