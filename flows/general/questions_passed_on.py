"""Questions as they reach a human, and the answers that go back through the service."""

import re
from dataclasses import dataclass
from datetime import date

from dialog.answers import free_text
from dialog.chat import Chat, Heard, NotUnderstood
from dialog.input import line, words
from dialog.journal import Json
from dialog.messages import Attachment, AttachmentKind, Choice
from dialog.texts import lines, text
from domain.commands_of_families import AnswerForwarded
from domain.people import Person, RoleKind
from domain.register import Register

TASKS = frozenset(("weighing", "register_child", "close_day", "broadcast", "vitamin_a"))
"""While one of these is open, plain words belong to it and not to a question that came in."""
FEWEST_WORDS = 2
_AGE = re.compile(
    r"(?:(?<=umur )|(?<=usia ))\d{1,2}\s*(?:minggu|hari)\b"
    r"|\b\d{1,2}\s*(?:bulan|bln|tahun|thn|th)\b",
    re.IGNORECASE,
)
"""How long an illness lasts is no age, unless 'umur' stands before it."""


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
