"""Which of the offered choices a typed reply means: the only one that fits, or none."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic

from dialog.input.offers import ChoiceWords, Offer, OptionT, Words, offer
from dialog.input.phrases import is_slip
from dialog.input.polarity import Polarity, first_clause, holds
from dialog.input.spelling import Token

LETTERS = "abcdefghij"
PLACES = {
    "satu": 1, "pertama": 1, "kesatu": 1, "atas": 1, "dua": 2, "kedua": 2, "tiga": 3, "ketiga": 3,
    "empat": 4, "keempat": 4, "lima": 5, "kelima": 5, "enam": 6, "keenam": 6, "tujuh": 7,
    "ketujuh": 7, "delapan": 8, "kedelapan": 8, "sembilan": 9, "kesembilan": 9, "sepuluh": 10,
}  # fmt: skip
"""Words for the place of a choice."""
POINTING = frozenset(("yang", "nomor", "no", "nomer", "pilih", "pilihan", "paling", "saja", "opsi"))
"""Words beside them."""
ASKING_FOR = frozenset(("lihat", "liat", "buka", "punya", "punyanya"))
"""Words around a name that choose what is offered about somebody."""
DECIDING = 300
"""Characters that decide; what follows is the text that goes with the choice."""
LONGEST_LOOSE_REPLY = 12
"""Words: in a longer message a word shared with a label is chance."""
_PICKED = re.compile(
    r"\s*(?:(?i:no|nomor|nomer|pilih|pilihan|yang|yg|opsi)\.?\s+){0,3}"
    r"(?P<sign>[0-9]{1,2}|[a-jA-J](?![\w'’]))(?![0-9]|[.,:/-][0-9])\s*[.):,]?\s*(?P<rest>.*)",
    re.DOTALL,
)
_ANOTHER_NUMBER = re.compile(r"(?:dan|sama|&|\+|atau|/)?\s*[0-9]", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Chosen(Generic[OptionT]):
    """The choice that is meant and what was written beside it, as typed."""

    option: OptionT
    rest: str


@dataclass(frozen=True, kw_only=True)
class _Reply:
    """A typed reply with its words brought to one form, side remarks left out."""

    words: Words
    head: Words
    """The first clause without polite words."""


def choose(text: str, options: Sequence[OptionT], *, words: ChoiceWords) -> Chosen[OptionT] | None:
    """Find the choice a reply means; a question means none, a denial never a positive one."""
    tokens = words.spelling.tokens(text[:DECIDING])
    if not tokens or "?" in text[:DECIDING]:
        return None
    offers = [offer(option, words) for option in options]
    exact = [
        offered for offered in offers if offered.label == tuple(token.word for token in tokens)
    ]
    if len(exact) == 1:
        return Chosen(option=exact[0].option, rest="")
    picked = _picked(text, options, words) or _picked_in_words(tokens, offers, words)
    if picked is not None:
        return picked
    reply = _reply(tokens, words)
    if _leaves_open(reply, offers, words):
        return None
    chosen = _meant(reply, _possible(reply, offers, words), words)
    return _with_rest(text, tokens, chosen, words) if chosen is not None else None


def _picked(text: str, options: Sequence[OptionT], words: ChoiceWords) -> Chosen[OptionT] | None:
    """Read '1', '2.', 'nomor 2', 'B' or '2 melati 1' as the choice of that place."""
    match = _PICKED.match(text)
    if match is None:
        return None
    sign, rest = match["sign"].lower(), match["rest"].strip()
    place = int(sign) if sign.isdigit() else LETTERS.index(sign) + 1
    if not 1 <= place <= len(options) or _ANOTHER_NUMBER.match(rest):
        return None
    following = words.spelling.words(rest[:DECIDING])
    if following and following[0] in words.counted:
        return None
    if not sign.isdigit() and not set(following) <= words.spelling.fillers | {"ya"}:
        return None
    return Chosen(option=options[place - 1], rest=words.spelling.trimmed(rest))


def _picked_in_words(
    tokens: Sequence[Token], offers: Sequence[Offer[OptionT]], words: ChoiceWords
) -> Chosen[OptionT] | None:
    """Read 'satu', 'nomor dua' or 'yang ketiga', unless a label holds the word itself."""
    said = [token.word for token in tokens if token.word not in words.spelling.fillers | POINTING]
    if len(said) != 1 or said[0] not in PLACES:
        return None
    place = PLACES[said[0]]
    if place > len(offers) or any(said[0] in offered.label for offered in offers):
        return None
    return Chosen(option=offers[place - 1].option, rest="")


def _reply(tokens: Sequence[Token], words: ChoiceWords) -> _Reply:
    spoken = [token.word for token in tokens]
    head = [token.word for token in words.spelling.content(first_clause(tokens))]
    cut = words.denials.without_remarks
    return _Reply(words=cut(spoken), head=cut(head))


def _leaves_open(reply: _Reply, offers: Sequence[Offer[OptionT]], words: ChoiceWords) -> bool:
    """Tell whether a reply asks back or sets a condition first."""
    if reply.words and reply.words[0] in words.denials.conditions:
        return True
    in_labels = {word for offered in offers for word in offered.label}
    return any(word in words.denials.questions - in_labels for word in reply.words)


def _possible(
    reply: _Reply, offers: Sequence[Offer[OptionT]], words: ChoiceWords
) -> list[Offer[OptionT]]:
    """Leave out what the reply's doubt or denial, or the lack of one, and its figures rule out."""
    if _doubts(reply, offers, words):
        return [o for o in offers if {o.label, *o.meanings}.intersection(words.denials.doubts)]
    if words.denials.polarity(reply.words):
        return _denying(reply, offers, words)
    said = words.figures(reply.words)
    return [
        offered
        for offered in offers
        if (not offered.denies or _longest(reply.head, offered.meanings))
        and (not words.figures(offered.label) or said <= words.figures(offered.label))
    ]


def _doubts(reply: _Reply, offers: Sequence[Offer[OptionT]], words: ChoiceWords) -> bool:
    return any(
        holds(reply.words, doubt) and not any(holds(offered.label, doubt) for offered in offers)
        for doubt in words.denials.doubts
    )


def _denying(
    reply: _Reply, offers: Sequence[Offer[OptionT]], words: ChoiceWords
) -> list[Offer[OptionT]]:
    """Give the choices a denying reply may mean; "hadir tapi ga bisa lama" means none."""
    denial = words.denials.polarity
    agrees = any(
        _longest(reply.head, [m for m in offered.meanings if not denial(m)])
        for offered in offers
        if not offered.denies
    )
    if agrees or not reply.head:
        return []
    begins = bool(denial(reply.head[:1]))
    return [
        offered
        for offered in offers
        if (begins and offered.denies)
        or (reply.head in offered.meanings and not words.figures(reply.words))
        or any(
            holds(reply.words, m)
            for m in (offered.label, *offered.meanings)
            if _is_denial(m, words)
        )
    ]


def _is_denial(meaning: Words, words: ChoiceWords) -> bool:
    """Tell whether a meaning denies by itself; a lone 'tidak' depends on where it stands."""
    return len(meaning) > 1 and bool(words.denials.polarity(meaning))


def _meant(
    reply: _Reply, offers: list[Offer[OptionT]], words: ChoiceWords
) -> Offer[OptionT] | None:
    """Narrow the choices down, test by test, until one is left."""
    left = offers
    for test in _TESTS:
        scores = [test(reply, offered, left, words) for offered in left]
        best = max(scores, default=0)
        if best:
            left = [offered for offered, score in zip(left, scores, strict=True) if score == best]
        if best and len(left) == 1:
            return left[0]
    return _the_refusal(reply, offers, words)


def _says_label(reply: _Reply, offered: Offer[OptionT], _left: object, _words: object) -> int:
    return _longest(reply.words, [offered.label])


def _says_meaning(reply: _Reply, offered: Offer[OptionT], _left: object, _words: object) -> int:
    return _longest(reply.head, offered.meanings)


def _holds_meaning(reply: _Reply, offered: Offer[OptionT], _left: object, _words: object) -> int:
    return max((len(m) for m in offered.anywhere if holds(reply.words, m)), default=0)


def _shares_in_head(
    reply: _Reply, offered: Offer[OptionT], left: Sequence[Offer[OptionT]], words: ChoiceWords
) -> int:
    return _shared(reply.head, offered, left, words)


def _shares(
    reply: _Reply, offered: Offer[OptionT], left: Sequence[Offer[OptionT]], words: ChoiceWords
) -> int:
    return _shared(reply.words, offered, left, words)


def _misspells(reply: _Reply, offered: Offer[OptionT], _left: object, words: ChoiceWords) -> int:
    """Accept a slip in the first word, never of a known word nor for a choice that destroys."""
    if not reply.head or "hapus" in offered.label or words.book.starting_with(reply.head[0]):
        return 0
    return int(any(is_slip(reply.head[0], word) for word in offered.label))


_TESTS: tuple[Callable[..., int], ...] = (
    _says_label,
    _says_meaning,
    _shares_in_head,
    _holds_meaning,
    _shares,
    _misspells,
)


def _the_refusal(
    reply: _Reply, offers: Sequence[Offer[OptionT]], words: ChoiceWords
) -> Offer[OptionT] | None:
    """A reply that begins by denying means the only choice that denies."""
    if len(offers) != 1 or not reply.head:
        return None
    said = words.denials.polarity(reply.head[:1])
    meant = words.denials.polarity(offers[0].label)
    # "belum" does not say "tidak": when it matters, it is asked again.
    return offers[0] if said is Polarity.DENIED and meant else None


def _longest(said: Words, meanings: Iterable[Words]) -> int:
    """Give the length of the longest meaning the reply begins with."""
    return max((len(m) for m in meanings if m and said[: len(m)] == m), default=0)


def _shared(
    said: Words, offered: Offer[OptionT], left: Sequence[Offer[OptionT]], words: ChoiceWords
) -> int:
    """Count the words of the reply that no other label holds."""
    if len(said) > LONGEST_LOOSE_REPLY:
        return 0
    others = {
        words.canonical(word) for rival in left if rival is not offered for word in rival.label
    }
    own = {words.canonical(word) for word in offered.label if not _denies(word, words)} - others
    shared = own & {words.canonical(word) for word in said}
    return len(shared) if _is_more_than_a_name(shared, said, offered, words) else 0


def _is_more_than_a_name(
    shared: set[str], said: Words, offered: Offer[OptionT], words: ChoiceWords
) -> bool:
    """Tell 'ani' and 'mau lihat ani', which mean 'Kartu Ani', from 'ani sudah mandi'."""
    names = {words.canonical(word) for word in offered.names}
    if not shared <= names:
        return True
    passing = words.spelling.fillers | POINTING | ASKING_FOR
    return all(word in passing or words.canonical(word) in names for word in said)


def _denies(word: str, words: ChoiceWords) -> bool:
    return bool(words.denials.polarity((word,)))


def _with_rest(
    text: str, tokens: Sequence[Token], offered: Offer[OptionT], words: ChoiceWords
) -> Chosen[OptionT]:
    """Give what was typed after the words that chose."""
    meanings = (offered.label, *offered.meanings, words.spelling.fillers)
    known = {word for meaning in meanings for word in meaning}
    after = next((token.start for token in tokens if token.word not in known), len(text))
    return Chosen(option=offered.option, rest=words.spelling.trimmed(text[after:]))
