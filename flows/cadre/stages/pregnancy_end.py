"""How a pregnancy ended: told with care, kept once, and the way to the newborn's registration."""

from datetime import date

from dialog.answers import Typed, choice, one_of
from dialog.answers_of_dates import a_past_date
from dialog.chat import Chat, NotUnderstood
from dialog.input import dates
from dialog.spoken import day_month_year, joined
from dialog.texts import lines, text
from dialog.turn import Go
from domain.commands_of_resident_care import EndPregnancy, TakeBackPregnancyEnd
from domain.people import RoleKind
from domain.register import Register
from domain.screening import LifeStage, Resident
from domain.screening.records import Outcome
from flows.cadre.stages.end_words import (
    ask_outcome,
    ask_place,
    ended_words,
    read_end,
    tells_of_birth,
)
from flows.cadre.stages.people import heading, named_in, residents_near, seek
from flows.entry import Opening

VIABLE_FROM = 22
"""Weeks; a living child born earlier is asked about once."""


def opens(words: str) -> Opening:
    """Take what stands beside the command for the name, the outcome and the place."""
    told = read_end(words)
    subject = {"outcome": "" if told is None else told.outcome, "place": told.place if told else ""}
    return Opening(subject=subject, given={"who": words} if words.strip() else {})


def told_of_end(typed: str, register: Register) -> Go | None:
    """Hear that a registered pregnancy is over: 'kadek sudah melahirkan kemarin di puskesmas'."""
    told = read_end(typed)
    if told is None and not tells_of_birth(typed):
        return None
    pregnant, mothers = _pregnant(register), _mothers(register)
    named = named_in(register, typed, pregnant)
    if told is None or not named:
        # 'belum melahirkan', or told before: what is known of her is shown.
        known = named or named_in(register, typed, mothers)
        return Go(flow="resident_found", subject={"resident": known[0].id}) if known else None
    if len(named) > 1:
        return Go(flow="end_pregnancy", subject={"outcome": told.outcome, "place": told.place})
    return Go(
        flow="end_pregnancy",
        subject={"resident": named[0].id, "outcome": told.outcome, "place": told.place},
        given={"day": typed} if _tells_a_day(typed, register.now.date()) else {},
    )


def _tells_a_day(typed: str, today: date) -> bool:
    reading = dates.read_date(typed, today=today, prefer="past")
    return isinstance(reading, dates.FoundDate | dates.UnclearDate)


def _pregnant(register: Register) -> tuple[Resident, ...]:
    today = register.now.date()
    return tuple(
        each for each in residents_near(register) if each.stage(today) is LifeStage.PREGNANT
    )


def _mothers(register: Register) -> tuple[Resident, ...]:
    today = register.now.date()
    return tuple(each for each in residents_near(register) if each.stage(today).is_mother)


async def end_pregnancy(
    chat: Chat,
    register: Register,
    *,
    resident: int | None = None,
    outcome: str = "",
    place: str = "",
) -> object:
    """Ask how it ended, when and where; read it back before it is kept."""
    chat.if_cancelled(text("Baik. Tidak ada yang dicatat."))
    mother = register.resident(
        resident
        if resident is not None
        else await chat.ask("who", text("Siapa ibunya? Ketik namanya."), _a_pregnant(register))
    )
    how = Outcome(outcome) if outcome else await ask_outcome(chat, mother)
    on = await _day(chat, mother, "" if how.is_alive else text("Turut berduka cita 🙏"))
    how = await _sure_of_outcome(chat, mother, how, on)
    where = place or ("" if how is Outcome.MISCARRIED else await ask_place(chat))
    picked = await chat.ask(
        "keep",
        lines(ended_words(mother.name, how, on, where), text("Catat?")),
        one_of(
            choice("keep", text("Ya, catat"), "YA", "catat", "simpan"),
            choice("change", text("Ubah"), "UBAH", "salah", "keliru"),
            choice("no", text("Jangan dicatat"), "TIDAK", "BATAL"),
        ),
    )
    if picked == "change":
        return Go(flow="end_pregnancy", subject={"resident": mother.id})
    if picked == "no":
        return Go(flow="nothing_changed")
    return EndPregnancy(resident=mother.id, outcome=how, on=on, place=where)


def _a_pregnant(register: Register) -> Typed[int]:
    """Find one of the registered pregnant women by her name."""

    def read(typed: str, _today: date) -> int:
        pregnant = _pregnant(register)
        found = [each for each in seek(register, typed).found if each in pregnant]
        found = found or list(named_in(register, typed, pregnant))
        if len(found) == 1:
            return found[0].id
        if found:
            names = joined([each.name for each in found])
            raise NotUnderstood(text("Ada beberapa: {names}. Ketik nama lengkapnya.", names=names))
        raise NotUnderstood(
            text("Belum ada ibu hamil bernama itu di daftar. Tulis namanya saja. Contoh: Kadek")
        )

    return Typed(reads=read, dumps=int, loads=int)


def _a_day() -> Typed[date]:
    """Read a day up to today; 'tgl 8' alone is taken, for all is read back before it is kept."""
    usual = a_past_date(
        text("Saya perlu tanggalnya. Contoh: 8-2-2026"), not_yet=text("Tanggal itu belum sampai.")
    )

    def read(typed: str, today: date) -> date:
        match dates.read_date(typed, today=today, prefer="past"):
            case dates.UnclearDate(candidates=(only,)):
                return only
            case _:
                return usual.reads(typed, today)

    return Typed(reads=read, dumps=date.isoformat, loads=date.fromisoformat)


async def _day(chat: Chat, mother: Resident, lead: str) -> date:
    """Ask for the day until it lies within the pregnancy."""
    asked = text("Tanggal berapa? Contoh: kemarin, atau 8-2-2026")
    needed = _a_day()
    on = await chat.ask("day", asked, needed, lead=lead)
    began = mother.last_period_on
    for number in range(3):
        if began is None or on > began:
            break
        on = await chat.ask(
            f"day_again{number}",
            text(
                "{day} itu sebelum kehamilan ini. Tanggal berapa berakhirnya?",
                day=day_month_year(on),
            ),
            needed,
        )
    return on


async def _sure_of_outcome(chat: Chat, mother: Resident, how: Outcome, on: date) -> Outcome:
    """Ask once about a living child that would be very early."""
    weeks = mother.weeks(on)
    if not how.is_alive or weeks is None or weeks >= VIABLE_FROM:
        return how
    picked = await chat.ask(
        "early",
        text("Waktu itu baru hamil {weeks} minggu. Betul bayinya lahir hidup?", weeks=weeks),
        one_of(
            choice("alive", text("Ya, hidup"), "YA", "hidup"),
            choice("lost", text("Keguguran"), "TIDAK", "keguguran"),
        ),
    )
    return how if picked == "alive" else Outcome.MISCARRIED


async def baby_born(chat: Chat, register: Register, *, end: int, resident: int) -> object:
    """Say what it changed, and offer to register the newborn."""
    del end
    mother, ended = register.resident(resident), register.pregnancy_end(resident)
    if ended is None:
        return None
    picked = await chat.ask(
        "next",
        lines(
            text(
                "✅ {ended}", ended=ended_words(mother.name, ended.outcome, ended.on, ended.place)
            ),
            text("{who} sekarang dicatat sebagai ibu nifas.", who=mother.name),
            text("Bayinya kita daftarkan sekarang?")
            if ended.outcome is Outcome.BORN
            else text("Bayi pertama kita daftarkan sekarang? Sesudah itu ketik DAFTAR lagi."),
        ),
        one_of(
            choice("register", text("Daftarkan bayi"), "YA", "DAFTAR"),
            choice("later", text("Nanti saja"), "TIDAK", "BELUM", "NANTI"),
            choice("wrong", text("Keliru"), "URUNGKAN", "salah"),
        ),
    )
    if picked == "wrong":
        return Go(flow="undo_end", subject={"end": ended.id, "resident": resident})
    if picked == "later":
        chat.say(text("Baik. Kalau sudah siap, ketik DAFTAR BAYI."))
        return None
    given = {"born": f"{ended.on:%d-%m-%Y}", "mother": mother.name}
    if mother.rt:
        given["rt"] = f"rt {mother.rt}"
    return Go(flow="register_child", subject={"ahead": sorted(given)}, given=given)


async def loss_noted(chat: Chat, register: Register, *, end: int, resident: int) -> object:
    """Say kindly what follows; nobody is congratulated or reminded any more."""
    del end
    mother, ended = register.resident(resident), register.pregnancy_end(resident)
    if ended is None:
        return None
    has_died = ended.outcome is Outcome.MOTHER_DIED
    picked = await chat.ask(
        "next",
        lines(
            text("Sudah dicatat. Kami turut berduka 🙏"),
            text("Tidak ada daftar, ajakan, atau pengingat lagi untuk {who}.", who=mother.name)
            if has_died
            else text(
                "{who} tetap diperiksa sebagai ibu nifas 42 hari. Bidan saya beri tahu.",
                who=mother.name,
            ),
            text("Kalau bayinya selamat, daftarkan dengan DAFTAR BAYI.")
            if has_died
            else text("Temani dan dengarkan. Bukan salah ibunya."),
        ),
        one_of(choice("wrong", text("Keliru"), "URUNGKAN", "salah", "keliru")),
    )
    del picked
    return Go(flow="undo_end", subject={"end": ended.id, "resident": resident})


async def pregnancy_has_ended(
    chat: Chat, register: Register, *, end: int, resident: int, who: int
) -> None:
    """Tell midwife and cadres; how a loss came about is for the midwife alone."""
    del end
    mother, ended = register.resident(resident), register.pregnancy_end(resident)
    if ended is None:
        return
    by = register.person(who).call
    if ended.outcome.is_alive:
        chat.say(
            lines(
                text(
                    "{by} mencatat: {ended}",
                    by=by,
                    ended=ended_words(mother.name, ended.outcome, ended.on, ended.place),
                ),
                text("RT {rt}. Kunjungan nifas dan bayi baru lahir dimulai.", rt=mother.rt or "-"),
            )
        )
        return
    is_hers = register.speaker.has(RoleKind.MIDWIFE) or register.speaker.has(RoleKind.PUSKESMAS)
    chat.say(
        lines(
            text(
                "{by} mencatat: {ended}",
                by=by,
                ended=ended_words(mother.name, ended.outcome, ended.on, ended.place),
            )
            if is_hers
            else text("{who} dan keluarganya sedang berduka.", who=heading_of(mother)),
            text("Mohon ditemani. Jangan ditanya soal kehamilan atau bayinya, ya 🙏"),
        )
    )


def heading_of(mother: Resident) -> str:
    """Name her with where she lives, and nothing else."""
    return text("{who} (RT {rt})", who=mother.name, rt=mother.rt or "-")


async def undo_end(chat: Chat, register: Register, *, end: int, resident: int) -> object:
    """Ask before the pregnancy goes on in the register."""
    mother = register.resident(resident)
    picked = await chat.ask(
        "sure",
        text("Jadi {who} masih hamil, dan catatan tadi dihapus?", who=mother.name),
        one_of(
            choice("yes", text("Ya, masih hamil"), "YA"),
            choice("again", text("Tulis ulang"), "UBAH"),
            choice("no", text("Tidak"), "TIDAK", "BATAL"),
        ),
    )
    if picked == "no":
        return Go(flow="nothing_changed")
    return TakeBackPregnancyEnd(end=end, asks_again=picked == "again")


async def pregnancy_goes_on(chat: Chat, register: Register, *, resident: int) -> None:
    """Confirm that nothing of the end stands."""
    known = register.resident(resident)
    chat.say(text("✅ {who} tercatat lagi sebagai ibu hamil.", who=heading(known, chat.today)))
