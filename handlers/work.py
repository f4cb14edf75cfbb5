"""What a command is carried out with, and what comes of it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from dialog.messages import Template
from dialog.turn import Go
from domain.people import Person, Village
from storage import audit
from storage.engine import Connection
from storage.register import StoredRegister

CodeSource = Callable[[], str]
"""Gives six digits; chance is passed in, so that tests and transcripts can deal the codes."""


@dataclass(frozen=True, kw_only=True)
class Notice:
    """A flow to open for somebody who did not ask."""

    key: str
    """What it means: the same notice is never sent twice."""
    person_id: int
    flow: str
    subject: dict[str, Any] = field(default_factory=dict)
    kind: str = "alert"
    template: Template | None = None
    """What WhatsApp sends in its place outside of the 24 hours."""
    knock: Template | None = None
    """Where no template says the same: one that only says that something waits."""
    not_before: datetime | None = None
    expires_at: datetime | None = None
    broadcast_id: int | None = None


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What a carried-out command leads to."""

    follow: Go | None = None
    """The conversation that says what happened and offers what comes next."""
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Work:
    """One message, one transaction: everything a command may use."""

    connection: Connection
    register: StoredRegister
    now: datetime
    channel: str
    inbox_id: int | None
    draw_code: CodeSource
    paste: int | None = None
    """The pasted list that is being saved; what comes of it can be taken back together."""

    @property
    def speaker(self) -> Person:
        """Who asked for it."""
        return self.register.speaker

    @property
    def village(self) -> Village:
        """The village it happens in."""
        return self.register.village

    def note(self, action: str, subject: str, subject_id: int | None, **detail: object) -> int:
        """Write the change into the audit."""
        if self.paste is not None:
            detail["paste"] = self.paste
        return audit.note(
            self.connection,
            at=self.now,
            person_id=self.speaker.id,
            inbox_id=self.inbox_id,
            action=action,
            subject=subject,
            subject_id=subject_id,
            **detail,
        )
