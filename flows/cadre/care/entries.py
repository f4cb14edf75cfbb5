"""The conversations of learning, of visits to homes, and of referrals until they are closed."""

from domain.people import RoleKind
from flows.cadre.care import diarrhoea, diarrhoea_advice, home_visit, visit_kept, visit_refused
from flows.cadre.skills import learning
from flows.entry import Entry
from flows.midwife import (
    asked_of_referral,
    controls,
    referral_of_child,
    referral_of_resident,
    waiting_list,
)
from flows.midwife import diarrhoea as of_diarrhoea

CADRE = (RoleKind.CADRE,)
MIDWIVES = (RoleKind.MIDWIFE, RoleKind.PUSKESMAS)

CARE_FLOWS: dict[str, Entry] = {
    # learning
    "learn": Entry(
        function=learning.learn,
        intents=("BELAJAR",),
        roles=(RoleKind.CADRE, RoleKind.COORDINATOR, *MIDWIVES),
        opens=learning.opens,
        holds_nobody=True,
    ),
    "choose_quiz": Entry(function=learning.choose_quiz, holds_nobody=True),
    "quiz_question": Entry(function=learning.quiz_question, holds_nobody=True),
    "quiz_over": Entry(function=learning.quiz_over, holds_nobody=True),
    "learning_counts": Entry(function=learning.learning_counts, holds_nobody=True),
    # diarrhoea
    "diarrhoea": Entry(function=diarrhoea.diarrhoea),
    "diarrhoea_recorded": Entry(function=diarrhoea_advice.diarrhoea_recorded, holds_nobody=True),
    "how_to_oralit": Entry(function=diarrhoea_advice.how_to_oralit, holds_nobody=True),
    "diarrhoea_told": Entry(function=diarrhoea_advice.diarrhoea_told, holds_nobody=True),
    "diarrhoea_withdrawn": Entry(function=diarrhoea.diarrhoea_withdrawn, holds_nobody=True),
    "diarrhoea_follow_up": Entry(function=diarrhoea.diarrhoea_follow_up, holds_nobody=True),
    "diarrhoea_to_see": Entry(function=of_diarrhoea.diarrhoea_to_see, holds_nobody=True),
    "diarrhoea_was_mistaken": Entry(
        function=of_diarrhoea.diarrhoea_was_mistaken, holds_nobody=True
    ),
    "diarrhoea_cluster": Entry(function=of_diarrhoea.diarrhoea_cluster, holds_nobody=True),
    # visits to homes
    "visit_refused": Entry(
        function=visit_refused.visit_refused,
        intents=("TOLAK_KUNJUNGAN",),
        roles=CADRE,
        opens=visit_refused.opens,
        holds_nobody=True,
    ),
    "visits": Entry(
        function=home_visit.visits,
        intents=("KUNJUNGAN",),
        roles=CADRE,
        opens=home_visit.opens,
        holds_nobody=True,
    ),
    "home_visit": Entry(function=home_visit.home_visit),
    "visit_recorded": Entry(function=visit_kept.visit_recorded, holds_nobody=True),
    "next_visit": Entry(function=visit_kept.next_visit, holds_nobody=True),
    "visit_put_off": Entry(function=visit_kept.visit_put_off, holds_nobody=True),
    "visit_today": Entry(function=visit_kept.visit_today, holds_nobody=True),
    "visit_left_to_midwife": Entry(function=visit_refused.visit_left_to_midwife, holds_nobody=True),
    "visit_wanted": Entry(function=visit_refused.visit_wanted, holds_nobody=True),
    # referrals until they are closed
    "waiting_list": Entry(
        function=waiting_list.waiting_list,
        intents=("RUJUK",),
        roles=MIDWIVES,
        holds_nobody=True,
    ),
    "referral_of_child": Entry(function=referral_of_child.referral_of_child, holds_nobody=True),
    "result_of_child": Entry(function=referral_of_child.result_of_child),
    "referral_mine": Entry(function=referral_of_child.referral_mine, holds_nobody=True),
    "referral_noted": Entry(function=referral_of_child.referral_noted, holds_nobody=True),
    "asked_of_referral": Entry(function=asked_of_referral.tell_of_referral, holds_nobody=True),
    "outcome_of_child": Entry(function=asked_of_referral.outcome_of_child),
    "outcome_kept": Entry(function=asked_of_referral.outcome_kept, holds_nobody=True),
    "result_later": Entry(function=asked_of_referral.result_later, holds_nobody=True),
    "referral_of_resident": Entry(
        function=referral_of_resident.referral_of_resident, holds_nobody=True
    ),
    "resident_mine": Entry(function=referral_of_resident.resident_mine, holds_nobody=True),
    "resident_noted": Entry(function=referral_of_resident.resident_noted, holds_nobody=True),
    "result_of_resident": Entry(function=referral_of_resident.result_of_resident),
    "resident_result_recorded": Entry(
        function=referral_of_resident.resident_result_recorded, holds_nobody=True
    ),
    "resident_examined": Entry(function=referral_of_resident.resident_examined, holds_nobody=True),
    "control_tomorrow": Entry(function=controls.control_tomorrow, holds_nobody=True),
    "control_today": Entry(function=controls.control_today, holds_nobody=True),
    "controls_of_the_day": Entry(function=controls.controls_of_the_day, holds_nobody=True),
    "referrals_overdue": Entry(function=controls.referrals_overdue, holds_nobody=True),
}
