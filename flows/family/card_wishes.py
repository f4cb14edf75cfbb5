"""What people ask for beside the usual growth card: the length, the weight for length, a link."""

from dataclasses import dataclass
from datetime import date

from dialog.chat import Heard
from dialog.input import words
from dialog.journal import Json
from dialog.messages import CardView, Choice
from flows.family.which_own import AboutOwn, named_in, names_another

LINK = "link"
WISHES = {
    "KARTU_BERAT_PANJANG": CardView.WEIGHT_FOR_LENGTH.value,
    "KARTU_PANJANG": CardView.LENGTH.value,
    "TAUTAN_KARTU": LINK,
}
AFTER_A_CARD = {
    "LIHAT_BERAT_PANJANG": CardView.WEIGHT_FOR_LENGTH.value,
    "LIHAT_PANJANG": CardView.LENGTH.value,
    "LIHAT_TAUTAN": LINK,
}
"""Words that mean a card only beside one: 'tinggi badan' after the weight was shown."""


def wish_in(typed: str) -> str | None:
    """Give what is asked for beside a card: a view, or a link to its page."""
    meanings = WISHES | AFTER_A_CARD
    found = words.lexicon().intent(typed, among=tuple(meanings))
    return meanings[found.intent] if found is not None else None


@dataclass(frozen=True, kw_only=True)
class AfterCard:
    """The choices under a card, and the wish for another view of it, which has no button."""

    about: AboutOwn
    shown: int
    """The child on the card."""

    @property
    def choices(self) -> tuple[Choice, ...]:
        """Show the choices."""
        return self.about.choices

    @property
    def list_title(self) -> str | None:
        """Show them as buttons."""
        return self.about.list_title

    def read(self, heard: Heard, today: date) -> tuple[str, int]:
        """Give the choice or the wish, and the child it is about."""
        wish = wish_in(heard.text) if heard.tapped is None else None
        if wish is None or names_another(heard.text, self.about.own):
            return self.about.read(heard, today), self.shown
        named = named_in(heard.text, self.about.own)
        return wish, named.id if named is not None else self.shown

    def dump(self, value: tuple[str, int]) -> Json:
        """Keep both."""
        return list(value)

    def load(self, stored: Json) -> tuple[str, int]:
        """Give both back."""
        wish, child = stored
        return str(wish), int(child)
