"""A midwife tells what she found and arranged: read back once, then told kindly to others."""

import re
from datetime import date
from typing import Any

from dialog.answers import choice, either, free_text, one_of, skippable
from dialog.answers_of_dates import a_coming_date
from dialog.chat import Chat
from dialog.input import dates
from dialog.input.examination import Examination, read_examination
from dialog.spoken import day_month, full_date, joined
from dialog.texts import lines, text
from dialog.turn import Go
from domain.commands_of_midwives import RecordExamination
from domain.people import Child
from domain.register import Register
from flows.cadre.who.namesakes import spoken_name
from flows.midwife.examination_words import summary

LONGEST = 500
_CLAUSE_END = re.compile(r"[,;.\n]")


async def examination(chat: Chat, register: Register, *, words: str, child: int) -> object:
    """Read a result back, ask for the control when there should be one, and keep it."""
    name = _called(register, register.child(child))
    found = read_examination(words)
    control = await _control(chat, found, name)
    picked = await chat.ask(
        "sure",
        lines(
            text("Saya catat untuk {child}:", child=name),
            f"{summary(found)}.",
            text("Kontrol {day} di Puskesmas. Betul?", day=full_date(control))
            if control is not None
            else text("Tanpa tanggal kontrol. Betul?"),
        ),
        one_of(
            choice("yes", text("Betul"), "YA"),
            choice("no", text("Ubah"), "UBAH", "TIDAK", "salah", "keliru"),
        ),
    )
    if picked == "no":
        told = await chat.ask(
            "again",
            text("Tulis lagi hasilnya. Contoh: gizi kurang, rawat jalan, PMT, kontrol 17/2"),
            free_text(longest=LONGEST),
        )
        return Go(flow="examination", subject={"words": told, "child": child})
    return RecordExamination(
        child=child, words=words[:LONGEST], findings=as_kept(found), control_on=control
    )


def as_kept(found: Examination) -> dict[str, Any]:
    """Give what is kept of a result, by the keys of the word lists."""
    return {
        "findings": list(found.findings),
        "complications": list(found.complications),
        "denies_complications": found.denies_complications,
        "care": found.care,
        "treatments": list(found.treatments),
    }


def _called(register: Register, child: Child) -> str:
    return spoken_name(child, register.children_of_village())


async def _control(chat: Chat, found: Examination, name: str) -> date | None:
    """Give the day of the control; asked for when it was not written so that it can be read."""
    if (day := control_day(found.control, chat.today)) is not None:
        return day
    kind, answered = await chat.ask(
        "control",
        text(
            "Tanggal berapa {child} kontrol? Contoh: 17/2. Tidak perlu? Ketik LEWATI.", child=name
        ),
        either(skippable(), a_coming_date(text("Saya perlu tanggalnya. Contoh: 17/2"))),
    )
    return None if kind == 0 else answered


def control_day(words: str, today: date) -> date | None:
    """Read the day of a control: '17/2', or '2 minggu' from today; None when it can't be read."""
    if not words:
        return None
    reading = dates.read_date(words, today=today, prefer="future")
    if isinstance(reading, dates.MissingDate) and reading.age_only:
        span = _CLAUSE_END.split(words, maxsplit=1)[0]
        reading = dates.read_date(f"{span} lagi", today=today, prefer="future")
    return reading.day if isinstance(reading, dates.FoundDate) else None


async def examination_recorded(chat: Chat, register: Register, *, told: list[int]) -> None:
    """Confirm it, and name who hears of it."""
    names = [register.person(person) for person in told]
    called = [p.full_call if not p.posyandu_ids() else p.call for p in names]
    chat.say(
        text("✅ Tersimpan. {names} saya kabari dengan bahasa yang halus.", names=joined(called))
        if called
        else text("✅ Tersimpan.")
    )


async def child_examined(chat: Chat, register: Register, *, examination: int) -> None:
    """Tell the cadre that the child was seen, and what she can do; no finding is named."""
    found = register.examination(examination)
    child = _called(register, register.child(found.child_id))
    if found.is_inpatient:
        chat.say(
            text(
                "{child} sudah diperiksa dan dirawat dulu. Mohon temani keluarganya, ya.",
                child=child,
            )
        )
        return
    chat.say(
        " ".join(
            part
            for part in (
                text("{child} sudah diperiksa.", child=child),
                text("Kontrol {day} di Puskesmas.", day=day_month(found.control_on))
                if found.control_on is not None
                else "",
                text("Mohon kunjungi rumahnya sekali minggu ini.") if found.is_wasted else "",
            )
            if part
        )
    )


async def parent_worries(chat: Chat, register: Register, *, who: str) -> None:
    """Ask the midwife to speak to a parent who blames herself."""
    chat.say(text("{who} khawatir dan merasa bersalah. Mohon dihubungi langsung.", who=who))
