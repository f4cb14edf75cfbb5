"""The command a message begins with or clearly contains."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dialog.input.phrases import Hit, PhraseBook, Place
from dialog.input.spelling import Spelling, Token

FARTHEST = 60
"""Words looked at for a command in the middle; nobody hides one behind more."""


@dataclass(frozen=True, kw_only=True)
class Match:
    """A command and what else was written."""

    intent: str
    rest: str
    """The other words as typed, without polite fillers at the edges."""
    tail: str
    """Everything after the command, untouched: for texts that must not lose a word."""
    taken: str
    """The words that were read as the command, as typed: to be said aloud after a typo."""
    is_first: bool
    """True when only polite words stand before the command."""
    typo: bool = False

    @property
    def is_whole(self) -> bool:
        """True when nothing but the command was written."""
        return not self.rest


def recognise(
    text: str, *, book: PhraseBook, spelling: Spelling, among: Sequence[str]
) -> Match | None:
    """Find the command of a message among some intents."""
    tokens = spelling.tokens(text)
    if not tokens:
        return None
    content = spelling.content(tokens)
    for find in (_at_start, _anywhere):
        for words in (tokens, content):
            if (hit := find(words, book, among)) is not None:
                return _match(text, words, hit, spelling)
    hit = _approximate(content, book, among)
    return _match(text, content, hit, spelling) if hit is not None else None


def _at_start(tokens: Sequence[Token], book: PhraseBook, among: Sequence[str]) -> Hit | None:
    return book.at(tokens, 0, among, least=Place.ALONE)


def _anywhere(tokens: Sequence[Token], book: PhraseBook, among: Sequence[str]) -> Hit | None:
    hits = (
        book.at(tokens, index, among, least=Place.ANYWHERE)
        for index in range(min(len(tokens), FARTHEST))
    )
    found = [hit for hit in hits if hit is not None]
    return max(found, key=lambda hit: len(hit.phrase.words), default=None)


def _approximate(tokens: Sequence[Token], book: PhraseBook, among: Sequence[str]) -> Hit | None:
    for stem in book.stems(tokens[0].word, among):
        bare = (replace(tokens[0], word=stem), *tokens[1:])
        if (hit := book.at(bare, 0, among, least=Place.START)) is not None:
            return hit
    # "Dita 8,2" is a child and her weight, not a slip of "data".
    if len(tokens) > 1 and tokens[1].word[0].isdigit():
        return None
    slip = book.misspelt(tokens[0], among)
    if slip is None or (slip.place is Place.ALONE and len(tokens) > 1):
        return None
    return Hit(phrase=slip, first=0, after=1, typo=True)


def _match(text: str, tokens: Sequence[Token], hit: Hit, spelling: Spelling) -> Match:
    start, end = tokens[hit.first].start, tokens[hit.after - 1].end
    before = spelling.trimmed(text[:start])
    after = spelling.trimmed(text[end:])
    return Match(
        intent=hit.phrase.intent,
        rest=f"{before} {after}".strip(),
        tail=text[end:].strip(),
        taken=text[start:end],
        is_first=not before,
        typo=hit.typo,
    )
