"""JADWAL for officers: the coming days of all posyandu, with what falls on them."""

from dataclasses import dataclass
from datetime import date, timedelta

from dialog.answers import OneOf, choice, one_of
from dialog.chat import Chat, Gone, Heard, NotUnderstood
from dialog.input.calendar_words import MONTHS
from dialog.input.dates import MissingDate, read_date
from dialog.input.places import find_place
from dialog.input.words import lexicon
from dialog.journal import Json
from dialog.messages import Choice
from dialog.spoken import MONTHS as MONTH_NAMES
from dialog.spoken import clock, weekday_date
from dialog.texts import lines, text
from dialog.turn import Go
from domain.calendar import add_months
from domain.holidays import holiday
from domain.people import Posyandu, PosyanduDay
from domain.register import Register
from flows.entry import Opening

ANY_DAY = date(2000, 1, 1)
"""Whether words hold a date does not depend on the day they are read."""


def opens(words: str) -> Opening:
    """Hear which month is meant: 'jadwal april'."""
    month = next((MONTHS[word] for word in words.lower().split() if word in MONTHS), None)
    return Opening(subject={"month": month} if month else {})


@dataclass(frozen=True, kw_only=True)
class RowAndPosyandu:
    """A choice, and the posyandu and date written beside it: 'pindah melati 2 ke 12 maret'."""

    register: Register
    rows: OneOf

    @property
    def choices(self) -> tuple[Choice, ...]:
        """Show the rows."""
        return self.rows.choices

    @property
    def list_title(self) -> str | None:
        """Show them as buttons."""
        return self.rows.list_title

    def read(self, heard: Heard, today: date) -> tuple[str, dict[str, str]]:
        """Give the id of the row and what the words already tell; 'jadwal april' is neither."""
        asked = lexicon().intent(heard.text, among=("PINDAH", "JADWAL"))
        if asked is not None and asked.intent == "JADWAL":
            raise NotUnderstood("")
        row = self.rows.read(heard, today)
        return row, {} if heard.tapped else told_ahead(heard.text, self.register)

    def dump(self, value: tuple[str, dict[str, str]]) -> Json:
        """Keep both."""
        return list(value)

    def load(self, stored: Json) -> tuple[str, dict[str, str]]:
        """Give both back."""
        row, ahead = stored
        if not isinstance(ahead, dict):
            raise Gone
        return self.rows.load(row), ahead


def told_ahead(words: str, register: Register) -> dict[str, str]:
    """Read what words about moving a day already answer, as typed."""
    if not words:
        return {}
    found = find_place(words, (posyandu.name for posyandu in register.all_posyandu()))
    given = {"posyandu": found.name} if found else {}
    rest = found.rest if found else words
    if has_date(rest):
        given["to"] = rest
    return given


def take_ahead(chat: Chat, register: Register, words: str, *, date_question: str) -> None:
    """Give to the questions what words beside a command, or beside a posyandu's name, tell."""
    is_first_run = not chat.expects and not chat.journal.answers
    if chat.expects == "posyandu" and chat.heard is not None:
        ahead = told_ahead(chat.heard.text, register)
        ahead.pop("posyandu", None)
    else:
        ahead = told_ahead(words, register) if is_first_run else {}
    if "to" in ahead:
        chat.journal.given[date_question] = ahead["to"]
    if "posyandu" in ahead:
        chat.journal.given["posyandu"] = ahead["posyandu"]


def has_date(words: str) -> bool:
    """Tell whether a date was written."""
    return not isinstance(read_date(words, today=ANY_DAY, prefer="future"), MissingDate)


async def village_schedule(chat: Chat, register: Register, *, month: int | None = None) -> object:
    """List the next day of every posyandu, or those of a month, and offer to change them."""
    days = _days(register, chat.today, month)
    row, ahead = await chat.ask(
        "next",
        lines(_title(days, month), *(_line(register, day) for day in days)),
        RowAndPosyandu(
            register=register,
            rows=one_of(
                choice("move", text("Pindah jadwal"), "PINDAH"),
                choice("add", text("Tambah hari"), "DAFTAR"),
                choice("menu", text("Menu"), "MENU"),
            ),
        ),
    )
    if row == "menu":
        return Go(flow="menu")
    if row == "add":
        return Go(flow="add_day", given={k: v for k, v in ahead.items() if k == "posyandu"})
    return Go(flow="move_day", given=ahead)


def _days(register: Register, today: date, month: int | None) -> list[PosyanduDay]:
    if month is None:
        days = [register.next_day(posyandu.id, today) for posyandu in register.all_posyandu()]
    else:
        year = today.year if month >= today.month else today.year + 1
        first = date(year, month, 1)
        last = add_months(first, 1) - timedelta(days=1)
        days = [
            day
            for posyandu in register.all_posyandu()
            for day in register.days_between(posyandu.id, first, last)
        ]
    return sorted(days, key=lambda day: (day.held_on, day.posyandu_id))


def _title(days: list[PosyanduDay], month: int | None) -> str:
    if not days:
        return text("Tidak ada hari posyandu bulan {month}.", month=MONTH_NAMES[(month or 1) - 1])
    first = days[0].held_on
    if any((day.held_on.year, day.held_on.month) != (first.year, first.month) for day in days):
        return text("Jadwal posyandu berikutnya:")
    return text(
        "Jadwal posyandu {month} {year}:", month=MONTH_NAMES[first.month - 1], year=first.year
    )


def _line(register: Register, day: PosyanduDay) -> str:
    posyandu = register.posyandu(day.posyandu_id)
    said = text(
        "{posyandu}: {date}, {clock}",
        posyandu=posyandu.name,
        date=weekday_date(day.held_on),
        clock=clock(day.opens_at or posyandu.opens_at),
    )
    return f"{said} {holiday_mark(day.held_on)}".strip()


def holiday_mark(on: date) -> str:
    """Mark a day that is a holiday."""
    falls_on = holiday(on)
    return text("❗ {holiday}", holiday=falls_on.name) if falls_on else ""


@dataclass(frozen=True, kw_only=True)
class PosyanduAnswer:
    """One posyandu of the village: a row, or its name in a sentence."""

    register: Register
    rows: OneOf

    @property
    def choices(self) -> tuple[Choice, ...]:
        """Show the rows."""
        return self.rows.choices

    @property
    def list_title(self) -> str | None:
        """Show them as a list."""
        return self.rows.list_title

    def read(self, heard: Heard, today: date) -> Posyandu:
        """Look for a name first."""
        every = self.register.all_posyandu()
        found = None
        if heard.tapped is None:
            found = find_place(heard.text, (posyandu.name for posyandu in every))
        id_ = None if found else self.rows.read(heard, today)
        return next(p for p in every if (p.name == found.name if found else str(p.id) == id_))

    def dump(self, value: Posyandu) -> Json:
        """Keep the number."""
        return value.id

    def load(self, stored: Json) -> Posyandu:
        """Give the posyandu back, or ask again."""
        for posyandu in self.register.all_posyandu():
            if posyandu.id == stored:
                return posyandu
        raise Gone


async def which_posyandu(chat: Chat, register: Register, words: str) -> Posyandu:
    """Ask for a posyandu of the village; the only one is taken without asking."""
    every = register.all_posyandu()
    if len(every) == 1:
        return every[0]
    return await chat.ask(
        "posyandu",
        words,
        PosyanduAnswer(
            register=register,
            rows=one_of(
                *(choice(str(posyandu.id), posyandu.name[:24]) for posyandu in every[:10]),
                list_title=text("Pilih posyandu"),
            ),
        ),
    )
