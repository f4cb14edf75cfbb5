"""One line of a menu, and those that every menu has."""

from dataclasses import dataclass, field
from typing import Any

from dialog.texts import text

HELP, CHANGE_ROLE = "help", "change_role"
"""The names of the rows that every menu may have."""


@dataclass(frozen=True, kw_only=True)
class Row:
    """One line of a menu and the flow behind it."""

    flow: str
    label: str
    description: str = ""
    words: tuple[str, ...] = ()
    subject: dict[str, Any] = field(default_factory=dict)
    id: str = ""

    @property
    def key(self) -> str:
        """Name the row: rows of the same name are merged."""
        return self.id or (self.words[0] if self.words else self.flow).lower()


def help_row(description: str) -> Row:
    """Offer help, with what it shows."""
    return Row(
        id=HELP,
        flow="help",
        label=text("Bantuan"),
        description=description,
        words=("BANTUAN",),
    )


def forms_row() -> Row:
    """Offer the forms of the village."""
    return Row(
        flow="forms",
        label=text("Formulir"),
        description=text("Isi pertanyaan dari desa"),
        words=("FORMULIR",),
    )


def change_role_row() -> Row:
    """Offer the menu of one duty to somebody who has several."""
    return Row(
        id=CHANGE_ROLE,
        flow="change_role",
        label=text("Ganti peran"),
        description=text("Menu satu peran saja"),
        words=("GANTI_PERAN",),
    )
