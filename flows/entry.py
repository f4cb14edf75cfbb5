"""How a flow is listed: what starts it, who may, and whether leaving it is worth a word."""

from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from typing import Any

from domain.people import RoleKind

FlowFunction = Callable[..., Coroutine[Any, Any, object]]
"""`async def flow(chat: Chat, register: Register, **subject)`."""


@dataclass(frozen=True, kw_only=True)
class Opening:
    """What the words that start a flow already tell: its subject, and answers typed ahead."""

    subject: dict[str, Any] = field(default_factory=dict)
    given: dict[str, str] = field(default_factory=dict)


def nothing_told(_words: str) -> Opening:
    """Start a flow from its first question."""
    return Opening()


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One flow."""

    function: FlowFunction
    intents: tuple[str, ...] = ()
    """The command words that start it."""
    roles: tuple[RoleKind, ...] = ()
    """Who may start it by a word; empty means everybody."""
    opens: Callable[[str], Opening] = nothing_told
    """Reads the words after the command word."""
    holds_nobody: bool = False
    """True for offers and answers that may be left without a word."""
    is_side: bool = False
    """True when it only answers something, so that an open task goes on right after it."""
    takes_all_words: bool = False
    """True when `opens` must get every word after the command, polite fillers too."""
    text_for_others: str = ""
    """The question whose answer is passed on as written: its words tell nothing of the writer."""
    rehearses: bool = False
    """True when commands are only practised: they start nothing until it is over."""
    hears_menu: bool = False
    """True when MENU may be an answer to its question."""
