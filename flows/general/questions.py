"""Questions to a human: asked, passed on, and answered through the service."""

import re
from dataclasses import dataclass
from datetime import date

from dialog.answers import Typed, free_text
from dialog.chat import Chat, Heard, NotUnderstood
from dialog.input import line, words
from dialog.input.person_words import PersonWords, read_person
from dialog.journal import Json
from dialog.messages import Attachment, AttachmentKind, Choice
from dialog.spoken import capitalised
from dialog.texts import lines, text
from dialog.turn import Go
from domain.commands import ForwardQuestion
from domain.commands_of_families import AnswerForwarded, AskHuman
from domain.people import Person, RoleKind
from domain.register import Register
from flows.entry import Opening
from flows.family.own import midwife_of, own_cadre

TASKS = frozenset(("weighing", "register_child", "close_day", "broadcast", "vitamin_a"))
"""While one of these is open, plain words belong to it and not to a question that came in."""
FEWEST_WORDS = 2
_AGE = re.compile(
    r"(?:(?<=umur )|(?<=usia ))\d{1,2}\s*(?:minggu|hari)\b"
    r"|\b\d{1,2}\s*(?:bulan|bln|tahun|thn|th)\b",
    re.IGNORECASE,
)
"""How long an illness lasts is no age, unless 'umur' stands before it."""


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


async def stranger_asks(
    chat: Chat,
    register: Register,
    *,
    forwarded: int,
    name: str,
    rt: str,
    phone: str,
    is_sick: bool = False,
) -> object:
    """Tell a human of somebody not registered; an answer goes back through the service."""
    asked = register.forwarded(forwarded)
    told = await chat.ask(
        "answer",
        text(
            "Warga belum terdaftar: {name}, {rt}, {words}. {reach}",
            name=name,
            rt=text("RT {rt}", rt=rt) if rt else text("RT belum diketahui"),
            words=_with_age(asked.words) if is_sick else asked.words,
            reach=text("Mohon dihubungi: {phone}.", phone=phone)
            if phone
            else text("Balas pesan ini untuk menjawab, nanti saya teruskan."),
        ),
        ReplyToForwarded(register=register),
    )
    return AnswerForwarded(forwarded=forwarded, words=told)


def _with_age(words: str) -> str:
    """Add what the midwife asks first, when it was not told."""
    return words if _AGE.search(words) else text("{words}, umur belum diketahui", words=words)


async def question_arrived(
    chat: Chat, register: Register, *, forwarded: int, from_person: int, words: str
) -> object:
    """Show a question to the one who can answer it, and take the answer back."""
    asker = register.person(from_person)
    told = await chat.ask(
        "answer",
        text(
            '{human}, {asker} bertanya: "{words}". Balas pesan ini untuk menjawab, nanti saya '
            "teruskan.",
            human=register.speaker.call,
            asker=described(register, asker),
            words=words,
        ),
        ReplyToForwarded(register=register),
    )
    return AnswerForwarded(forwarded=forwarded, words=told)


def described(register: Register, asker: Person) -> str:
    """Name an asker with the posyandu or the child that tells who it is."""
    posts = asker.posyandu_ids(RoleKind.CADRE)
    if posts:
        return f"{asker.call} ({register.posyandu(posts[0]).name})"
    children = [
        child.first_name
        for family in register.families_of(asker.id)
        for child in register.children_of(family.id)
    ]
    if asker.is_known and children:
        return text(
            "{call} (keluarga {children})",
            call=asker.full_call,
            children=text(" dan ").join(children),
        )
    return asker.full_call if asker.is_known else text("warga belum terdaftar")


def _voice_note_of(who: str, seconds: int | None) -> str:
    """Say how long a voice note is, where the channel tells it: WhatsApp does not."""
    if not seconds:
        return text("{who} mengirim pesan suara. Balas pesan ini untuk menjawab.", who=who)
    return text(
        "{who} mengirim pesan suara {seconds} detik. Balas pesan ini untuk menjawab.",
        who=who,
        seconds=seconds,
    )


async def voice_arrived(
    chat: Chat,
    register: Register,
    *,
    forwarded: int,
    who: str,
    kind: str,
    reference: str,
    seconds: int | None,
) -> object:
    """Bring a voice note to the cadre, whose answer goes back."""
    told = await chat.ask(
        "answer",
        _voice_note_of(who, seconds),
        ReplyToForwarded(register=register),
        forwarded=Attachment(kind=AttachmentKind(kind), reference=reference, seconds=seconds),
    )
    return AnswerForwarded(forwarded=forwarded, words=told)


async def picture_arrived(
    chat: Chat, register: Register, *, who: str, child: str, what: str, kind: str, reference: str
) -> None:
    """Bring a picture to the cadre, or to the midwife when a child is ill."""
    words = (
        text("{who} mengirim foto Buku KIA {child}. Mohon dicatat angkanya.", who=who, child=child)
        if what == "kia_book"
        else text("{who} mengirim foto anak sakit. Mohon dihubungi.", who=who)
    )
    chat.say(words, forwarded=Attachment(kind=AttachmentKind(kind), reference=reference))


async def answer_sent(chat: Chat, register: Register, *, to_person: int) -> None:
    """Confirm that an answer is on its way."""
    chat.say(
        text(
            "✅ Jawaban diteruskan ke {asker}.",
            asker=described(register, register.person(to_person)),
        )
    )


async def answer_arrived(chat: Chat, register: Register, *, from_person: int, words: str) -> None:
    """Bring the answer to the asker."""
    human = register.person(from_person)
    # The first line may be seen on a locked screen.
    chat.say(lines(text("Jawaban dari {human}:", human=human.call), f'"{words}"'))


@dataclass(frozen=True, kw_only=True)
class ReplyToForwarded:
    """Takes plain words for an answer, and never what plainly belongs elsewhere.

    What is passed on by mistake cannot be taken back, so commands, figures, names of children and
    words for an open task are left to those.
    """

    register: Register
    choices: tuple[Choice, ...] = ()
    list_title: str | None = None

    def read(self, heard: Heard, today: date) -> str:
        """Take the words when they can be nothing but an answer."""
        told = " ".join(heard.text.split())
        if self._is_for_elsewhere(told):
            raise NotUnderstood("")
        return free_text().read(heard, today)

    def dump(self, value: str) -> Json:
        """Keep the words."""
        return value

    def load(self, stored: Json) -> str:
        """Give them back."""
        return str(stored)

    def _is_for_elsewhere(self, told: str) -> bool:
        lexicon = words.lexicon()
        spoken = lexicon.normalise(told).split()
        reported = line.read_line(told)
        is_report = reported is not None and reported.has_report and reported.has_person
        starts_command = (found := lexicon.intent(told)) is not None and found.is_first
        busy = any(talk.flow in TASKS for talk in self.register.open_talks())
        return (
            busy
            or len(spoken) < FEWEST_WORDS
            or told.startswith("/")
            or is_report
            or starts_command
            or lexicon.is_greeting_only(told)
            or lexicon.thanks(told) is not None
        )
