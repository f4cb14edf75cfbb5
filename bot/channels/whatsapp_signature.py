"""Proof that a request comes from Twilio, and that a status callback is about our message."""

import hashlib
import hmac
from collections.abc import Mapping, Sequence

from twilio.request_validator import RequestValidator

SIGNATURE_HEADER = "x-twilio-signature"
_MAC_LETTERS = 16


def is_signed(
    tokens: Sequence[str], url: str, form: Mapping[str, str], headers: Mapping[str, str]
) -> bool:
    """Tell whether one of the tokens signed this form for the public address `url`."""
    signature = headers.get(SIGNATURE_HEADER, "")
    if not signature:
        return False
    return any(RequestValidator(token).validate(url, form, signature) for token in tokens)


def mac(token: str, outbox_id: int, attempt: int) -> str:
    """Seal our own message id and try, so that nobody else makes one up."""
    words = f"outbox {outbox_id} {attempt}"
    return hmac.new(token.encode(), words.encode(), hashlib.sha256).hexdigest()[:_MAC_LETTERS]


def sealed_id(tokens: Sequence[str], query: Mapping[str, str]) -> tuple[int, int] | None:
    """Give the message id and try in a callback's query when their seal is ours."""
    numbers = [query.get(name, "") for name in ("id", "try")]
    if not all(number.isdecimal() and number.isascii() for number in numbers):
        return None
    outbox_id, attempt = map(int, numbers)
    seal = query.get("mac", "").encode()
    is_ours = any(
        hmac.compare_digest(mac(token, outbox_id, attempt).encode(), seal) for token in tokens
    )
    return (outbox_id, attempt) if is_ours else None
