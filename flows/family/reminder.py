"""The reminder of the day before, its answers, the morning of the day, and two days after."""

from datetime import date

from dialog.answers import choice, either, one_of
from dialog.chat import Chat
from dialog.spoken import clock, joined
from dialog.texts import lines, text
from dialog.turn import Go
from domain.commands_of_families import AnswerReminder, AskForHelp
from domain.people import Child
from domain.register import Register
from domain.vitamin_a import campaign, capsule
from flows.family.attendance_answer import COMING, ELSEWHERE, MOVED, WORRIED, AttendanceAnswer
from flows.family.elsewhere import of_elsewhere, told_elsewhere
from flows.family.moved_away import moved, worries
from flows.family.next_day import next_posyandu, on_day
from flows.family.own import midwife_of, own_cadre, own_children, short_call
from flows.family.reminder_words import called, in_words, reminder_of

OF_ELSEWHERE = 0
"""Which kind of answer tells of a weighing elsewhere."""


async def posyandu_reminder(
    chat: Chat,
    register: Register,
    *,
    on: str,
    children: list[int],
    doses: dict[str, list[str]] | None = None,
) -> object:
    """Remind of tomorrow's posyandu and ask who comes."""
    day = date.fromisoformat(on)
    words = in_words(reminder_of(register, day, tuple(children), doses))
    told = await chat.ask("coming", words, AttendanceAnswer())
    if told.answer == MOVED:
        return moved(children)
    if told.answer == WORRIED:
        return worries(told.told)
    if chat.now.date() > day:
        return Go(flow="reminder_is_over")
    if told.answer == ELSEWHERE:
        return told_elsewhere(told.told, children=children, on=on, doses=doses)
    return AnswerReminder(
        posyandu=tuple(dict.fromkeys(register.child(c).posyandu_id for c in children)),
        on=day,
        answer=told.answer,
        reason=told.reason,
        is_hedged=told.is_hedged,
    )


async def reminder_is_over(chat: Chat, register: Register) -> None:
    """An answer after the day; say when the next one is."""
    days = (next_posyandu(register, register.posyandu(p)) for p in _own_posts(register))
    chat.say(lines(text("Terima kasih kabarnya. Hari posyandu itu sudah lewat."), *days))


def _own_posts(register: Register) -> tuple[int, ...]:
    return tuple(dict.fromkeys(child.posyandu_id for child in own_children(register)))


async def reminder_answered(
    chat: Chat,
    register: Register,
    *,
    on: str,
    posyandu: list[int],
    answer: str,
    reason: str,
    is_hedged: bool,
) -> object:
    """Thank for the answer; nothing more is asked, unless the child is ill."""
    day = date.fromisoformat(on)
    children = tuple(c for c in own_children(register) if c.posyandu_id in posyandu)
    if answer == COMING:
        chat.say(
            lines(
                _welcome(register, day, posyandu, is_hedged=is_hedged),
                _capsules(register, day, children),
            )
        )
        return None
    if reason == "SAKIT":
        return await sick(chat, register, children)
    chat.say(_excused(register, reason, children))
    return None


def _welcome(register: Register, day: date, posyandu: list[int], *, is_hedged: bool) -> str:
    call = short_call(register.speaker)
    if is_hedged:
        return lines(
            text("Baik, {call}. Saya catat akan hadir 🙂", call=call),
            text("Kalau berubah, kabari saja."),
        )
    hour = clock(min(on_day(register, post, day).opens_at for post in posyandu))
    return text(
        "Terima kasih, {call}. Sampai {when} jam {hour} 🙂",
        call=call,
        when=_when(register, day),
        hour=hour,
    )


def _when(register: Register, day: date) -> str:
    match (day - register.now.date()).days:
        case 0:
            return text("hari ini")
        case 1:
            return text("besok")
        case _:
            return text("lusa")


def _capsules(register: Register, day: date, children: tuple[Child, ...]) -> str | None:
    season = campaign(day)
    waiting = [
        called(register, child)
        for child in children
        if season is not None
        and capsule(child.born_on, day) is not None
        and register.vitamin_a_on(child.id, season) is None
    ]
    if not waiting:
        return None
    when = _when(register, day)
    return text(
        "{when} {children} juga waktunya vitamin A.",
        when=when[:1].upper() + when[1:],
        children=joined(waiting),
    )


def _excused(register: Register, reason: str, children: tuple[Child, ...]) -> str:
    call = short_call(register.speaker)
    names = joined([called(register, child) for child in children])
    match reason:
        case "BEPERGIAN":
            return lines(
                text(
                    "Tidak apa-apa, {call}. Saya catat tidak bisa hadir karena bepergian.",
                    call=call,
                ),
                text(
                    "{children} bisa ditimbang di posyandu atau Puskesmas terdekat di sana. "
                    "Hati-hati di jalan 🙏",
                    children=names,
                ),
            )
        case "HUJAN":
            return lines(
                text("Tidak apa-apa, {call}. Kalau besok cerah, boleh tetap datang 🙂", call=call),
                text("Bisa juga ditimbang di Puskesmas kapan saja."),
            )
        case _:
            return lines(
                text("Tidak apa-apa, {call}. Saya catat tidak bisa hadir.", call=call),
                text("{children} bisa ditimbang di Puskesmas kapan saja.", children=names),
            )


async def sick(chat: Chat, register: Register, children: tuple[Child, ...]) -> object:
    """Wish children well, name the danger signs, and offer the midwife."""
    midwife = midwife_of(register)
    names = joined([called(register, child) for child in children])
    rest = lines(
        text(
            "Semoga {children} lekas sembuh, {call} 🙏 Saya catat tidak bisa hadir karena sakit.",
            children=names,
            call=short_call(register.speaker),
        ),
        text(
            "Segera ke Puskesmas kalau kejang, sesak, lemas sekali, tidak mau minum atau menyusu, "
            "atau panasnya sudah 3 hari."
        ),
    )
    if midwife is None:
        chat.say(rest)
        return None
    picked = await chat.ask(
        "midwife",
        lines(rest, text("Mau saya hubungkan dengan {midwife}?", midwife=midwife.call)),
        one_of(
            choice("ask", text("Hubungi bidan"), "YA", "HUBUNGI", "HUBUNGI_BIDAN"),
            choice("no", text("Tidak perlu"), "TIDAK", "NANTI"),
        ),
    )
    if picked == "ask":
        asked = text("{children} sakit, tidak bisa ke posyandu", children=names)
        return Go(flow="ask_by_name", subject={"to_person": midwife.id, "words": asked})
    chat.say(text("Baik. Semoga lekas sehat 🙏"))
    return None


async def see_you_today(chat: Chat, register: Register, *, posyandu: list[int]) -> None:
    """Greet those who said they come, on the morning of the day."""
    posts = [on_day(register, post, chat.today) for post in posyandu]
    open_ = joined(
        [
            text(
                "{posyandu} buka jam {hour}, {place}",
                posyandu=p.name,
                hour=clock(p.opens_at),
                place=p.place,
            )
            for p in posts
        ]
    )
    chat.say(
        text(
            "Selamat pagi, {call}. Posyandu {open}. Sampai jumpa 🙂",
            call=register.speaker.full_call,
            open=open_,
        )
    )


async def not_seen(chat: Chat, register: Register, *, children: list[int]) -> object:
    """Ask once, two days after, whether help is wanted."""
    kind, picked = await chat.ask(
        "help",
        text(
            "Halo {call}, {children} belum sempat ke posyandu bulan ini. Bisa ditimbang di "
            "Puskesmas kapan saja. Perlu dibantu?",
            call=register.speaker.full_call,
            children=joined([called(register, register.child(child)) for child in children]),
        ),
        either(
            of_elsewhere(),
            one_of(choice("ya", text("Ya"), "YA"), choice("tidak", text("Tidak"), "TIDAK")),
        ),
    )
    if kind == OF_ELSEWHERE:
        return told_elsewhere(picked, children=children)
    if picked == "ya":
        return AskForHelp(children=tuple(children))
    chat.say(
        text(
            "Baik, {call}. Sampai jumpa di posyandu berikutnya 🙂",
            call=short_call(register.speaker),
        )
    )
    return None


async def help_is_coming(chat: Chat, register: Register) -> None:
    """Confirm that the cadre knows."""
    cadre = own_cadre(register)
    chat.say(
        text(
            "✅ {cadre} akan menghubungi {call}.",
            cadre=cadre.call if cadre else text("Kader"),
            call=short_call(register.speaker),
        )
    )


async def help_wanted(chat: Chat, register: Register, *, who: str, children: list[int]) -> None:
    """Tell the cadre whom to help."""
    names = joined([register.child(child).name for child in children])
    chat.say(
        text(
            "{who} minta dibantu: {children} belum ditimbang bulan ini. Mohon dihubungi.",
            who=who,
            children=names,
        )
    )
