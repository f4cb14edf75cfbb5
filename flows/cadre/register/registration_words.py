"""What was told of a new child, and how it is read back before it is kept."""

from dataclasses import dataclass
from datetime import date

from dialog.input.phones import spoken
from dialog.spoken import age, day_month_year
from dialog.texts import lines, text
from domain.calendar import completed_months
from domain.people import Sex, call_name
from domain.register import Register
from flows.cadre.register.family_phone import FamilyPhone


@dataclass(frozen=True, kw_only=True)
class Told:
    """All that was told of a new child."""

    name: str
    sex: Sex
    born_on: date
    mother_name: str
    rt: str
    family: int | None
    nik: str
    has_kia_book: bool
    phone: FamilyPhone | None
    agrees: bool
    born_is_estimated: bool = False


def left_words(name: str) -> str:
    """Say that a registration was left."""
    return text("Dibatalkan. Data {child} tidak disimpan.", child=call_name(name))


def sex_words(sex: Sex) -> str:
    """Name a sex: 'laki-laki' or 'perempuan'."""
    return text("laki-laki") if sex is Sex.MALE else text("perempuan")


def summary(told: Told, register: Register, today: date) -> str:
    """Read everything back."""
    return lines(
        text("Periksa dulu, {bu}:", bu=register.speaker.bu),
        text("{child}, {sex}", child=told.name, sex=sex_words(told.sex)),
        born_words(told, today),
        text("Ibu: {mother}, RT {rt}", mother=told.mother_name, rt=told.rt or text("luar dusun")),
        text(
            "NIK: {nik}. Buku KIA: {book}",
            nik=told.nik or text("belum ada"),
            book=text("ada") if told.has_kia_book else text("belum ada"),
        ),
        _phone_line(told, register),
    )


def born_words(told: Told, today: date) -> str:
    """Say the birth date and the age; one that is only estimated says so."""
    months = age(completed_months(told.born_on, today))
    day = day_month_year(told.born_on)
    if told.born_is_estimated:
        return text("Lahir {date}, perkiraan ({age})", date=day, age=months)
    return text("Lahir {date} ({age})", date=day, age=months)


def _phone_line(told: Told, register: Register) -> str:
    if told.phone is None:
        kept = register.phone_of_family(told.family) if told.family is not None else ""
        return text("HP: {phone}", phone=spoken(kept) if kept else text("tidak ada"))
    if not told.agrees:
        return text("HP: tidak dicatat, karena tidak setuju")
    return text("HP: {phone}", phone=spoken(told.phone.number))
