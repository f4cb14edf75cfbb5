"""Keeping cases of diarrhoea, and who hears of them."""

from datetime import date, timedelta

from dialog.input import words
from dialog.messages import Template
from dialog.texts import text
from dialog.turn import Go
from domain.commands_of_alarms import RaiseAlarm
from domain.commands_of_diarrhoea import RecordDiarrhoea, TellDiarrhoea, WithdrawDiarrhoea
from domain.diarrhoea import Case, State, is_cluster, rules
from domain.people import Child, RoleKind
from flows.cadre.care.diarrhoea_advice import why_seen_today
from handlers.commands.alarms import raise_alarm
from handlers.commands.permission import cadre_of
from handlers.work import Notice, Outcome, Work
from storage import diarrhoea

DAY = timedelta(days=1)


def record_diarrhoea(work: Work, command: RecordDiarrhoea) -> Outcome:
    """Keep a case; a child in danger, or one that must be seen, reaches the midwife at once.

    A child whose case is still followed up gets no second one: what was told is kept with it.
    """
    child = cadre_of(work, command.child)
    today = work.register.now.date()
    known = diarrhoea.open_of(work.connection, child.id)
    if known is not None:
        state = State.DANGER if command.signs else State.SAME
        return _told(work, child, known, state, command.signs)
    case = diarrhoea.add(
        work.connection,
        child_id=child.id,
        posyandu_id=child.posyandu_id,
        began_on=today - DAY * (command.days - 1),
        reported_on=today,
        has_oralit=command.has_oralit,
        signs=command.signs,
        state=State.DANGER if command.signs else State.OPEN,
        follow_up_on=today + DAY,
        recorded_by=work.speaker.id,
        recorded_at=work.now,
        inbox_id=work.inbox_id,
    )
    work.note("diarrhoea.recorded", "diarrhoea", case, child=child.id)
    cluster = _cluster(work, child.posyandu_id, today)
    if command.signs:
        outcome = _alarm(work, child, command.signs)
        return Outcome(follow=outcome.follow, notices=(*outcome.notices, *cluster))
    return Outcome(
        follow=Go(flow="diarrhoea_recorded", subject={"case": case}),
        notices=(*_to_midwives(work, child, diarrhoea.one(work.connection, case)), *cluster),
    )


def tell_diarrhoea(work: Work, command: TellDiarrhoea) -> Outcome:
    """Keep how a child is, and ask again tomorrow unless it is better."""
    case = diarrhoea.one(work.connection, command.case)
    child = cadre_of(work, case.child_id)
    return _told(work, child, case, State(command.state), command.signs)


def _told(work: Work, child: Child, case: Case, state: State, signs: str) -> Outcome:
    today = work.register.now.date()
    diarrhoea.told(
        work.connection,
        case.id,
        state=state,
        signs=signs,
        follow_up_on=None if state is State.BETTER else today + DAY,
    )
    work.note("diarrhoea.told", "diarrhoea", case.id, child=child.id, state=state)
    if state is State.DANGER:
        return _alarm(work, child, signs)
    now = diarrhoea.one(work.connection, case.id)
    return Outcome(
        follow=Go(
            flow="diarrhoea_told", subject={"case": case.id, "then": _next_to_ask(work, today)}
        ),
        notices=() if state is State.BETTER else _to_midwives(work, child, now),
    )


def _next_to_ask(work: Work, today: date) -> int | None:
    """Give the next case this cadre is to be asked about today."""
    waiting = diarrhoea.to_follow_up(work.connection, today)
    return next((each.id for each in waiting if each.recorded_by == work.speaker.id), None)


def withdraw_diarrhoea(work: Work, command: WithdrawDiarrhoea) -> Outcome:
    """Take a case back; what was told to the midwife is put right."""
    case = diarrhoea.one(work.connection, command.case)
    child = cadre_of(work, case.child_id)
    diarrhoea.withdraw(work.connection, case.id, work.now)
    work.note("diarrhoea.withdrawn", "diarrhoea", case.id, child=child.id)
    was_told = bool(why_seen_today(work.register, child, case))
    return Outcome(
        follow=Go(flow="diarrhoea_withdrawn", subject={"child": child.id}),
        notices=tuple(
            Notice(
                key=f"diarrhoea_withdrawn:{case.id}:{midwife.id}",
                person_id=midwife.id,
                flow="diarrhoea_was_mistaken",
                subject={"child": child.id, "cadre": work.speaker.id},
                kind="task",
            )
            for midwife in work.register.holders(RoleKind.MIDWIFE)
            if was_told
        ),
    )


def _alarm(work: Work, child: Child, signs: str) -> Outcome:
    names_it = words.lexicon().intent(signs, among=("DIARE",)) is not None
    told = signs if names_it else text("diare, {signs}", signs=signs)
    return raise_alarm(work, RaiseAlarm(kind="child", signs=(told,), words=told, child=child.id))


def _to_midwives(work: Work, child: Child, case: Case) -> tuple[Notice, ...]:
    """Let the midwives of the village know of a child they should see today."""
    if not why_seen_today(work.register, child, case):
        return ()
    today = work.register.now.date()
    return tuple(
        Notice(
            key=f"diarrhoea:{case.id}:{today.isoformat()}:{midwife.id}",
            person_id=midwife.id,
            flow="diarrhoea_to_see",
            subject={"case": case.id, "cadre": work.speaker.id},
            kind="task",
            template=Template(
                name="tugas_bidan", variables=(text("laporan diare"), _place(work, child))
            ),
        )
        for midwife in work.register.holders(RoleKind.MIDWIFE)
    )


def _place(work: Work, child: Child) -> str:
    return work.register.posyandu(child.posyandu_id).name


def _cluster(work: Work, posyandu_id: int, today: date) -> tuple[Notice, ...]:
    """Let Puskesmas and midwives know of many cases, once in a week for a posyandu."""
    since = today - DAY * (rules(today).cluster_days - 1)
    cases = diarrhoea.of_posyandu(work.connection, posyandu_id, since)
    if not is_cluster(cases, today):
        return ()
    year, week, _day = today.isocalendar()
    told = {
        person.id: person
        for kind in (RoleKind.PUSKESMAS, RoleKind.MIDWIFE)
        for person in work.register.holders(kind)
    }
    return tuple(
        Notice(
            key=f"diarrhoea_cluster:{posyandu_id}:{year}-{week}:{person}",
            person_id=person,
            flow="diarrhoea_cluster",
            subject={"posyandu": posyandu_id, "until": today.isoformat()},
            kind="task",
            template=Template(
                name="tugas_bidan",
                variables=(text("laporan diare"), work.register.posyandu(posyandu_id).name),
            ),
        )
        for person in told
    )
