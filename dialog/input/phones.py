"""Mobile numbers found in what people write, brought to the form +62812..."""

import re
from dataclasses import dataclass

import phonenumbers
from phonenumbers import PhoneNumberFormat, PhoneNumberType

from dialog.input.letters_as_digits import with_digits

LONGEST = 500
FEWEST_DIGITS = 4
"""Fewer digits are no attempt at a phone number."""
SHORTEST_MOBILE = 10
"""Digits of a mobile number that begins with 08 (ux: 10 to 13)."""
GROUP = 4
MOST_FIGURES_BEFORE = 3
_CANDIDATE = re.compile(r"(?<![^\W_])\+?[0-9OoIl(][0-9OoIl()\-. \t]*[0-9OoIl](?![^\W_])")
_MOBILE_TYPES = (PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE)


@dataclass(frozen=True, kw_only=True)
class FoundPhone:
    """A mobile number."""

    number: str
    """In international form: +6281200000041."""
    letters_replaced: bool = False
    """True when O or l was read as a digit: to be echoed."""


@dataclass(frozen=True, kw_only=True)
class ShortPhone:
    """Too few digits for a mobile number."""

    digits: int


@dataclass(frozen=True, kw_only=True)
class NotMobile:
    """Digits of the right number that no mobile phone has."""

    digits: int


@dataclass(frozen=True, kw_only=True)
class SeveralPhones:
    """More than one mobile number: which one is meant has to be asked."""

    numbers: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class MissingPhone:
    """Nothing like a phone number."""


PhoneReading = FoundPhone | ShortPhone | NotMobile | SeveralPhones | MissingPhone


def read_phone(text: str) -> PhoneReading:
    """Read the mobile number in a message."""
    readings = [
        _best_reading(candidate)
        for candidate in _CANDIDATE.findall(text[:LONGEST])
        if sum(sign.isdigit() for sign in candidate) >= FEWEST_DIGITS
    ]
    found = {reading.number: reading for reading in readings if isinstance(reading, FoundPhone)}
    if len(found) > 1:
        return SeveralPhones(numbers=tuple(found))
    if found:
        return next(iter(found.values()))
    return readings[0] if readings else MissingPhone()


def spoken(number: str) -> str:
    """Say a number from +62 as people write it: '0812-0000-0041'."""
    digits = number.removeprefix("+62")
    local = f"0{digits}" if digits != number else number
    if not local.isdigit():
        return number
    groups = [local[start : start + GROUP] for start in range(0, len(local), GROUP)]
    # A last group of one digit reads badly: it joins the one before.
    return "-".join([*groups[:-2], "".join(groups[-2:])] if len(groups[-1]) == 1 else groups)


def _best_reading(candidate: str) -> PhoneReading:
    """Judge a run of digits; another figure before the number is left out."""
    groups = candidate.split()
    for start in range(min(len(groups), MOST_FIGURES_BEFORE)):
        if isinstance(reading := _reading(" ".join(groups[start:])), FoundPhone):
            return reading
    return _reading(candidate)


def _reading(candidate: str) -> PhoneReading:
    """Judge one run of digits; a number with letters in it is read as digits."""
    replaced = with_digits(candidate)
    digits = re.sub(r"[^0-9]", "", replaced)
    international = _international(digits, has_plus=replaced.startswith("+"))
    try:
        number = phonenumbers.parse(international, None)
    except phonenumbers.NumberParseException:
        return ShortPhone(digits=len(digits))
    if phonenumbers.is_valid_number(number) and phonenumbers.number_type(number) in _MOBILE_TYPES:
        return FoundPhone(
            number=phonenumbers.format_number(number, PhoneNumberFormat.E164),
            letters_replaced=replaced != candidate,
        )
    if len(digits) < SHORTEST_MOBILE:
        return ShortPhone(digits=len(digits))
    return NotMobile(digits=len(digits))


def _international(digits: str, *, has_plus: bool) -> str:
    """Write digits with a plus; without one 62812... would pass for a landline in Medan."""
    if has_plus:
        return f"+{digits}"
    if digits.startswith("00"):
        return f"+{digits[2:]}"
    if digits.startswith("62"):
        return f"+{digits}"
    return f"+62{digits.removeprefix('0')}"
