"""A question that may reach a person as an approved message with other words: LIHAT shows it.

Outside of WhatsApp's 24 hours a person gets "Balas LIHAT untuk hasilnya." instead of the question.
"""

from dataclasses import dataclass
from datetime import date

from dialog.answers import OneOf
from dialog.chat import Chat, Heard
from dialog.input.words import lexicon
from dialog.journal import Json
from dialog.messages import Choice

SHOW = "show"


@dataclass(frozen=True, kw_only=True)
class ChoiceOrShow:
    """One of a few choices, or LIHAT."""

    inner: OneOf

    @property
    def choices(self) -> tuple[Choice, ...]:
        """Show the choices alone."""
        return self.inner.choices

    @property
    def list_title(self) -> str | None:
        """Show them as they are shown otherwise."""
        return self.inner.list_title

    def read(self, heard: Heard, today: date) -> str:
        """Give the choice that is meant, or `SHOW`."""
        match = lexicon().intent(heard.text, among=("LIHAT",))
        if match is not None and match.is_whole:
            return SHOW
        return self.inner.read(heard, today)

    def dump(self, value: str) -> Json:
        """Keep the id."""
        return value

    def load(self, stored: Json) -> str:
        """Give the id back while it is still offered."""
        return SHOW if stored == SHOW else self.inner.load(stored)


async def ask_or_show(chat: Chat, name: str, words: str, answer: OneOf) -> str:
    """Ask; when LIHAT is answered, ask once more in full."""
    picked = await chat.ask(name, words, ChoiceOrShow(inner=answer))
    if picked != SHOW:
        return picked
    return await chat.ask(f"{name}_shown", words, answer)
