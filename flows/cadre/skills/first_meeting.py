"""The first time a cadre is asked for a measure, the question can teach how it is taken."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from dialog.answers import choice, one_of
from dialog.chat import Answer, Chat, Heard, NotUnderstood
from dialog.journal import Json
from dialog.messages import Choice
from dialog.texts import lines, text
from domain.learning import Measuring
from domain.register import Register

T = TypeVar("T")
MOST_BUTTONS = 3
HOW = "how"


@dataclass(frozen=True, kw_only=True)
class Shown:
    """What stands around a question, as in `Chat.ask`."""

    lead: str = ""
    brief: str = ""
    again: str = ""


async def ask_teaching(  # noqa: PLR0917 (what Chat.ask takes, and the skill)
    chat: Chat,
    register: Register,
    skill: Measuring | None,
    name: str,
    words: str,
    answer: Answer[T],
    shown: Shown,
) -> T:
    """Ask for a measure; to a cadre who meets it for the first time, offer how it is taken."""
    if not _offers(chat, register, skill, name, answer):
        return await chat.ask(
            name, words, answer, lead=shown.lead, brief=shown.brief, again=shown.again
        )
    answered: T | _Teach = await chat.ask(
        name,
        words,
        _Teachable(inner=answer),
        lead=shown.lead,
        brief=shown.brief,
        again=shown.again,
    )
    if not isinstance(answered, _Teach):
        return answered
    taught = lines(how_to(skill), words) if skill is not None else words
    return await chat.ask(f"{name}_taught", taught, answer, brief=shown.brief)


def _offers(
    chat: Chat, register: Register, skill: Measuring | None, name: str, answer: Answer[Any]
) -> bool:
    """Tell whether it is offered; what was offered and taken stays an answer.

    A figure that was typed ahead is no wish: nobody is asked for it.
    """
    if name in chat.journal.answers:
        return bool(chat.journal.answers[name] == HOW)
    if name in chat.journal.given:
        return False
    if skill is None or len(answer.choices) >= MOST_BUTTONS:
        return False
    return skill not in register.measures_met()


def newly_met(
    chat: Chat, register: Register, skills: Mapping[str, Measuring]
) -> tuple[Measuring, ...]:
    """List what was asked in this conversation and never before, by the names of questions."""
    asked = {skills[name] for name in chat.asked if name in skills}
    return tuple(sorted(asked - register.measures_met())) if asked else ()


def how_to(skill: Measuring) -> str:
    """Teach one measure in a line, in our own words."""
    return {
        Measuring.WEIGHT: text(
            "💡 Jarum atau layar timbangan di angka nol dulu. Baju tebal dan sepatu dilepas."
        ),
        Measuring.LYING: text(
            "💡 Anak dibaringkan telentang: kepala menempel papan, lutut lurus, telapak kaki tegak."
        ),
        Measuring.STANDING: text(
            "💡 Tanpa alas kaki. Tumit, pantat, dan kepala menempel, pandangan lurus ke depan."
        ),
        Measuring.ARM: text(
            "💡 Lengan kiri, di tengah antara bahu dan siku. Lengan lurus, pita jangan menekan."
        ),
        Measuring.WAIST: text(
            "💡 Di tengah antara rusuk terbawah dan tulang panggul, setelah buang napas biasa."
        ),
        Measuring.PRESSURE: text(
            "💡 Duduk tenang 5 menit, kaki menapak, lengan setinggi jantung, tidak bicara."
        ),
        Measuring.GLUCOSE: text(
            "💡 Ujung jari dibersihkan dan dikeringkan dulu. Satu jarum hanya untuk satu orang."
        ),
    }[skill]


@dataclass(frozen=True, kw_only=True)
class _Teach:
    """The wish to be shown how it is done."""


@dataclass(frozen=True, kw_only=True)
class _Teachable:
    """An answer with one more choice: how it is measured."""

    inner: Answer[Any]

    @property
    def choices(self) -> tuple[Choice, ...]:
        """Offer it below the other choices."""
        return (*self.inner.choices, _how())

    @property
    def list_title(self) -> str | None:
        """Show buttons, as the inner answer does."""
        return self.inner.list_title

    def read(self, heard: Heard, today: date) -> Any:  # noqa: ANN401 (what the inner answer reads)
        """Hear the wish by tap, number or words; else read the answer."""
        if heard.tapped is None and heard.text.strip().isdecimal():
            is_wish = heard.text.strip() == str(len(self.choices))
        else:
            is_wish = _is_wish(heard, today)
        return _Teach() if is_wish else self.inner.read(heard, today)

    def dump(self, value: Any) -> Json:  # noqa: ANN401 (as above)
        """Keep the wish, or what the inner answer keeps."""
        return HOW if isinstance(value, _Teach) else self.inner.dump(value)

    def load(self, stored: Json) -> Any:  # noqa: ANN401 (as above)
        """Give it back."""
        return _Teach() if stored == HOW else self.inner.load(stored)


def _how() -> Choice:
    return choice(HOW, text("Cara mengukur"), "cara", "caranya", "ajari", "ajarin", "cara ukur")


def _is_wish(heard: Heard, today: date) -> bool:
    try:
        one_of(_how()).read(heard, today)
    except NotUnderstood:
        return False
    return True
