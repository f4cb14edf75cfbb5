"""How names of a sheet are compared: as those that people write in a chat."""

from dataclasses import dataclass

from dialog.input.name_key import name_key, name_words
from dialog.input.names import rank
from domain.importing.spelling import Spelling


@dataclass(frozen=True, kw_only=True)
class _Name:
    name: str
    nickname: str = ""
    mother_name: str = ""
    rt: str = ""


def _likeness(one: str, other: str) -> float:
    return rank(one, (_Name(name=other),))[0].score


SPELLING = Spelling(key=name_key, words=name_words, likeness=_likeness)
