"""The kinds of answers a question can have, and the sentence for what does not fit."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Generic, TypeVar

from dialog.chat import Answer, Gone, Heard, NotUnderstood
from dialog.input import numbers, words
from dialog.journal import Json
from dialog.messages import Choice
from dialog.texts import text

T = TypeVar("T")

LONGEST_TEXT = 1000


@dataclass(frozen=True, kw_only=True)
class OneOf:
    """One of a few choices: tapped, numbered, or typed in words that mean it."""

    choices: tuple[Choice, ...]
    list_title: str | None = None
    complaint: str = ""

    def read(self, heard: Heard, today: date) -> str:
        """Give the id of the choice that is meant."""
        if heard.tapped is not None:
            for choice in self.choices:
                if heard.tapped in (choice.id, choice.label):
                    return choice.id
        if (chosen := words.lexicon().choose(heard.text, self.choices)) is not None:
            return chosen.id
        raise NotUnderstood(self.complaint or _choose_from(self.choices))

    def dump(self, value: str) -> Json:
        """Keep the id."""
        return value

    def load(self, stored: Json) -> str:
        """Give the id back while it is still offered."""
        if any(choice.id == stored for choice in self.choices):
            return str(stored)
        raise Gone


def one_of(*choices: Choice, list_title: str | None = None, complaint: str = "") -> OneOf:
    """Offer choices, at most three as buttons or ten as a list."""
    return OneOf(choices=choices, list_title=list_title, complaint=complaint)


def choice(id_: str, label: str, *means: str, description: str = "") -> Choice:
    """Name one choice; `means` are intents or words that mean it when typed."""
    return Choice(id=id_, label=label, words=means, description=description)


def _choose_from(choices: tuple[Choice, ...]) -> str:
    offered = ", ".join(f"{number} {offer.label}" for number, offer in enumerate(choices, 1))
    return text("Maaf, saya belum paham. Pilih salah satu: {offered}.", offered=offered)


@dataclass(frozen=True, kw_only=True)
class Typed(Generic[T]):
    """An answer in words of its own, read by a function."""

    reads: Callable[[str, date], T]
    dumps: Callable[[T], Json]
    loads: Callable[[Json], T]
    choices: tuple[Choice, ...] = ()
    list_title: str | None = None

    def read(self, heard: Heard, today: date) -> T:
        """Read what was typed; a tapped or sent thing is no words."""
        return self.reads(heard.text, today)

    def dump(self, value: T) -> Json:
        """Keep the value."""
        return self.dumps(value)

    def load(self, stored: Json) -> T:
        """Give the value back."""
        return self.loads(stored)


@dataclass(frozen=True, kw_only=True)
class Either:
    """Whichever of several kinds of answers fits first."""

    answers: tuple[Answer[Any], ...]

    @property
    def choices(self) -> tuple[Choice, ...]:
        """Show the choices of all."""
        return tuple(offer for answer in self.answers for offer in answer.choices)

    @property
    def list_title(self) -> str | None:
        """Show the title of the first that has one."""
        return next((a.list_title for a in self.answers if a.list_title), None)

    def read(self, heard: Heard, today: date) -> tuple[int, Any]:
        """Give which kind fitted and its value; the last complaint stands when none did."""
        refused: NotUnderstood | None = None
        for number, answer in enumerate(self.answers):
            try:
                return number, answer.read(heard, today)
            except NotUnderstood as complaint:
                refused = complaint
        raise refused or NotUnderstood("")

    def dump(self, value: tuple[int, Any]) -> Json:
        """Keep which kind it was beside the value."""
        number, inner = value
        return [number, self.answers[number].dump(inner)]

    def load(self, stored: Json) -> tuple[int, Any]:
        """Give both back."""
        number, inner = stored
        if number >= len(self.answers):
            raise Gone
        return number, self.answers[number].load(inner)


def either(*answers: Answer[Any]) -> Either:
    """Take the first kind of answer that fits; the last one complains when none does."""
    return Either(answers=answers)


@dataclass(frozen=True, kw_only=True)
class Hidden:
    """An answer whose choices are understood but not shown."""

    inner: OneOf
    choices: tuple[Choice, ...] = ()
    list_title: str | None = None

    def read(self, heard: Heard, today: date) -> str:
        """Read the words; a bare number means nothing when no choice is shown."""
        if heard.text.strip().isdecimal():
            raise NotUnderstood("")
        return self.inner.read(heard, today)

    def dump(self, value: str) -> Json:
        """Keep the id."""
        return value

    def load(self, stored: Json) -> str:
        """Give the id back."""
        return self.inner.load(stored)


def choices_alone(answer: Answer[Any]) -> tuple[tuple[Choice, ...], ...] | None:
    """List the groups of choices that an answer takes; None when it takes anything else too."""
    match answer:
        case OneOf():
            return (answer.choices,)
        case Hidden():
            return (answer.inner.choices,)
        case Either():
            groups = [choices_alone(each) for each in answer.answers]
            known = [group for group in groups if group is not None]
            return tuple(part for group in known for part in group) if known == groups else None
        case _:
            return None


def skippable() -> Hidden:
    """Take LEWATI and its like, without showing a button."""
    return Hidden(inner=one_of(choice("skip", "LEWATI", "LEWATI"), complaint=" "))


@dataclass(frozen=True, kw_only=True)
class Amount:
    """A measured figure: grams or millimetres; one written in words is echoed before it counts."""

    value: int
    spelled_out: bool = False
    number: Decimal | None = None
    """The bare figure as written; None when it came with a unit."""


def kilograms(complaint: str) -> Typed[Amount]:
    """Read a weight in grams; `complaint` says what is needed, with an example."""
    return _amount(numbers.read_weight, complaint)


def centimetres(complaint: str) -> Typed[Amount]:
    """Read a length in millimetres."""
    return _amount(numbers.read_length, complaint)


def _amount(read: Callable[[str], numbers.Reading | None], complaint: str) -> Typed[Amount]:
    def reads(typed: str, _today: date) -> Amount:
        reading = read(typed)
        if reading is None:
            raise NotUnderstood(complaint)
        return Amount(
            value=reading.value,
            spelled_out=reading.spelled_out,
            number=None if reading.unit else reading.number,
        )

    return Typed(
        reads=reads,
        dumps=lambda amount: [
            amount.value,
            amount.spelled_out,
            None if amount.number is None else str(amount.number),
        ],
        loads=lambda stored: Amount(
            value=stored[0],
            spelled_out=stored[1],
            number=None if stored[2] is None else Decimal(stored[2]),
        ),
    )


def free_text(complaint: str = "", *, longest: int = LONGEST_TEXT) -> Typed[str]:
    """Take words as they are, up to a length; longer ones are refused, never cut."""

    def read(typed: str, _today: date) -> str:
        cleaned = " ".join(typed.split())
        if not cleaned:
            raise NotUnderstood(complaint or text("Tolong ketik dengan kata-kata, ya."))
        if len(cleaned) > longest:
            raise NotUnderstood(
                text(
                    "Terlalu panjang: {length} huruf. Paling panjang {longest} huruf.",
                    length=len(cleaned),
                    longest=longest,
                )
            )
        return cleaned

    return Typed(reads=read, dumps=str, loads=str)
