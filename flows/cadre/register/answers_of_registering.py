"""The answers that registering a child needs: names, a birth date, a NIK, an RT, a phone number."""

import re
from dataclasses import dataclass
from datetime import date

from dialog.answers import Typed, choice, one_of
from dialog.answers_of_dates import a_past_date
from dialog.chat import Gone, Heard, NotUnderstood
from dialog.input import nik, phones, words
from dialog.journal import Json
from dialog.messages import Choice
from dialog.spoken import age, capitalised, day_month_year
from dialog.texts import text
from domain.calendar import completed_months
from domain.indicators import UNDER_FIVE_MONTHS
from domain.people import Person

LONGEST_NAME = 60
MOST_RT = 9
OUTSIDE = "outside"
_BEFORE_A_CHILD = re.compile(
    r"^(?:(?:nama|namanya|nama lengkapnya|an\.|anak|bayi|adik|dik|si)\s+)+", re.IGNORECASE
)
_UNNAMED = re.compile(
    r"(?:nama(?:nya)?\s+)?(?:bayi|by)\.?\s+(?:ny\.?|nyonya|ibu|bu)\s+"
    r"(?P<mother>[^\d?]+?)(?:\s+(?P<which>[1-4]))?",
    re.IGNORECASE,
)
"""A newborn without a name, 'bayi Ny. Sari', of twins with a number (SIP filling convention)."""
_BEFORE_A_MOTHER = re.compile(
    r"^(?:(?:nama|namanya|ibunya|ibu|bu|ny\.?|nyonya|mama|mamak|bapak|pak|"
    r"(?:nenek|kakek|tante|bibi|paman|oma|opa)(?:nya)?,?)\s+)+",
    re.IGNORECASE,
)
_RT = re.compile(r"\b(?:rt\.?\s*)?0*([0-9]{1,3})\b", re.IGNORECASE)
_SAID_RT = re.compile(r"\brt\.?\s*0*[0-9]", re.IGNORECASE)


def a_child_name(complaint: str) -> Typed[str]:
    """Read a child's name as it is to be written; a baby without one is its mother's."""
    named = _a_name(complaint, _BEFORE_A_CHILD)

    def read(typed: str, today: date) -> str:
        unnamed = _UNNAMED.fullmatch(" ".join(typed.split()).strip(" .,;:!"))
        if unnamed is None:
            return named.reads(typed, today)
        which = f" {unnamed['which']}" if unnamed["which"] else ""
        return f"Bayi Ny. {capitalised(unnamed['mother'])}{which}"

    return Typed(reads=read, dumps=str, loads=str)


def a_mother_name(complaint: str) -> Typed[str]:
    """Read the name of a mother or carer, without her title."""
    return _a_name(complaint, _BEFORE_A_MOTHER)


def _a_name(complaint: str, before: re.Pattern[str]) -> Typed[str]:
    def read(typed: str, _today: date) -> str:
        name = before.sub("", " ".join(typed.split()).strip(" .,;:!"))
        has_letters = any(sign.isalpha() for sign in name)
        if not has_letters or "?" in name or any(sign.isdigit() for sign in name):
            raise NotUnderstood(complaint)
        command = words.lexicon().intent(name)
        if len(name) > LONGEST_NAME or (command is not None and command.is_whole):
            raise NotUnderstood(complaint)
        return capitalised(name)

    return Typed(reads=read, dumps=str, loads=str)


def a_birth_date(cadre: Person) -> Typed[date]:
    """Read the birth date of an under-five."""
    past = a_past_date(
        text(
            "Saya perlu tanggalnya, {bu}, supaya umurnya tepat. Biasanya ada di Buku KIA.",
            bu=cadre.bu,
        ),
        not_yet=text("Tanggal itu belum sampai, {bu}. Coba lihat di Buku KIA.", bu=cadre.bu),
    )

    def read(typed: str, today: date) -> date:
        born = past.reads(typed, today)
        months = completed_months(born, today)
        if months >= UNDER_FIVE_MONTHS:
            raise NotUnderstood(
                text(
                    "Lahir {date}, sekarang {age}. Di sini untuk anak di bawah 5 tahun.",
                    date=day_month_year(born),
                    age=age(months),
                ),
                repeat=True,
            )
        return born

    return Typed(reads=read, dumps=date.isoformat, loads=date.fromisoformat)


@dataclass(frozen=True, kw_only=True)
class Digits:
    """A number as read; `letters` when O or l was taken for a digit, which must be echoed."""

    number: str
    letters: bool = False


def _dumped(digits: Digits) -> Json:
    return [digits.number, digits.letters]


def _loaded(stored: Json) -> Digits:
    return Digits(number=stored[0], letters=stored[1])


def a_nik() -> Typed[Digits]:
    """Read the sixteen digits of a NIK."""

    def read(typed: str, _today: date) -> Digits:
        match nik.read_nik(typed):
            case nik.FoundNik(nik=number, letters_replaced=letters):
                return Digits(number=number, letters=letters)
            case nik.WrongLength(digits=count):
                raise NotUnderstood(_wrong_length(count))
            case _:
                raise NotUnderstood(text("NIK anak, 16 angka. Belum punya? Ketik LEWATI."))

    return Typed(reads=read, dumps=_dumped, loads=_loaded)


def _wrong_length(count: int) -> str:
    if count < nik.LENGTH:
        return text(
            "NIK harus 16 angka, yang ini baru {count} angka.\nKirim lagi, atau ketik LEWATI.",
            count=count,
        )
    return text(
        "NIK harus 16 angka, yang ini {count} angka.\nKirim lagi, atau ketik LEWATI.", count=count
    )


def a_phone(cadre: Person) -> Typed[Digits]:
    """Read one mobile number."""

    def read(typed: str, _today: date) -> Digits:
        match phones.read_phone(typed):
            case phones.FoundPhone(number=number, letters_replaced=letters):
                return Digits(number=number, letters=letters)
            case phones.ShortPhone(digits=count):
                raise NotUnderstood(
                    text(
                        "Nomornya kurang panjang, {bu}. Baru {count} angka.\n"
                        "Nomor HP biasanya 10 sampai 13 angka, mulai dari 08.",
                        bu=cadre.bu,
                        count=count,
                    )
                )
            case phones.SeveralPhones():
                raise NotUnderstood(text("Ada lebih dari satu nomor. Kirim satu saja, ya."))
            case phones.NotMobile():
                raise NotUnderstood(
                    text(
                        "Itu bukan nomor HP, {bu}. "
                        "Nomor HP biasanya 10 sampai 13 angka, mulai dari 08.",
                        bu=cadre.bu,
                    )
                )
            case _:
                raise NotUnderstood(
                    text(
                        "Saya perlu nomor HP-nya, {bu}. Contoh: 0812 3456 7890. "
                        "Tidak ada? Ketik LEWATI.",
                        bu=cadre.bu,
                    )
                )

    return Typed(reads=read, dumps=_dumped, loads=_loaded)


@dataclass(frozen=True, kw_only=True)
class OneRt:
    """An RT of the posyandu's hamlet, by its number or its place in the list, or outside of it."""

    rts: tuple[str, ...]
    hamlet: str

    @property
    def choices(self) -> tuple[Choice, ...]:
        """Show the RT, and 'Luar Dusun Timur'."""
        return (
            *(choice(rt, text("RT {rt}", rt=rt)) for rt in self.rts[:MOST_RT]),
            choice(OUTSIDE, text("Luar Dusun {hamlet}", hamlet=self.hamlet), "luar", "lain"),
        )

    @property
    def list_title(self) -> str | None:
        """Head the list."""
        return text("Pilih RT")

    def read(self, heard: Heard, today: date) -> str:
        """Give the RT in two digits, or OUTSIDE."""
        said = _RT.search(heard.text)
        if said is not None:
            rt = said[1].zfill(2)
            is_place = heard.text.strip().isdecimal() and int(said[1]) <= len(self.choices)
            if rt in self.rts and not is_place:
                return rt
            if _SAID_RT.search(heard.text):
                raise NotUnderstood(
                    text(
                        "RT {rt} tidak ada di Dusun {hamlet}. Pilih dari daftar, ya.",
                        rt=rt,
                        hamlet=self.hamlet,
                    )
                )
        return one_of(*self.choices).read(heard, today)

    def dump(self, value: str) -> Json:
        """Keep the RT."""
        return value

    def load(self, stored: Json) -> str:
        """Give it back while the hamlet has it."""
        if stored != OUTSIDE and stored not in self.rts:
            raise Gone
        return str(stored)


def an_outside_rt() -> Typed[str]:
    """Read an RT of another hamlet, kept in two digits."""

    def read(typed: str, _today: date) -> str:
        said = _RT.search(typed)
        if said is None:
            raise NotUnderstood(text("RT berapa? Contoh: RT 05. Tidak tahu? Ketik LEWATI."))
        return said[1].zfill(2)

    return Typed(reads=read, dumps=str, loads=str)
