"""The sixteen digits of an Indonesian identity number (NIK)."""

import re
from dataclasses import dataclass

from dialog.input.letters_as_digits import with_digits

LENGTH = 16
LONGEST = 500
_CANDIDATE = re.compile(r"(?<![^\W_])[0-9OolI](?:[ .\-]?[0-9OolI])+(?![^\W_])")
FEWEST_DIGITS = 3


@dataclass(frozen=True, kw_only=True)
class FoundNik:
    """A NIK of the right length."""

    nik: str
    letters_replaced: bool = False
    """True when O or l was read as a digit: to be echoed."""


@dataclass(frozen=True, kw_only=True)
class WrongLength:
    """A number that is no NIK because of its length."""

    digits: int


NikReading = FoundNik | WrongLength | None


def read_nik(text: str) -> NikReading:
    """Read a NIK; None when there is no number at all."""
    candidates = [
        candidate
        for candidate in _CANDIDATE.findall(text[:LONGEST])
        if sum(sign.isdigit() for sign in candidate) >= FEWEST_DIGITS
    ]
    if not candidates:
        return None
    longest = max(candidates, key=len)
    digits = re.sub(r"[ .\-]", "", with_digits(longest))
    if len(digits) != LENGTH:
        return WrongLength(digits=len(digits))
    return FoundNik(nik=digits, letters_replaced=with_digits(longest) != longest)
