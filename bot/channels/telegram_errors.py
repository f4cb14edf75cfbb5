"""Telegram's errors, sorted into: certainly not sent, certainly refused, and nobody knows.

Most of the library's errors are kinds of NetworkError, BadRequest among them: the order matters.
"""

import warnings
from datetime import timedelta

import httpx
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    RetryAfter,
    TelegramError,
)

from dialog.channel import NotSentError, Refusal, RefusedError, UncertainError

NEVER_LEFT = (httpx.PoolTimeout, httpx.ConnectTimeout, httpx.ConnectError)
"""Errors before the request was written; after any other it may have been obeyed."""

_MARGIN_SECONDS = 0.1


def sorted_error(error: TelegramError) -> NotSentError | RefusedError | UncertainError:
    """Turn the library's error into one of ours."""
    match error:
        case RetryAfter():
            return NotSentError("429", retry_after=retry_after(error) + _MARGIN_SECONDS)
        case Forbidden() | ChatMigrated():
            return RefusedError(Refusal.UNREACHABLE, type(error).__name__)
        case InvalidToken() | Conflict():
            return RefusedError(Refusal.CONFIGURATION, type(error).__name__)
        case BadRequest():
            return _bad_request(error)
        case _ if isinstance(error.__cause__, NEVER_LEFT):
            return NotSentError(type(error.__cause__).__name__)
        case _:
            return UncertainError(type(error).__name__)


def retry_after(error: RetryAfter) -> float:
    """Give the seconds for which the whole bot has to be silent."""
    with warnings.catch_warnings():
        # The library warns that this number will become a duration; both are understood here.
        warnings.simplefilter("ignore")
        pause = error.retry_after
    return pause.total_seconds() if isinstance(pause, timedelta) else float(pause)


def _bad_request(error: BadRequest) -> RefusedError:
    is_gone = "chat not found" in error.message.casefold()
    refusal = Refusal.UNREACHABLE if is_gone else Refusal.OUR_FAULT
    return RefusedError(refusal, "chat_not_found" if is_gone else "400")
