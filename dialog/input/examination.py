"""A midwife's result in her own words: 'gizi buruk, tdk bengkak, rutf, kontrol 17/2'."""

import re
from dataclasses import dataclass
from functools import cache

from dialog.input import words
from dialog.input.word_lists import Table, word_lists

_CLAUSES = re.compile(r"[,;\n]|\.(?=\s|$)|\b(?:dan|tapi|tetapi)\b", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Examination:
    """What was found and arranged, by the keys of the word lists; the words stay beside it."""

    findings: tuple[str, ...] = ()
    """gizi_buruk, gizi_kurang, pendek ..."""
    complications: tuple[str, ...] = ()
    """Signs that are there, as they are called: 'bengkak'."""
    denies_complications: bool = False
    """True when signs were named and none of them is there."""
    care: str = ""
    """rawat_jalan or rawat_inap; empty when it was not said."""
    treatments: tuple[str, ...] = ()
    """rutf, pmt, zinc ..."""
    control: str = ""
    """The words for the day of the control."""

    @property
    def says_something(self) -> bool:
        """Tell whether this is a result at all."""
        return bool(self.findings or self.care or self.treatments or self.control)


def read_examination(text: str) -> Examination:
    """Read the clauses one by one; a denial counts within its own clause."""
    table = word_lists()["pemeriksaan"]
    before, control = _parted_at_control(text)
    clauses = [f" {words.lexicon().spelling.normalise(c)} " for c in _CLAUSES.split(before)]
    present = _named(clauses, table["tanda"], denied=False)
    absent = _named(clauses, table["tanda"], denied=True)
    return Examination(
        findings=_named(clauses, table["temuan"], denied=False),
        complications=present,
        denies_complications=bool(absent) and not present,
        care=next(iter(_named(clauses, table["perawatan"], denied=False)), ""),
        treatments=_named(clauses, table["terapi"], denied=False),
        control=control,
    )


def _parted_at_control(text: str) -> tuple[str, str]:
    match = _control().search(text)
    if match is None:
        return text, ""
    return f"{text[: match.start()]} , {_after_day(match['day'])}", match["day"].strip()


def _after_day(told: str) -> str:
    """Give what is written after the day of the control: clauses of their own."""
    parts = _CLAUSES.split(told, maxsplit=1)
    return parts[1] if len(parts) > 1 else ""


@cache
def _control() -> re.Pattern[str]:
    listed = "|".join(re.escape(word) for word in word_lists()["pemeriksaan"]["kontrol"])
    return re.compile(
        rf"\b(?:{listed})\b(?:\s+(?:lagi|ulang))?\s*:?(?P<day>.*)$", re.IGNORECASE | re.DOTALL
    )


def _named(clauses: list[str], listed: Table, *, denied: bool) -> tuple[str, ...]:
    """Name the keys of which a word stands in a clause that is denied, or is not."""
    return tuple(
        key
        for key, texts in listed.items()
        if any(
            f" {text} " in clause and _is_denied(clause) is denied
            for clause in clauses
            for text in texts
        )
    )


def _is_denied(clause: str) -> bool:
    return not set(word_lists()["pemeriksaan"]["tanpa"]).isdisjoint(clause.split())
