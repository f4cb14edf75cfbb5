"""Carrying out what a flow returned; roles are checked where a thing is done."""

from collections.abc import Callable
from contextvars import ContextVar
from typing import Any

from domain import (
    commands,
    commands_family,
    commands_of_alarms,
    commands_of_days,
    commands_of_diarrhoea,
    commands_of_doses,
    commands_of_families,
    commands_of_midwives,
    commands_of_pastes,
    commands_village,
)
from handlers.commands import (
    absences,
    after_vaccines,
    alarms,
    answers,
    attendance,
    broadcasts,
    cadres,
    capsules,
    change_requests,
    children,
    closing,
    corrections,
    days,
    diarrhoea,
    dose_corrections,
    doses,
    examinations,
    families,
    family_messages,
    joining,
    own_records,
    pastes,
    questions,
    reopening,
    schedule,
    urgent_referrals,
    weighings,
)
from handlers.commands.following_up import FOLLOWING_UP
from handlers.commands.forms import FORM_CARRIERS
from handlers.commands.of_events import EVENT_CARRIERS
from handlers.commands.of_residents import RESIDENT_CARRIERS
from handlers.commands.of_screenings import SCREENING_CARRIERS
from handlers.work import Outcome, Work

CARRIERS: dict[type[Any], Callable[[Work, Any], Outcome]] = {
    **SCREENING_CARRIERS,
    **EVENT_CARRIERS,
    **FORM_CARRIERS,
    **FOLLOWING_UP,
    **RESIDENT_CARRIERS,
    commands.ChangeWeighing: corrections.change_weighing,
    commands.ForwardQuestion: questions.forward_question,
    commands.MoveWeighing: corrections.move_weighing,
    commands.OpenDay: days.open_day,
    commands.PostponeClosing: days.postpone_closing,
    commands.PutOnWaitingList: absences.put_on_waiting_list,
    commands.RecordDoses: doses.record_doses,
    commands.RecordVitaminA: capsules.record_vitamin_a,
    commands.RecordWeighing: weighings.record_weighing,
    commands.ReferUrgently: urgent_referrals.refer_urgently,
    commands.RemoveWeighing: corrections.remove_weighing,
    commands.SendToMidwife: weighings.send_to_midwife,
    commands.TakeReferral: urgent_referrals.take_referral,
    commands.Undo: corrections.undo,
    commands_family.AddFamilyPhone: families.add_family_phone,
    commands_family.ApproveDay: closing.approve_day,
    commands_family.AskForChange: change_requests.ask_for_change,
    commands_family.CloseDay: closing.close_day,
    commands_family.DecideChange: change_requests.decide_change,
    commands_family.RecordAbsence: absences.record_absence,
    commands_family.RegisterChild: families.register_child,
    commands_family.RemoveVitaminA: corrections.remove_vitamin_a,
    commands_village.AddDay: schedule.add_day,
    commands_village.BecomeCadre: cadres.become_cadre,
    commands_village.CancelBroadcast: broadcasts.cancel_broadcast,
    commands_village.InviteCadre: cadres.invite_cadre,
    commands_village.JudgeBroadcast: broadcasts.judge_broadcast,
    commands_village.KeepBroadcastReply: broadcasts.keep_broadcast_reply,
    commands_village.MoveDay: schedule.move_day,
    commands_village.ScheduleBroadcast: broadcasts.schedule_broadcast,
    commands_village.TellInPerson: broadcasts.tell_in_person,
    commands_of_diarrhoea.RecordDiarrhoea: diarrhoea.record_diarrhoea,
    commands_of_diarrhoea.TellDiarrhoea: diarrhoea.tell_diarrhoea,
    commands_of_diarrhoea.WithdrawDiarrhoea: diarrhoea.withdraw_diarrhoea,
    commands_of_doses.AddToReaction: after_vaccines.add_to_reaction,
    commands_of_doses.ChangeDose: dose_corrections.change_dose,
    commands_of_doses.CheckDoses: dose_corrections.check_doses,
    commands_of_doses.RemoveDoses: dose_corrections.remove_doses,
    commands_of_alarms.AskTransport: alarms.ask_transport,
    commands_of_alarms.RaiseAlarm: alarms.raise_alarm,
    commands_of_alarms.ReportAfterVaccine: after_vaccines.report_after_vaccine,
    commands_of_alarms.ReportDeparture: alarms.report_departure,
    commands_of_alarms.TakeAlarm: alarms.take_alarm,
    commands_family.CorrectChild: children.correct_child,
    commands_of_midwives.RecordExamination: examinations.record_examination,
    commands_of_midwives.RecordOutcome: examinations.record_outcome,
    commands_of_midwives.TellOfExamination: examinations.tell_of_examination,
    commands_of_midwives.TellOfGuilt: examinations.tell_of_guilt,
    commands_of_days.AskReopening: reopening.ask_reopening,
    commands_of_days.PutRight: reopening.put_right,
    commands_of_days.RefuseReopening: reopening.refuse_reopening,
    commands_of_days.ReopenDay: reopening.reopen_day,
    commands_of_pastes.KeepPaste: pastes.keep_paste,
    commands_of_pastes.KeepPastedLine: pastes.keep_pasted_line,
    commands_of_pastes.SendPasted: pastes.send_pasted,
    commands_of_pastes.UndoPaste: pastes.undo_paste,
    commands_of_families.AnswerForwarded: answers.answer_forwarded,
    commands_of_families.AnswerPrivately: answers.answer_privately,
    commands_of_families.AnswerReminder: attendance.answer_reminder,
    commands_of_families.AnswerVaccineReminder: attendance.answer_vaccine_reminder,
    commands_of_families.AskForHelp: attendance.ask_for_help,
    commands_of_families.AskHuman: answers.ask_human,
    commands_of_families.CalmDown: questions.calm_down,
    commands_of_families.CountWrongBirthDate: joining.count_wrong_birth_date,
    commands_of_families.CountWrongCode: joining.count_wrong_code,
    commands_of_families.DeclineInvitation: joining.decline_invitation,
    commands_of_families.FinishMove: family_messages.finish_move,
    commands_of_families.ForgetNumber: family_messages.forget_number,
    commands_of_families.ForwardAttachment: answers.forward_attachment,
    commands_of_families.JoinFamily: joining.join_family,
    commands_of_families.LinkOwnContact: family_messages.link_own_contact,
    commands_of_families.RecordElsewhere: attendance.record_elsewhere,
    commands_of_families.RefuseConsent: joining.refuse_consent,
    commands_of_families.RequestOwnErasure: own_records.request_own_erasure,
    commands_of_families.RequestErasure: family_messages.request_erasure,
    commands_of_families.RestartMessages: family_messages.restart_messages,
    commands_of_families.SharePhone: joining.share_phone,
    commands_of_families.StartMove: family_messages.start_move,
    commands_of_families.StopMessages: family_messages.stop_messages,
    commands_of_families.TellMoved: attendance.tell_moved,
    commands_of_families.TellPregnancy: attendance.tell_pregnancy,
}
"""The only list of what can be done."""


watched: ContextVar[list[object] | None] = ContextVar("watched", default=None)
"""Where what is carried out is looked at, as transcripts do, a list that it is added to."""


def carry_out(work: Work, command: object) -> Outcome:
    """Do what a flow asked for, within the transaction of this message."""
    done = watched.get()
    if done is not None:
        done.append(command)
    return CARRIERS[type(command)](work, command)
