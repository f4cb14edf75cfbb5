"""The kinds of answers to custom questions, each checked by the question's own rules."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from dialog.chat import Answer, Gone, Heard, NotUnderstood
from dialog.input.words import lexicon
from dialog.journal import Json
from dialog.messages import Choice
from dialog.texts import text
from flows.forms.figures import Reads

SKIP, MORE = "skip", "more"
LEFT_OUT = ""
"""What is kept of a question without an answer."""


@dataclass(frozen=True, kw_only=True)
class Rules:
    """What a question demands beyond the form of its answer."""

    is_required: bool
    required_message: str
    fits: Callable[[str], bool]
    """Its constraint."""
    misfit: str
    """Its constraint_message."""

    def check(self, kept: str) -> str:
        """Give an answer that keeps the rules, or raise NotUnderstood."""
        if kept == LEFT_OUT:
            if self.is_required:
                raise NotUnderstood(self.required_message, repeat=True)
        elif not self.fits(kept):
            raise NotUnderstood(self.misfit)
        return kept

    def check_again(self, kept: str) -> str:
        """Give a remembered answer while it still keeps the rules, or raise Gone."""
        try:
            return self.check(kept)
        except NotUnderstood:
            raise Gone from None


def skips(typed: str) -> bool:
    """Tell whether words are LEWATI or its like, and nothing else."""
    match = lexicon().intent(typed, among=("LEWATI",))
    return match is not None and not match.rest


def _is(typed: str, word: str) -> bool:
    return lexicon().normalise(typed) == lexicon().normalise(word)


@dataclass(frozen=True, kw_only=True)
class WithDefault:
    """An answer that may also be the one the form proposes, by the word SAMA."""

    inner: Answer[str]
    default: str
    rules: Rules

    @property
    def choices(self) -> tuple[Choice, ...]:
        """Show the choices of the answer."""
        return self.inner.choices

    @property
    def list_title(self) -> str | None:
        """Show its title."""
        return self.inner.list_title

    def read(self, heard: Heard, today: date) -> str:
        """Take what is proposed, or read the answer."""
        if _is(heard.text, text("SAMA")):
            return self.rules.check(self.default)
        return self.inner.read(heard, today)

    def dump(self, value: str) -> Json:
        """Keep it as the answer does."""
        return self.inner.dump(value)

    def load(self, stored: Json) -> str:
        """Give it back as the answer does."""
        return self.inner.load(stored)


@dataclass(frozen=True, kw_only=True)
class Written:
    """Words, a figure, a day or a time of one's own."""

    reads: Reads
    rules: Rules
    takes_any_words: bool = False
    """True where 'tidak tahu' is an answer when one has to be given."""
    choices: tuple[Choice, ...] = ()
    list_title: str | None = None

    def read(self, heard: Heard, today: date) -> str:
        """Read what was typed; of several meanings the first that keeps the rules."""
        if self._leaves_out(heard.text):
            return self.rules.check(LEFT_OUT)
        meanings = self.reads(heard.text, today)
        fitting = next((kept for kept in meanings if self.rules.fits(kept)), meanings[0])
        return self.rules.check(fitting)

    def _leaves_out(self, typed: str) -> bool:
        if self.takes_any_words and self.rules.is_required:
            return _is(typed, text("LEWATI"))
        return skips(typed)

    def dump(self, value: str) -> Json:
        """Keep it as an XForm writes it."""
        return value

    def load(self, stored: Json) -> str:
        """Give it back while it keeps the rules."""
        return self.rules.check_again(str(stored))


@dataclass(frozen=True, kw_only=True)
class Offered:
    """One of the choices of a page, or of another page when its words are written."""

    page: tuple[Choice, ...]
    """As numbered; ids are the names of options, SKIP or MORE."""
    everything: tuple[Choice, ...]
    names: dict[str, str]
    """The option of each choice."""
    rules: Rules
    is_shown: bool
    """False when the words of the question list the choices themselves."""
    title: str = ""

    @property
    def choices(self) -> tuple[Choice, ...]:
        """Show the page."""
        return self.page if self.is_shown else ()

    @property
    def list_title(self) -> str | None:
        """Show it as a list when there are more than three."""
        return self.title or None

    def read(self, heard: Heard, today: date) -> str:
        """Give the name of the option, MORE, or nothing when it is left out."""
        chosen = self._tapped(heard) or self._typed(heard.text)
        if chosen is None:
            offered = ", ".join(f"{n} {each.label}" for n, each in enumerate(self.page, 1))
            raise NotUnderstood(
                text("Maaf, saya belum paham. Pilih salah satu: {offered}.", offered=offered)
            )
        if chosen.id == MORE:
            return MORE
        return self.rules.check(self.names.get(chosen.id, LEFT_OUT))

    def _tapped(self, heard: Heard) -> Choice | None:
        return next((each for each in self.page if heard.tapped in {each.id, each.label}), None)

    def _typed(self, typed: str) -> Choice | None:
        # Where labels are numbers themselves, the label written is meant, not its place.
        labelled = [each for each in self.everything if _is(typed, each.label)]
        if len(labelled) == 1:
            return labelled[0]
        if skips(typed) and (skip := self._skip()) is not None:
            return skip
        found = lexicon().choose(typed, self.page)
        if found is None and not typed.strip().rstrip(".)").isdecimal():
            found = lexicon().choose(typed, self.everything)
        return found

    def _skip(self) -> Choice | None:
        if self.rules.is_required:
            return None
        return Choice(id=SKIP, label=text("Lewati"), words=("LEWATI",))

    def dump(self, value: str) -> Json:
        """Keep the option's own name."""
        return value

    def load(self, stored: Json) -> str:
        """Give it back while it is still offered."""
        if stored == MORE and any(each.id == MORE for each in self.page):
            return MORE
        if stored != LEFT_OUT and stored not in self.names.values():
            raise Gone
        return self.rules.check_again(str(stored))


@dataclass(frozen=True, kw_only=True)
class Several:
    """Any number of choices, by their numbers or words: '1,3' or 'genteng dan seng'."""

    numbered: tuple[Choice, ...]
    names: dict[str, str]
    rules: Rules
    choices: tuple[Choice, ...] = ()
    list_title: str | None = None

    def read(self, heard: Heard, today: date) -> str:
        """Give the names of the options in their order, separated by spaces."""
        labelled = [each for each in self.numbered if _is(heard.text, each.label)]
        if not labelled and skips(heard.text):
            return self.rules.check(LEFT_OUT)
        chosen = labelled or [self._one(part) for part in pieces(heard.text)]
        if not chosen:
            raise NotUnderstood(text("Balas nomornya. Boleh lebih dari satu, contoh: 1,3"))
        ids = {each.id for each in chosen}
        return self.rules.check(
            " ".join(self.names[each.id] for each in self.numbered if each.id in ids)
        )

    def _one(self, part: str) -> Choice:
        found = next((each for each in self.numbered if _is(part, each.label)), None)
        found = found or lexicon().choose(part, self.numbered)
        if found is None:
            raise NotUnderstood(
                text(
                    "Saya belum menemukan {part}. Balas nomornya, boleh lebih dari satu. "
                    "Contoh: 1,3",
                    part=part[:40],
                )
            )
        return found

    def dump(self, value: str) -> Json:
        """Keep the options' own names."""
        return value

    def load(self, stored: Json) -> str:
        """Give them back while all are still offered."""
        if not set(str(stored).split()) <= set(self.names.values()):
            raise Gone
        return self.rules.check_again(str(stored))


def pieces(typed: str) -> list[str]:
    """Part what was written into single choices: '1,3', '1 dan 3', '1 3', 'seng, asbes'."""
    parts = [typed]
    for sign in (",", ";", "/", "+", "&", "\n", " dan ", " sama "):
        parts = [piece for part in parts for piece in part.split(sign)]
    found: list[str] = []
    for part in parts:
        words = part.split()
        is_digits = all(word.rstrip(".)").isdecimal() for word in words)
        found.extend([word.rstrip(".)") for word in words] if is_digits else [part.strip()])
    return [piece for piece in found if piece]
