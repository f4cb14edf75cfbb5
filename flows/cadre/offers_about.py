"""What is offered about one child: words that name another child, or new figures, mean no offer."""

from dataclasses import dataclass
from datetime import date

from dialog.answers import one_of
from dialog.chat import Heard, NotUnderstood
from dialog.input import words
from dialog.journal import Json
from dialog.messages import Choice
from domain.register import Register
from flows.cadre.which_child import look_for


@dataclass(frozen=True, kw_only=True)
class OfferAbout:
    """Choices about a child: 'ubah' is the button, 'ubah dimas' or 'ubah 8,3' is a new task."""

    register: Register
    child: int
    choices: tuple[Choice, ...]
    list_title: str | None = None

    def read(self, heard: Heard, today: date) -> str:
        """Give the id of the choice that is meant."""
        offers = one_of(*self.choices)
        chosen = words.lexicon().choice(heard.text, self.choices)
        if heard.tapped is None and chosen is not None and self._is_more(chosen.rest):
            raise NotUnderstood(offers.complaint)
        return offers.read(heard, today)

    def _is_more(self, rest: str) -> bool:
        if any(sign.isdigit() for sign in rest):
            return True
        named = look_for(self.register, rest) if rest else None
        if named is None or not named.is_exact or not named.found:
            return False
        return all(found.id != self.child for found in named.found)

    def dump(self, value: str) -> Json:
        """Keep the id."""
        return value

    def load(self, stored: Json) -> str:
        """Give the id back while it is still offered."""
        return one_of(*self.choices).load(stored)


def offers_about(register: Register, child: int, *choices: Choice) -> OfferAbout:
    """Offer choices about one child."""
    return OfferAbout(register=register, child=child, choices=choices)
