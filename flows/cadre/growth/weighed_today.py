"""The weighing of the open day that a correction is about."""

from dataclasses import dataclass

from dialog.chat import Chat
from dialog.spoken import day_month
from dialog.texts import lines, text
from dialog.turn import Go
from domain.people import Child, RoleKind, Weighing
from domain.register import Register
from flows.cadre.who.namesakes import spoken_near
from flows.cadre.who.somebody import Somebody, look_for, working_day
from flows.cadre.who.which_child import ChildWords, one_of_these, settled_child


@dataclass(frozen=True, kw_only=True)
class Saved:
    """A weighing that may still be changed, and whose it is."""

    child: Child
    weighing: Weighing
    name: str
    """How the child is named: in full when another one shares the first name."""


async def saved_today(
    chat: Chat, register: Register, words: str, *, weighing: int | None = None
) -> Saved | Child | Go:
    """Find the weighing meant; the child alone when nothing of today can be changed."""
    if weighing is not None:
        child = register.child(register.weighing(weighing).child_id)
        return _saved(register, child) or child
    typed = await chat.ask("child", words, ChildWords(register=register))
    somebody = look_for(register, typed)
    weighed = [found for found in somebody.found if _saved(register, found)]
    if len(weighed) == 1:
        return _saved(register, weighed[0]) or weighed[0]
    if len(weighed) > 1:
        among = Somebody(words=typed, found=tuple(weighed), is_exact=True, nearest=None)
        picked = await one_of_these(
            chat, register, "which", among, on=working_day(register, chat.today)
        )
        return (_saved(register, picked) or picked) if picked else Go(flow="nothing_changed")
    settled = await settled_child(chat, register, somebody)
    return settled if isinstance(settled, Go) else _saved(register, settled) or settled


def _saved(register: Register, child: Child) -> Saved | None:
    if child.posyandu_id not in register.speaker.posyandu_ids(RoleKind.CADRE):
        return None
    day = register.open_day(child.posyandu_id)
    if day is None:
        return None
    for weighing in register.weighings(child.id):
        if weighing.on == day.held_on:
            return Saved(child=child, weighing=weighing, name=spoken_near(register, child))
    return None


def cannot_change(register: Register, child: Child) -> str:
    """Say why nothing of a child can be changed: not weighed yet, or the day is closed."""
    past = register.weighings(child.id)
    if register.open_day(child.posyandu_id) is None and past:
        return lines(
            text(
                "Hari posyandu {date} sudah ditutup. Tidak ada yang diubah.",
                date=day_month(past[-1].on),
            ),
            text(
                "Angka yang sudah ditutup hanya diubah bersama {midwife}. Mohon hubungi beliau.",
                midwife=_midwife(register),
            ),
        )
    return lines(
        text(
            "Belum ada catatan {child} hari ini, jadi tidak ada yang diubah.",
            child=spoken_near(register, child),
        ),
        text("Ketik TIMBANG {child} untuk mencatat.", child=spoken_near(register, child).upper()),
    )


def _midwife(register: Register) -> str:
    midwives = register.holders(RoleKind.MIDWIFE)
    return midwives[0].call if midwives else text("bidan")


async def nothing_changed(chat: Chat, register: Register) -> None:
    """A correction was left."""
    chat.say(text("Baik, tidak ada yang berubah."))
