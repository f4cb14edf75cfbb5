"""HAPUS and URUNGKAN: taking a weighing of today, or the last save, back."""

from dialog.answers import choice, one_of
from dialog.chat import Chat
from dialog.spoken import kg
from dialog.texts import text
from dialog.turn import Go
from domain.changes import OF_DOSES, Change, Saving
from domain.commands import RemoveWeighing, Undo
from domain.kms import FROM_KIA_BOOK
from domain.people import Child
from domain.register import Register
from domain.visit import look_at
from domain.vitamin_a import campaign
from flows.cadre.growth.weighed_today import Saved, cannot_change, saved_today
from flows.cadre.who.namesakes import spoken_near
from flows.cadre.who.which_child import short_measures


async def remove_weighing(chat: Chat, register: Register) -> object:
    """Ask, naming the figures, before a weighing of today is removed."""
    saved = await saved_today(chat, register, text("Catatan siapa yang dihapus? Ketik namanya."))
    if isinstance(saved, Go):
        return saved
    if isinstance(saved, Child):
        chat.say(cannot_change(register, saved))
        return None
    child = spoken_near(register, saved.child)
    picked = await chat.ask(
        "sure",
        text(
            "Hapus penimbangan {child} hari ini ({facts})?",
            child=child,
            facts=_facts(register, saved),
        ),
        one_of(
            choice("yes", text("Ya, hapus"), "YA", "HAPUS", "jadi"),
            choice("no", text("Tidak"), "TIDAK", "BATAL"),
        ),
    )
    if picked == "yes":
        return RemoveWeighing(weighing=saved.weighing.id)
    visit = look_at(register, register.village, saved.weighing)
    if visit.needs_midwife and not register.is_sent_to_midwife(saved.child.id, saved.weighing.on):
        return Go(flow="not_sent_yet", subject={"weighing": saved.weighing.id, "why": "kept"})
    chat.say(text("Baik, data {child} tetap tersimpan.", child=child))
    return None


def _facts(register: Register, saved: Saved) -> str:
    facts = short_measures(saved.weighing)
    season = campaign(saved.weighing.on)
    if season and register.vitamin_a_on(saved.child.id, season) == saved.weighing.on:
        return text("{facts}, vitamin A", facts=facts)
    return facts


async def undo(chat: Chat, register: Register) -> object:
    """Ask, naming what would come back or go, before the last save is taken back."""
    change, screened = register.last_change(), register.last_screening_change()
    if screened is not None and (change is None or screened.id > change.id):
        if screened.paste is not None:
            return Go(flow="undo_paste", subject={"paste": screened.paste})
        return Go(flow="undo_screening")
    if change is None:
        chat.say(text("Tidak ada yang bisa diurungkan hari ini."))
        return None
    if change.paste is not None:
        return Go(flow="undo_paste", subject={"paste": change.paste})
    child = register.child(change.child)
    needs_day = change.saving not in OF_DOSES and not _is_from_book(register, change)
    if needs_day and register.open_day(child.posyandu_id) is None:
        chat.say(cannot_change(register, child))
        return None
    picked = await chat.ask(
        f"sure{change.id}",
        _would_happen(register, change, child),
        one_of(
            choice("yes", text("Ya, urungkan"), "YA", "URUNGKAN", "jadi"),
            choice("no", text("Tidak jadi"), "TIDAK", "BATAL"),
        ),
    )
    return Undo(audit=change.id) if picked == "yes" else Go(flow="nothing_changed")


def _is_from_book(register: Register, change: Change) -> bool:
    """Tell whether a weighing of the past was copied, which belongs to no open day."""
    added = change.added.get("weighing", [])
    return any(register.weighing(row).source == FROM_KIA_BOOK for row in added)


def _would_happen(register: Register, change: Change, child: Child) -> str:
    name = spoken_near(register, child)
    weighing = register.weighing(change.weighing) if change.weighing is not None else None
    figures = short_measures(weighing) if weighing is not None else ""
    if change.saving is Saving.MOVED and weighing is not None:
        return text(
            "Urungkan yang terakhir? Data {kg} kg kembali ke {child}.",
            kg=kg(weighing.weight_g or 0),
            child=register.child(weighing.child_id).name,
        )
    if change.saving is Saving.WEIGHED:
        return _weighing_would_go(register, change, name)
    return {
        Saving.CHANGED: text(
            "Urungkan yang terakhir? Data {child} kembali {figures}.", child=name, figures=figures
        ),
        Saving.REMOVED: text(
            "Urungkan yang terakhir? Data {child} {figures} tersimpan lagi.",
            child=name,
            figures=figures,
        ),
        Saving.CAPSULE: text(
            "Urungkan yang terakhir? Catatan vitamin A {child} dihapus.", child=name
        ),
        Saving.CAPSULE_REMOVED: text(
            "Urungkan yang terakhir? Vitamin A {child} tercatat lagi.", child=name
        ),
        Saving.DOSES: text(
            "Urungkan yang terakhir? Catatan imunisasi {child} dihapus.", child=name
        ),
        Saving.DOSES_CHANGED: text(
            "Urungkan yang terakhir? Catatan imunisasi {child} kembali seperti sebelumnya.",
            child=name,
        ),
        Saving.ABSENT: text(
            "Urungkan yang terakhir? Catatan tidak hadir {child} dihapus.", child=name
        ),
    }[change.saving]


def _weighing_would_go(register: Register, change: Change, name: str) -> str:
    added = register.weighing(change.added["weighing"][0])
    figures = short_measures(added)
    if change.withdrawn.get("weighing"):
        former = register.weighing(change.withdrawn["weighing"][0])
        return text(
            "Urungkan yang terakhir? Data {child} kembali {figures}.",
            child=name,
            figures=short_measures(former),
        )
    return text(
        "Urungkan yang terakhir? Penimbangan {child} {figures} dihapus.",
        child=name,
        figures=figures,
    )
