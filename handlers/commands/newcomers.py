"""Keeping who came and left; a number alone of those who did not agree to more."""

from typing import Any

from dialog.messages import Template
from dialog.texts import text
from dialog.turn import Go
from domain.commands_of_newcomers import (
    CountNewcomers,
    KeepNewcomers,
    LeaveUnnamed,
    RecordDeparture,
    ReportNobody,
    SetNewcomerDay,
    WithdrawMove,
)
from domain.errors import Refused
from domain.newcomers import Move, Newcomers
from domain.people import Person, RoleKind
from handlers.commands.permission import holder_of
from handlers.work import Notice, Outcome, Work
from storage import newcomers

REPORT = (
    RoleKind.CADRE,
    RoleKind.COORDINATOR,
    RoleKind.VILLAGE_OFFICER,
    RoleKind.HAMLET_HEAD,
    RoleKind.MIDWIFE,
)


def count_newcomers(work: Work, command: CountNewcomers) -> Outcome:
    """Keep how many came, and nothing else of them."""
    _reports_for(work, command.neighbourhood)
    told = Newcomers.from_json(command.told)
    move = newcomers.add(
        work.connection,
        village_id=work.village.id,
        neighbourhood_id=command.neighbourhood,
        is_arrival=True,
        on=work.register.now.date(),
        people=told.people,
        recorded_by=work.speaker.id,
        recorded_at=work.now,
    )
    work.note("newcomers.counted", "move", move)
    return Outcome(
        follow=Go(flow="newcomers_counted", subject={"move": move, "told": command.told})
    )


def leave_unnamed(work: Work, command: LeaveUnnamed) -> Outcome:
    """Keep a no; officers hear the number, midwives who needs them, nobody a name."""
    move = _own_move(work, command.move)
    newcomers.change(
        work.connection, move.id, agrees=False, **dict.fromkeys(newcomers.PERSONAL, "")
    )
    work.note("newcomers.unwilling", "move", move.id)
    notices = _without_name(work, move, command) if command.tells else ()
    return Outcome(
        follow=Go(flow="newcomers_left_unnamed", subject={"told": command.tells}), notices=notices
    )


def _without_name(work: Work, move: Move, command: LeaveUnnamed) -> tuple[Notice, ...]:
    rt = move.neighbourhood.rt
    told = Newcomers.from_json(command.told)
    count = {"rt": rt, "people": told.people}
    care: dict[str, Any] = {"rt": rt, "told": {**command.told, "lives_at": ""}}
    return (
        *(
            Notice(
                key=f"newcomers:{move.id}:{officer.id}",
                person_id=officer.id,
                flow="newcomers_without_name",
                subject=count,
                kind="task",
                knock=_knock(work, officer),
            )
            for officer in _others(work, RoleKind.VILLAGE_OFFICER)
        ),
        *_to_midwives(work, move, told, care),
    )


def keep_newcomers(work: Work, command: KeepNewcomers) -> Outcome:
    """Keep what people told of themselves, and tell those who serve them."""
    move = _own_move(work, command.move)
    told = Newcomers.from_json(command.told)
    newcomers.change(
        work.connection,
        move.id,
        agrees=True,
        earlier_id=command.returns,
        **{name: command.particulars.get(name, "") for name in newcomers.PERSONAL},
    )
    work.note("newcomers.kept", "move", move.id)
    follow = Go(
        flow="newcomers_kept",
        subject={
            "move": move.id,
            "told": command.told,
            "returns": command.returns is not None,
        },
    )
    return Outcome(follow=follow, notices=_with_name(work, move, told, command))


def _with_name(
    work: Work, move: Move, told: Newcomers, command: KeepNewcomers
) -> tuple[Notice, ...]:
    name, rt = command.particulars["name"], move.neighbourhood.rt
    lives_at = command.particulars.get("lives_at", "")
    officers = {
        "rt": rt,
        "people": told.people,
        "name": name,
        "came_from": command.particulars.get("came_from", ""),
    }
    care: dict[str, Any] = {"rt": rt, "told": command.told, "name": name, "lives_at": lives_at}
    return (
        *(
            Notice(
                key=f"newcomers:{move.id}:{officer.id}",
                person_id=officer.id,
                flow="newcomers_named",
                subject=officers,
                kind="task",
                knock=_knock(work, officer),
            )
            for officer in _others(work, RoleKind.VILLAGE_OFFICER)
        ),
        *_to_midwives(work, move, told, care),
        *_to_cadres(work, move, told, name, lives_at),
    )


def _to_midwives(
    work: Work, move: Move, told: Newcomers, subject: dict[str, Any]
) -> tuple[Notice, ...]:
    if not told.has_vulnerable:
        return ()
    return tuple(
        Notice(
            key=f"newcomers_care:{move.id}:{midwife.id}",
            person_id=midwife.id,
            flow="newcomers_need_care",
            subject=subject,
            kind="task",
            knock=_knock(work, midwife),
        )
        for midwife in _others(work, RoleKind.MIDWIFE)
    )


def _to_cadres(
    work: Work, move: Move, told: Newcomers, name: str, lives_at: str
) -> tuple[Notice, ...]:
    """Ask the posyandu's cadres to register the children, unless one of them reports."""
    cadres = newcomers.cadres_of(work.connection, work.village.id, move.neighbourhood.id)
    if not told.ages or work.speaker.id in cadres:
        return ()
    return tuple(
        Notice(
            key=f"newcomer_children:{move.id}:{cadre}",
            person_id=cadre,
            flow="newcomer_children",
            subject={
                "move": move.id,
                "rt": move.neighbourhood.rt,
                "ages": list(told.ages),
                "name": name,
                "lives_at": lives_at,
            },
            kind="task",
            knock=_knock(work, work.register.person(cadre)),
        )
        for cadre in cadres
    )


def record_departure(work: Work, command: RecordDeparture) -> Outcome:
    """Keep that people left; children go by their own conversation."""
    _reports_for(work, command.neighbourhood)
    move = newcomers.add(
        work.connection,
        village_id=work.village.id,
        neighbourhood_id=command.neighbourhood,
        is_arrival=False,
        on=work.register.now.date(),
        people=command.people,
        agrees=bool(command.name) or None,
        name=command.name,
        went_to=command.went_to,
        earlier_id=command.arrived_as,
        recorded_by=work.speaker.id,
        recorded_at=work.now,
    )
    work.note("departure.recorded", "move", move)
    return Outcome(follow=Go(flow="departure_recorded", subject={"move": move}))


def withdraw_move(work: Work, command: WithdrawMove) -> Outcome:
    """Take a mistaken report back, with what was told in it."""
    move = _own_move(work, command.move)
    newcomers.change(
        work.connection,
        move.id,
        withdrawn_at=work.now,
        **dict.fromkeys(newcomers.PERSONAL, ""),
    )
    work.note("move.withdrawn", "move", move.id)
    return Outcome()


def report_nobody(work: Work, command: ReportNobody) -> Outcome:
    """Keep that nobody came or left in some RT this month."""
    month = work.register.now.date().replace(day=1)
    for place in command.neighbourhoods:
        _reports_for(work, place)
        newcomers.nobody_came(work.connection, place, month, by=work.speaker.id, at=work.now)
        work.note("newcomers.nobody", "neighbourhood", place)
    return Outcome(
        follow=Go(flow="nobody_recorded", subject={"neighbourhoods": list(command.neighbourhoods)})
    )


def set_newcomer_day(work: Work, command: SetNewcomerDay) -> Outcome:
    """Set on which day RT are asked."""
    holder_of(work, RoleKind.VILLAGE_OFFICER)
    newcomers.set_day_of_round(work.connection, work.village.id, command.day)
    work.note("newcomers.day_set", "village", work.village.id, day=command.day)
    return Outcome(follow=Go(flow="newcomer_round_set"))


def _reports_for(work: Work, neighbourhood: int) -> None:
    """Refuse unless the speaker reports for an RT."""
    holder_of(work, *REPORT)
    if not any(each.id == neighbourhood for each in work.register.own_neighbourhoods()):
        raise Refused(text("Maaf, RT itu bukan wilayah {ibu}.", ibu=work.speaker.ibu))


def _own_move(work: Work, move_id: int) -> Move:
    move = work.register.move(move_id)
    _reports_for(work, move.neighbourhood.id)
    return move


def _others(work: Work, kind: RoleKind) -> tuple[Person, ...]:
    return tuple(each for each in work.register.holders(kind) if each.id != work.speaker.id)


def _knock(work: Work, person: Person) -> Template:
    return Template(
        name="kabar_petugas",
        variables=(person.call, work.village.name),
    )
