"""JADWAL, for anybody: when and where the posyandu is."""

from datetime import date

from dialog.chat import Chat
from dialog.input import words
from dialog.spoken import clock, full_date, weekday_date
from dialog.texts import lines, text
from dialog.turn import Go
from domain.calendar import add_months
from domain.people import Posyandu, RoleKind, as_held
from domain.register import Register
from flows.entry import Opening
from flows.family.next_day import upcoming
from flows.family.own import own_posyandu


def opens(rest: str) -> Opening:
    """Hear whether the coming month is meant, or whether something stays as it was."""
    lexicon = words.lexicon()
    said = lexicon.normalise(rest).split()
    return Opening(
        subject={
            "next_month": lexicon.intent(rest, among=("BULAN_DEPAN",)) is not None,
            "stays": bool({"tetap", "masih", "sama"}.intersection(said)),
        }
    )


async def schedule(
    chat: Chat,
    register: Register,
    *,
    next_month: bool = False,
    stays: bool = False,
    forgives: bool = False,
    words: str = "",
) -> None:
    """Say the next day of the speaker's posyandu, or of all of them to somebody not known."""
    after = add_months(register.now.date(), 1).replace(day=1) if next_month else None
    own = register.speaker.posyandu_ids(RoleKind.CADRE)
    if own:
        chat.say(lines(*(_for_cadre(register, register.posyandu(p), after) for p in own)))
        return
    posyandu = own_posyandu(register)
    if stays and len(posyandu) == 1:
        chat.say(_unchanged(register, posyandu[0]))
        return
    chat.say(
        lines(
            text("Tidak apa-apa, {bu} 🙂", bu=register.speaker.bu) if forgives else None,
            *(in_one_line(register, p, after) for p in posyandu or register.all_posyandu()),
        )
    )


async def what_to_bring(chat: Chat, register: Register) -> object:
    """Say what a family brings along, and when."""
    chat.say(text("Mohon bawa Buku KIA, {bu}.", bu=register.speaker.bu))
    return Go(flow="schedule")


def in_one_line(register: Register, posyandu: Posyandu, after: date | None = None) -> str:
    """Say a posyandu's next day with its hours."""
    day = upcoming(register, posyandu, after=after)
    held = as_held(posyandu, day)
    return text(
        "{posyandu}: {day}, jam {opens}-{closes}, {place}.",
        posyandu=posyandu.name,
        day=full_date(day.held_on),
        opens=clock(held.opens_at),
        closes=clock(held.closes_at),
        place=held.place,
    )


def _for_cadre(register: Register, posyandu: Posyandu, after: date | None) -> str:
    day = upcoming(register, posyandu, after=after)
    open_day = register.open_day(posyandu.id)
    if open_day is not None and open_day.held_on == day.held_on:
        day = register.next_day(posyandu.id, add_months(day.held_on, 1).replace(day=1))
    return text(
        "{posyandu} berikutnya: {day}, jam {hour}, {place}.",
        posyandu=posyandu.name,
        day=full_date(day.held_on),
        hour=clock(as_held(posyandu, day).opens_at),
        place=as_held(posyandu, day).place,
    )


def _unchanged(register: Register, posyandu: Posyandu) -> str:
    day = upcoming(register, posyandu)
    held = as_held(posyandu, day)
    return text(
        "Tetap, {bu}. {day} jam {hour}, {place} 🙂",
        bu=register.speaker.bu,
        day=weekday_date(day.held_on),
        hour=clock(held.opens_at),
        place=held.place[:1].lower() + held.place[1:],
    )
