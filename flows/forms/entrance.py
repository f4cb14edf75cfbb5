"""What is written when somebody wants to fill in a form: its own word."""

from dialog.input.words import lexicon
from dialog.turn import Go
from domain.forms.model import audiences_of
from domain.register import Register
from flows.forms.listing import start

MOST_WORDS = 4


def about_forms(typed: str, register: Register) -> Go | None:
    """Open the form whose word, or title, is written alone."""
    said = lexicon().normalise(typed)
    audiences = audiences_of(register.speaker)
    if not said or len(said.split()) > MOST_WORDS or not audiences:
        return None
    for listed in register.forms_for(audiences):
        if said in {lexicon().normalise(listed.word), lexicon().normalise(listed.title)}:
            return start(listed, register)
    return None
