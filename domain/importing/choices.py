"""What the operator says of rows whose child is unsure: '12,15-20,31=new,40=4711'."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from domain.importing.matching import Found, Known

NEW = "new"
_PART = re.compile(r"(\d+)(?:-(\d+))?(?:=(new|\d+))?")
MOST_ROWS = 100_000


class BadChoiceError(ValueError):
    """What was written cannot be read, or names nobody who was offered."""


@dataclass(frozen=True, kw_only=True)
class Choices:
    """For each row what was chosen: empty for the one child listed, 'new', or a number."""

    by_row: Mapping[int, str] = field(default_factory=dict)

    def is_new(self, row: int) -> bool:
        """Tell whether a row is said to be a child of its own."""
        return self.by_row.get(row) == NEW

    def chosen(self, row: int, found: Found) -> Known | None:
        """Give the child that was chosen among those offered; None when nothing was said."""
        said = self.by_row.get(row)
        if said is None or said == NEW:
            return None
        fitting = [child for child in found.candidates if not said or child.id == int(said)]
        if len(fitting) == 1:
            return fitting[0]
        offered = ", ".join(str(child.id) for child in found.candidates)
        raise BadChoiceError(f"--accept {row}: say which one, such as {row}={offered}")


def read_choices(written: str) -> Choices:
    """Read what was chosen; BadChoiceError names the part that cannot be read."""
    by_row: dict[int, str] = {}
    for part in written.replace(" ", "").split(","):
        if not part:
            continue
        match = _PART.fullmatch(part)
        last = int(match[2] or match[1]) if match else 0
        if match is None or not 0 <= last - int(match[1]) < MOST_ROWS:
            raise BadChoiceError(f"--accept {part!r}: write rows such as 12,15-20,31=new,40=4711")
        by_row.update(dict.fromkeys(range(int(match[1]), last + 1), match[3] or ""))
    return Choices(by_row=by_row)
