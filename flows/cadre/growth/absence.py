"""A child who did not come, or will not be weighed: kept with its reason and without blame."""

from datetime import date

from dialog.answers import Typed, choice, one_of
from dialog.chat import Chat, NotUnderstood
from dialog.input import words
from dialog.input.line import Absence, read_line
from dialog.input.moves import parted
from dialog.texts import text
from dialog.turn import Go
from domain.commands import PutOnWaitingList
from domain.commands_family import RecordAbsence
from domain.people import Child
from domain.register import Register
from flows.cadre.growth.line_answers import child_words
from flows.cadre.growth.result import progress_line
from flows.cadre.who.namesakes import spoken_near
from flows.cadre.who.which_child import which_child
from flows.entry import Opening

MOVED = "PINDAH_RUMAH"
"""The reason of a child who does not stay away but has left."""
CAME = "MENOLAK"
"""The reason of a child who came and cries or refuses at the scale."""
LATER, NOT_WEIGHED = "LATER", "NOT_WEIGHED"
"""Reasons of those who came: to be weighed later, or not at all."""


def opens(words: str) -> Opening:
    """Read 'hasan sakit' into the child and the reason."""
    reported = read_line(words)
    if reported is None or reported.absence is None:
        return Opening()
    reason = reported.absence.reason or ""
    if _came(reported.absence):
        reason = CAME
    _whom, place = parted(words) if reason == MOVED else ("", "")
    return Opening(
        subject={"reason": reason, **({"place": place} if place else {})},
        given={"child": child_words(reported)},
    )


def _came(absence: Absence) -> bool:
    """Tell 'tidak ditimbang, rewel' and 'ga mau nimbang' from staying away."""
    return absence.reason == CAME or "timbang" in absence.words or "nimbang" in absence.words


async def child_absent(
    chat: Chat, register: Register, *, reason: str = "", place: str = ""
) -> object:
    """Ask once before a child is recorded as absent."""
    child = await which_child(chat, register, text("Siapa yang tidak hadir? Ketik namanya."))
    if not isinstance(child, Child):
        return child
    if reason == MOVED:
        return Go(flow="child_moves", subject={"child_id": child.id, "place": place})
    day = register.open_day(child.posyandu_id)
    if day is None:
        chat.say(text("Hari posyandu belum dibuka, jadi tidak ada yang dicatat."))
        return None
    if reason == CAME:
        not_now = await will_not_be_weighed(chat)
        return PutOnWaitingList(child=child.id, on=day.held_on, reason=not_now)
    question = (
        text(
            "{child}: dicatat tidak hadir karena {reason}?",
            child=spoken_near(register, child),
            reason=reason_words(reason),
        )
        if reason
        else text("{child}: dicatat tidak hadir?", child=spoken_near(register, child))
    )
    picked = await chat.ask(
        "sure",
        question,
        one_of(choice("yes", text("Ya"), "YA"), choice("no", text("Bukan"), "TIDAK", "BATAL")),
    )
    if picked == "no":
        return Go(flow="nothing_saved")
    return RecordAbsence(child=child.id, on=day.held_on, reason=reason)


async def absence_recorded(chat: Chat, register: Register, *, child: int, reason: str) -> None:
    """Confirm an absence."""
    name = spoken_near(register, register.child(child))
    if reason:
        chat.say(
            text(
                "✅ {child} tidak hadir ({reason}). Masuk daftar kunjungan rumah.",
                child=name,
                reason=reason_words(reason),
            )
        )
        return
    chat.say(text("✅ {child} tidak hadir. Masuk daftar kunjungan rumah.", child=name))


def reason_words(reason: str) -> str:
    """Say a reason kept: 'sakit', 'bepergian'; words as typed stay what they are."""
    return {
        "SAKIT": text("sakit"),
        "BEPERGIAN": text("bepergian"),
        "HUJAN": text("hujan"),
        "SIBUK": text("keluarga sibuk"),
        "LUPA": text("lupa"),
        "MENOLAK": text("belum mau"),
        "PINDAH_RUMAH": text("pindah rumah"),
        "KOSONG": text("rumah kosong"),
        LATER: text("ditunda"),
        NOT_WEIGHED: text("tidak mau ditimbang"),
    }.get(reason, reason)


def unwilling() -> Typed[str]:
    """Read words of a child who cries or refuses at the scale; figures are no such words."""

    def read(typed: str, _today: date) -> str:
        refuses = words.lexicon().intent(typed, among=("MENOLAK",))
        if refuses is None or any(sign.isdigit() for sign in typed):
            raise NotUnderstood("")
        return typed

    return Typed(reads=read, dumps=str, loads=str)


async def will_not_be_weighed(chat: Chat) -> str:
    """Ask what to do with a child who cries at the scale; give the reason to keep."""
    picked = await chat.ask(
        "not_now",
        text("Tidak apa-apa. Tenangkan dulu, coba lagi nanti."),
        one_of(
            choice("later", text("Coba lagi nanti"), "NANTI", "YA"),
            choice("never", text("Tidak ditimbang"), "TIDAK"),
        ),
    )
    return LATER if picked == "later" else NOT_WEIGHED


async def left_for_later(
    chat: Chat, register: Register, *, child: int, reason: str = LATER
) -> None:
    """A child whose figures stay open goes on the waiting list, without blame."""
    found = register.child(child)
    name = spoken_near(register, found)
    said = (
        text("Baik. {child} saya taruh di daftar tunggu.", child=name)
        if reason == LATER
        else text("Baik. {child} dicatat tidak ditimbang hari ini.", child=name)
    )
    progress = progress_line(register, found.posyandu_id)
    chat.say(f"{said} {progress}".strip())
