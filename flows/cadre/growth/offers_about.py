"""What is offered about one child: words that name another child, or new figures, mean no offer."""

from dataclasses import dataclass
from datetime import date

from dialog.answers import OneOf
from dialog.chat import Heard, NotUnderstood
from dialog.input import words
from dialog.messages import Choice
from domain.register import Register
from flows.cadre.who.somebody import look_for


@dataclass(frozen=True, kw_only=True)
class OfferAbout(OneOf):
    """Choices about a child: 'ubah' is the button, 'ubah dimas' or 'ubah 8,3' is a new task."""

    register: Register
    child: int

    def read(self, heard: Heard, today: date) -> str:
        """Give the id of the choice that is meant."""
        if heard.tapped is None and self._is_other_command(heard.text):
            raise NotUnderstood(self.complaint)
        chosen = words.lexicon().choice(heard.text, self.choices)
        if heard.tapped is None and chosen is not None and self._is_more(chosen.rest):
            raise NotUnderstood(self.complaint)
        return super().read(heard, today)

    def _is_other_command(self, typed: str) -> bool:
        """Tell a command of several words that no choice means: 'anak yang terlambat'."""
        command = words.lexicon().intent(typed)
        if command is None or command.typo or not command.is_first:
            return False
        meant = {word for offer in self.choices for word in offer.words}
        return " " in command.taken and command.intent not in meant

    def _is_more(self, rest: str) -> bool:
        if any(sign.isdigit() for sign in rest):
            return True
        named = look_for(self.register, rest) if rest else None
        if named is None or not named.is_exact or not named.found:
            return False
        return all(found.id != self.child for found in named.found)


def offers_about(register: Register, child: int, *choices: Choice) -> OfferAbout:
    """Offer choices about one child."""
    return OfferAbout(register=register, child=child, choices=choices)
