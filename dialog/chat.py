"""What a flow talks through: it asks, says, and tells what to do when it is left alone."""

from collections.abc import Generator
from dataclasses import dataclass, field
from datetime import date, datetime
from types import coroutine
from typing import Any, Generic, Protocol, TypeVar

from dialog.journal import Journal, Json
from dialog.messages import Attachment, Bubble, CardOrder, Choice, Document, Picture

T = TypeVar("T")


class NotUnderstood(Exception):  # noqa: N818 (it is an answer, not an error)
    """Words that do not answer the question, with the sentence to say.

    `repeat` shows the question again under the sentence.
    """

    def __init__(self, sentence: str, *, repeat: bool = False) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.repeat = repeat


class Gone(Exception):  # noqa: N818 (nothing went wrong: the thing is no longer there)
    """A remembered answer names something that can no longer be loaded: ask again."""


@dataclass(frozen=True, kw_only=True)
class Heard:
    """What a person answered: typed words, a tapped choice, or an attachment."""

    text: str = ""
    tapped: str | None = None
    attachment: Attachment | None = None


class Answer(Protocol[T]):
    """A kind of answer: the choices it offers and how it reads, keeps and loads a value."""

    @property
    def choices(self) -> tuple[Choice, ...]:
        """The choices shown under the question."""

    @property
    def list_title(self) -> str | None:
        """The title when the choices are shown as a list."""

    def read(self, heard: Heard, today: date) -> T:
        """Understand, or raise NotUnderstood."""

    def dump(self, value: T) -> Json:
        """Give what the journal keeps."""

    def load(self, stored: Json) -> T:
        """Give the value back, or raise Gone."""


@dataclass(frozen=True, kw_only=True)
class Question:
    """The question a run of a flow stopped at."""

    name: str
    words: str
    lead: str
    answer: Answer[Any]
    brief: str
    again: str
    picture: Picture | None
    forwarded: Attachment | None = None

    def bubble(self, words: str | None = None) -> Bubble:
        """Show the question, or other words with the same choices."""
        return Bubble(
            text=f"{self.lead}\n{self.words}".lstrip() if words is None else words,
            choices=self.answer.choices,
            list_title=self.answer.list_title,
            picture=self.picture if words is None else None,
            forwarded=self.forwarded if words is None else None,
        )


@dataclass(frozen=True, kw_only=True)
class Unfinished(Generic[T]):
    """What is said when a conversation is returned to after a long silence."""

    words: str
    keep_label: str = ""
    keep: T | None = None
    """What 'save what is there' would carry out; None when nothing useful could be saved."""
    keeps_itself: bool = False
    """True when it is saved by itself as soon as the person goes on to something else."""
    way_on: str = ""
    """How to go on with it, said whenever something else comes in between."""


@coroutine
def _stop() -> Generator[None, None, None]:
    yield


@dataclass
class Chat:
    """One run of a flow.

    Answers already understood come from the journal; the first one missing ends the run.
    """

    today: date
    """The local day on which the conversation opened."""
    now: datetime
    """The local moment of this message."""
    journal: Journal
    heard: Heard | None = None
    """What was just said; the question named `expects` reads it."""
    expects: str = ""
    refused: NotUnderstood | None = None
    bubbles: list[Bubble] = field(default_factory=list)
    question: Question | None = None
    asked: list[str] = field(default_factory=list)
    unfinished: Unfinished[object] | None = None
    cancelled: str | None = None

    async def ask(
        self,
        name: str,
        words: str,
        answer: Answer[T],
        *,
        lead: str = "",
        brief: str = "",
        again: str = "",
        picture: Picture | None = None,
        forwarded: Attachment | None = None,
    ) -> T:
        """Ask one question and give its answer.

        `lead` stands above the question the first time it is shown, `brief` is said instead
        when the question is repeated after something else, `again` when
        the person came back to it and it had an answer.
        """
        if name in self.asked:
            raise ValueError(f"question {name!r} is asked twice in one run")
        self.asked.append(name)
        if name in self.journal.answers:
            try:
                value = answer.load(self.journal.answers[name])
            except Gone:
                self.journal.forget(name)
            else:
                self.bubbles.clear()
                return value
        heard = self._words_for(name)
        if heard is not None:
            try:
                value = answer.read(heard, self.today)
            except NotUnderstood as refused:
                self.refused = refused
            else:
                self.journal.remember(name, answer.dump(value))
                self.bubbles.clear()
                return value
        self.question = Question(
            name=name,
            words=words,
            lead="" if self.expects == name else lead,
            answer=answer,
            brief=brief or words,
            again=again,
            picture=picture,
            forwarded=forwarded,
        )
        await _stop()
        raise AssertionError("a stopped run is never resumed")

    def _words_for(self, name: str) -> Heard | None:
        if self.heard is not None and name == self.expects:
            heard, self.heard = self.heard, None
            return heard
        if name in self.journal.given:
            return Heard(text=self.journal.given.pop(name))
        return None

    def say(
        self,
        words: str,
        *,
        picture: Picture | None = None,
        document: Document | None = None,
        page: CardOrder | None = None,
        forwarded: Attachment | None = None,
    ) -> None:
        """Say something without asking."""
        self.bubbles.append(
            Bubble(text=words, picture=picture, document=document, page=page, forwarded=forwarded)
        )

    def ask_again(self, *names: str) -> None:
        """Take answers back; the flow begins again at its top and asks only these."""
        for name in names:
            self.journal.forget(name)
        self.asked.clear()

    def if_left(
        self,
        words: str,
        *,
        keep_label: str = "",
        keep: object | None = None,
        keeps_itself: bool = False,
        way_on: str = "",
    ) -> None:
        """Tell what is unfinished from here on, and what could be saved of it."""
        self.unfinished = Unfinished(
            words=words,
            keep_label=keep_label,
            keep=keep,
            keeps_itself=keeps_itself,
            way_on=way_on,
        )

    def if_cancelled(self, words: str) -> None:
        """Tell what BATAL answers from here on."""
        self.cancelled = words
