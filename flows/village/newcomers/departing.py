"""People who left the village."""

from datetime import date

from dialog.answers import Typed, choice, either, free_text, one_of, skippable
from dialog.chat import Chat, NotUnderstood
from dialog.input.moves import parted
from dialog.input.newcomers import read_newcomers
from dialog.spoken import capitalised, day_month
from dialog.texts import lines, text
from dialog.turn import Go
from domain.commands_of_newcomers import RecordDeparture, WithdrawMove
from domain.newcomers import MOST_PEOPLE, Move
from domain.people import RoleKind
from domain.register import Register
from flows.cadre.register.answers_of_registering import a_mother_name
from flows.village.newcomers.which_rt import which_rt

LONGEST = 80


async def people_leave(chat: Chat, register: Register, *, words: str = "") -> object:
    """Ask from where, how many, and the name and the new place when they are known."""
    told = read_newcomers(words)
    place = await which_rt(chat, register, words, text("Yang pindah dari RT berapa?"))
    chat.if_cancelled(text("Baik, tidak dicatat."))
    people = told.people
    if people is None:
        question = text("Berapa orang yang pindah dari RT {rt}?", rt=place.rt)
        answered: int = await chat.ask("people", question, _a_number())
        people = answered
    kind, name = await chat.ask(
        "name",
        text("Atas nama siapa? Tidak mau disebut? Ketik LEWATI."),
        either(skippable(), a_mother_name(text("Tulis namanya, atau ketik LEWATI."))),
    )
    if kind == 0:
        return RecordDeparture(neighbourhood=place.id, people=people)
    _, told_place = parted(words)
    went_to = told_place or await _where_to(chat)
    arrived = next((each for each in register.moves_named(name) if each.is_arrival), None)
    return RecordDeparture(
        neighbourhood=place.id,
        people=people,
        name=name,
        went_to=capitalised(went_to),
        arrived_as=arrived.id if arrived is not None else None,
    )


async def _where_to(chat: Chat) -> str:
    kind, place = await chat.ask(
        "to",
        text("Pindah ke mana? Contoh: Kota Singaraja. Tidak tahu? Ketik LEWATI."),
        either(skippable(), free_text(longest=LONGEST)),
    )
    return "" if kind == 0 else str(place)


def _a_number() -> Typed[int]:
    def read(typed: str, _today: date) -> int:
        told = read_newcomers(typed, is_answer=True).people
        if told is None or not 0 < told <= MOST_PEOPLE:
            raise NotUnderstood(text("Berapa orang? Contoh: 3"))
        return told

    return Typed(reads=read, dumps=int, loads=lambda stored: int(str(stored)))


async def departure_recorded(chat: Chat, register: Register, *, move: int) -> object:
    """Say it, and how a cadre tells which children went along."""
    gone = register.move(move)
    is_cadre = register.speaker.has(RoleKind.CADRE)
    picked = await chat.ask(
        "next",
        lines(
            text(
                "✅ Tercatat pindah: {people} orang dari RT {rt}.",
                people=gone.people,
                rt=gone.neighbourhood.rt,
            ),
            text("Ada balita yang ikut? Supaya tidak terus diingatkan, catat juga.")
            if is_cadre
            else "",
        ),
        one_of(
            *(
                [choice("child", text("Ada balita ikut"), "YA", "balita", "anak")]
                if is_cadre
                else []
            ),
            choice("wrong", text("Salah catat"), "HAPUS", "URUNGKAN", "salah", "keliru"),
            choice("done", text("Selesai"), "SELESAI", "TIDAK"),
        ),
    )
    if picked == "child":
        return Go(flow="child_moves")
    return Go(flow="move_withdrawn", subject={"move": move}) if picked == "wrong" else None


async def move_withdrawn(chat: Chat, register: Register, *, move: int) -> object:
    """Take a report back."""
    known: Move = register.move(move)
    chat.say(
        text("Catatan {day} RT {rt} dihapus.", day=day_month(known.on), rt=known.neighbourhood.rt)
    )
    return WithdrawMove(move=move)
