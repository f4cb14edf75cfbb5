"""What is offered about one person: words that name another, or figures, mean no offer."""

from dataclasses import dataclass
from datetime import date

from dialog.answers import OneOf
from dialog.chat import Heard, NotUnderstood
from dialog.input import words
from dialog.input.choosing import Chosen
from dialog.messages import Choice
from domain.register import Register
from flows.cadre.stages.people import named_in, residents_near
from flows.cadre.who.somebody import look_for

MOVES_ON = ("next", "done")
"""'wayan salah orang' is not 'orang berikutnya'."""


@dataclass(frozen=True, kw_only=True)
class OfferAboutResident(OneOf):
    """Choices about a person: 'ubah' is the button, 'ubah wayan' or 'ubah td 150/90' is new."""

    register: Register
    resident: int

    def read(self, heard: Heard, today: date) -> str:
        """Give the id of the choice that is meant."""
        chosen = words.lexicon().choice(heard.text, self.choices)
        if heard.tapped is None and chosen is not None and self._is_more(chosen):
            raise NotUnderstood(self.complaint)
        return super().read(heard, today)

    def _is_more(self, chosen: Chosen[Choice]) -> bool:
        rest = chosen.rest
        if any(sign.isdigit() for sign in rest):
            return True
        if not rest:
            return False
        named = named_in(self.register, rest, residents_near(self.register))
        if any(each.id != self.resident for each in named):
            return True
        if named and chosen.option.id in MOVES_ON:
            return True
        child = look_for(self.register, rest)
        return child.is_exact and bool(child.found)


def offers(register: Register, resident: int, *choices: Choice) -> OfferAboutResident:
    """Offer choices about one person."""
    return OfferAboutResident(register=register, resident=resident, choices=choices)
