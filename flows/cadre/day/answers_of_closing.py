"""Reasons for staying away, several children in one message: 'hasan sakit, joko ke neneknya'."""

import re
from dataclasses import dataclass
from datetime import date

from dialog.chat import Heard, NotUnderstood
from dialog.input import names
from dialog.input.line import Line, read_line
from dialog.journal import Json
from dialog.messages import Choice
from dialog.texts import text
from domain.people import Child

LONGEST_REASON = 60
_BETWEEN = re.compile(r"\s*(?:[,;\n]|\s(?:dan|trus|terus|kalau|klo|sedangkan)\s)\s*", re.IGNORECASE)
Reasons = dict[int, str]


@dataclass(frozen=True, kw_only=True)
class ReasonsOf:
    """Which of the absent children stayed away for what reason."""

    absent: tuple[Child, ...]
    choices: tuple[Choice, ...] = ()
    list_title: str | None = None

    def read(self, heard: Heard, today: date) -> Reasons:
        """Give the reasons by child; words of which no part fits are refused."""
        found: Reasons = {}
        for part in _BETWEEN.split(heard.text.strip()):
            named = self._read_part(part)
            if named is not None:
                child, reason = named
                found[child.id] = reason
        if not found:
            raise NotUnderstood(
                text("Tulis nama dan alasannya, ya. Contoh: Hasan sakit, Joko pergi")
            )
        return found

    def _read_part(self, part: str) -> tuple[Child, str] | None:
        reported = read_line(part)
        if reported is None or reported.absence is None:
            return None
        child = self._child(reported)
        reason = reported.absence.reason or reported.absence.words[:LONGEST_REASON]
        return None if child is None else (child, reason)

    def _child(self, reported: Line) -> Child | None:
        if reported.person is None:
            return self.absent[0] if len(self.absent) == 1 else None
        found = names.find(reported.person, self.absent)
        return found.candidate if isinstance(found, names.One) else None

    def dump(self, value: Reasons) -> Json:
        """Keep pairs: JSON knows no numbers as keys."""
        return [[child, reason] for child, reason in value.items()]

    def load(self, stored: Json) -> Reasons:
        """Give the reasons back."""
        return {int(child): str(reason) for child, reason in stored}
