"""URUNGKAN after a woman's Td was kept, changed or taken away."""

from dialog.answers import choice, one_of
from dialog.chat import Chat
from dialog.texts import text
from dialog.turn import Go
from domain.commands_of_tetanus import UndoTetanus
from domain.register import Register
from domain.screening.records import OF_TETANUS, ScreeningSaving
from flows.cadre.stages.people import short_name


async def undo_tetanus(chat: Chat, register: Register) -> object:
    """Ask, naming what would come back or go, before the last save of a Td is taken back."""
    change = register.last_screening_change()
    if change is None or change.saving not in OF_TETANUS:
        chat.say(text("Tidak ada yang bisa diurungkan hari ini."))
        return None
    who = short_name(register, register.resident(change.resident))
    words = (
        text("Urungkan yang terakhir? Catatan Td {who} dihapus.", who=who)
        if change.saving is ScreeningSaving.TETANUS
        else text("Urungkan yang terakhir? Catatan Td {who} kembali seperti sebelumnya.", who=who)
    )
    picked = await chat.ask(
        f"sure{change.id}",
        words,
        one_of(
            choice("yes", text("Ya, urungkan"), "YA", "URUNGKAN", "jadi"),
            choice("no", text("Tidak jadi"), "TIDAK", "BATAL"),
        ),
    )
    return UndoTetanus(audit=change.id) if picked == "yes" else Go(flow="nothing_changed")


async def tetanus_undone(chat: Chat, register: Register, *, resident: int) -> None:
    """Confirm that the last save was taken back."""
    who = short_name(register, register.resident(resident))
    chat.say(text("✅ Catatan Td {who} sudah diurungkan.", who=who))
