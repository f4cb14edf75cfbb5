"""Asking a form from its first question to its last; answers are worked out anew on every message.

Questions carry the form's own names; within a repeat the round is added: 'umur.2'.
"""

from dataclasses import dataclass, field

from dialog.answers import choice, one_of
from dialog.chat import Answer, Chat
from dialog.texts import lines, text
from domain.forms.evaluation import Scope, evaluate, holds
from domain.forms.labels import filled
from domain.forms.model import (
    CLOCKS,
    MOST_ROUNDS,
    Answers,
    Form,
    Group,
    Item,
    Kind,
    Question,
    Repeat,
    everything,
)
from domain.forms.scoping import value_of
from domain.forms.values import Value, number, single, string
from flows.forms.asking import asked
from flows.forms.progress import progress
from flows.forms.spoken import shown

SENTENCE_ENDS = " :?."
MOST_LEAD = 300
"""Letters of notes above a question; longer ones stand in a message of their own."""


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line of the summary."""

    question: str
    """The name it is asked by."""
    label: str
    said: str


@dataclass
class Filling:
    """One run through a form."""

    chat: Chat
    form: Form
    opened: str
    """The moment at which the conversation opened."""
    summary: list[Line] = field(default_factory=list)
    _kept: dict[str, str] = field(default_factory=dict)
    _rounds: dict[str, list[dict[str, str]]] = field(default_factory=dict)
    _values: dict[str, Value] = field(default_factory=dict)
    _said: dict[str, str] = field(default_factory=dict)
    _notes: list[str] = field(default_factory=list)
    _asked: int = 0
    _decided: set[str] = field(default_factory=set)
    _round: int = 0

    async def ask_all(self) -> Answers:
        """Ask everything that is relevant, and give the answers."""
        await self._items(self.form.items)
        return {**self._kept, **self._rounds}

    def notes(self) -> str:
        """Give, once, what is to be said above the next question."""
        notes, self._notes = lines(*self._notes), []
        return notes

    async def _items(self, items: tuple[Item, ...]) -> None:
        for item in items:
            if holds(item.relevant, self._scope()):
                match item:
                    case Question():
                        await self._question(item)
                    case Group():
                        self._head(self._filled(item.label))
                        await self._items(item.items)
                    case Repeat():
                        await self._repeat(item)
            self._decided.add(item.name)

    def _scope(self) -> Scope:
        return Scope(today=self.chat.today, values=self._values, position=self._round)

    def _head(self, label: str) -> None:
        if label:
            self._notes.append(f"*{label}*")

    def _filled(self, words: str) -> str:
        return filled(words, lambda name: self._said.get(name, ""))

    async def _question(self, question: Question) -> None:
        match question.kind:
            case Kind.NOTE:
                self._notes.append(self._filled(question.label))
            case Kind.CALCULATE:
                self._keep(question, string(evaluate(question.calculation, self._scope())))
            case kind if kind in CLOCKS:
                self._keep(question, self._moment(kind))
            case _:
                await self._ask(question)

    def _moment(self, kind: Kind) -> str:
        match kind:
            case Kind.START:
                return self.opened
            case Kind.END:
                return self.chat.now.isoformat(timespec="seconds")
            case _:
                return self.chat.today.isoformat()

    def _keep(self, question: Question, kept: str) -> None:
        self._kept[question.name] = kept
        self._said[question.name] = shown(question, kept) if kept else ""
        self._values[question.name] = value_of(question.kind, kept)

    async def _ask(self, question: Question) -> None:
        lead = self.notes()
        words = self._words(question)

        async def ask(mark: str, beside: str, answer: Answer[str]) -> str:
            return await self._put(
                f"{self._name(question.name)}{mark}", lines(words, beside), answer, lead
            )

        misfit = self._filled(question.constraint_message)
        kept = await asked(question, self._scope(), misfit, ask)
        self._asked += 1
        self._keep(question, kept)
        which = f" ({self._round})" if self._round else ""
        self.summary.append(
            Line(
                question=self._name(question.name),
                label=f"{self._filled(question.label).rstrip(SENTENCE_ENDS)}{which}",
                said=shown(question, kept),
            )
        )

    async def _put(self, name: str, words: str, answer: Answer[str], lead: str) -> str:
        """Ask, with notes above the question; long ones in a message of their own."""
        if len(lead) > MOST_LEAD:
            if self.chat.expects != name:
                self.chat.say(lead)
            lead = ""
        return await self.chat.ask(name, words, answer, lead=lead)

    def _name(self, name: str) -> str:
        return f"{name}.{self._round}" if self._round else name

    def _words(self, question: Question) -> str:
        counted = (
            ""
            if self._name(question.name) in self.chat.journal.answers
            else progress(
                self.form,
                question.name,
                asked=self._asked,
                decided=self._decided,
                scope=self._scope(),
            )
        )
        return lines(f"{counted}{self._filled(question.label)}", self._filled(question.hint))

    async def _repeat(self, repeat: Repeat) -> None:
        """Ask the questions of a repeat once in every round."""
        called = self._filled(repeat.label) or repeat.name
        outside, kept = dict(self._values), self._kept
        rounds: list[dict[str, str]] = []
        while await self._goes_on(repeat, called, len(rounds)):
            self._values, self._kept = dict(outside), {}
            self._round = len(rounds) + 1
            self._head(text("{what} {number}", what=called, number=self._round))
            await self._items(repeat.items)
            rounds.append(self._kept)
            self._round = 0
        self._kept = kept
        self._rounds[repeat.name] = rounds
        self._values = {**outside, **_seen_from_outside(repeat, rounds)}

    async def _goes_on(self, repeat: Repeat, called: str, done: int) -> bool:
        """Tell whether there is another round; without a count the person says."""
        if repeat.count:
            count = number(single(evaluate(repeat.count, self._scope())))
            if count > MOST_ROUNDS and not done:
                self._notes.append(
                    text("{what}: paling banyak {most} di sini.", what=called, most=MOST_ROUNDS)
                )
            return done + 1 <= min(count, MOST_ROUNDS)
        if done >= MOST_ROUNDS:
            return False
        name = f"{repeat.name}.{done + 1}"
        picked = await self._put(name, _more_words(called, done), _more(done), self.notes())
        if picked == "no":
            self.summary.append(Line(question=name, label=called, said=str(done)))
        return picked == "yes"


def _more_words(called: str, done: int) -> str:
    if done:
        return text("{what}: ada lagi? ({count} sudah diisi)", what=called, count=done)
    return text("{what}: ada yang mau diisi?", what=called)


def _more(done: int) -> Answer[str]:
    return one_of(
        choice("yes", text("Ada lagi") if done else text("Ada"), "YA"),
        choice("no", text("Cukup") if done else text("Tidak ada"), "TIDAK", "SELESAI"),
    )


def _seen_from_outside(repeat: Repeat, rounds: list[dict[str, str]]) -> dict[str, Value]:
    """Give the answers of all rounds together, as sum() and count() take them."""
    seen: dict[str, Value] = {repeat.name: tuple(str(at + 1) for at in range(len(rounds)))}
    for item in everything(repeat.items):
        if isinstance(item, Question):
            seen[item.name] = tuple(
                value_of(item.kind, each[item.name]) for each in rounds if item.name in each
            )
    return seen
