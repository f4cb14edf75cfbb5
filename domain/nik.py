"""What the sixteen digits of a NIK say of birth and sex (digits 7-12: DDMMYY, women DD + 40)."""

from datetime import date

from domain.people import Sex

ADDED_FOR_WOMEN = 40


def contradicts(nik: str, *, born: date, sex: Sex) -> bool:
    """Tell whether a NIK speaks of another birth date or sex: a warning, never a block."""
    day, month, year = int(nik[6:8]), int(nik[8:10]), int(nik[10:12])
    is_female = day > ADDED_FOR_WOMEN
    if is_female:
        day -= ADDED_FOR_WOMEN
    is_same_day = (day, month, year) == (born.day, born.month, born.year % 100)
    return not is_same_day or is_female is not (sex is Sex.FEMALE)
