"""Words that put a recorded vaccine right: 'salah, bukan dpt3 tapi ipv1', 'dpt3 citra jadi 5/2'."""

import re
from dataclasses import dataclass
from functools import cache

from dialog.input.word_lists import word_lists


@dataclass(frozen=True, kw_only=True)
class DoseCorrection:
    """What is said of a recorded vaccine, in the parts it was written in."""

    about: str
    """Whose, which, and what was wrong."""
    wrong: str
    """What was said not to be so."""
    right: str
    """What it should be."""
    removes: bool = False


def read_dose_correction(text: str) -> DoseCorrection | None:
    """Part a correction; None when nothing is said to be wrong."""
    said = " ".join(text.split())
    removes = _marks("remove").search(said) is not None
    if not removes and _marks("wrong").search(said) is None:
        return None
    about, wrong, right = _parted(said)
    return DoseCorrection(
        about=_bare(about), wrong=_bare(wrong), right=_bare(right), removes=removes and not right
    )


def _parted(said: str) -> tuple[str, str, str]:
    """Part 'bukan X tapi Y', 'Y bukan X', 'X jadi Y', and 'salah X'."""
    not_so, instead = _marks("not_so").search(said), _marks("instead").search(said)
    if not_so and instead and not_so.start() < instead.start():
        return said[: not_so.start()], said[not_so.end() : instead.start()], said[instead.end() :]
    if not_so and instead:
        return said[: instead.start()], said[not_so.end() :], said[instead.end() : not_so.start()]
    if instead:
        return said[: instead.start()], "", said[instead.end() :]
    if not_so:
        return "", said[not_so.end() :], said[: not_so.start()]
    return said, "", ""


def _bare(said: str) -> str:
    """Leave out the words that only tell that something was wrong."""
    for kind in ("wrong", "instead", "remove", "beside"):
        said = _marks(kind).sub(" ", said)
    return " ".join(said.split()).strip(" ,.;:-")


@cache
def _marks(kind: str) -> re.Pattern[str]:
    listed = sorted(word_lists()["vaccination"][kind], key=lambda word: (-len(word), word))
    words = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in listed)
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)
