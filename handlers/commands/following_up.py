"""What carries out learning, visits, referrals until closed, meetings and what follows them."""

from collections.abc import Callable
from typing import Any

from domain import (
    commands_of_care,
    commands_of_comparing,
    commands_of_learning,
    commands_of_leaving,
    commands_of_meetings,
)
from handlers.commands import care, comparing, learning, leaving, meetings, merging
from handlers.work import Outcome, Work

FOLLOWING_UP: dict[type[Any], Callable[[Work, Any], Outcome]] = {
    commands_of_care.AcceptReferral: care.accept_referral,
    commands_of_care.KeepChecks: care.keep_checks,
    commands_of_care.LeaveVisitToMidwife: care.leave_visit_to_midwife,
    commands_of_care.RecordVisit: care.record_visit,
    commands_of_comparing.ShareActionItems: comparing.share_action_items,
    commands_of_comparing.TellHealthBudget: comparing.tell_health_budget,
    commands_of_learning.AnswerQuiz: learning.answer_quiz,
    commands_of_learning.RepeatMissed: learning.repeat_missed,
    commands_of_learning.StartQuiz: learning.start_quiz,
    commands_of_leaving.BringBack: leaving.bring_back,
    commands_of_leaving.ChangeCarer: merging.change_carer,
    commands_of_leaving.CorrectIdentity: merging.correct_identity,
    commands_of_leaving.MergeChildren: merging.merge_children,
    commands_of_leaving.MoveChildren: leaving.move_children,
    commands_of_leaving.RecordDeath: leaving.record_death,
    commands_of_leaving.SplitChildren: merging.split_children,
    commands_of_leaving.TellOfLoss: leaving.tell_of_loss,
    commands_of_meetings.DropActionItem: meetings.drop_action_item,
    commands_of_meetings.KeepActionItem: meetings.keep_action_item,
    commands_of_meetings.RecordMeetingGuests: meetings.record_meeting_guests,
    commands_of_meetings.ReportActionItem: meetings.report_action_item,
}
