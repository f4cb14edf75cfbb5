"""Taking a whole pasted list back."""

from dialog.answers import choice, one_of
from dialog.chat import Chat
from dialog.spoken import joined
from dialog.texts import lines, text
from dialog.turn import Go
from domain.changes import Change, Saving
from domain.commands_of_pastes import UndoPaste
from domain.people import RoleKind
from domain.register import Register
from domain.screening.records import ScreeningChange
from flows.cadre.growth.absence import LATER, NOT_WEIGHED
from flows.cadre.stages.people import short_name
from flows.cadre.who.namesakes import spoken_near


async def undo_paste(chat: Chat, register: Register, *, paste: int) -> UndoPaste | Go | None:
    """Ask, counting what would go, before a whole list is taken back."""
    changes = register.saved_with_paste(paste)
    examined = register.screened_with_paste(paste)
    if not (changes or examined):
        chat.say(text("Tempelan itu sudah tidak ada yang tersisa. Tidak ada yang diurungkan."))
        return None
    if not _may_still(register, changes, examined):
        chat.say(text("Hari posyandu itu sudah ditutup. Tempelannya tidak bisa diurungkan lagi."))
        return None
    picked = await chat.ask(
        "sure",
        text(
            "Hapus semua {count} catatan dari tempelan tadi ({kinds})?",
            count=len(changes) + len(examined),
            kinds=_kinds(register, changes, examined),
        ),
        one_of(
            choice("yes", text("Ya, hapus"), "YA", "HAPUS", "URUNGKAN"),
            choice("no", text("Tidak, simpan"), "TIDAK", "BATAL", "jangan"),
        ),
    )
    return UndoPaste(paste=paste) if picked == "yes" else Go(flow="paste_kept")


def _may_still(
    register: Register, changes: tuple[Change, ...], examined: tuple[ScreeningChange, ...]
) -> bool:
    """Tell whether the day of the list is open; what counts for no day may always go."""
    weighings = [register.weighing(n) for c in changes for n in c.added.get("weighing", ())]
    screenings = [register.screening(n) for c in examined for n in c.added]
    days = {
        *(each.on for each in weighings if each.at_posyandu_day),
        *(each.on for each in screenings if each.at_posyandu_day),
    }
    opened = {
        day.held_on
        for posyandu in register.speaker.posyandu_ids(RoleKind.CADRE)
        if (day := register.open_day(posyandu)) is not None
    }
    return days <= opened


def _kinds(
    register: Register, changes: tuple[Change, ...], examined: tuple[ScreeningChange, ...]
) -> str:
    """Count by kind: '7 timbang, 1 tidak hadir'."""
    later = sum(1 for change in changes if _waits(register, change))
    absent = _count(changes, Saving.ABSENT) - later
    counted = {
        Saving.WEIGHED: text("{count} timbang", count=_count(changes, Saving.WEIGHED)),
        Saving.ABSENT: ", ".join(
            part
            for part in (
                text("{count} tidak hadir", count=absent) if absent else "",
                text("{count} ditunda", count=later) if later else "",
            )
            if part
        ),
        Saving.DOSES: text("{count} imunisasi", count=_count(changes, Saving.DOSES)),
        Saving.CAPSULE: text("{count} vitamin A", count=_count(changes, Saving.CAPSULE)),
    }
    said = [said for kind, said in counted.items() if _count(changes, kind)]
    if examined:
        said.append(text("{count} pemeriksaan", count=len(examined)))
    return ", ".join(said)


def _waits(register: Register, change: Change) -> bool:
    """Tell whether a child was only put on the waiting list."""
    if change.saving is not Saving.ABSENT:
        return False
    posyandu = register.child(change.child).posyandu_id
    day = register.open_day(posyandu)
    return day is not None and register.absences_on(posyandu, day.held_on).get(change.child) in (
        LATER,
        NOT_WEIGHED,
    )


def _count(changes: tuple[Change, ...], kind: Saving) -> int:
    return sum(1 for change in changes if change.saving is kind)


async def paste_kept(chat: Chat, register: Register) -> None:
    """The list was not taken back."""
    chat.say(text("Baik, semua tetap tersimpan."))


async def paste_undone(
    chat: Chat, register: Register, *, count: int, left: list[int], left_grown_up: list[int]
) -> None:
    """Tell how much was taken back, and what somebody changed since."""
    names = [
        *(spoken_near(register, register.child(child)) for child in left),
        *(short_name(register, register.resident(number)) for number in left_grown_up),
    ]
    chat.say(
        lines(
            text("✅ {count} catatan dari tempelan tadi sudah dihapus.", count=count),
            text("Sudah diubah lagi, jadi tetap: {names}.", names=joined(names)) if names else "",
            text("Angka lama tetap ada di riwayat."),
        )
    )
