"""Blood pressure as people write it; which figure ought to be higher is judged elsewhere."""

import re
from dataclasses import dataclass

_PRESSURE = re.compile(
    r"(?:(?:td|tensi|tekanan\s+darah|darah)(?:nya)?\s*[:=]?\s*)?"
    r"([0-9]{1,3})\s*(?:/|\\|per|-|\s)\s*([0-9]{1,3})(?:\s*(?:mmhg|mm\s?hg))?",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True)
class Pressure:
    """Two figures in mmHg, in the order they were written."""

    first: int
    second: int


def read_pressure(text: str) -> Pressure | None:
    """Read '150/95', '150 / 95', 'td 120 80'; '12/8' is given as written."""
    match = _PRESSURE.fullmatch(text.strip(" .,!"))
    return Pressure(first=int(match[1]), second=int(match[2])) if match is not None else None
