"""What a family writes under an invitation: it comes, stays away, or asks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dialog.answers import OneOf, choice, one_of
from dialog.chat import Heard, NotUnderstood
from dialog.input import line
from dialog.input.words import lexicon
from dialog.journal import Json
from dialog.messages import Choice
from dialog.texts import text
from domain.events import Guest
from domain.register import Register
from flows.family.which_own import named_in

COMES, STAYS, ASKS = "ikut", "tidak_ikut", "tanya"
"""As the buttons of the approved template are called."""
LONGEST_QUESTION = 500
FEWEST_WORDS = 2


@dataclass(frozen=True, kw_only=True)
class Replied:
    """An answer, whom it is for, and the words of a question."""

    answer: str
    guests: tuple[int, ...]
    words: str = ""

    @property
    def comes(self) -> bool:
        """True when somebody takes part."""
        return self.answer == COMES


@dataclass(frozen=True)
class Reply:
    """Coming, staying away or asking; one of several children may be named."""

    guests: tuple[Guest, ...]
    register: Register
    may_ask: bool = True
    """True when asking is offered as a choice; plain words are a question in any case."""

    @property
    def _rows(self) -> OneOf:
        rows = [
            choice(COMES, text("Ikut"), "IKUT_KEGIATAN", "HADIR", "YA"),
            choice(STAYS, text("Tidak ikut"), "TIDAK_IKUT_KEGIATAN", "TIDAK", "TIDAK_BISA"),
        ]
        if self.may_ask:
            rows.append(choice(ASKS, text("Tanya dulu")))
        return one_of(*rows)

    @property
    def choices(self) -> tuple[Choice, ...]:
        """Show the answers."""
        return self._rows.choices

    @property
    def list_title(self) -> str | None:
        """Show them as buttons."""
        return None

    def read(self, heard: Heard, today: date) -> Replied:
        """Give the answer, whom it is for, and the words of a question."""
        if heard.tapped is not None:
            return Replied(answer=self._rows.read(heard, today), guests=_ids(self.guests))
        if not asks(heard.text):
            try:
                answer = self._rows.read(heard, today)
                return Replied(answer=answer, guests=_ids(self._meant(heard.text)))
            except NotUnderstood:
                if self._is_for_elsewhere(heard.text):
                    raise
        elif self._is_for_elsewhere(heard.text):
            raise NotUnderstood("")
        words = " ".join(heard.text.split())
        return Replied(answer=ASKS, guests=_ids(self._meant(heard.text)), words=words)

    def dump(self, value: Replied) -> Json:
        """Keep all three."""
        return [value.answer, list(value.guests), value.words]

    def load(self, stored: Json) -> Replied:
        """Give them back."""
        answer, guests, words = stored
        return Replied(answer=answer, guests=tuple(guests), words=words)

    def _meant(self, typed: str) -> tuple[Guest, ...]:
        """Take the child that is named; all when none is."""
        ids = {guest.child_id for guest in self.guests if guest.child_id is not None}
        children = tuple(self.register.child(child) for child in sorted(ids))
        found = named_in(typed, children)
        if found is None:
            return self.guests
        return tuple(guest for guest in self.guests if guest.child_id == found.id)

    def _is_for_elsewhere(self, typed: str) -> bool:
        """Leave commands, greetings and reports to those; one word is no question."""
        said = lexicon().normalise(typed).split()
        found = lexicon().intent(typed)
        starts_command = found is not None and found.is_first and not asks(typed)
        reported = line.read_line(typed)
        is_report = reported is not None and reported.has_report and reported.has_person
        return (
            len(said) < FEWEST_WORDS
            or len(typed) > LONGEST_QUESTION
            or starts_command
            or is_report
            or lexicon().is_greeting_only(typed)
            or lexicon().thanks(typed) is not None
        )


def asks(typed: str) -> bool:
    """Tell whether somebody asks or worries, rather than answers."""
    if "?" in typed:
        return True
    said = lexicon().normalise(typed).split()
    questions = lexicon().choices.denials.questions
    asks_whether = any(
        word == "tidak" and number and number + 1 < len(said) and said[number + 1] in ("ya", "sih")
        for number, word in enumerate(said)
    )
    ends_asking = len(said) >= FEWEST_WORDS and said[-1] == "tidak"
    worries = lexicon().intent(typed, among=("KHAWATIR",)) is not None
    decides = lexicon().intent(typed, among=("IKUT_KEGIATAN", "TIDAK_IKUT_KEGIATAN")) is not None
    asks = any(word in questions for word in said) or asks_whether or ends_asking
    return asks or (worries and not decides)


def _ids(guests: Sequence[Guest]) -> tuple[int, ...]:
    return tuple(guest.id for guest in guests)
