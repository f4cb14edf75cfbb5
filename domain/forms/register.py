"""What a conversation may ask about the village's forms."""

from dataclasses import dataclass
from typing import Protocol

from domain.forms.model import Audience, Form


@dataclass(frozen=True, kw_only=True)
class ListedForm:
    """A form as it is offered."""

    id: int
    village_id: int
    name: str
    title: str
    audience: Audience
    word: str
    """The word that starts it; empty when only FORMULIR lists it."""
    version: int
    is_removed: bool = False


@dataclass(frozen=True, kw_only=True)
class Answered:
    """One person's answers, as they are exported."""

    id: int
    version: int
    by: str
    answered_at: str
    """The local moment, '2026-02-10T09:30:00+07:00'."""
    answers: dict[str, "str | list[dict[str, str]]"]


class FormsRegister(Protocol):
    """The forms of the speaker's village."""

    def forms_for(self, audiences: tuple[Audience, ...]) -> tuple[ListedForm, ...]:
        """List the forms of the village for some of those they are for, by title."""

    def listed_form(self, form_id: int) -> ListedForm:
        """Give one form, removed or not, or raise Unknown."""

    def form_version(self, form_id: int, version: int) -> Form:
        """Give the questions of one version, or raise Unknown."""

    def form_answers(self) -> tuple[tuple[ListedForm, int], ...]:
        """List the village's forms with how often each was filled in."""
