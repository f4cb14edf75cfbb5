"""What is said after a woman's Td was kept, and putting it right."""

from collections.abc import Sequence
from datetime import date

from dialog.answers import choice, one_of
from dialog.answers_of_dates import a_past_date
from dialog.chat import Chat
from dialog.spoken import day_month_year, joined
from dialog.texts import lines, text
from dialog.turn import Go
from domain.commands_of_tetanus import ChangeTetanus, RemoveTetanus
from domain.doses import ToldBy
from domain.people import RoleKind
from domain.register import Register
from domain.screening.tetanus import TetanusRecord, status_of
from flows.cadre.stages.people import short_name
from flows.cadre.stages.tetanus_words import midwife, not_counted, status_words


async def tetanus_recorded(
    chat: Chat,
    register: Register,
    *,
    resident: int,
    doses: Sequence[int],
    earlier: Sequence[int] = (),
    lacks_evidence: bool = False,
) -> object:
    """Say what was recorded, the T status, and when the next is due; offer to put it right."""
    kept = [record for record in register.tetanus_records(resident) if record.id in doses]
    if not kept:
        chat.say(text("Catatan itu sudah diubah lagi."))
        return None
    woman = register.resident(resident)
    all_days = [record.on for record in register.tetanus_records(resident)]
    status = status_of(woman, all_days, chat.today)
    picked = await chat.ask(
        "next",
        lines(
            text(
                "✅ Td {who} dicatat {date}.",
                who=short_name(register, woman),
                date=joined([day_month_year(record.on) for record in kept]),
            ),
            _before(register, earlier),
            _details(kept),
            not_counted(register, [each.on for each in kept if each.on in status.ignored]),
            status_words(status, chat.today),
            text("Td sebelumnya tidak ada catatannya, jadi dihitung dari yang ini.")
            if lacks_evidence
            else "",
            _told_by(register, kept, earlier),
        ),
        one_of(
            choice("change", text("Ubah tanggal"), "UBAH", "tanggal", "ganti tanggal"),
            choice("remove", text("Hapus"), "HAPUS"),
            choice("done", text("Selesai"), "SELESAI"),
        ),
    )
    if picked == "done":
        return Go(flow="done_for_now")
    flow = "change_tetanus" if picked == "change" else "remove_tetanus"
    return Go(flow=flow, subject={"dose": kept[-1].id})


def _before(register: Register, earlier: Sequence[int]) -> str:
    days = [day_month_year(register.tetanus_record(number).on) for number in earlier]
    return text("Yang sebelumnya juga dicatat: {dates}.", dates=joined(days)) if days else ""


def _details(kept: list[TetanusRecord]) -> str:
    batches = [text("Batch {batch}", batch=record.batch) for record in kept if record.batch]
    by = sorted({record.vaccinator.title() for record in kept if record.vaccinator})
    given = [text("oleh {vaccinator}", vaccinator=name) for name in by]
    said = ", ".join(dict.fromkeys((*batches, *given)))
    return f"{said[:1].upper()}{said[1:]}." if said else ""


def _told_by(register: Register, kept: list[TetanusRecord], earlier: Sequence[int]) -> str:
    if register.speaker.has(RoleKind.MIDWIFE):
        return ""
    if kept[-1].told_by == ToldBy.PARENT:
        return text(
            'Ditandai "dari ibunya". Mohon {midwife} mencocokkan.', midwife=midwife(register)
        )
    if earlier or kept[-1].told_by == ToldBy.KIA_BOOK:
        return text('Ditandai "dari buku". Mohon {midwife} mencocokkan.', midwife=midwife(register))
    return ""


async def change_tetanus(chat: Chat, register: Register, *, dose: int) -> object:
    """Put the day of a recorded Td right, naming what becomes of the status."""
    old = register.tetanus_record(dose)
    if refusal := _cannot_change(register, old):
        chat.say(refusal)
        return None
    woman = register.resident(old.resident_id)
    on = await chat.ask(
        "on",
        text("Tanggal Td yang benar? Contoh: 10-02-2026"),
        a_past_date(text("Saya perlu tanggalnya. Contoh: 10-02-2026")),
    )
    if woman.born_on is not None and on < woman.born_on:
        chat.say(
            text(
                "{who} lahir {date}. Tanggal itu sebelumnya. Tidak ada yang berubah.",
                who=woman.name,
                date=day_month_year(woman.born_on),
            )
        )
        return None
    others = [r.on for r in register.tetanus_records(woman.id) if r.id != dose]
    if on == old.on or on in others:
        chat.say(text("Td tanggal itu sudah tercatat. Tidak ada yang berubah."))
        return None
    status = status_of(woman, [*others, on], chat.today)
    picked = await chat.ask(
        "sure",
        lines(
            text(
                "Ubah tanggal Td {who} dari {before} menjadi {after}?",
                who=short_name(register, woman),
                before=day_month_year(old.on),
                after=day_month_year(on),
            ),
            text("❗ Dengan tanggal itu Td-nya belum dihitung.") if on in status.ignored else "",
        ),
        one_of(
            choice("yes", text("Ya, ubah"), "YA", "UBAH", "jadi"),
            choice("no", text("Tidak jadi"), "TIDAK", "BATAL"),
        ),
    )
    return ChangeTetanus(dose=dose, on=on) if picked == "yes" else Go(flow="nothing_changed")


async def remove_tetanus(chat: Chat, register: Register, *, dose: int) -> object:
    """Ask, naming the day, before a recorded Td is taken away."""
    old = register.tetanus_record(dose)
    if refusal := _cannot_change(register, old):
        chat.say(refusal)
        return None
    who = short_name(register, register.resident(old.resident_id))
    picked = await chat.ask(
        "sure",
        text("Hapus catatan Td {who} tanggal {date}?", who=who, date=day_month_year(old.on)),
        one_of(
            choice("yes", text("Ya, hapus"), "YA", "HAPUS", "jadi"),
            choice("no", text("Tidak jadi"), "TIDAK", "BATAL"),
        ),
    )
    return RemoveTetanus(dose=dose) if picked == "yes" else Go(flow="nothing_changed")


def _cannot_change(register: Register, old: TetanusRecord) -> str:
    """Say why a record stays as it is, or nothing."""
    if not old.stands:
        return text("Catatan itu sudah diubah lagi. Tidak ada yang berubah.")
    recorded: date = old.recorded_at.astimezone(register.now.tzinfo).date()
    if register.speaker.has(RoleKind.MIDWIFE) or recorded == register.now.date():
        return ""
    return text(
        "Td itu dicatat {date}. Catatan lama diubah oleh {midwife}.",
        date=day_month_year(recorded),
        midwife=midwife(register),
    )


async def tetanus_changed(chat: Chat, register: Register, *, resident: int, dose: int) -> None:
    """Confirm the new day with the status it comes to."""
    woman = register.resident(resident)
    days = [record.on for record in register.tetanus_records(resident)]
    chat.say(
        lines(
            text(
                "✅ Sudah diubah. Td {who}: {date}.",
                who=short_name(register, woman),
                date=day_month_year(register.tetanus_record(dose).on),
            ),
            status_words(status_of(woman, days, chat.today), chat.today),
        )
    )


async def tetanus_removed(chat: Chat, register: Register, *, resident: int) -> None:
    """Confirm that a Td stands no longer."""
    who = short_name(register, register.resident(resident))
    removed = text("✅ Catatan Td {who} itu dihapus.", who=who)
    chat.say(lines(removed, text("Keliru? Ketik URUNGKAN.")))
