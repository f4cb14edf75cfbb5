"""Whose each command is: the rows of the role matrix (ux section 12)."""

from dataclasses import dataclass, field
from typing import Any

from domain import commands, commands_family, commands_of_alarms, commands_of_care
from domain import commands_of_comparing as of_comparing
from domain import commands_of_days as of_days
from domain import commands_of_diarrhoea as of_diarrhoea
from domain import commands_of_doses as of_doses
from domain import commands_of_events as of_events
from domain import commands_of_families as of_families
from domain import commands_of_forms as of_forms
from domain import commands_of_insurance as of_insurance
from domain import commands_of_learning as of_learning
from domain import commands_of_leaving as of_leaving
from domain import commands_of_meetings as of_meetings
from domain import commands_of_midwives as of_midwives
from domain import commands_of_newcomers as of_newcomers
from domain import commands_of_pastes as of_pastes
from domain import commands_of_resident_care as of_resident_care
from domain import commands_of_screening as of_screening
from domain import commands_of_tetanus as of_tetanus
from domain import commands_village as village

CADRE = ("cadre",)
"""The cadre of the posyandu; a cadre of another one is refused."""
SERVES = ("cadre", "midwife")
SERVES_AREA = (*SERVES, "puskesmas")
MIDWIFE = ("midwife",)
HEALTH = ("midwife", "puskesmas")
OFFICER = ("officer",)
MOTHER = ("mother",)
ORGANISES = ("coordinator", "officer", *HEALTH)
COUNTS_NEWCOMERS = ("coordinator", "officer", "midwife")
NOBODY = ()
"""Nobody of the table: it takes what happened to the one who asks, such as an own quiz."""
EVERYBODY = (
    "cadre", "other_cadre", "coordinator", "officer", "midwife", "puskesmas", "pokjanal", "mother",
    "other_mother", "stranger",
)  # fmt: skip
"""About the one who asks, or a word to somebody: nothing of others is read or changed."""


@dataclass(frozen=True, kw_only=True)
class Row:
    """Who is let through."""

    may: tuple[str, ...]
    given: dict[str, Any] = field(default_factory=dict)
    """Values that the command is tried with."""
    is_shown: bool = True
    """False where the day of the test has nothing it could be done to: only refusals are tried."""


def _rows(may: tuple[str, ...], *kinds: type, is_shown: bool = True) -> dict[type, Row]:
    return {kind: Row(may=may, is_shown=is_shown) for kind in kinds}


ROWS: dict[type, Row] = {
    **_rows(NOBODY, of_families.RequestOwnErasure),
    **_rows(
        CADRE,
        commands.ChangeWeighing, commands.MoveWeighing, commands.OpenDay, commands.PostponeClosing,
        commands.PutOnWaitingList, commands.RecordDoses, commands.RecordVitaminA,
        commands.RecordWeighing, commands.ReferUrgently, commands.RemoveWeighing,
        commands.SendToMidwife, commands_family.AddFamilyPhone, commands_family.CloseDay,
        commands_family.CorrectChild, commands_family.RecordAbsence, commands_family.AskForChange,
        commands_of_care.LeaveVisitToMidwife, commands_of_care.RecordVisit,
        of_diarrhoea.RecordDiarrhoea, of_screening.AddToScreening, of_screening.ChangeScreening,
        of_screening.MoveScreening, of_screening.RegisterResident, of_screening.RemoveScreening,
        of_screening.SendResident, of_screening.CompleteCard,
    ),
    **_rows(
        CADRE,
        commands.Undo, commands_family.RemoveVitaminA, of_days.AskReopening,
        of_diarrhoea.TellDiarrhoea, of_diarrhoea.WithdrawDiarrhoea, of_screening.UndoScreening,
        commands_of_care.KeepChecks, of_learning.AnswerQuiz, of_screening.RecordScreening,
        is_shown=False,
    ),
    **_rows(OFFICER, of_comparing.TellHealthBudget),
    **_rows(("cadre", "other_cadre", "coordinator"), of_forms.KeepFormAnswers),
    **_rows(("coordinator", "officer"), of_comparing.ShareActionItems),
    **_rows(SERVES, of_doses.ChangeDose, of_doses.RemoveDoses),
    **_rows(
        SERVES, of_resident_care.EndPregnancy, of_resident_care.TakeBackPregnancyEnd,
        of_tetanus.ChangeTetanus, of_tetanus.RecordTetanus, of_tetanus.RemoveTetanus,
        of_tetanus.UndoTetanus, is_shown=False,
    ),
    **_rows(
        SERVES_AREA,
        of_leaving.ChangeCarer, of_leaving.MergeChildren, of_leaving.MoveChildren,
        of_leaving.RecordDeath,
    ),
    **_rows(SERVES_AREA, of_leaving.BringBack, of_leaving.SplitChildren, is_shown=False),
    of_leaving.CorrectIdentity: Row(may=SERVES_AREA, given={"name": "Ani Rahayu"}),
    of_learning.StartQuiz: Row(may=("cadre", "other_cadre")),
    of_learning.RepeatMissed: Row(may=CADRE),
    **_rows(
        HEALTH,
        commands.TakeReferral, commands_of_alarms.TakeAlarm, of_doses.CheckDoses,
        of_midwives.RecordExamination, of_midwives.RecordOutcome, of_resident_care.AcceptResident,
        of_resident_care.RecordResidentResult, of_screening.TakeResident,
    ),
    **_rows(
        HEALTH, commands_of_care.AcceptReferral, of_midwives.TellOfExamination, is_shown=False
    ),
    of_days.PutRight: Row(may=MIDWIFE),
    **_rows(MIDWIFE, commands_family.ApproveDay, commands_family.DecideChange, is_shown=False),
    of_days.RefuseReopening: Row(may=("coordinator", "midwife")),
    of_days.ReopenDay: Row(may=("coordinator", "midwife"), is_shown=False),
    village.InviteCadre: Row(may=("coordinator", "midwife")),
    **_rows(ORGANISES, of_events.KeepEventDraft, of_meetings.RecordMeetingGuests),
    **_rows(
        ORGANISES,
        of_events.CancelEvent, of_events.KeepEvent, of_events.MoveEvent,
        of_events.ScheduleInvitation, village.AddDay, village.CancelBroadcast, village.MoveDay,
        village.ScheduleBroadcast, village.TellInPerson, of_events.JudgeEvent,
        village.JudgeBroadcast, of_meetings.DropActionItem, of_meetings.ReportActionItem,
        is_shown=False,
    ),
    of_meetings.KeepActionItem: Row(may=("coordinator", *HEALTH)),
    of_events.MarkAttendance: Row(may=(*CADRE, *ORGANISES), is_shown=False),
    of_insurance.ListInsuranceOff: Row(may=("officer", *HEALTH)),
    of_insurance.LookUpInsurance: Row(may=("officer", *HEALTH), is_shown=False),
    **_rows(
        OFFICER, of_insurance.EnterProposals, of_insurance.ProposePbi, of_newcomers.SetNewcomerDay
    ),
    **_rows(
        OFFICER, of_insurance.RecordInsurance, of_insurance.TellAboutInsurance, is_shown=False
    ),
    of_newcomers.RecordDeparture: Row(may=COUNTS_NEWCOMERS),
    of_newcomers.ReportNobody: Row(
        may=(*CADRE, *COUNTS_NEWCOMERS), given={"neighbourhoods": (1,)}, is_shown=False
    ),
    **_rows(
        COUNTS_NEWCOMERS,
        of_newcomers.CountNewcomers, of_newcomers.KeepNewcomers, of_newcomers.LeaveUnnamed,
        of_newcomers.WithdrawMove,
        is_shown=False,
    ),
    of_pastes.SendPasted: Row(may=CADRE, given={"weighings": (1,)}),
    of_pastes.UndoPaste: Row(may=("cadre", "other_cadre")),
    **_rows(CADRE, of_pastes.KeepPaste, of_pastes.KeepPastedLine, is_shown=False),
    **_rows(
        MOTHER,
        commands_of_alarms.ReportAfterVaccine, of_families.AnswerVaccineReminder,
        of_families.AskForHelp, of_families.RequestErasure, of_families.SharePhone,
        of_families.TellMoved,
    ),
    of_families.RecordElsewhere: Row(may=MOTHER, is_shown=False),
    of_families.AnswerReminder: Row(may=EVERYBODY, given={"posyandu": (1,)}, is_shown=False),
    **_rows(
        ("mother", "midwife"), commands_of_alarms.AskTransport, commands_of_alarms.ReportDeparture
    ),
    **_rows(
        NOBODY,
        village.BecomeCadre, of_families.AnswerForwarded, of_families.DeclineInvitation,
        of_families.JoinFamily, of_events.AnswerInvitation, of_events.AskAboutEvent,
        of_events.GiveOpinion,
        is_shown=False,
    ),
    of_families.StartMove: Row(may=tuple(duty for duty in EVERYBODY if duty != "stranger")),
    **_rows(
        EVERYBODY,
        commands.ForwardQuestion, commands_of_alarms.RaiseAlarm, of_doses.AddToReaction,
        of_families.AnswerPrivately, of_families.AskHuman, of_families.CalmDown,
        of_families.CountWrongBirthDate, of_families.CountWrongCode, of_families.FinishMove,
        of_families.ForgetNumber, of_families.ForwardAttachment, of_families.LinkOwnContact,
        of_families.RefuseConsent, of_families.RestartMessages, of_families.StopMessages,
        of_families.TellPregnancy, of_leaving.TellOfLoss, of_midwives.TellOfGuilt,
    ),
    village.KeepBroadcastReply: Row(may=EVERYBODY, is_shown=False),
    commands_family.RegisterChild: Row(may=CADRE, given={"sex": "P"}),
}  # fmt: skip
