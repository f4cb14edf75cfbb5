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
BUTS = frozenset(("tapi", "cuma", "hanya", "agak", "mungkin"))
COMING, NOT_COMING, ELSEWHERE = "coming", "not_coming", "elsewhere"
MOVED, WORRIED = "moved", "worried"
ABOUT_THE_DAY = frozenset(("posyandu", "posyandunya", "mana", "kemana", "kapan", "jam", "hari"))
"""Beside these 'pindah' is about the posyandu's day or place."""
MEANS = {
    "hadir": COMING,
    "bisa": COMING,
    "tidak_bisa": NOT_COMING,
    "di_tempat_lain": ELSEWHERE,
}
"""The answers by the ids of the approved template's buttons."""


@dataclass(frozen=True, kw_only=True)
class Attendance:
    """An answer to a reminder."""

    answer: str
    reason: str = ""
    is_hedged: bool = False
    """True for insyaallah and its like."""
    told: str = ""
    """What was written of a weighing elsewhere; empty for a tap and every other answer."""


def offers() -> OneOf:
    """Offer the three answers."""
    return one_of(
        choice("hadir", text("Hadir"), "HADIR", "YA"),
        choice("tidak_bisa", text("Tidak bisa"), "TIDAK_BISA", "TIDAK"),
        choice("di_tempat_lain", text("Sudah di tempat lain"), "TEMPAT_LAIN"),
    )


def offers_of_a_vaccine() -> OneOf:
    """Offer the two answers of the template about a vaccine alone."""
    return one_of(
        choice("bisa", text("Bisa"), "HADIR", "YA"),
        choice("tidak_bisa", text("Tidak bisa"), "TIDAK_BISA", "TIDAK"),
    )


@dataclass(frozen=True)
class AttendanceAnswer:
    """Reads an answer and its reason."""

    of_a_vaccine: bool = False
    """True for a reminder without a posyandu day."""

    @property
    def _offers(self) -> OneOf:
        return offers_of_a_vaccine() if self.of_a_vaccine else offers()

    @property
    def choices(self) -> tuple[Choice, ...]:
        """Show the answers."""
        return self._offers.choices

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
        if heard.tapped is None and (told := _beside_coming(heard.text)) is not None:
            return told
        if heard.tapped is None and "?" not in heard.text:
            if among(heard.text, among=("TEMPAT_LAIN",)) is not None:
                return Attendance(answer=ELSEWHERE, told=heard.text[:300])
            if among(heard.text, among=("INSYAALLAH",)) is not None:
                return Attendance(answer=COMING, is_hedged=True)
            if _comes_with_a_but(heard.text):
                return Attendance(answer=COMING)
        try:
            answer = MEANS[self._offers.read(heard, today)]
            if answer == ELSEWHERE and given and heard.tapped is None:
                # "lagi di kampung" shares only a small word with that choice.
                answer = NOT_COMING
        except NotUnderstood:
            changed = None if "?" in heard.text else change_of_mind(heard.text)
            if changed is None and (not given or "?" in heard.text):
                raise
            answer = changed or NOT_COMING
        return Attendance(answer=answer, reason=given if answer == NOT_COMING else "")

    def dump(self, value: Attendance) -> Json:
        """Keep what was understood."""
        return [value.answer, value.reason, value.is_hedged, value.told]

    def load(self, stored: Json) -> Attendance:
        """Give it back."""
        answer, reason, is_hedged, *told = stored
        return Attendance(answer=answer, reason=reason, is_hedged=is_hedged, told="".join(told))


def _beside_coming(typed: str) -> Attendance | None:
    """Hear a family that has moved away, or is worried; none of it says whether they come."""
    intent = words.lexicon().intent
    said = set(words.lexicon().normalise(typed).split())
    if (
        intent(typed, among=("PINDAH_RUMAH",)) is not None
        and "?" not in typed
        and said.isdisjoint(ABOUT_THE_DAY)
    ):
        return Attendance(answer=MOVED, told=typed[:300])
    others = intent(typed, among=("HADIR", "INSYAALLAH", "HUJAN", "SIBUK", "BEPERGIAN"))
    if intent(typed, among=("KHAWATIR",)) is not None and others is None:
        return Attendance(answer=WORRIED, told=typed[:300])
    return None


def _comes_with_a_but(typed: str) -> bool:
    """Hear 'hadir tapi ga bisa lama' as coming."""
    match = words.lexicon().intent(typed, among=("HADIR",))
    said = words.lexicon().normalise(typed).split()
    return match is not None and match.is_first and not BUTS.isdisjoint(said)


def change_of_mind(typed: str) -> str | None:
    """Hear whether somebody comes after all, or does not; None when nothing of it is said."""
    match = words.lexicon().intent(typed, among=("TIDAK_BISA", "JADI_HADIR"))
    if match is None:
        return None
    if match.intent == "TIDAK_BISA":
        return NOT_COMING
    is_denied = words.lexicon().choices.denials.polarity(
        tuple(words.lexicon().normalise(typed).split())
    )
    return None if is_denied else COMING
