"""The one matcher for what people write: commands, choices, greetings, danger, opt-outs."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from dialog.input import choosing, commands, danger, greetings, opt_out
from dialog.input.choosing import Chosen
from dialog.input.commands import Match
from dialog.input.danger import Danger, DangerKind, DangerSign, DangerWords
from dialog.input.fever import FeverWords
from dialog.input.greetings import Courtesy, Greeting, Thanks
from dialog.input.offers import ChoiceWords, OptionT
from dialog.input.opt_out import OptOut, OptOutWords
from dialog.input.phrases import Phrase, PhraseBook, Place, phrases
from dialog.input.polarity import Denials
from dialog.input.spelling import Spelling, spelling
from dialog.input.word_lists import Table, laid_over, word_lists

PLACES = {"words": Place.START, "alone": Place.ALONE, "anywhere": Place.ANYWHERE}


@dataclass(frozen=True, kw_only=True, eq=False)
class Lexicon:
    """Everything people may write, whatever the language they chose."""

    spelling: Spelling
    book: PhraseBook
    commands: tuple[str, ...]
    """The intents looked for when nobody says which: the first wins a shared word."""
    choices: ChoiceWords
    greetings: tuple[Courtesy, ...]
    courtesies: tuple[Courtesy, ...]
    dangers: DangerWords
    opt_outs: OptOutWords

    def normalise(self, text: str) -> str:
        """Give a text as its bare words."""
        return self.spelling.normalise(text)

    def intent(self, text: str, among: Sequence[str] | None = None) -> Match | None:
        """Find the command a message begins with or clearly contains.

        Of two intents that share a word, the one named first in `among` is meant.
        """
        looked_for = self.commands if among is None else tuple(among)
        return _recognised(self, text, looked_for)

    def choose(self, text: str, options: Sequence[OptionT]) -> OptionT | None:
        """Find the offered choice a typed reply means; none when it is unclear."""
        chosen = self.choice(text, options)
        return chosen.option if chosen is not None else None

    def choice(self, text: str, options: Sequence[OptionT]) -> Chosen[OptionT] | None:
        """Find the choice and what was written beside it: 'ya tapi 8,3', '2 melati 1'."""
        return choosing.choose(text, options, words=self.choices)

    def greeting(self, text: str) -> Greeting | None:
        """Read the greeting a message begins with."""
        return greetings.find_greeting(text, self.greetings, self.spelling)

    def is_greeting_only(self, text: str) -> bool:
        """Tell whether a message is a greeting and nothing more."""
        found = self.greeting(text)
        return found is not None and not found.rest

    def thanks(self, text: str) -> Thanks | None:
        """Read thanks in a short message."""
        return greetings.find_thanks(text, self.courtesies, self.spelling)

    def danger(self, text: str) -> Danger | None:
        """Look for danger signs."""
        return danger.find_danger(text, self.dangers, self.spelling)

    def opt_out(self, text: str) -> OptOut | None:
        """Read a wish for silence."""
        return opt_out.find_opt_out(
            text, words=self.opt_outs, book=self.book, spelling=self.spelling
        )


@lru_cache(maxsize=512)
def _recognised(words: Lexicon, text: str, among: tuple[str, ...]) -> Match | None:
    """Read a text once: one message is asked many times whether it is a command."""
    return commands.recognise(text, book=words.book, spelling=words.spelling, among=among)


@cache
def lexicon() -> Lexicon:
    """Load the word lists, once."""
    return build(word_lists())


def with_local_words(local: Table) -> Lexicon:
    """Make the lexicon of a village that has words of its own, laid out like the lists."""
    return build(laid_over(word_lists(), local))


def build(lists: Table) -> Lexicon:
    """Make a lexicon out of the word lists."""
    spelled = spelling(lists["spelling"]["short"], lists["spelling"]["fillers"])
    book = PhraseBook(
        phrases=tuple(_phrases(lists, spelled)),
        everyday=_set(lists["spelling"]["everyday"], spelled),
    )
    denials = _denials(lists["denials"], spelled)
    return Lexicon(
        spelling=spelled,
        book=book,
        commands=tuple(lists["commands"]),
        choices=_choice_words(lists["choosing"], book, spelled, denials),
        greetings=tuple(_courtesies(lists["greetings"], spelled)),
        courtesies=tuple(_courtesies(lists["thanks"], spelled)),
        dangers=_danger_words(lists["danger"], spelled, denials),
        opt_outs=OptOutWords(
            objects=_set(lists["opt_out"]["objects"], spelled),
            courtesy=_set(lists["opt_out"]["courtesy"], spelled),
        ),
    )


def _phrases(lists: Table, spelled: Spelling) -> Iterator[Phrase]:
    for kind in ("commands", "answers", "reasons", "groups"):
        for intent, entry in lists[kind].items():
            for name, place in PLACES.items():
                texts = entry.get(name, ())
                fuzzy = entry.get("fuzzy", True)
                yield from phrases(intent, texts, spelled, place=place, fuzzy=fuzzy)


def _denials(lists: Table, spelled: Spelling) -> Denials:
    return Denials(
        no=_set(lists["no"], spelled),
        not_yet=_set(lists["not_yet"], spelled),
        harmless=_split(lists["harmless"], spelled),
        doubts=_split(lists["doubts"], spelled),
        questions=_set(lists["questions"], spelled),
        conditions=_set(lists["conditions"], spelled),
    )


def _choice_words(
    lists: Table, book: PhraseBook, spelled: Spelling, denials: Denials
) -> ChoiceWords:
    return ChoiceWords(
        book=book,
        spelling=spelled,
        denials=denials,
        counted=_set(lists["counted"], spelled),
        times=_set(lists["times"], spelled),
        same={
            word: spelled.words(meant)[0]
            for meant, others in lists["same"].items()
            for word in _set(others, spelled)
        },
        agreeing=_set(lists["agreeing"], spelled),
    )


def _courtesies(lists: Iterable[Mapping[str, Any]], spelled: Spelling) -> Iterator[Courtesy]:
    for entry in lists:
        yield Courtesy(
            phrases=_split(entry["phrases"], spelled),
            reply=entry["reply"],
            parts=tuple(entry.get("parts", ())),
            calls=entry.get("calls", False),
        )


def _danger_words(lists: Table, spelled: Spelling, denials: Denials) -> DangerWords:
    signs = (
        DangerSign(
            kind=DangerKind(entry["kind"]),
            phrase=phrase,
            unless=_set(entry.get("unless", ()), spelled),
            despite=_set(entry.get("despite", ()), spelled),
        )
        for entry in lists["signs"]
        for phrase in _split(entry["phrases"], spelled)
    )
    fever = FeverWords(
        fever=_set(lists["fever"], spelled),
        degrees=_set(lists["degrees"], spelled),
        newborn=_set(lists["newborn"], spelled),
    )
    return DangerWords(
        signs=tuple(signs),
        fever=fever,
        denials=denials,
        links=_set(lists["links"], spelled),
        adults=_set(lists["adults"], spelled),
        children=_set(lists["children"], spelled),
        oneself=_set(lists["oneself"], spelled),
        gone=_set(lists["gone"], spelled),
    )


def _split(texts: Iterable[str], spelled: Spelling) -> tuple[tuple[str, ...], ...]:
    return tuple(words for words in map(spelled.words, texts) if words)


def _set(texts: Iterable[str], spelled: Spelling) -> frozenset[str]:
    """Give single words in the form of what people type; a phrase gives each of its words."""
    return frozenset(word for words in _split(texts, spelled) for word in words)
