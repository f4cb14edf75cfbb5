"""Who came to an event: by a list of names, all at once, or one by one."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dialog.answers import OneOf, choice, one_of
from dialog.chat import Chat, Heard, NotUnderstood
from dialog.input.name_key import name_key
from dialog.input.words import lexicon
from dialog.journal import Json
from dialog.messages import Choice
from dialog.texts import lines, text
from domain.commands_of_events import AnswerInvitation, MarkAttendance
from domain.events import SIGNED_UP, Event, Guest, GuestState
from domain.people import RoleKind
from domain.register import Register
from flows.entry import Opening
from flows.events.which import has_come, is_coming, names_in, which_event
from flows.events.words import event_and_day, with_parent

ONE_BY_ONE, ALL = "one_by_one", "all"
CAME, ABSENT, DEFERRED = "came", "absent", "deferred"
MOST_NAMES = 10
_SECTION = re.compile(
    r"(?P<absent>(?:yang\s+)?(?:tidak|tdk|ga|gak|nggak|belum|blm)\s+(?:hadir|datang|ikut)|absen)\s*[:=]?"
    r"|(?P<deferred>ditunda|tunda)\s*[:=]?"
    r"|(?P<came>(?:yang\s+)?(?:hadir|datang|ikut)\s*[:=]?)",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True)
class Marks:
    """Who is told to have come, to have stayed away, or to have been sent home."""

    came: tuple[int, ...] = ()
    absent: tuple[int, ...] = ()
    deferred: tuple[int, ...] = ()
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True)
class NamesOrRow:
    """Names of guests, or one of the rows."""

    guests: tuple[Guest, ...]
    rows: OneOf
    marks_absence: bool = True

    @property
    def choices(self) -> tuple[Choice, ...]:
        """Show the rows."""
        return self.rows.choices

    @property
    def list_title(self) -> str | None:
        """Show them as buttons."""
        return self.rows.list_title

    def read(self, heard: Heard, today: date) -> Marks | str:
        """Take the row, or find every name among the guests."""
        if heard.tapped is not None:
            return self.rows.read(heard, today)
        if lexicon().intent(heard.text, among=("SEMUA_HADIR",)) is not None:
            return ALL
        found = marks_in(heard.text, self.guests)
        if found.came or found.absent or found.deferred:
            return found
        try:
            return self.rows.read(heard, today)
        except NotUnderstood:
            if not found.unknown:
                raise
        raise NotUnderstood(
            text(
                "Belum ada di daftar: {names}. Tulis nama lengkapnya, ya.",
                names=", ".join(found.unknown[:MOST_NAMES]),
            )
        )

    def dump(self, value: Marks | str) -> Json:
        """Keep the numbers."""
        if isinstance(value, str):
            return value
        kept = (value.came, value.absent, value.deferred, value.unknown)
        return [list(each) for each in kept]

    def load(self, stored: Json) -> Marks | str:
        """Give them back."""
        if isinstance(stored, str):
            return stored
        came, absent, deferred, unknown = (tuple(each) for each in stored)
        return Marks(came=came, absent=absent, deferred=deferred, unknown=unknown)


def marks_in(typed: str, guests: Sequence[Guest]) -> Marks:
    """Read 'hadir: hasan, rafi. tidak hadir: dito' against the guests."""
    heading = CAME
    found: dict[str, list[int]] = {CAME: [], ABSENT: [], DEFERRED: []}
    unknown: list[str] = []
    place = 0
    for match in (*_SECTION.finditer(typed), None):
        end = match.start() if match is not None else len(typed)
        for name in names_in(typed[place:end].replace(".", ",")):
            guest = find(name, guests)
            if guest is None:
                unknown.append(name)
            else:
                found[heading].append(guest.id)
        if match is not None:
            heading = next(kind for kind in found if match[kind])
            place = match.end()
    settled = set(found[ABSENT]) | set(found[DEFERRED])
    return Marks(
        came=tuple(guest for guest in dict.fromkeys(found[CAME]) if guest not in settled),
        absent=tuple(dict.fromkeys(found[ABSENT])),
        deferred=tuple(dict.fromkeys(found[DEFERRED])),
        unknown=tuple(unknown),
    )


def find(name: str, guests: Sequence[Guest]) -> Guest | None:
    """Find the only guest of a name, those signed up first; two of a name are nobody."""
    wanted = name_key(name)
    if not wanted:
        return None
    for pool in (_signed_up(guests), tuple(guests)):
        exact = [guest for guest in pool if name_key(guest.full_name) == wanted]
        called = [
            guest
            for guest in pool
            if name_key(guest.name) == wanted or name_key(guest.full_name).startswith(f"{wanted} ")
        ]
        for found in (exact, called):
            if len(found) == 1:
                return found[0]
            if found:
                return None
    return None


def _signed_up(guests: Iterable[Guest]) -> tuple[Guest, ...]:
    return tuple(guest for guest in guests if guest.state in SIGNED_UP)


def opens(words: str) -> Opening:
    """Keep the words: the event's name and the names stand among them."""
    return Opening(subject={"words": words} if words.strip() else {})


def guests_for(register: Register, event: Event) -> tuple[Guest, ...]:
    """Give the guests the speaker may mark: a cadre's own posyandu, else the village's."""
    if _is_organiser(register):
        return register.guests(event.id) if _may_see_names(register, event) else ()
    own = register.speaker.posyandu_ids(RoleKind.CADRE)
    return register.guests(event.id, own) if own else ()


def _is_organiser(register: Register) -> bool:
    kinds = (
        RoleKind.VILLAGE_OFFICER,
        RoleKind.COORDINATOR,
        RoleKind.MIDWIFE,
        RoleKind.PUSKESMAS,
    )
    return any(register.speaker.has(kind) for kind in kinds)


def _may_see_names(register: Register, event: Event) -> bool:
    knows_health = register.speaker.has(RoleKind.MIDWIFE) or register.speaker.has(
        RoleKind.PUSKESMAS
    )
    return knows_health or event.shows_names_to_officers


async def event_attendance(
    chat: Chat, register: Register, *, event: int | None = None, words: str = ""
) -> object:
    """Mark who came to an event of today or of the last days."""
    held = await which_event(chat, register, has_come, words=words, event=event)
    if held is None:
        chat.say(text("Belum ada kegiatan yang berlangsung. Kehadiran dicatat mulai harinya."))
        return None
    guests = guests_for(register, held)
    if not guests:
        chat.say(text("Tidak ada peserta {event} yang bisa dicatat di sini.", event=held.name))
        return None
    marks = await _marks(chat, held, guests, words)
    if not (marks.came or marks.absent or marks.deferred):
        chat.say(text("Baik, tidak ada yang dicatat."))
        return None
    return MarkAttendance(
        event=held.id, came=marks.came, absent=marks.absent, deferred=marks.deferred
    )


async def _marks(chat: Chat, held: Event, guests: tuple[Guest, ...], words: str) -> Marks:
    names = words.partition(":")[2]
    if names and "who" not in chat.journal.answers and not chat.expects:
        chat.journal.given["who"] = names
    signed_up = _signed_up(guests)
    picked = await chat.ask(
        "who",
        text(
            "{event}: {count} terdaftar. Siapa yang hadir? Tulis namanya, pisahkan dengan koma.",
            event=event_and_day(held),
            count=len(signed_up),
        ),
        NamesOrRow(
            guests,
            one_of(
                choice(ALL, text("Semua hadir"), "SEMUA_HADIR"),
                choice(ONE_BY_ONE, text("Satu per satu")),
                choice("later", text("Nanti saja"), "NANTI", "BATAL"),
            ),
        ),
    )
    if isinstance(picked, Marks):
        _say_unknown(chat, picked)
        return picked
    if picked == ALL:
        coming = [guest.id for guest in signed_up if guest.state is GuestState.COMING]
        return Marks(came=tuple(coming))
    return await _one_by_one(chat, signed_up) if picked == ONE_BY_ONE else Marks()


async def _one_by_one(chat: Chat, guests: tuple[Guest, ...]) -> Marks:
    """Ask for each who is not marked yet; SELESAI keeps what was said."""
    marked: dict[str, list[int]] = {CAME: [], ABSENT: [], DEFERRED: []}
    left = [guest for guest in guests if guest.came is None]
    for number, guest in enumerate(left, 1):
        picked = await chat.ask(
            f"guest_{guest.id}",
            text(
                "{number} dari {count}. {name} hadir? Ketik SELESAI untuk berhenti.",
                number=number,
                count=len(left),
                name=with_parent(guest),
            ),
            one_of(
                choice(CAME, text("Hadir"), "HADIR", "YA"),
                choice(ABSENT, text("Tidak hadir"), "TIDAK_DATANG", "TIDAK"),
                choice(DEFERRED, text("Ditunda"), "DITUNDA"),
                choice("done", text("Selesai"), "SELESAI"),
                list_title=text("Pilih kehadiran"),
            ),
        )
        if picked == "done":
            break
        marked[picked].append(guest.id)
    return Marks(
        came=tuple(marked[CAME]), absent=tuple(marked[ABSENT]), deferred=tuple(marked[DEFERRED])
    )


async def attendance_marked(chat: Chat, register: Register, *, event: int, count: int) -> None:
    """Confirm what was marked, and how many are not marked yet."""
    held = register.event(event)
    guests = guests_for(register, held)
    left = [guest for guest in _signed_up(guests) if guest.came is None]
    chat.say(
        lines(
            text("✅ {count} orang dicatat untuk {event}.", count=count, event=held.name),
            text(
                "Hadir {came}, tidak hadir {absent}, belum dicatat {left}.",
                came=sum(guest.came is True for guest in guests),
                absent=sum(guest.came is False for guest in guests),
                left=len(left),
            ),
        )
    )


async def sign_up(
    chat: Chat, register: Register, *, event: int | None = None, words: str = ""
) -> object:
    """A cadre signs people of the own posyandu up for a coming event."""
    coming = await which_event(chat, register, is_coming, words=words, event=event)
    if coming is None:
        chat.say(text("Belum ada kegiatan yang bisa didaftari."))
        return None
    own = register.speaker.posyandu_ids(RoleKind.CADRE)
    free = tuple(
        guest
        for guest in (register.guests(coming.id, own) if own else ())
        if guest.state not in SIGNED_UP
    )
    if not free:
        chat.say(text("Tidak ada lagi yang bisa didaftarkan ke {event}.", event=coming.name))
        return None
    names = words.partition(":")[2]
    if names and "who" not in chat.journal.answers and not chat.expects:
        chat.journal.given["who"] = names
    picked = await chat.ask(
        "who",
        text(
            "{event}: siapa yang didaftarkan? Tulis namanya, pisahkan dengan koma.",
            event=event_and_day(coming),
        ),
        NamesOrRow(free, one_of(choice("later", text("Nanti saja"), "NANTI", "BATAL"))),
    )
    if isinstance(picked, str):
        chat.say(text("Baik, tidak ada yang didaftarkan."))
        return None
    _say_unknown(chat, picked)
    return AnswerInvitation(event=coming.id, guests=picked.came, comes=True)


def _say_unknown(chat: Chat, marks: Marks) -> None:
    """Say which names were not found, so that nobody is lost silently."""
    if marks.unknown:
        names = ", ".join(marks.unknown[:MOST_NAMES])
        chat.say(text("Belum ada di daftar, jadi tidak dicatat: {names}.", names=names))
