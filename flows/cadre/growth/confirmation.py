"""A yes or no beside which something else may be mentioned."""

from dataclasses import dataclass
from datetime import date

from dialog.answers import one_of
from dialog.chat import Heard, NotUnderstood
from dialog.input import words
from dialog.journal import Json
from dialog.messages import Choice
from dialog.texts import text


@dataclass(frozen=True, kw_only=True)
class Confirmation:
    """A yes or no that may carry the capsule beside it: 'betul vitA'."""

    offers: tuple[Choice, ...]
    list_title: str | None = None

    @property
    def choices(self) -> tuple[Choice, ...]:
        """Show the offers."""
        return self.offers

    def read(self, heard: Heard, today: date) -> tuple[str, bool]:
        """Give the choice, and whether the capsule was mentioned."""
        if heard.tapped is not None:
            return one_of(*self.offers).read(heard, today), False
        chosen = words.lexicon().choice(heard.text, self.offers)
        if chosen is None:
            raise NotUnderstood(text("Maaf, saya belum paham. Balas 1 untuk Betul, 2 untuk Ubah."))
        mentions = words.lexicon().intent(chosen.rest, among=("VITAMIN_A",)) is not None
        return chosen.option.id, mentions

    def dump(self, value: tuple[str, bool]) -> Json:
        """Keep both."""
        return list(value)

    def load(self, stored: Json) -> tuple[str, bool]:
        """Give both back."""
        return str(stored[0]), bool(stored[1])
