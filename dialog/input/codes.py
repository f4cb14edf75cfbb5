"""The six digits of a family code, an invitation or a change of number; codes of broadcasts."""

import re

from dialog.input.letters_as_digits import with_digits

LONGEST = 500
FEWEST_DIGITS = 4
"""Fewer digits among letters that look like some are a word."""
_SIGN = "[0-9OolI]"
_CODE = re.compile(
    rf"(?<![\w+])(?:({_SIGN}{{3}})[ .\-]{{0,3}}({_SIGN}{{3}})|({_SIGN}(?: {_SIGN}){{5}}))"
    r"(?!\w|[ .\-][0-9])"
)
_BROADCAST = re.compile(
    r"\bS\s?-?\s?([01][0-9][0-3][0-9])(?:\s?-\s?([0-9]{1,2}))?\b", re.IGNORECASE
)


def read_code(text: str) -> str | None:
    """Read the only six-digit code of a message: 'PINDAH 604118', '527 914'."""
    found = find_code(text)
    return found[0] if found is not None else None


def find_code(text: str) -> tuple[str, str] | None:
    """Give the only six-digit code of a message and the words around it."""
    written = [match for match in _CODE.finditer(text[:LONGEST]) if _is_written_in_digits(match[0])]
    codes = {with_digits(re.sub(r"[ .\-]", "", match[0])) for match in written}
    if len(codes) != 1:
        return None
    around = text[:LONGEST]
    for match in reversed(written):
        around = f"{around[: match.start()]} {around[match.end() :]}"
    return codes.pop(), " ".join(around.split())


def _is_written_in_digits(code: str) -> bool:
    return sum(sign.isdigit() for sign in code) >= FEWEST_DIGITS


def read_broadcast_code(text: str) -> str | None:
    """Read the code of a broadcast: 'batal s-0217' is S-0217."""
    match = _BROADCAST.search(text[:LONGEST])
    if match is None:
        return None
    return f"S-{match[1]}-{int(match[2])}" if match[2] else f"S-{match[1]}"
