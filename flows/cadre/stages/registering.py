"""A cadre registers somebody who is no under-five: four short questions, then what was measured."""

from datetime import date
from typing import Any

from dialog.answers import choice, either, free_text, one_of, skippable
from dialog.chat import Chat
from dialog.spoken import capitalised, day_month_year
from dialog.texts import lines, text
from dialog.turn import Go
from domain.commands_of_screening import RegisterResident
from domain.people import RoleKind, Sex
from domain.register import Register
from domain.screening import LifeStage, Resident
from domain.screening.stages import SCHOOL_FROM
from flows.cadre.stages.answers_of_registering import (
    Birth,
    a_birth,
    a_last_period,
    a_neighbourhood,
    a_past_day,
)
from flows.cadre.stages.people import heading

STAGES = {
    "IBU_HAMIL": LifeStage.PREGNANT,
    "IBU_NIFAS": LifeStage.POSTPARTUM,
    "USIA_REMAJA": LifeStage.TEEN,
    "USIA_LANSIA": LifeStage.ADULT,
}


async def register_resident(
    chat: Chat,
    register: Register,
    *,
    group: str = "",
    figures: dict[str, str] | None = None,
    told: dict[str, Any] | None = None,
    tetanus: str = "",
) -> object:
    """Ask what the card needs, show it, and save it when the cadre agrees."""
    posyandu = register.speaker.posyandu_ids(RoleKind.CADRE)[0]
    typed = await chat.ask("name", text("Siapa nama lengkapnya?"), free_text(longest=60))
    name = capitalised(typed)
    stage = STAGES[group or await _group(chat, name)]
    sex = Sex.FEMALE if stage.is_mother else await _sex(chat, name)
    birth = await _birth(chat, name)
    if birth is not None and not stage.is_mother and _is_young(birth.day, chat.today):
        chat.say(text("{who} belum 6 tahun, jadi dicatat di daftar balita.", who=name))
        return Go(flow="register_child", given={"name": name})
    last_period = await _last_period(chat) if stage is LifeStage.PREGNANT else None
    gave_birth = await _gave_birth(chat) if stage is LifeStage.POSTPARTUM else None
    kind, said = await chat.ask(
        "rt", text("RT berapa? Contoh: 02"), either(skippable(), a_neighbourhood())
    )
    rt = "" if kind == 0 else str(said)
    wanted = RegisterResident(
        posyandu=posyandu,
        name=name,
        life_stage=stage,
        sex=sex,
        born_on=None if birth is None else birth.day,
        born_estimated=birth is not None and birth.is_estimated,
        rt=rt,
        last_period_on=last_period,
        gave_birth_on=gave_birth,
        figures=figures or {},
        told=told or {},
        tetanus=tetanus,
    )
    picked = await chat.ask(
        "save",
        _summary(register, wanted, chat.today),
        one_of(
            choice("save", text("Simpan"), "YA", "SIMPAN"),
            choice("again", text("Ubah"), "UBAH", "salah", "keliru"),
            choice("leave", text("Batal"), "BATAL", "TIDAK"),
        ),
    )
    if picked == "again":
        given = {"name": name}
        subject = {
            "group": group,
            "figures": figures or {},
            "told": told or {},
            "tetanus": tetanus,
        }
        return Go(flow="register_resident", subject=subject, given=given)
    return wanted if picked == "save" else Go(flow="nothing_saved")


async def _group(chat: Chat, name: str) -> str:
    return await chat.ask(
        "group",
        text("{who} dicatat sebagai apa?", who=name),
        one_of(
            choice("IBU_HAMIL", text("Ibu hamil"), "IBU_HAMIL"),
            choice("IBU_NIFAS", text("Ibu nifas, menyusui"), "IBU_NIFAS"),
            choice("USIA_REMAJA", text("Anak sekolah, remaja"), "USIA_REMAJA"),
            choice("USIA_LANSIA", text("Dewasa atau lansia"), "USIA_LANSIA"),
            list_title=text("Pilih kelompok"),
        ),
    )


async def _sex(chat: Chat, name: str) -> Sex:
    picked = await chat.ask(
        "sex",
        text("{who} laki-laki atau perempuan?", who=name),
        one_of(
            choice("L", text("Laki-laki"), "LAKI_LAKI"),
            choice("P", text("Perempuan"), "PEREMPUAN"),
        ),
    )
    return Sex(picked)


async def _birth(chat: Chat, name: str) -> Birth | None:
    kind, answered = await chat.ask(
        "born",
        text("Tanggal lahir {who}, atau umurnya? Contoh: 12-05-1964, atau 61 tahun", who=name),
        either(skippable(), a_birth()),
    )
    return None if kind == 0 else answered


def _is_young(born: date, on: date) -> bool:
    years = on.year - born.year - ((on.month, on.day) < (born.month, born.day))
    return years < SCHOOL_FROM


async def _last_period(chat: Chat) -> date | None:
    kind, answered = await chat.ask(
        "last_period",
        text(
            "Haid terakhir (HPHT) tanggal berapa, atau hamil berapa minggu? "
            "Contoh: 26-08-2025, atau 24 minggu. Tidak tahu? Ketik LEWATI."
        ),
        either(skippable(), a_last_period()),
    )
    return None if kind == 0 else answered


async def _gave_birth(chat: Chat) -> date | None:
    kind, answered = await chat.ask(
        "gave_birth",
        text("Melahirkan tanggal berapa? Tidak tahu? Ketik LEWATI."),
        either(skippable(), a_past_day()),
    )
    return None if kind == 0 else answered


def _summary(register: Register, wanted: RegisterResident, on: date) -> str:
    resident = Resident(
        id=0,
        posyandu_id=wanted.posyandu,
        name=wanted.name,
        registered_as=LifeStage(wanted.life_stage),
        sex=Sex(wanted.sex),
        born_on=wanted.born_on,
        born_estimated=wanted.born_estimated,
        rt=wanted.rt,
        last_period_on=wanted.last_period_on,
        gave_birth_on=wanted.gave_birth_on,
    )
    born = wanted.born_on
    return lines(
        text("Simpan data ini?"),
        text("{who}, RT {rt}", who=heading(resident, on), rt=wanted.rt or "-"),
        text("Lahir {date}", date=day_month_year(born))
        if born is not None and not wanted.born_estimated
        else "",
        text(
            "Bacakan: data {who} dicatat posyandu, hanya dilihat kader, bidan, dan Puskesmas.",
            who=wanted.name.split()[0],
        ),
        text("Tidak dikirim ke HP orang tua.") if resident.stage(on).is_at_school else "",
    )


async def resident_registered(chat: Chat, register: Register, *, resident: int) -> object:
    """Confirm, and offer to examine at once."""
    known = register.resident(resident)
    picked = await chat.ask(
        "next",
        text("✅ {who} terdaftar. Periksa sekarang?", who=known.name),
        one_of(
            choice("now", text("Periksa sekarang"), "YA", "TIMBANG"),
            choice("later", text("Nanti saja"), "TIDAK", "NANTI", "BELUM"),
            choice("card", text("Lengkapi kartu"), "LENGKAPI_KARTU", "lengkapi", "kartu"),
        ),
    )
    if picked == "card":
        return Go(flow="complete_card", subject={"resident": resident})
    if picked == "now":
        return Go(flow="examine", subject={"resident": resident})
    chat.say(text("Baik. Ketik namanya kapan saja untuk mencatat."))
    return None
