"""Whether a family comes, in buttons, digits or words, with the reason that was given."""

from dataclasses import dataclass
from datetime import date

from dialog.answers import OneOf, choice, one_of
from dialog.chat import Heard, NotUnderstood
from dialog.input import words
from dialog.journal import Json
from dialog.messages import Choice
from dialog.texts import text

REASONS = ("SAKIT", "BEPERGIAN", "HUJAN", "SIBUK")
COMING, NOT_COMING, ELSEWHERE = "coming", "not_coming", "elsewhere"
MEANS = {"hadir": COMING, "tidak_bisa": NOT_COMING, "di_tempat_lain": ELSEWHERE}
"""The answers by the ids of the approved template's buttons."""


@dataclass(frozen=True, kw_only=True)
class Attendance:
    """An answer to a reminder."""

    answer: str
    reason: str = ""
    is_hedged: bool = False
    """True for insyaallah and its like."""


def offers() -> OneOf:
    """Offer the three answers."""
    return one_of(
        choice("hadir", text("Hadir"), "HADIR", "YA"),
        choice("tidak_bisa", text("Tidak bisa"), "TIDAK_BISA", "TIDAK"),
        choice("di_tempat_lain", text("Sudah di tempat lain"), "TEMPAT_LAIN"),
    )


@dataclass(frozen=True)
class AttendanceAnswer:
    """Reads an answer and its reason; keeps neither the words nor who else was named."""

    @property
    def choices(self) -> tuple[Choice, ...]:
        """Show the three answers."""
        return offers().choices

    @property
    def list_title(self) -> str | None:
        """Show them as buttons."""
        return None

    def read(self, heard: Heard, today: date) -> Attendance:
        """Understand the answer; a reason for staying away alone says it too."""
        lexicon = words.lexicon()
        among = lexicon.intent
        reason = among(heard.text, among=REASONS)
        given = reason.intent if reason else ""
        if heard.tapped is None and "?" not in heard.text:
            if among(heard.text, among=("TEMPAT_LAIN",)) is not None:
                return Attendance(answer=ELSEWHERE)
            if among(heard.text, among=("INSYAALLAH",)) is not None:
                return Attendance(answer=COMING, is_hedged=True)
        try:
            answer = MEANS[offers().read(heard, today)]
        except NotUnderstood:
            if not given or "?" in heard.text:
                raise
            answer = NOT_COMING
        return Attendance(answer=answer, reason=given if answer == NOT_COMING else "")

    def dump(self, value: Attendance) -> Json:
        """Keep what was understood."""
        return [value.answer, value.reason, value.is_hedged]

    def load(self, stored: Json) -> Attendance:
        """Give it back."""
        return Attendance(answer=stored[0], reason=stored[1], is_hedged=stored[2])
