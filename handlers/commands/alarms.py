"""Alerting the midwife, asking for a vehicle, and telling the family who knows."""

from datetime import timedelta

from dialog.input.phones import spoken
from dialog.messages import Template
from dialog.texts import text
from dialog.turn import Go
from domain.commands_of_alarms import AskTransport, RaiseAlarm, ReportDeparture, TakeAlarm
from domain.errors import Refused
from domain.family_register import Alarm
from domain.people import Person, RoleKind, Village
from flows.family.own import own_cadre
from flows.midwife.alarm import KIPI_DAYS
from handlers.commands.after_vaccines import keep_reaction
from handlers.work import Notice, Outcome, Work
from storage import alarms, people

ASK_AGAIN_AFTER = timedelta(minutes=10)


def raise_alarm(work: Work, command: RaiseAlarm) -> Outcome:
    """Keep the alarm, alert those on duty, and answer the one who wrote."""
    notices, alarm = _sounded(work, command)
    return Outcome(follow=Go(flow="danger_answered", subject={"alarm": alarm}), notices=notices)


def sound(work: Work, command: RaiseAlarm) -> tuple[Notice, ...]:
    """Keep an alarm and alert those on duty, where the speaker is answered otherwise."""
    notices, _alarm = _sounded(work, command)
    return notices


def _sounded(work: Work, command: RaiseAlarm) -> tuple[tuple[Notice, ...], int]:
    """Alert every midwife of the village at once.

    Where there is none, the Puskesmas hears of it; where nobody of either is known, those who
    bring a family on its way.
    """
    alarm = alarms.add(
        work.connection,
        person_id=work.speaker.id,
        child_id=command.child,
        resident_id=command.resident,
        kind=command.kind,
        signs=list(command.signs),
        words=command.words,
        raised_at=work.now,
        repeat_at=work.now + ASK_AGAIN_AFTER,
        inbox_id=work.inbox_id,
    )
    work.note("alarm.raised", "alarm", alarm, kind=command.kind)
    _keep_reaction(work, command, alarm)
    return _to_midwives(work, alarm) or _to_helpers(work, alarm), alarm


def _keep_reaction(work: Work, command: RaiseAlarm, alarm: int) -> None:
    """Keep a child's danger sign in the days after a vaccine as a report of KIPI too."""
    given = work.register.doses(command.child) if command.child is not None else ()
    today = work.register.now.date()
    if command.child is None or not given or (today - given[-1].on).days > KIPI_DAYS:
        return
    keep_reaction(
        work,
        command.child,
        symptoms=command.signs,
        words=command.words,
        state="danger",
        alarm=alarm,
    )


def _to_midwives(work: Work, alarm: int) -> tuple[Notice, ...]:
    phone = _phone(work, work.speaker.id)
    return tuple(
        Notice(
            key=f"alarm:{alarm}:{midwife.id}",
            person_id=midwife.id,
            flow="midwife_alerted",
            subject={"alarm": alarm, "phone": phone},
            template=announced(work.village),
        )
        for midwife in on_duty(work)
        if midwife.id != work.speaker.id
    )


def on_duty(work: Work) -> tuple[Person, ...]:
    """List the village's midwives, or those of the Puskesmas where there is none."""
    return work.register.holders(RoleKind.MIDWIFE) or work.register.holders(RoleKind.PUSKESMAS)


def _to_helpers(work: Work, alarm_id: int) -> tuple[Notice, ...]:
    """Ask for help on the way; thoughts of dying are told to a midwife or to nobody."""
    alarm = work.register.alarm(alarm_id)
    if alarm.kind == "self_harm":
        return ()
    return tuple(_transport(work, alarm, helper) for helper in _helpers(work))


def announced(village: Village) -> Template:
    """Announce an alarm where WhatsApp takes no free text; LIHAT opens it."""
    return Template(name="tugas_bidan", variables=(text("laporan SEGERA"), village.name))


def _phone(work: Work, person_id: int) -> str:
    """Give a number as spoken; a Telegram chat has none."""
    address = work.register.phone_of(person_id)
    return spoken(address) if address.startswith("+") else ""


def report_departure(work: Work, command: ReportDeparture) -> Outcome:
    """Tell the midwives that the family is on its way."""
    alarm = _own_alarm(work, command.alarm)
    work.note("alarm.departed", "alarm", alarm.id)
    return Outcome(
        follow=Go(flow="departure_noted", subject={"alarm": alarm.id}),
        notices=tuple(
            Notice(
                key=f"alarm_departed:{alarm.id}:{midwife.id}",
                person_id=midwife.id,
                flow="family_departed",
                subject={"alarm": alarm.id},
            )
            for midwife in work.register.holders(RoleKind.MIDWIFE)
        ),
    )


def _own_alarm(work: Work, alarm_id: int) -> Alarm:
    alarm = work.register.alarm(alarm_id)
    if alarm.person_id != work.speaker.id and not work.speaker.has(RoleKind.MIDWIFE):
        raise Refused(text("Maaf, itu bukan laporan dari nomor ini."))
    return alarm


def ask_transport(work: Work, command: AskTransport) -> Outcome:
    """Ask an officer and the cadre; they hear who and where, nothing of the illness."""
    alarm = _own_alarm(work, command.alarm)
    helpers = _helpers(work)
    notices = tuple(_transport(work, alarm, helper) for helper in helpers)
    work.note("transport.asked", "alarm", alarm.id, helpers=[h.id for h in helpers])
    if command.for_midwife:
        taken = take_alarm(work, TakeAlarm(alarm=alarm.id))
        return Outcome(follow=taken.follow, notices=(*taken.notices, *notices))
    return Outcome(
        follow=Go(
            flow="transport_asked",
            subject={"alarm": alarm.id, "helpers": [helper.id for helper in helpers]},
        ),
        notices=notices,
    )


def _helpers(work: Work) -> tuple[Person, ...]:
    officers = work.register.holders(RoleKind.VILLAGE_OFFICER)[:1]
    cadre = own_cadre(work.register)
    # One person may hold both duties.
    return (*officers, cadre) if cadre and cadre not in officers else officers


def _transport(work: Work, alarm: Alarm, helper: Person) -> Notice:
    patient = people.one(work.connection, alarm.person_id)
    child = work.register.child(alarm.child_id) if alarm.child_id else None
    resident = work.register.resident(alarm.resident_id) if alarm.resident_id else None
    place = child or resident
    return Notice(
        key=f"transport:{alarm.id}:{helper.id}",
        person_id=helper.id,
        flow="transport_wanted",
        subject={
            "parent": resident.name if resident else _named(work, patient),
            "rt": place.rt if place else patient.rt,
            "hamlet": work.register.posyandu(place.posyandu_id).hamlet if place else "",
            "patient": "bayi sakit" if alarm.kind == "child" else "warga sakit",
        },
    )


def _named(work: Work, patient: Person) -> str:
    """Name whom to fetch; somebody not registered can only be found by the number."""
    phone = _phone(work, patient.id)
    if patient.is_known or not phone:
        return patient.full_call
    return text("{call} di nomor {phone}", call=patient.full_call, phone=phone)


def take_alarm(work: Work, command: TakeAlarm) -> Outcome:
    """Note who looks after it, once, and tell the family."""
    if not work.speaker.has(RoleKind.MIDWIFE) and not work.speaker.has(RoleKind.PUSKESMAS):
        raise Refused(text("Maaf, bagian itu hanya untuk bidan dan Puskesmas."))
    alarm = work.register.alarm(command.alarm)
    first = alarms.answered(work.connection, alarm.id, at=work.now, by=work.speaker.id)
    work.note("alarm.taken", "alarm", alarm.id)
    notice = Notice(
        key=f"alarm_taken:{alarm.id}",
        person_id=alarm.person_id,
        flow="midwife_knows",
        subject={"midwife": work.speaker.id, "will_call": alarm.kind == "self_harm"},
    )
    return Outcome(
        follow=Go(flow="alarm_taken", subject={"alarm": alarm.id, "first": first}),
        notices=(notice,) if first else (),
    )
