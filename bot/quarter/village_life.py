"""What happens in a village beside the posyandu: families join, events, newcomers, insurance."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from random import Random

from bot.quarter import names
from bot.quarter.acting import Actors
from bot.quarter.log import Event, Log
from bot.quarter.plan import Actor, ChildPlan, VillagePlan
from dialog.spoken import MONTHS
from domain.calendar import completed_months
from domain.commands_of_events import (
    AnswerInvitation,
    JudgeEvent,
    KeepEvent,
    MarkAttendance,
    ScheduleInvitation,
)
from domain.commands_of_families import JoinFamily
from domain.commands_of_insurance import RecordInsurance
from domain.commands_of_newcomers import CountNewcomers, KeepNewcomers, LeaveUnnamed
from storage import directory
from storage.engine import Connection

CAMPAIGN_ON, CHECKUP_ON = date(2026, 1, 28), date(2026, 2, 19)
PLANNED_DAYS_BEFORE = 5
ANSWERS, COMES_AS_SAID, COMES_UNASKED = 0.8, 0.9, 0.35
CAMPAIGN_MONTHS, UNDER_FIVE = range(9, 60), range(60)


def mother(child: ChildPlan) -> Actor:
    """Let a child's mother write."""
    return Actor(call=f"Ibu {child.mother}", name=child.mother, number=child.number)


def codes(connection: Connection, village_id: int) -> Mapping[str, str]:
    """Give the codes by which the families of a village join, by the mother's name."""
    found = directory.families(connection, village_id)
    return {family.mother_name: family.code for family in found}


def join(actors: Actors, log: Log, village: VillagePlan, code_of: Mapping[str, str]) -> None:
    """Let the families that want messages join with their codes."""
    for child in village.children:
        if child.has_joined:
            who = mother(child)
            actors.says(who, code_of[child.mother])
            actors.says(who, f"{child.born.day} {MONTHS[child.born.month - 1]} {child.born.year}")
            actors.says(who, "setuju", does=JoinFamily)
            actors.taps(who, "Sendiri")
            log.joined.append(child.name)


def campaign(village: VillagePlan) -> Event:
    """Plan a week against measles and rubella: children from 9 to 59 months."""
    return _event(village, "Pekan campak-rubella", CAMPAIGN_ON, CAMPAIGN_MONTHS)


def checkup(village: VillagePlan) -> Event:
    """Plan a free check-up for all under five."""
    return _event(village, "Pemeriksaan gratis", CHECKUP_ON, UNDER_FIVE)


def _event(village: VillagePlan, name: str, on: date, months: Sequence[int]) -> Event:
    entitled = {
        post.name: [
            child.name for child in post.children if completed_months(child.born, on) in months
        ]
        for post in village.posts
    }
    return Event(village=village.name, name=name, on=on, entitled=entitled)


def announce(actors: Actors, log: Log, village: VillagePlan, event: Event) -> None:
    """Let the officer plan it, the midwife agree, and the invitation be sent this afternoon."""
    officer = village.officer
    day = f"{event.on.day} {MONTHS[event.on.month - 1]}"
    if event.on == CAMPAIGN_ON:
        actors.says(officer, f"kegiatan pekan mr {day} jam 8 di puskesmas")
        actors.says(officer, "betul")
        actors.says(officer, "anak 9 sampai 59 bulan", does=KeepEvent)
    else:
        actors.says(officer, f"buat kegiatan pemeriksaan gratis {day} jam 9 di balai desa")
        actors.says(officer, "betul")
        actors.says(officer, "tanpa batas")
        actors.says(officer, "balita", does=KeepEvent)
    actors.says(village.midwife, "setuju", does=JudgeEvent)
    actors.taps(officer, "Hari ini 16.00")
    actors.says(officer, "jadwalkan", does=ScheduleInvitation)
    log.events.append(event)


def answer(actors: Actors, village: VillagePlan, event: Event, chance: Random) -> None:
    """Let most of the invited families answer, and know who means to come."""
    entitled = {name for of_post in event.entitled.values() for name in of_post}
    for child in village.children:
        if child.name not in entitled or not child.has_joined or chance.random() >= ANSWERS:
            continue
        comes = chance.random() < COMES_AS_SAID
        words = "ikut" if comes else "tidak ikut"
        actors.says(mother(child), words, does=AnswerInvitation)
        event.answered += comes


def attend(actors: Actors, village: VillagePlan, event: Event, chance: Random) -> None:
    """Let the cadres mark who came."""
    for post in village.posts:
        joined = {child.name for child in post.children if child.has_joined}
        came = [
            name
            for name in event.entitled[post.name]
            if chance.random() < (ANSWERS if name in joined else COMES_UNASKED)
        ]
        event.came[post.name] = came
        if came:
            said = ", ".join(came)
            actors.says(post.cadre, f"hadir kegiatan: {said}", does=MarkAttendance)


def newcomers(actors: Actors, log: Log, village: VillagePlan, number: int) -> None:
    """Let one household come that wants no names written, and one that does."""
    unnamed, named = village.posts[0], village.posts[-1]
    people = 2 + number
    actors.says(
        unnamed.cadre,
        f"ada pendatang di rt {unnamed.rts[0]}, {people} orang, kontrak rumah pak haji",
    )
    actors.says(unnamed.cadre, "tidak ada balita", does=CountNewcomers)
    actors.taps(unnamed.cadre, "Belum mau")
    actors.taps(unnamed.cadre, "Ya, tanpa nama", does=LeaveUnnamed)
    log.newcomers.append((village.name, people, False))
    cadre = named.cadre
    actors.says(cadre, f"pendatang rt {named.rts[-1]} ada 3 orang, kos di bu ayu")
    actors.says(cadre, "tidak ada", does=CountNewcomers)
    actors.taps(cadre, "Mau")
    for words in (names.NEWCOMERS[number], "lewati", "Kota Sagara", "pekerjaan", "menetap"):
        actors.says(cadre, words)
    for words in ("ktp asal", "tidak tahu", "lewati"):
        actors.says(cadre, words)
    actors.says(cadre, "simpan", does=KeepNewcomers)
    log.newcomers.append((village.name, 3, True))


def lose_cover(actors: Actors, log: Log, village: VillagePlan, chance: Random) -> None:
    """Let the officer write down two families whose insurance the state no longer pays."""
    for child in chance.sample(village.children, k=2):
        officer = village.officer
        actors.says(officer, f"perbarui bpjs {child.name} pbi dicabut dari dinsos")
        actors.says(officer, "hari ini")
        actors.says(officer, str(chance.randint(1, 4)))
        actors.says(officer, "simpan", does=RecordInsurance)
        log.lost_cover.append((village.name, child.name))


def at(day: date, hour: int, minute: int = 0) -> datetime:
    """Give a local moment, as the stage takes it."""
    return datetime.combine(day, time(hour, minute))
