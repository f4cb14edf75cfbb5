"""A closed day is opened again: asked for by a cadre, done by the midwife or the coordinator."""

from dialog.answers import choice, free_text, one_of
from dialog.chat import Chat
from dialog.spoken import day_month
from dialog.texts import lines, text
from dialog.turn import Go
from domain.commands_of_days import AskReopening, RefuseReopening, ReopenDay
from domain.people import DayStatus, Person, Posyandu, PosyanduDay, RoleKind
from domain.register import Register
from flows.entry import Opening

LONGEST_REASON = 80
MAY_REOPEN = (RoleKind.MIDWIFE, RoleKind.COORDINATOR)
CLOSED = (DayStatus.CLOSED, DayStatus.APPROVED)


def opens(words: str) -> Opening:
    """Keep the words after the command: they may name a posyandu."""
    return Opening(subject={"words": words} if words.strip() else {})


async def reopen_day(chat: Chat, register: Register, *, words: str = "") -> object:
    """Find the closed day that is meant, and open it or ask for it."""
    may = any(register.speaker.has(kind) for kind in MAY_REOPEN)
    posyandu = await _which(chat, register, words, may=may)
    day = register.last_day(posyandu.id)
    if day is not None and day.status is DayStatus.OPEN:
        chat.say(
            text(
                "Posyandu {posyandu} {date} masih terbuka. Tidak perlu dibuka lagi.",
                posyandu=posyandu.name,
                date=day_month(day.held_on),
            )
        )
        return None
    if day is None or day.id is None:
        chat.say(text("Belum ada hari posyandu {posyandu} yang ditutup.", posyandu=posyandu.name))
        return None
    if may:
        return await _directly(chat, posyandu, day)
    return await _ask_for_it(chat, register, posyandu, day)


async def late_children(chat: Chat, register: Register) -> Go | None:
    """A cadre has children left to record: while a day is open they are simply written."""
    own = register.speaker.posyandu_ids(RoleKind.CADRE)
    if not any(register.open_day(posyandu) for posyandu in own):
        return Go(flow="reopen_day")
    chat.say(text("Harinya masih terbuka, jadi langsung tulis saja. Contoh: Ani 8,2 70,5"))
    return None


async def _which(chat: Chat, register: Register, words: str, *, may: bool) -> Posyandu:
    own = register.speaker.posyandu_ids(RoleKind.CADRE)
    known = [p for p in register.all_posyandu() if may or p.id in own]
    named = [p for p in known if p.name.lower() in words.lower()]
    closed = [p for p in named or known if _is_closed(register, p)]
    among = closed or named or known
    if len(among) == 1:
        return among[0]
    picked = await chat.ask(
        "posyandu",
        text("Posyandu mana yang dibuka lagi?"),
        one_of(*(choice(str(p.id), p.name) for p in among[:10]), list_title=text("Pilih posyandu")),
    )
    return register.posyandu(int(picked))


def _is_closed(register: Register, posyandu: Posyandu) -> bool:
    day = register.last_day(posyandu.id)
    return day is not None and day.status in CLOSED


async def _directly(chat: Chat, posyandu: Posyandu, day: PosyanduDay) -> ReopenDay | Go:
    picked = await chat.ask(
        "sure",
        lines(
            text(
                "Buka lagi posyandu {posyandu}, {date}?",
                posyandu=posyandu.name,
                date=day_month(day.held_on),
            ),
            text("Rekapnya perlu ditutup dan disetujui lagi sesudahnya."),
        ),
        one_of(
            choice("yes", text("Ya, buka lagi"), "YA", "BUKA"),
            choice("no", text("Tidak jadi"), "TIDAK", "BATAL"),
        ),
    )
    if picked == "no":
        return Go(flow="nothing_changed")
    return ReopenDay(day=day.id or 0, posyandu=posyandu.id)


async def _ask_for_it(
    chat: Chat, register: Register, posyandu: Posyandu, day: PosyanduDay
) -> AskReopening | Go:
    deciding = deciders(register)
    if not deciding:
        chat.say(text("Belum ada bidan atau koordinator yang bisa membukanya lagi."))
        return Go(flow="nothing_changed")
    reason = await chat.ask(
        "reason",
        lines(
            text(
                "Posyandu {posyandu}, {date} sudah ditutup. {person} bisa membukanya lagi.",
                posyandu=posyandu.name,
                date=day_month(day.held_on),
                person=deciding[0].call,
            ),
            text("Apa alasannya? Contoh: ada 2 anak susulan"),
        ),
        free_text(longest=LONGEST_REASON),
    )
    picked = await chat.ask(
        "send",
        text(
            "Minta {person} membuka lagi {date}? Alasan: {reason}.",
            person=deciding[0].call,
            date=day_month(day.held_on),
            reason=reason,
        ),
        one_of(
            choice("send", text("Kirim"), "YA"),
            choice("no", text("Tidak jadi"), "TIDAK", "BATAL"),
        ),
    )
    if picked == "no":
        return Go(flow="nothing_changed")
    return AskReopening(day=day.id or 0, posyandu=posyandu.id, reason=reason)


def deciders(register: Register) -> list[Person]:
    """List who may open a day again: the midwives first, then the coordinators."""
    found = {person.id: person for kind in MAY_REOPEN for person in register.holders(kind)}
    return list(found.values())


async def reopening_asked(chat: Chat, register: Register) -> None:
    """Tell the cadre that the request is on its way."""
    names = text(" dan ").join(person.call for person in deciders(register)[:2])
    chat.say(text("✅ Terkirim ke {names}. Saya kabari kalau sudah dibuka.", names=names))


async def reopening_wanted(
    chat: Chat,
    register: Register,
    *,
    day: int,
    posyandu: int,
    asked_by: int,
    reason: str,
    request: int,
) -> object:
    """Ask the midwife or the coordinator."""
    closed = register.last_day(posyandu)
    if closed is None or closed.id != day or closed.status is DayStatus.OPEN:
        chat.say(text("Hari posyandu itu sudah terbuka lagi."))
        return None
    picked = await chat.ask(
        "decision",
        text(
            "{cadre} minta posyandu {posyandu}, {date} dibuka lagi. Alasan: {reason}. Buka?",
            cadre=register.person(asked_by).call,
            posyandu=register.posyandu(posyandu).name,
            date=day_month(closed.held_on),
            reason=reason,
        ),
        one_of(
            choice("open", text("Buka lagi"), "YA", "BUKA"),
            choice("refuse", text("Tolak"), "TIDAK", "TOLAK"),
        ),
    )
    if picked == "open":
        return ReopenDay(
            day=day, posyandu=posyandu, reason=reason, asked_by=asked_by, request=request
        )
    return RefuseReopening(day=day, posyandu=posyandu, asked_by=asked_by)


async def reopening_served(chat: Chat, register: Register) -> None:
    """A wish that was granted already grants nothing twice."""
    chat.say(text("Permintaan itu sudah dilayani. Mau buka lagi? Ketik BUKA LAGI."))


async def day_reopened(chat: Chat, register: Register, *, posyandu: int) -> None:
    """Confirm to whoever opened it."""
    day = register.last_day(posyandu)
    chat.say(
        text(
            "✅ Posyandu {posyandu}, {date} dibuka lagi. Kadernya saya beri tahu.",
            posyandu=register.posyandu(posyandu).name,
            date=day_month(day.held_on) if day is not None else "",
        )
    )


async def day_open_again(
    chat: Chat, register: Register, *, posyandu: int, opened_by: int, reason: str
) -> None:
    """Tell the cadres of a posyandu that they may go on."""
    day = register.last_day(posyandu)
    chat.say(
        lines(
            text(
                "{person} membuka lagi posyandu {posyandu}, {date}.",
                person=register.person(opened_by).call,
                posyandu=register.posyandu(posyandu).name,
                date=day_month(day.held_on) if day is not None else "",
            ),
            text("Alasan: {reason}.", reason=reason) if reason else "",
            text("Catatan susulan memakai tanggal itu. Ketik TUTUP bila sudah."),
        )
    )


async def reopening_refused(
    chat: Chat, register: Register, *, posyandu: int, refused_by: int, tells_cadre: bool
) -> None:
    """Tell both that a day stays closed."""
    if not tells_cadre:
        chat.say(text("Baik, tetap ditutup. Kadernya saya beri tahu."))
        return
    chat.say(
        text(
            "{person} belum membuka lagi posyandu {posyandu}. Mohon dibicarakan dengan beliau, ya.",
            person=register.person(refused_by).call,
            posyandu=register.posyandu(posyandu).name,
        )
    )
