"""One who is no under-five on the midwife's list: taken with one tap, closed by a result."""

from datetime import date

from dialog.answers import choice, either, free_text, one_of, skippable
from dialog.answers_of_dates import a_coming_date
from dialog.chat import Chat
from dialog.input import words
from dialog.input.examination import Examination, read_examination
from dialog.input.phones import spoken
from dialog.spoken import day_month, full_date, joined
from dialog.texts import lines, text
from dialog.turn import Go
from domain.commands_of_resident_care import AcceptResident, RecordResidentResult
from domain.people import RoleKind
from domain.register import Register
from domain.screening import Resident
from domain.screening.records import ScreeningTask
from flows.cadre.stages.people import addressed, heading, named_in, residents_near
from flows.cadre.stages.private_words import private_words
from flows.cadre.stages.seen import for_midwife, look
from flows.family.which_own import named_in as child_named
from flows.midwife.examination import LONGEST, control_day


def result_typed(typed: str, register: Register) -> Go | None:
    """Take 'hasil wayan tensi 150/90, kontrol 17/2' as a midwife's result of a grown-up."""
    if not register.speaker.has(RoleKind.MIDWIFE):
        return None
    match = words.lexicon().intent(typed, among=("HASIL_PERIKSA",))
    if match is None or not match.is_first or not match.tail:
        return None
    named = named_in(register, match.tail, residents_near(register))
    if len(named) != 1 or child_named(match.tail, register.children_of_village()) is not None:
        return None
    told = _without_name(match.tail, named[0])
    return Go(flow="result_of_resident", subject={"resident": named[0].id, "told": told})


def _without_name(typed: str, resident: Resident) -> str:
    """Cut the name at the front off what was found."""
    parts, rest = resident.name.lower().split(), typed.split()
    while rest and rest[0].lower().strip(",:") in (*parts, "bu", "pak", "ibu", "bapak", "mbah"):
        rest = rest[1:]
    return " ".join(rest)


async def referral_of_resident(chat: Chat, register: Register, *, task: int) -> object:
    """Show who waits, why and since when, with what the midwife can do."""
    waiting = register.screening_task(task)
    resident = register.resident(waiting.resident_id)
    take = choice("take", text("Saya tangani"), "YA", "tangani")
    result = choice("result", text("Tulis hasil"), "HASIL_PERIKSA", "hasil", "SUDAH")
    phone = choice("phone", text("Telepon kader"), "telepon", "telpon")
    picked = await chat.ask(
        "what",
        lines(
            text(
                "{who}, RT {rt}, {posyandu}.",
                who=heading(resident, chat.today),
                rt=resident.rt or "-",
                posyandu=register.posyandu(resident.posyandu_id).name,
            ),
            _why(register, waiting),
            text(
                "Dikirim {day}{taken}.",
                day=day_month(waiting.on),
                taken=text(", sudah diterima") if waiting.is_accepted else "",
            ),
            text("Hanya untuk bidan, tidak untuk orang lain.") if waiting.is_private else "",
        ),
        one_of(*((result, phone) if waiting.is_accepted else (take, result, phone))),
    )
    if picked == "take":
        return AcceptResident(task=task)
    if picked == "phone":
        chat.say(_cadre_of(register, waiting, resident))
        return None
    return Go(flow="result_of_resident", subject={"resident": resident.id})


def _why(register: Register, waiting: ScreeningTask) -> str:
    if waiting.screening_id is None:
        return ""
    seen = look(register, waiting.screening_id)
    said = private_words(seen) if waiting.is_private else for_midwife(seen)
    return f"{said[:1].upper()}{said[1:]}." if said else ""


def _cadre_of(register: Register, waiting: ScreeningTask, resident: Resident) -> str:
    holders = register.holders(RoleKind.CADRE, posyandu_id=resident.posyandu_id)
    sender = waiting.sent_by
    cadre = register.person(sender) if sender is not None else next(iter(holders), None)
    if cadre is None:
        return text("Belum ada kader untuk posyandu itu.")
    number = register.phone_of(cadre.id)
    if not number.startswith("+"):
        return text("Nomornya tidak terlihat. Balas lewat kader, ya.")
    return text("{who}: {phone}", who=cadre.call, phone=spoken(number))


async def resident_mine(
    chat: Chat, register: Register, *, task: int, is_told: bool = False
) -> object:
    """Confirm that somebody is the midwife's to see, and offer to write the result."""
    waiting = register.screening_task(task)
    sender = register.person(waiting.sent_by).call if waiting.sent_by is not None else ""
    await chat.ask(
        "result",
        text("✅ Tercatat. {cadre} saya beri tahu.", cadre=sender)
        if is_told
        else text("✅ Tercatat."),
        one_of(choice("result", text("Tulis hasil"), "HASIL_PERIKSA", "hasil")),
    )
    return Go(flow="result_of_resident", subject={"resident": waiting.resident_id})


async def resident_noted(chat: Chat, register: Register, *, resident: int, midwife: int) -> None:
    """Tell the cadre that the midwife has taken somebody over."""
    chat.say(
        text(
            "{midwife} sudah menerima rujukan {who}.",
            midwife=register.person(midwife).call,
            who=addressed(register, register.resident(resident), chat.today),
        )
    )


async def result_of_resident(
    chat: Chat, register: Register, *, resident: int, told: str = ""
) -> object:
    """Ask for what was found, read it back and keep it."""
    known = register.resident(resident)
    who = addressed(register, known, chat.today)
    told = told or await chat.ask(
        "words",
        text(
            "Apa hasil pemeriksaan {who}? Contoh: tensi 150/90, obat 1 bulan, kontrol 17/2", who=who
        ),
        free_text(longest=LONGEST),
    )
    found = read_examination(told)
    control = await _control(chat, found, who)
    picked = await chat.ask(
        "sure",
        lines(
            text("Saya catat untuk {who}:", who=who),
            f"{told[:LONGEST].strip().rstrip('.')}.",
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
        return Go(flow="result_of_resident", subject={"resident": resident})
    return RecordResidentResult(
        resident=resident, words=told[:LONGEST], care=found.care, control_on=control
    )


async def _control(chat: Chat, found: Examination, who: str) -> date | None:
    """Give the day of the control; asked for when it was not written so that it can be read."""
    if (day := control_day(found.control, chat.today)) is not None:
        return day
    kind, answered = await chat.ask(
        "control",
        text("Tanggal berapa {who} kontrol? Contoh: 17/2. Tidak perlu? Ketik LEWATI.", who=who),
        either(skippable(), a_coming_date(text("Saya perlu tanggalnya. Contoh: 17/2"))),
    )
    return None if kind == 0 else answered


async def resident_result_recorded(chat: Chat, register: Register, *, told: list[int]) -> None:
    """Confirm it, and name who hears of it."""
    names = [register.person(person).call for person in told]
    chat.say(
        text("✅ Tersimpan. {names} saya kabari, tanpa isi hasilnya.", names=joined(names))
        if names
        else text("✅ Tersimpan. Tidak ada yang dikabari.")
    )


async def resident_examined(chat: Chat, register: Register, *, result: int) -> None:
    """Tell the cadre that somebody was seen, and what she can do; no finding is named."""
    found = register.resident_result(result)
    who = addressed(register, register.resident(found.resident_id), chat.today)
    if found.is_inpatient:
        chat.say(
            text("{who} sudah diperiksa dan dirawat dulu. Mohon temani keluarganya, ya.", who=who)
        )
        return
    chat.say(
        " ".join(
            part
            for part in (
                text("{who} sudah diperiksa.", who=who),
                text(
                    "Kontrol {day} di Puskesmas. Mohon diingatkan, ya.",
                    day=day_month(found.control_on),
                )
                if found.control_on is not None
                else "",
            )
            if part
        )
    )
