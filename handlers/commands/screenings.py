"""Carrying out what a cadre reported of somebody who is no under-five."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from dialog.texts import text
from dialog.turn import Go
from domain.commands_of_screening import (
    AddToScreening,
    ChangeScreening,
    MoveScreening,
    RecordScreening,
    RegisterResident,
    RemoveScreening,
    UndoScreening,
)
from domain.errors import Refused
from domain.screening import Observed, Resident, Screened, Urgency, screen
from domain.screening.records import Screening, ScreeningChange, ScreeningSaving
from handlers.commands.days import open_planned
from handlers.commands.learning import keep_met
from handlers.commands.permission import cadre_at
from handlers.commands.private_notes import told_privately
from handlers.commands.weighings import SavedMeanwhile
from handlers.work import Notice, Outcome, Work
from storage import audit, residents, screenings


def register_resident(work: Work, command: RegisterResident) -> Outcome:
    """Keep somebody new; what was reported already is gone on with."""
    cadre_at(work, command.posyandu)
    resident = residents.add(
        work.connection,
        posyandu_id=command.posyandu,
        name=command.name,
        life_stage=command.life_stage,
        sex=command.sex,
        born_on=command.born_on,
        born_estimated=command.born_estimated,
        rt=command.rt,
        last_period_on=command.last_period_on,
        gave_birth_on=command.gave_birth_on,
        registered_by=work.speaker.id,
        registered_at=work.now,
    )
    work.note("resident.registered", "resident", resident)
    if command.tetanus:
        subject = {"resident": resident, "words": command.tetanus}
        return Outcome(follow=Go(flow="record_tetanus", subject=subject))
    if not command.figures and not command.told:
        return Outcome(follow=Go(flow="resident_registered", subject={"resident": resident}))
    return Outcome(
        follow=Go(
            flow="examine",
            subject={
                "resident": resident,
                "ahead": sorted(command.figures),
                "told": command.told,
            },
            given=command.figures,
        )
    )


@dataclass(frozen=True, kw_only=True)
class Kept:
    """A screening that was kept, and who is told of it at once."""

    screening: int
    urgency: Urgency
    notices: tuple[Notice, ...] = ()

    @property
    def outcome(self) -> Outcome:
        """Show the result and offer the next step."""
        follow = Go(flow="after_screening", subject={"screening": self.screening})
        return Outcome(follow=follow, notices=self.notices)


def record_screening(work: Work, command: RecordScreening) -> Outcome:
    """Keep what was observed, and show what it came to."""
    try:
        kept = keep_screening(work, command)
    except SavedMeanwhile:
        raise Refused(
            text("Orang ini baru saja dicatat kader lain. Tolong tulis sekali lagi.")
        ) from None
    keep_met(work, command.met)
    return kept.outcome


def keep_screening(work: Work, command: RecordScreening) -> Kept:
    """Keep what was observed; a row of the same day that it holds as well stands no longer.

    Raises SavedMeanwhile when a colleague was first.
    """
    resident = _served(work, command.resident)
    if command.on > work.register.now.date():
        raise Refused(text("Tanggal itu belum sampai. Tidak ada yang disimpan."))
    standing = [s.id for s in work.register.screenings(resident.id) if s.on == command.on]
    if standing != ([] if command.replaces is None else [command.replaces]):
        raise SavedMeanwhile
    day_id = _day_id(work, resident, command)
    return _kept(
        work,
        resident,
        Observed.from_json(command.observed),
        on=command.on,
        day_id=day_id,
        source=command.source,
        withdrawn=standing,
        saving=ScreeningSaving.SCREENED,
    )


def add_to_screening(work: Work, command: AddToScreening) -> Outcome:
    """Keep one more thing beside a screening."""
    old = _standing(work, command.screening)
    told = Observed.from_json(command.observed)
    added = _again(work, old, old.observed.joined(told), saving=ScreeningSaving.ADDED)
    kept = added.screening
    if set(command.observed) == {"iron_received"}:
        received = command.observed["iron_received"]
        follow = Go(flow="iron_noted", subject={"screening": kept, "received": received})
    elif set(command.observed) == {"barthel"}:
        follow = Go(flow="skilas", subject={"screening": kept})
    else:
        only = next(iter(command.observed)) if len(command.observed) == 1 else ""
        follow = Go(flow="after_screening", subject={"screening": kept, "only": only})
    return Outcome(follow=follow, notices=added.notices)


def change_screening(work: Work, command: ChangeScreening) -> Outcome:
    """Put other figures in the place of a screening of the open day."""
    old = _changeable(work, command.screening)
    observed = Observed.from_json(command.observed)
    return _again(work, old, observed, saving=ScreeningSaving.CHANGED).outcome


def move_screening(work: Work, command: MoveScreening) -> Outcome:
    """Give a screening to the person it belongs to."""
    old = _changeable(work, command.screening)
    to = _served(work, command.to_resident)
    if any(each.on == old.on for each in work.register.screenings(to.id)):
        raise Refused(text("{who} sudah dicatat hari itu.", who=to.name))
    return _again(work, old, old.observed, saving=ScreeningSaving.MOVED, to=to).outcome


def remove_screening(work: Work, command: RemoveScreening) -> Outcome:
    """Let a screening stand no longer."""
    old = _changeable(work, command.screening)
    screenings.withdraw(work.connection, [old.id], work.now)
    _note(work, ScreeningSaving.REMOVED, old.resident_id, added=[], withdrawn=[old.id])
    return Outcome(follow=Go(flow="screening_removed", subject={"resident": old.resident_id}))


def undo_screening(work: Work, command: UndoScreening) -> Outcome:
    """Take the speaker's last save back, unless somebody changed it since."""
    change = work.register.last_screening_change()
    if change is None or change.id != command.audit or was_overtaken(work, change):
        raise Refused(text("Catatan itu sudah diubah lagi. Tidak ada yang diurungkan."))
    for number in (*change.added, *change.withdrawn):
        _changeable_day(work, work.register.screening(number))
    take_back(work, change)
    work.note("save.undone", "audit", change.id)
    return Outcome(follow=Go(flow="screening_undone", subject={"resident": change.resident}))


def was_overtaken(work: Work, change: ScreeningChange) -> bool:
    """Tell whether what a save added was changed since."""
    return not screenings.all_stand(work.connection, change.added)


def take_back(work: Work, change: ScreeningChange) -> None:
    """Let what a save added stand no longer, and what it replaced stand again."""
    _served(work, change.resident)
    screenings.withdraw(work.connection, change.added, work.now)
    screenings.withdraw(work.connection, change.withdrawn, None)
    audit.undone(work.connection, change.id, work.now)


def _kept(
    work: Work,
    resident: Resident,
    observed: Observed,
    *,
    on: date,
    day_id: int | None,
    source: str,
    withdrawn: list[int],
    saving: ScreeningSaving,
) -> Kept:
    screened = screen(resident, observed, on)
    screenings.withdraw(work.connection, withdrawn, work.now)
    screening = screenings.add(
        work.connection,
        resident_id=resident.id,
        posyandu_id=resident.posyandu_id,
        day_id=day_id,
        on=on,
        life_stage=screened.stage,
        observed=observed.to_json(),
        computed=computed(screened),
        rule_version="+".join(screened.versions),
        source=source,
        replaces=withdrawn[-1] if withdrawn else None,
        recorded_by=work.speaker.id,
        recorded_at=work.now,
        inbox_id=work.inbox_id,
    )
    _note(work, saving, resident.id, added=[screening], withdrawn=withdrawn)
    return Kept(
        screening=screening,
        urgency=screened.urgency,
        notices=told_privately(work, resident, screened, work.register.screening(screening)),
    )


def _again(
    work: Work,
    old: Screening,
    observed: Observed,
    *,
    saving: ScreeningSaving,
    to: Resident | None = None,
) -> Kept:
    """Keep a screening anew, with the day and source it had."""
    day = work.register.open_day(old.posyandu_id)
    is_of_day = day is not None and day.held_on == old.on and old.at_posyandu_day
    return _kept(
        work,
        to or _served(work, old.resident_id),
        observed,
        on=old.on,
        day_id=day.id if day is not None and is_of_day else None,
        source=old.source,
        withdrawn=[old.id],
        saving=saving,
    )


def computed(screened: Screened) -> dict[str, Any]:
    """Give what is kept beside the raw figures."""
    return {
        "stage": screened.stage.value,
        "urgency": int(screened.urgency),
        "findings": [
            {**asdict(each), "code": each.code.value, "urgency": int(each.urgency)}
            for each in screened.findings
        ],
        "bmi": None if screened.bmi is None else str(screened.bmi),
        "bmi_for_age": None if screened.bmi_for_age is None else screened.bmi_for_age.value,
        "z_score": screened.z_score,
        "lung_score": screened.lung_score,
        "barthel_total": screened.barthel_total,
        "risks": list(screened.risks),
    }


def _served(work: Work, resident_id: int) -> Resident:
    resident = work.register.resident(resident_id)
    cadre_at(work, resident.posyandu_id)
    return resident


def _day_id(work: Work, resident: Resident, command: RecordScreening) -> int | None:
    if command.source != "posyandu":
        return None
    day = work.register.open_day(resident.posyandu_id)
    if day is not None and day.held_on == command.on:
        return day.id
    if command.opens_day:
        return open_planned(work, resident.posyandu_id, command.on)
    raise Refused(text("Hari posyandu itu sudah tidak terbuka. Tidak ada yang disimpan."))


def _standing(work: Work, screening_id: int) -> Screening:
    screening = work.register.screening(screening_id)
    _served(work, screening.resident_id)
    if not screening.stands:
        raise Refused(text("Catatan itu sudah diubah lagi. Tidak ada yang berubah."))
    return screening


def _changeable(work: Work, screening_id: int) -> Screening:
    screening = _standing(work, screening_id)
    _changeable_day(work, screening)
    return screening


def _changeable_day(work: Work, screening: Screening) -> None:
    """Refuse unless the day is open, or it was a visit of today."""
    if not screening.at_posyandu_day:
        if screening.on == work.register.now.date():
            return
        raise Refused(text("Catatan hari itu tidak bisa diubah lagi."))
    day = work.register.open_day(screening.posyandu_id)
    if day is None or day.held_on != screening.on:
        raise Refused(text("Hari posyandu itu sudah ditutup. Tidak ada yang diubah."))


def _note(
    work: Work,
    saving: ScreeningSaving,
    resident: int,
    *,
    added: list[int],
    withdrawn: list[int],
) -> None:
    work.note(saving, "resident", resident, resident=resident, added=added, withdrawn=withdrawn)
