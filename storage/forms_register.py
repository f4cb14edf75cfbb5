"""The part of the stored register that answers for the village's forms."""

from dataclasses import dataclass

import sqlalchemy as sa

from domain.forms.model import Audience, Form
from domain.forms.register import ListedForm
from storage import forms


@dataclass(frozen=True)
class StoredFormsRegister:
    """Answers every question of `domain.forms.register.FormsRegister` from the database."""

    connection: sa.Connection
    person_id: int
    village_id: int

    def forms_for(self, audiences: tuple[Audience, ...]) -> tuple[ListedForm, ...]:
        """List the forms of the village for some of those they are for, by title."""
        return forms.offered_to(self.connection, self.village_id, audiences)

    def listed_form(self, form_id: int) -> ListedForm:
        """Give one form, removed or not, or raise Unknown."""
        return forms.one(self.connection, form_id)

    def form_version(self, form_id: int, version: int) -> Form:
        """Give the questions of one version, or raise Unknown."""
        return forms.version(self.connection, form_id, version)

    def form_answers(self) -> tuple[tuple[ListedForm, int], ...]:
        """List the village's forms with how often each was filled in."""
        return forms.with_counts(self.connection, self.village_id)
