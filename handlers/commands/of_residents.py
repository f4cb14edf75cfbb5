"""What carries out newcomers and insurance."""

from collections.abc import Callable
from typing import Any

from domain import commands_of_insurance, commands_of_newcomers
from handlers.commands import insurance, newcomers
from handlers.work import Outcome, Work

RESIDENT_CARRIERS: dict[type[Any], Callable[[Work, Any], Outcome]] = {
    commands_of_insurance.EnterProposals: insurance.enter_proposals,
    commands_of_insurance.ListInsuranceOff: insurance.list_insurance_off,
    commands_of_insurance.LookUpInsurance: insurance.look_up_insurance,
    commands_of_insurance.ProposePbi: insurance.propose_pbi,
    commands_of_insurance.RecordInsurance: insurance.record_insurance,
    commands_of_insurance.TellAboutInsurance: insurance.tell_about_insurance,
    commands_of_newcomers.CountNewcomers: newcomers.count_newcomers,
    commands_of_newcomers.KeepNewcomers: newcomers.keep_newcomers,
    commands_of_newcomers.LeaveUnnamed: newcomers.leave_unnamed,
    commands_of_newcomers.RecordDeparture: newcomers.record_departure,
    commands_of_newcomers.ReportNobody: newcomers.report_nobody,
    commands_of_newcomers.SetNewcomerDay: newcomers.set_newcomer_day,
    commands_of_newcomers.WithdrawMove: newcomers.withdraw_move,
}
