"""Words of somebody who wants no more messages, or who is the wrong person."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from dialog.input.phrases import PhraseBook, Place
from dialog.input.spelling import Spelling, Token

STOP = "stop"
FARTHEST = 60
"""Words looked at; nobody hides the wish behind more."""


class OptOutKind(StrEnum):
    """How somebody asks to be left alone."""

    WORD = "word"
    """BERHENTI and the like: obeyed at once."""
    POLITE = "polite"
    """A request in a sentence: confirmed once, then obeyed."""
    WRONG_NUMBER = "wrong_number"


@dataclass(frozen=True, kw_only=True)
class OptOut:
    """A wish for silence."""

    kind: OptOutKind
    is_always: bool = False
    """True for STOP: an opt-out even from a cadre in the middle of a task."""


@dataclass(frozen=True, kw_only=True)
class OptOutWords:
    """The words around a wish for silence."""

    objects: frozenset[str]
    """What is stopped: 'berhenti kirim pesan' is 'berhenti'."""
    courtesy: frozenset[str]
    """What makes a sentence a polite request: 'mohon tidak usah dikirimi'."""


def find_opt_out(
    text: str, *, words: OptOutWords, book: PhraseBook, spelling: Spelling
) -> OptOut | None:
    """Read a wish for silence."""
    tokens = spelling.tokens(text)
    if not tokens:
        return None
    if _found(tokens, book, "SALAH_NOMOR", spelling):
        return OptOut(kind=OptOutKind.WRONG_NUMBER)
    always = tokens[0].word == STOP and len(spelling.content(tokens)) == 1
    always = always or STOP.upper() in text.split()
    content = spelling.content(tokens)
    hit = book.at(content, 0, ("BERHENTI",), least=Place.ALONE)
    after = content[hit.after :] if hit is not None else content
    polite = any(token.word in words.courtesy for token in tokens) and len(content) > 1
    is_word = hit is not None and all(token.word in words.objects for token in after)
    if always or (is_word and not polite):
        return OptOut(kind=OptOutKind.WORD, is_always=always)
    if _found(tokens, book, "BERHENTI_SOPAN", spelling):
        return OptOut(kind=OptOutKind.POLITE)
    return None


def _found(tokens: Sequence[Token], book: PhraseBook, intent: str, spelling: Spelling) -> bool:
    return any(
        book.at(words, index, (intent,), least=Place.ANYWHERE if index else Place.ALONE)
        for words in (tokens, spelling.content(tokens))
        for index in range(min(len(words), FARTHEST))
    )
