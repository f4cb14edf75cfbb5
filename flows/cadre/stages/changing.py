"""UBAH, HAPUS and URUNGKAN of a screening: figures, the person, or all of it."""

from dataclasses import replace
from datetime import date

from dialog.answers import Typed, choice, either, one_of
from dialog.chat import Chat, NotUnderstood
from dialog.input.examined import read_examined, with_pressure_named
from dialog.input.line import read_line
from dialog.spoken import day_month
from dialog.texts import lines, text
from dialog.turn import Go
from domain.commands_of_screening import (
    ChangeScreening,
    MoveScreening,
    RemoveScreening,
    UndoScreening,
)
from domain.register import Register
from domain.screening import Observed
from domain.screening.records import OF_TETANUS, ScreeningChange, ScreeningSaving
from flows.cadre.day.posyandu_day import When
from flows.cadre.stages.asking import Asking, typed_measure
from flows.cadre.stages.figures import ORDER, Value, in_short, observed_of
from flows.cadre.stages.people import short_name
from flows.cadre.stages.seen import Seen, look
from flows.cadre.stages.which_resident import which_resident


async def change_screening(
    chat: Chat,
    register: Register,
    *,
    screening: int,
    ahead: tuple[str, ...] | list[str] = (),
    wrong_person: bool = False,
) -> object:
    """Find out what is wrong with a screening, and ask once before it is changed."""
    seen = look(register, screening)
    if refusal := cannot_change(register, seen):
        chat.say(refusal)
        return None
    if ahead:
        return await _figures(chat, register, seen, frozenset(ahead))
    kind, answered = await chat.ask(
        "what",
        _what_is_wrong(register, seen, wrong_person=wrong_person),
        either(
            one_of(
                choice("person", text("Pindah orang"), "PINDAH", "salah orang", "orang lain"),
                choice("remove", text("Hapus"), "HAPUS"),
                choice("leave", text("Tidak jadi"), "TIDAK", "BATAL"),
            ),
            _new_figures(),
        ),
    )
    if kind == 1:
        return Go(
            flow="change_screening",
            subject={"screening": screening, "ahead": sorted(answered)},
            given=answered,
        )
    if answered == "leave":
        return Go(flow="nothing_changed")
    if answered == "remove":
        return await _remove(chat, register, seen)
    return await _move(chat, register, seen)


def cannot_change(register: Register, seen: Seen) -> str:
    """Say why a screening can't be changed; nothing when it can."""
    if not seen.screening.stands:
        return text("Catatan itu sudah diubah lagi. Tidak ada yang berubah.")
    day = register.open_day(seen.screening.posyandu_id)
    is_today = seen.on == register.now.date()
    if (day is not None and day.held_on == seen.on) or (
        is_today and not seen.screening.at_posyandu_day
    ):
        return ""
    return lines(
        text("Hari posyandu {date} sudah ditutup. Tidak ada yang diubah.", date=day_month(seen.on)),
        text("Mohon sampaikan ke bidan."),
    )


def _what_is_wrong(register: Register, seen: Seen, *, wrong_person: bool) -> str:
    figures = in_short(seen.observed) or text("keluhan")
    if wrong_person:
        return text("Yang mau diubah: {who}, {figures}?", who=seen.resident.name, figures=figures)
    return lines(
        text(
            "{who} tercatat {figures}.",
            who=short_name(register, seen.resident),
            figures=figures,
        ),
        text("Tulis angka yang benar, misalnya: td 130/80. Atau pilih:"),
    )


def _new_figures() -> Typed[dict[str, str]]:
    """Read labelled figures: 'td 150/90 gds 120'."""

    def read(typed: str, _today: date) -> dict[str, str]:
        line = read_line(with_pressure_named(typed))
        if line is None or line.has_person or not line.measures:
            raise NotUnderstood(text("Tulis dengan namanya, misalnya: td 130/80, atau lila 23,5."))
        if any(measure.label is None for measure in line.measures):
            raise NotUnderstood(text("Tulis dengan namanya, misalnya: td 130/80, atau lila 23,5."))
        return read_examined(line).figures

    return Typed(reads=read, dumps=dict, loads=dict)


async def _figures(chat: Chat, register: Register, seen: Seen, ahead: frozenset[str]) -> object:
    asking = Asking(register=register, resident=seen.resident, when=When(on=seen.on), ahead=ahead)
    values: dict[str, Value] = {}
    for name in ORDER:
        if name in ahead and (value := await typed_measure(chat, asking, name)) is not None:
            values[name] = value
    told = observed_of(values)
    former = replace(seen.observed, pressures=()) if told.pressures else seen.observed
    changed = former.joined(told)
    if changed == seen.observed:
        chat.say(text("Angkanya sama dengan yang tercatat. Tidak ada yang berubah."))
        return None
    picked = await chat.ask(
        "sure",
        lines(
            text("Ubah data {who}?", who=asking.name),
            text(
                "Dari {before} menjadi {after}.",
                before=_only(seen.observed, told) or text("kosong"),
                after=in_short(told),
            ),
        ),
        one_of(
            choice("yes", text("Ya, ubah"), "YA", "UBAH", "jadi"),
            choice("no", text("Tidak jadi"), "TIDAK", "BATAL"),
        ),
    )
    if picked == "no":
        return Go(flow="nothing_changed")
    return ChangeScreening(screening=seen.screening.id, observed=changed.to_json())


def _only(observed: Observed, told: Observed) -> str:
    """Say of a screening only what others are told to replace."""
    names = {*told.to_json()}
    kept = {name: value for name, value in observed.to_json().items() if name in names}
    return in_short(Observed.from_json(kept))


async def _remove(chat: Chat, register: Register, seen: Seen) -> object:
    picked = await chat.ask(
        "sure",
        text(
            "Hapus pemeriksaan {who} ({figures})?",
            who=short_name(register, seen.resident),
            figures=in_short(seen.observed) or text("keluhan"),
        ),
        one_of(
            choice("yes", text("Ya, hapus"), "YA", "HAPUS", "jadi"),
            choice("no", text("Tidak jadi"), "TIDAK", "BATAL"),
        ),
    )
    if picked == "no":
        return Go(flow="nothing_changed")
    return RemoveScreening(screening=seen.screening.id)


async def _move(chat: Chat, register: Register, seen: Seen) -> object:
    to = await which_resident(chat, register, text("Seharusnya siapa? Ketik namanya."), other="_to")
    if isinstance(to, Go):
        return to
    if isinstance(to, str):
        chat.say(
            text(
                "Daftarkan {who} dulu dengan DAFTAR, lalu pindahkan. Belum ada yang diubah.", who=to
            )
        )
        return None
    if to.id == seen.resident.id:
        chat.say(text("Itu orang yang sama. Tidak ada yang dipindahkan."))
        return None
    if any(each.on == seen.on for each in register.screenings(to.id)):
        chat.say(text("{who} sudah dicatat hari itu. Tidak ada yang dipindahkan.", who=to.name))
        return None
    picked = await chat.ask(
        "sure_to",
        text(
            "Pindahkan {figures} dari {who} ke {to}?",
            figures=in_short(seen.observed) or text("keluhan"),
            who=seen.resident.name,
            to=to.name,
        ),
        one_of(
            choice("yes", text("Ya, pindahkan"), "YA", "PINDAH", "jadi"),
            choice("no", text("Tidak jadi"), "TIDAK", "BATAL"),
        ),
    )
    if picked == "no":
        return Go(flow="nothing_changed")
    return MoveScreening(screening=seen.screening.id, to_resident=to.id)


async def remove_screening(chat: Chat, register: Register, *, screening: int) -> object:
    """Ask, naming the figures, before a screening of today is removed."""
    seen = look(register, screening)
    if refusal := cannot_change(register, seen):
        chat.say(refusal)
        return None
    return await _remove(chat, register, seen)


async def screening_removed(chat: Chat, register: Register, *, resident: int) -> None:
    """Confirm that a screening stands no longer."""
    who = short_name(register, register.resident(resident))
    chat.say(
        lines(
            text("✅ Pemeriksaan {who} hari ini dihapus.", who=who),
            text("Keliru? Ketik URUNGKAN."),
        )
    )


async def undo_screening(chat: Chat, register: Register) -> object:
    """Ask, naming what would come back or go, before the last save is taken back."""
    change = register.last_screening_change()
    if change is None:
        chat.say(text("Tidak ada yang bisa diurungkan hari ini."))
        return None
    if change.saving in OF_TETANUS:
        return Go(flow="undo_tetanus")
    picked = await chat.ask(
        f"sure{change.id}",
        _would_happen(register, change),
        one_of(
            choice("yes", text("Ya, urungkan"), "YA", "URUNGKAN", "jadi"),
            choice("no", text("Tidak jadi"), "TIDAK", "BATAL"),
        ),
    )
    return UndoScreening(audit=change.id) if picked == "yes" else Go(flow="nothing_changed")


def _would_happen(register: Register, change: ScreeningChange) -> str:
    who = short_name(register, register.resident(change.resident))
    if change.withdrawn:
        former = register.screening(change.withdrawn[-1])
        owner = short_name(register, register.resident(former.resident_id))
        figures = in_short(former.observed) or text("keluhan")
        if change.saving is ScreeningSaving.REMOVED:
            return text(
                "Urungkan yang terakhir? Data {who} {figures} tersimpan lagi.",
                who=owner,
                figures=figures,
            )
        return text(
            "Urungkan yang terakhir? Data {who} kembali {figures}.", who=owner, figures=figures
        )
    added = register.screening(change.added[-1])
    return text(
        "Urungkan yang terakhir? Pemeriksaan {who} ({figures}) dihapus.",
        who=who,
        figures=in_short(added.observed) or text("keluhan"),
    )


async def screening_undone(chat: Chat, register: Register, *, resident: int) -> None:
    """Confirm that the last save was taken back."""
    who = short_name(register, register.resident(resident))
    chat.say(text("✅ Sudah diurungkan. Lanjut, {who} bisa dicatat lagi.", who=who))
