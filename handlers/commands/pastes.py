"""Keeping a pasted list: its clear lines together, the others one by one, and all of it back."""

from collections.abc import Callable
from dataclasses import replace
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
from domain.people import RoleKind
from handlers.commands import corrections, weighings
from handlers.commands.absences import keep_absence
from handlers.commands.capsules import record_vitamin_a
from handlers.commands.days import open_planned
from handlers.commands.doses import record_doses
from handlers.commands.permission import cadre_at
from handlers.commands.weighings import SavedMeanwhile
from handlers.work import Outcome, Work
from storage import audit


def keep_paste(work: Work, command: KeepPaste) -> Outcome:
    """Keep the clear lines of a list, and begin with those that are not."""
    cadre_at(work, command.posyandu)
    if command.opens_day and work.register.open_day(command.posyandu) is None:
        open_planned(work, command.posyandu, command.on)
    paste = work.note("paste.read", "posyandu", command.posyandu, lines=command.read)
    at = replace(work, paste=paste)
    told: list[dict[str, Any]] = []
    waiting: list[dict[str, Any]] = []
    for typed, done in command.clear:
        try:
            told.append(_keep(at, done))
        except SavedMeanwhile:
            waiting.append({"words": typed, "like": None})
    waiting.extend(command.rest["waiting"])
    rest = {**command.rest, "paste": paste, "waiting": waiting, "of": len(waiting)}
    numbers = [each["weighing"] for each in told if "weighing" in each]
    return Outcome(
        follow=Go(
            flow="paste_summary",
            subject={
                **command.summary,
                "read": command.read,
                "weighings": numbers,
                "others": len(told) - len(numbers),
                "capsules": sum(1 for each in told if each.get("has_capsule")),
                "rest": rest,
            },
        )
    )


def keep_pasted_line(work: Work, command: KeepPastedLine) -> Outcome:
    """Settle one line, and go on to the next or to the end of the list."""
    rest = command.rest
    cadre_at(work, rest["posyandu"])
    told = command.told
    if command.done is not None:
        try:
            told = _keep(replace(work, paste=rest["paste"]), command.done)
        except SavedMeanwhile:
            return _asked_again(rest, told["again"])
    if rest["waiting"]:
        return Outcome(follow=Go(flow="pasted_line", subject={**rest, "last": told}))
    names = ("paste", "posyandu", "later", "listed")
    subject = {**{name: rest[name] for name in names}, "last": told}
    return Outcome(follow=Go(flow="paste_done", subject=subject))


def _asked_again(rest: dict[str, Any], item: dict[str, Any]) -> Outcome:
    """Ask about a line once more: a colleague saved the child in this very moment."""
    waiting = [item, *rest["waiting"]]
    subject = {**rest, "waiting": waiting, "place": rest["place"] - 1}
    return Outcome(follow=Go(flow="pasted_line", subject=subject))


def _keep(work: Work, command: object) -> dict[str, Any]:
    """Keep what a line says, and tell what it was."""
    return _KEEPS[type(command)](work, command)


def _weighed(work: Work, command: RecordWeighing) -> dict[str, Any]:
    kept = weighings.keep_weighing(work, command)
    return {"weighing": kept.weighing, "has_capsule": kept.capsule is not None}


def _absent(work: Work, command: RecordAbsence | PutOnWaitingList) -> dict[str, Any]:
    keep_absence(work, command.child, command.on, command.reason)
    return {"absent": command.child, "reason": command.reason}


def _vaccinated(work: Work, command: RecordDoses) -> dict[str, Any]:
    record_doses(work, command)
    return {"doses": command.child}


def _got_capsule(work: Work, command: RecordVitaminA) -> dict[str, Any]:
    record_vitamin_a(work, command)
    return {"capsule": command.child, "has_capsule": True}


_KEEPS: dict[type[Any], Callable[[Work, Any], dict[str, Any]]] = {
    RecordWeighing: _weighed,
    RecordAbsence: _absent,
    PutOnWaitingList: _absent,
    RecordDoses: _vaccinated,
    RecordVitaminA: _got_capsule,
}


def undo_paste(work: Work, command: UndoPaste) -> Outcome:
    """Take back what a list has saved; what somebody changed since stays as it is."""
    changes = work.register.saved_with_paste(command.paste)
    for own in work.speaker.posyandu_ids(RoleKind.CADRE)[:1]:
        cadre_at(work, own)
    left: list[int] = []
    count = 0
    for change in changes:
        if corrections.was_overtaken(work, change):
            left.append(change.child)
            continue
        corrections.take_back(work, change)
        audit.undone(work.connection, change.id, work.now)
        count += 1
    work.note("paste.undone", "audit", command.paste, count=count)
    return Outcome(follow=Go(flow="paste_undone", subject={"count": count, "left": left}))


def send_pasted(work: Work, command: SendPasted) -> Outcome:
    """Put several children on the midwife's list at once."""
    sent = [
        weighings.send_to_midwife(work, SendToMidwife(weighing=number))
        for number in command.weighings
    ]
    children = [work.register.weighing(number).child_id for number in command.weighings]
    return Outcome(
        follow=Go(flow="pasted_sent", subject={"children": children}),
        notices=tuple(notice for outcome in sent for notice in outcome.notices),
    )
