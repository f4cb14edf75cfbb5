"""Why a letter did not arrive, from the class and the provider's code that stand in its row."""

from dialog.messages import ChannelName
from domain.broadcasts import Failure

UNREACHABLE = "unreachable"
_NOT_ON_WHATSAPP = ("63024",)
_BLOCKED = ("63014", "21610", "Forbidden")
"""Twilio's two codes for a person who refused, and what Telegram answers for one who blocked."""


def failure_of(channel: str, error: str) -> Failure:
    """Name the reason that a person can do something about."""
    kind, _, code = error.partition(" ")
    if code in _NOT_ON_WHATSAPP:
        return Failure.NOT_ON_WHATSAPP
    if code in _BLOCKED:
        return Failure.BLOCKED
    if kind != UNREACHABLE:
        return Failure.OTHER
    # Learned with an earlier message: a chat on Telegram is lost in no other way.
    is_chat = channel == ChannelName.TELEGRAM and not code
    return Failure.BLOCKED if is_chat else Failure.DEAD_NUMBER
