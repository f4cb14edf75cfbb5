"""The six digits of a family code, an invitation or a change of number; codes of broadcasts."""

import re

LONGEST = 500
_CODE = re.compile(r"(?<![0-9+])([0-9]{3})[ .\-]?([0-9]{3})(?![0-9]|[ .\-][0-9])")
_BROADCAST = re.compile(
    r"\bS\s?-?\s?([01][0-9][0-3][0-9])(?:\s?-\s?([0-9]{1,2}))?\b", re.IGNORECASE
)


def read_code(text: str) -> str | None:
    """Read the only six-digit code of a message: 'PINDAH 604118', '527 914'."""
    found = {first + last for first, last in _CODE.findall(text[:LONGEST])}
    return found.pop() if len(found) == 1 else None


def read_broadcast_code(text: str) -> str | None:
    """Read the code of a broadcast: 'batal s-0217' is S-0217."""
    match = _BROADCAST.search(text[:LONGEST])
    if match is None:
        return None
    return f"S-{match[1]}-{int(match[2])}" if match[2] else f"S-{match[1]}"
