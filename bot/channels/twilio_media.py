"""Passing on what a person sent: Twilio's address of it opens only with our credentials.

Twilio is therefore given an address of ours, sealed, behind which the file is fetched at the moment
Twilio asks for it. Nothing of it is kept.
"""

import hashlib
import hmac
from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

PATH = "/media/passed-on"


def passing_address(public_url: str, token: str, reference: str) -> str:
    """Give the address under which Twilio may fetch a file that it gave us."""
    return f"{public_url}{PATH}?{urlencode({'from': reference, 'mac': _seal(token, reference)})}"


def sealed_reference(tokens: Sequence[str], query: Mapping[str, str]) -> str | None:
    """Give the file's address at Twilio when the seal of the query is ours."""
    reference, seal = query.get("from", ""), query.get("mac", "").encode()
    is_ours = any(hmac.compare_digest(_seal(each, reference).encode(), seal) for each in tokens)
    return reference if is_ours else None


def _seal(token: str, reference: str) -> str:
    return hmac.new(token.encode(), f"file {reference}".encode(), hashlib.sha256).hexdigest()
