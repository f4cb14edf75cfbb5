"""Doses that families told of wait for the midwife: one tap for all of a child, or for each."""

from itertools import groupby

from dialog.answers import choice, one_of
from dialog.chat import Chat
from dialog.spoken import age, day_month_year
from dialog.texts import lines, text
from domain.calendar import completed_months
from domain.commands_of_doses import CheckDoses
from domain.doses import DoseRecord, ToldBy
from domain.people import Child
from domain.register import Register
from flows.cadre.doses.dose_names import judged_records, name_of

Waiting = tuple[DoseRecord, ...]


async def check_doses(chat: Chat, register: Register, *, seen: list[int] | None = None) -> object:
    """Show the next child with doses to check, and ask about all or each of them."""
    children = _children(register)
    left = [one for one in children if one[0] not in (seen or ())]
    if not left:
        chat.say(
            text("Semua sudah dilihat. Terima kasih, {call}.", call=register.speaker.call)
            if seen
            else text("Tidak ada imunisasi dari orang tua yang menunggu diperiksa.")
        )
        return None
    child_id, waiting = left[0]
    child = register.child(child_id)
    names = _names(chat, register, child)
    everybody = (*(seen or ()), child_id)
    picked = await chat.ask(
        f"child{child_id}",
        lines(
            text("Dari orang tua, menunggu diperiksa: {count} anak.", count=len(left)),
            _who(register, child),
            *(_line(record, names[record.id]) for record in waiting),
        ),
        one_of(
            choice("right", text("Benar semua"), "YA", "betul semua", "semua benar"),
            choice("each", text("Satu per satu"), "satu-satu", "satu satu"),
            choice("later", text("Lewati dulu"), "LEWATI", "NANTI", "LANJUT"),
        )
        if len(waiting) > 1
        else one_of(
            choice("right", text("Benar"), "YA"),
            choice("refuse", text("Tolak"), "TIDAK", "TOLAK"),
            choice("later", text("Lewati dulu"), "LEWATI", "NANTI", "LANJUT"),
        ),
    )
    numbers = tuple(record.id for record in waiting)
    match picked:
        case "right":
            return CheckDoses(confirmed=numbers, seen=everybody)
        case "refuse":
            return CheckDoses(refused=numbers, seen=everybody)
        case "each":
            return await _each(chat, waiting, names, everybody)
        case _:
            return CheckDoses(seen=everybody)


async def _each(
    chat: Chat, waiting: Waiting, names: dict[int, str], seen: tuple[int, ...]
) -> CheckDoses:
    confirmed, refused = [], []
    for number, record in enumerate(waiting, 1):
        picked = await chat.ask(
            f"dose{record.id}",
            text(
                "{number} dari {all}. {dose}",
                number=number,
                all=len(waiting),
                dose=_line(record, names[record.id]),
            ),
            one_of(
                choice("right", text("Benar"), "YA"),
                choice("refuse", text("Tolak"), "TIDAK", "TOLAK"),
                choice("later", text("Lewati dulu"), "LEWATI", "NANTI", "LANJUT"),
            ),
        )
        if picked == "right":
            confirmed.append(record.id)
        elif picked == "refuse":
            refused.append(record.id)
    return CheckDoses(confirmed=tuple(confirmed), refused=tuple(refused), seen=seen)


def _children(register: Register) -> list[tuple[int, Waiting]]:
    waiting = register.doses_waiting()
    return [
        (child, tuple(records))
        for child, records in groupby(waiting, key=lambda record: record.child_id)
    ]


def _names(chat: Chat, register: Register, child: Child) -> dict[int, str]:
    judged = judged_records(register, child, chat.today)
    return {record.id: name_of(one) for record, one in judged}


def _who(register: Register, child: Child) -> str:
    return text(
        "{child}, {age}, ibu {mother}, RT {rt} ({posyandu}):",
        child=child.name,
        age=age(completed_months(child.born_on, register.now.date())),
        mother=child.mother_name,
        rt=child.rt,
        posyandu=register.posyandu(child.posyandu_id).name,
    )


def _line(record: DoseRecord, name: str) -> str:
    return text(
        "{dose}, {date} ({source})",
        dose=name,
        date=day_month_year(record.dose.on),
        source=_source(record),
    )


def _source(record: DoseRecord) -> str:
    if record.place:
        return text("di {place}", place=record.place)
    return text("Buku KIA") if record.told_by == ToldBy.KIA_BOOK else text("cerita keluarga")


async def doses_refused(
    chat: Chat, register: Register, *, child: int, doses: list[int], by: int
) -> None:
    """Tell a cadre which doses the midwife did not find."""
    known = register.child(child)
    names = ", ".join(_spoken(register.dose_record(number)) for number in doses)
    chat.say(
        lines(
            text(
                "{midwife} belum menemukan bukti imunisasi {child}: {doses}.",
                midwife=register.person(by).call,
                child=known.name,
                doses=names,
            ),
            text("Catatannya ditarik. Mohon dilihat lagi di Buku KIA bersama ibunya."),
        )
    )


def _spoken(record: DoseRecord) -> str:
    return text(
        "{vaccine} {date}", vaccine=record.dose.antigen, date=day_month_year(record.dose.on)
    )
