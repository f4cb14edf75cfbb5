"""The commands about the village's own events."""

from collections.abc import Callable
from typing import Any

from domain import commands_of_events
from handlers.commands import event_guests, events
from handlers.work import Outcome, Work

EVENT_CARRIERS: dict[type[Any], Callable[[Work, Any], Outcome]] = {
    commands_of_events.AnswerInvitation: event_guests.answer_invitation,
    commands_of_events.AskAboutEvent: event_guests.ask_about_event,
    commands_of_events.CancelEvent: events.cancel_event,
    commands_of_events.GiveOpinion: event_guests.give_opinion,
    commands_of_events.JudgeEvent: events.judge_event,
    commands_of_events.KeepEvent: events.keep_event,
    commands_of_events.KeepEventDraft: events.keep_event_draft,
    commands_of_events.MarkAttendance: event_guests.mark_attendance,
    commands_of_events.MoveEvent: events.move_event,
    commands_of_events.ScheduleInvitation: events.schedule_invitation,
}
