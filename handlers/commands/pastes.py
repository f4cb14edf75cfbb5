"""Keeping a pasted list: its clear lines together, the others one by one, and all of it back."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from dialog.turn import Go
from domain.commands import (
    PutOnWaitingList,
    RecordDoses,
    RecordVitaminA,
    RecordWeighing,
    SendToMidwife,
)
from domain.commands_family import RecordAbsence
from domain.commands_of_pastes import KeepPaste, KeepPastedLine, SendPasted, UndoPaste
from domain.commands_of_screening import RecordScreening, SendResident
from domain.people import RoleKind
from domain.screening import Urgency
from handlers.commands import corrections, screenings, weighings
from handlers.commands.absences import keep_absence
from handlers.commands.capsules import record_vitamin_a
from handlers.commands.days import open_planned
from handlers.commands.doses import record_doses
from handlers.commands.permission import cadre_at, holder_of
from handlers.commands.residents_sent import send_resident
from handlers.commands.weighings import SavedMeanwhile
from handlers.work import Notice, Outcome, Work
from storage import audit


@dataclass(frozen=True, kw_only=True)
class Line:
    """What became of a line, and who is told of it at once."""

    told: dict[str, Any]
    notices: tuple[Notice, ...] = ()


def keep_paste(work: Work, command: KeepPaste) -> Outcome:
    """Keep the clear lines of a list, and begin with those that are not."""
    cadre_at(work, command.posyandu)
    if command.opens_day and work.register.open_day(command.posyandu) is None:
        open_planned(work, command.posyandu, command.on)
    paste = work.note("paste.read", "posyandu", command.posyandu, lines=command.read)
    at = replace(work, paste=paste)
    told: list[dict[str, Any]] = []
    notices: list[Notice] = []
    waiting: list[dict[str, Any]] = []
    for typed, done in command.clear:
        try:
            kept = _keep(at, done)
            told.append(kept.told)
            notices.extend(kept.notices)
        except SavedMeanwhile:
            waiting.append({"words": typed, "like": None})
    waiting.extend(command.rest["waiting"])
    rest = {**command.rest, "paste": paste, "waiting": waiting, "of": len(waiting)}
    numbers = [each["weighing"] for each in told if "weighing" in each]
    examined = [each["screening"] for each in told if "screening" in each]
    return Outcome(
        notices=tuple(notices),
        follow=Go(
            flow="paste_summary",
            subject={
                **command.summary,
                "read": command.read,
                "weighings": numbers,
                "screenings": examined,
                "others": len(told) - len(numbers) - len(examined),
                "capsules": sum(1 for each in told if each.get("has_capsule")),
                "rest": rest,
            },
        ),
    )


def keep_pasted_line(work: Work, command: KeepPastedLine) -> Outcome:
    """Settle one line, and go on to the next or to the end of the list."""
    rest = command.rest
    cadre_at(work, rest["posyandu"])
    line = Line(told=command.told)
    if command.done is not None:
        try:
            line = _keep(replace(work, paste=rest["paste"]), command.done)
        except SavedMeanwhile:
            return _asked_again(rest, command.told["again"])
    if rest["waiting"]:
        follow = Go(flow="pasted_line", subject={**rest, "last": line.told})
        return Outcome(follow=follow, notices=line.notices)
    names = ("paste", "posyandu", "later", "listed")
    subject = {**{name: rest[name] for name in names}, "last": line.told}
    return Outcome(follow=Go(flow="paste_done", subject=subject), notices=line.notices)


def _asked_again(rest: dict[str, Any], item: dict[str, Any]) -> Outcome:
    """Ask about a line once more: a colleague saved the child in this very moment."""
    waiting = [item, *rest["waiting"]]
    subject = {**rest, "waiting": waiting, "place": rest["place"] - 1}
    return Outcome(follow=Go(flow="pasted_line", subject=subject))


def _keep(work: Work, command: object) -> Line:
    """Keep what a line says, and tell what it was."""
    return _KEEPS[type(command)](work, command)


def _weighed(work: Work, command: RecordWeighing) -> Line:
    kept = weighings.keep_weighing(work, command)
    return Line(told={"weighing": kept.weighing, "has_capsule": kept.capsule is not None})


def _examined(work: Work, command: RecordScreening) -> Line:
    """Keep a grown-up's figures; a danger sign is told the midwife at once, as nobody asks."""
    kept = screenings.keep_screening(work, command)
    told: dict[str, Any] = {"screening": kept.screening}
    if kept.urgency is not Urgency.NOW:
        return Line(told=told, notices=kept.notices)
    sent = send_resident(work, SendResident(screening=kept.screening))
    return Line(told={**told, "is_sent": True}, notices=(*kept.notices, *sent.notices))


def _absent(work: Work, command: RecordAbsence | PutOnWaitingList) -> Line:
    keep_absence(work, command.child, command.on, command.reason)
    return Line(told={"absent": command.child, "reason": command.reason})


def _vaccinated(work: Work, command: RecordDoses) -> Line:
    return Line(told={"doses": command.child}, notices=record_doses(work, command).notices)


def _got_capsule(work: Work, command: RecordVitaminA) -> Line:
    notices = record_vitamin_a(work, command).notices
    return Line(told={"capsule": command.child, "has_capsule": True}, notices=notices)


_KEEPS: dict[type[Any], Callable[[Work, Any], Line]] = {
    RecordWeighing: _weighed,
    RecordScreening: _examined,
    RecordAbsence: _absent,
    PutOnWaitingList: _absent,
    RecordDoses: _vaccinated,
    RecordVitaminA: _got_capsule,
}


def undo_paste(work: Work, command: UndoPaste) -> Outcome:
    """Take back what a list has saved; what somebody changed since stays as it is."""
    changes = work.register.saved_with_paste(command.paste)
    holder_of(work, RoleKind.CADRE)
    left: list[int] = []
    count = 0
    for change in changes:
        if corrections.was_overtaken(work, change):
            left.append(change.child)
            continue
        corrections.take_back(work, change)
        audit.undone(work.connection, change.id, work.now)
        count += 1
    examined, left_grown_up = _take_screenings_back(work, command.paste)
    count += examined
    work.note("paste.undone", "audit", command.paste, count=count)
    subject = {"count": count, "left": left, "left_grown_up": left_grown_up}
    return Outcome(follow=Go(flow="paste_undone", subject=subject))


def _take_screenings_back(work: Work, paste: int) -> tuple[int, list[int]]:
    """Take back what a list saved of grown-ups; give how many, and whose were changed since."""
    left: list[int] = []
    count = 0
    for change in work.register.screened_with_paste(paste):
        if screenings.was_overtaken(work, change):
            left.append(change.resident)
            continue
        screenings.take_back(work, change)
        count += 1
    return count, left


def send_pasted(work: Work, command: SendPasted) -> Outcome:
    """Put several people on the midwife's list at once."""
    sent = [
        *(
            weighings.send_to_midwife(work, SendToMidwife(weighing=number))
            for number in command.weighings
        ),
        *(send_resident(work, SendResident(screening=number)) for number in command.screenings),
    ]
    children = [work.register.weighing(number).child_id for number in command.weighings]
    residents = [work.register.screening(number).resident_id for number in command.screenings]
    return Outcome(
        follow=Go(flow="pasted_sent", subject={"children": children, "residents": residents}),
        notices=tuple(notice for outcome in sent for notice in outcome.notices),
    )
