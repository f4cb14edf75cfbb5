"""A correction of who a child is: 'ralat tgl lahir ani 4 mei 2025', 'ani ternyata perempuan'."""

import re
from dataclasses import dataclass
from functools import cache

from dialog.input import words
from dialog.input.dates import date_span
from dialog.input.word_lists import word_lists


@dataclass(frozen=True, kw_only=True)
class IdentityCorrection:
    """What is to be put right; empty where nothing was written."""

    person: str
    corrects_birth_date: bool
    day: str = ""
    sex: str = ""
    """L or P as the forms write it."""

    @property
    def corrects_sex(self) -> bool:
        """Tell whether the sex is what is wrong."""
        return not self.corrects_birth_date


def read_identity_correction(text: str) -> IdentityCorrection | None:
    """Read a correction of the birth date or the sex; None when it is about neither."""
    lists = word_lists()["line"]
    for names_birth, listed in ((True, lists["birth_date"]), (False, lists["sex"])):
        rest, found = _any_of(tuple(listed)).subn(" ", text)
        if found:
            return _with_value(rest, names_birth=names_birth)
    return None


def _with_value(rest: str, *, names_birth: bool) -> IdentityCorrection:
    if names_birth:
        span = date_span(rest.lower())
        day = "" if span is None else rest[span[0] : span[1]]
        rest = rest if span is None else f"{rest[: span[0]]} {rest[span[1] :]}"
        return IdentityCorrection(person=_name(rest), corrects_birth_date=True, day=day)
    sex = words.lexicon().intent(rest, among=("LAKI_LAKI", "PEREMPUAN"))
    said = next((w for w in rest.split() if _sex_of(w)), "")
    named = rest.replace(said, " ", 1) if said else rest
    return IdentityCorrection(
        person=_name(named),
        corrects_birth_date=False,
        sex=_sex_of(said) or ("" if sex is None else _SEXES[sex.intent]),
    )


_SEXES = {"LAKI_LAKI": "L", "PEREMPUAN": "P"}


def _sex_of(word: str) -> str:
    match = words.lexicon().intent(word, among=tuple(_SEXES))
    return _SEXES[match.intent] if match is not None and match.is_whole else ""


def _name(rest: str) -> str:
    skipped = word_lists()["line"]["skipped"]
    kept = [w for w in rest.strip(" .,:;").split() if w.lower().strip(".,:;") not in skipped]
    return " ".join(kept).strip(" .,:;")


@cache
def _any_of(listed: tuple[str, ...]) -> re.Pattern[str]:
    longest = sorted(listed, key=len, reverse=True)
    phrases = "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in longest)
    return re.compile(rf"\b(?:{phrases})(?:nya)?\b\s*:?", re.IGNORECASE)
