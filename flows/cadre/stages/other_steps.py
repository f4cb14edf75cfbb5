"""The steps that are no figure: complaints, eyes and ears, long cough, the curve of the book."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from dialog.answers import Typed, choice, either, free_text, one_of
from dialog.chat import Chat, Heard, NotUnderstood
from dialog.input.complaints import before_complaints, complaints_in, says
from dialog.input.polarity import Polarity
from dialog.input.words import lexicon
from dialog.texts import lines, text
from domain.screening import LifeStage, Observed
from domain.screening.danger import OTHER
from flows.cadre.stages import steps
from flows.cadre.stages.asking import Asking
from flows.cadre.stages.checklist import checklist
from flows.cadre.stages.lettered import lettered, none_or_skip
from flows.cadre.stages.somebody_else import names_another

COUGH_SIGNS = ("cough", "fever", "weight", "contact")


@dataclass(frozen=True, kw_only=True)
class Step:
    """One question of a guided screening."""

    name: str
    place: str
    """'3 dari 6.'"""
    lead: str = ""
    so_far: Observed = field(default_factory=Observed)
    """What was observed before this question."""


async def other_step(chat: Chat, asking: Asking, step: Step) -> dict[str, Any]:
    """Ask one step and give what was told, by the names of `Observed`."""
    if step.name == steps.COMPLAINT:
        return await _complaint(chat, asking, step)
    if step.name == steps.CHECKS:
        return await checklist(chat, asking, step.so_far, place=step.place, lead=step.lead)
    simple = {
        steps.EYES: _sense,
        steps.EARS: _sense,
        steps.COUGH: _cough,
        steps.CURVE: _curve,
        steps.VITAMIN_A: _vitamin_a,
        steps.VISITS: _visits,
    }
    return await simple[step.name](chat, step)


async def _complaint(chat: Chat, asking: Asking, step: Step) -> dict[str, Any]:
    kind, answered = await chat.ask(
        step.name,
        lines(
            f"{step.place} {text('Ada keluhan atau tanda ini?')}",
            _signs_of(asking.stage),
            text("Tulis yang ada, atau pilih:"),
        ),
        either(
            one_of(
                choice("none", text("Tidak ada"), "TIDAK", "BELUM"),
                choice("skip", text("Lewati"), "LEWATI"),
            ),
            _complaint_of(asking),
        ),
        lead=step.lead,
    )
    return {} if kind == 0 else told_of(answered)


def _complaint_of(asking: Asking) -> Typed[str]:
    """Take any words but a sign of somebody else, which is never kept for this person."""

    def read(typed: str, today: date) -> str:
        told = free_text(longest=200).read(Heard(text=typed), today)
        if complaints_in(told) and names_another(asking.register, told, asking.resident):
            raise NotUnderstood(text("Itu orang lain, ya? Tulis keluhan {who}.", who=asking.name))
        return told

    return Typed(reads=read, dumps=str, loads=str)


def told_of(typed: str) -> dict[str, Any]:
    """Give what a complaint in words tells."""
    codes = complaints_in(typed)
    if codes:
        return {"complaints": codes, "note": typed}
    denials = lexicon().choices.denials
    first = lexicon().spelling.words(typed)[:1]
    if denials.polarity(first) is not Polarity.PLAIN:
        return {}
    return {"complaints": (OTHER,), "note": typed}


def a_complaint() -> Typed[str]:
    """Read a complaint that nobody is named with: 'pusing juga'."""

    def read(typed: str, _today: date) -> str:
        name, complaint = before_complaints(typed)
        named = [word for word in name.split() if not says(word, "observations", "telling")]
        if not complaint or named or any(map(str.isdigit, typed)):
            raise NotUnderstood("")
        return typed

    return Typed(reads=read, dumps=str, loads=str)


def _signs_of(stage: LifeStage) -> str:
    match stage:
        case LifeStage.PREGNANT:
            return lines(
                text("- perdarahan, atau keluar air"),
                text("- sakit kepala hebat, pandangan kabur, nyeri ulu hati"),
                text("- bengkak wajah atau tangan, kejang, sesak"),
                text("- gerakan janin kurang, demam tinggi, muntah terus"),
            )
        case LifeStage.POSTPARTUM | LifeStage.BREASTFEEDING:
            return lines(
                text("- perdarahan banyak, darah atau cairan berbau"),
                text("- demam, payudara bengkak atau sakit"),
                text("- sakit kepala hebat, pandangan kabur, kejang, sesak"),
                text("- sulit buang air kecil, bengkak, sedih terus"),
            )
        case _:
            return lines(
                text("- wajah mencong, lemah sebelah, bicara pelo"),
                text("- nyeri dada, sesak, pingsan, keringat dingin"),
            )


async def _sense(chat: Chat, step: Step) -> dict[str, Any]:
    words = (
        text("Hitung jari: mata mana yang tidak bisa?")
        if step.name == steps.EYES
        else text("Tes bisik: telinga mana yang tidak mendengar?")
    )
    picked = await chat.ask(
        step.name,
        f"{step.place} {words}",
        one_of(
            choice("ok", text("Dua-duanya bisa"), "normal", "bisa", "baik", "TIDAK"),
            choice("right", text("Kanan tidak bisa"), "kanan"),
            choice("left", text("Kiri tidak bisa"), "kiri"),
            choice("both", text("Dua-duanya tidak"), "kedua"),
            choice("skip", text("Tidak diperiksa"), "LEWATI", "BELUM"),
            list_title=text("Pilih hasil"),
        ),
        lead=step.lead,
    )
    return {} if picked == "skip" else {step.name: picked}


async def _cough(chat: Chat, step: Step) -> dict[str, Any]:
    kind, answered = await chat.ask(
        step.name,
        lines(
            f"{step.place} {text('Mana yang ada? Tulis hurufnya, misalnya: a c')}",
            text("a batuk terus-menerus"),
            text("b demam lebih dari 2 minggu"),
            text("c berat tidak naik atau turun 2 bulan berturut-turut"),
            text("d serumah atau dekat dengan orang yang sedang berobat batuk lama"),
        ),
        either(lettered(COUGH_SIGNS), none_or_skip()),
        lead=step.lead,
    )
    if kind == 1:
        return {"tuberculosis": []} if answered == "none" else {}
    return {"tuberculosis": list(answered)}


async def _curve(chat: Chat, step: Step) -> dict[str, Any]:
    picked = await chat.ask(
        step.name,
        f"{step.place} {text('Di kurva Buku KIA, beratnya di bagian hijau?')}",
        one_of(
            choice("yes", text("Ya"), "YA", "SUDAH", "hijau"),
            choice("no", text("Tidak"), "TIDAK", "BELUM", "merah"),
            choice("skip", text("Lewati"), "LEWATI"),
        ),
        lead=step.lead,
    )
    return {} if picked == "skip" else {"curve_green": picked == "yes"}


async def _vitamin_a(chat: Chat, step: Step) -> dict[str, Any]:
    """Count the capsules after a birth: two red ones, a day apart."""
    picked = await chat.ask(
        step.name,
        f"{step.place} {text('Kapsul vitamin A nifas (merah): sudah diminum berapa?')}",
        one_of(
            choice("2", text("Dua kapsul"), "dua", "kedua", "lengkap"),
            choice("1", text("Satu kapsul"), "satu", "baru satu"),
            choice("0", text("Belum"), "BELUM", "TIDAK"),
            choice("skip", text("Lewati"), "LEWATI"),
            list_title=text("Pilih jumlah"),
        ),
        lead=step.lead,
    )
    if picked == "skip":
        return {}
    return {"vitamin_a": picked != "0", "vitamin_a_capsules": int(picked)}


async def _visits(chat: Chat, step: Step) -> dict[str, Any]:
    """Ask which visits after the birth (KF) there were."""
    kind, answered = await chat.ask(
        step.name,
        lines(
            f"{step.place} "
            f"{text('Kunjungan nifas (KF) mana yang sudah? Tulis hurufnya, misalnya: a b')}",
            text("a 6 sampai 48 jam sesudah lahir"),
            text("b hari 3 sampai 7"),
            text("c hari 8 sampai 28"),
            text("d hari 29 sampai 42"),
        ),
        either(lettered(("1", "2", "3", "4")), none_or_skip()),
        lead=step.lead,
    )
    if kind == 1:
        return {"postpartum_visits": ()} if answered == "none" else {}
    return {"postpartum_visits": tuple(int(visit) for visit in answered)}
