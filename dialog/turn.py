"""One message in, one burst of messages out: a flow is run from its top on every message."""

from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from dialog.chat import Chat, Heard, NotUnderstood, Question, Unfinished
from dialog.journal import Journal
from dialog.messages import Bubble

Flow = Callable[[Chat], Coroutine[Any, Any, object]]


@dataclass(frozen=True, kw_only=True)
class Go:
    """A flow's result that opens another flow in the same turn."""

    flow: str
    subject: dict[str, Any] = field(default_factory=dict)
    given: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Turn:
    """What one run of a flow came to."""

    bubbles: tuple[Bubble, ...]
    """What was said since the last answer, the open question last."""
    question: Question | None
    result: object
    """What the flow returned: a command to carry out, a Go, or None."""
    refused: NotUnderstood | None
    """Set when the words did not answer the question."""
    heard_nothing: bool
    """True when the words were for a question that is no longer asked."""
    unfinished: Unfinished[Any] | None
    cancelled: str | None
    asked: list[str]

    @property
    def has_ended(self) -> bool:
        """True when the flow has nothing left to ask."""
        return self.question is None

    @property
    def only_led_on(self) -> bool:
        """True when the flow said nothing and left the rest to a command or another flow."""
        return not self.bubbles and self.result is not None


def take(
    flow: Flow,
    journal: Journal,
    *,
    today: date,
    now: datetime,
    heard: Heard | None = None,
    expects: str = "",
) -> Turn:
    """Run a flow from its top until it ends or has a question without an answer."""
    chat = Chat(today=today, now=now, journal=journal, heard=heard, expects=expects)
    running = flow(chat)
    result: object = None
    try:
        running.send(None)
    except StopIteration as end:
        result = end.value
    finally:
        running.close()
    bubbles = list(chat.bubbles)
    if chat.question is not None:
        bubbles.append(_shown(chat.question, chat.refused, journal))
    return Turn(
        bubbles=tuple(bubbles),
        question=chat.question,
        result=result,
        refused=chat.refused,
        heard_nothing=chat.heard is not None,
        unfinished=chat.unfinished,
        cancelled=chat.cancelled,
        asked=chat.asked,
    )


def _shown(question: Question, refused: NotUnderstood | None, journal: Journal) -> Bubble:
    if refused is not None:
        words = refused.sentence
        if refused.repeat or journal.tries > 0:
            words = f"{words}\n{question.words}".strip()
        return question.bubble(words)
    if question.again and question.name in journal.former:
        return question.bubble(question.again)
    return question.bubble()
