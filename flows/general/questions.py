"""Questions to a human, asked by name or by whoever writes."""

from datetime import date

from dialog.answers import Typed, free_text
from dialog.chat import Chat, NotUnderstood
from dialog.input import words
from dialog.input.person_words import PersonWords, read_person
from dialog.spoken import capitalised
from dialog.texts import lines, text
from dialog.turn import Go
from domain.commands import ForwardQuestion
from domain.commands_of_families import AskHuman
from domain.people import RoleKind
from domain.register import Register
from flows.entry import Opening
from flows.family.own import midwife_of, own_cadre
from flows.general.questions_passed_on import described


def opens(rest: str) -> Opening:
    """Hear whether the midwife is meant, and the question itself when it stands beside."""
    whom = "midwife" if "bidan" in words.lexicon().normalise(rest).split() else ""
    return Opening(subject={"whom": whom})


async def ask_human(chat: Chat, register: Register, *, whom: str = "") -> object:
    """Take a question for the cadre or the midwife."""
    human = midwife_of(register) if whom == "midwife" else own_cadre(register)
    if human is None:
        chat.say(text("Maaf, belum ada yang bisa saya hubungi. Silakan datang ke posyandu."))
        return None
    if not register.speaker.is_known:
        return Go(flow="ask_by_name", subject={"to_person": human.id})
    asked = await chat.ask(
        "question",
        text("Silakan tulis pertanyaannya, nanti saya teruskan ke {human}.", human=human.call),
        free_text(),
    )
    return ForwardQuestion(to_person=human.id, words=asked)


async def ask_midwife(chat: Chat, register: Register) -> object:
    """Take a question for the midwife."""
    return await ask_human(chat, register, whom="midwife")


async def ask_by_name(
    chat: Chat, register: Register, *, to_person: int, words: str = "", is_sick: bool = False
) -> object:
    """Ask somebody not registered for name and RT, so that a human can reach them."""
    human = register.person(to_person)
    question = words or await chat.ask(
        "question",
        text("Silakan tulis pertanyaannya, nanti saya teruskan ke {human}.", human=human.call),
        free_text(longest=300),
    )
    if register.speaker.is_known:
        return ForwardQuestion(to_person=to_person, words=question)
    who = await chat.ask(
        "who",
        text(
            "Boleh tahu nama Ibu/Bapak dan RT berapa? Supaya {human} bisa menghubungi.",
            human=human.call,
        ),
        _a_person(),
    )
    return AskHuman(
        to_person=to_person,
        words=question,
        name=capitalised(who.name or ""),
        rt=who.rt or "",
        is_sick=is_sick,
    )


def _a_person() -> Typed[PersonWords]:
    def read(typed: str, _today: date) -> PersonWords:
        found = read_person(typed)
        name = found.name or found.mother
        command = words.lexicon().intent(typed)
        if not name or (command is not None and command.is_whole and not command.typo):
            raise NotUnderstood(text("Boleh tahu namanya? Contoh: Sumi, RT 03"))
        return PersonWords(name=name[:60], rt=found.rt.zfill(2) if found.rt else None)

    return Typed(
        reads=read,
        dumps=lambda person: [person.name, person.rt],
        loads=lambda stored: PersonWords(name=stored[0], rt=stored[1]),
    )


async def human_asked(
    chat: Chat, register: Register, *, to_person: int, name: str, has_phone: bool
) -> None:
    """Say who will get in touch, and when not to wait."""
    human = register.person(to_person)
    reach = text("nomor ini") if has_phone else text("lewat chat ini")
    chat.say(
        lines(
            text(
                "✅ Terima kasih, Bapak/Ibu {name}. {human} akan menghubungi {reach}.",
                name=name,
                human=human.call,
                reach=reach,
            ),
            text(
                "Kalau keadaan memburuk, langsung ke Puskesmas atau telepon {emergency}.",
                emergency=register.village.emergency_phone,
            )
            if human.has(RoleKind.MIDWIFE)
            else None,
        )
    )


async def answer_sent(chat: Chat, register: Register, *, to_person: int) -> None:
    """Confirm that an answer is on its way."""
    chat.say(
        text(
            "✅ Jawaban diteruskan ke {asker}.",
            asker=described(register, register.person(to_person)),
        )
    )
