"""Links to the page of a growth card: sealed, for one person and one child, and for one day."""

import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from dialog.messages import CardOrder, CardView
from storage import sealing_keys
from storage.engine import Connection

PATH = "/kartu/"
LASTS = timedelta(hours=24)
PURPOSE = "card_links"
SEAL_BYTES = 18
LONGEST = 200
"""Letters; nothing we make is longer."""


@dataclass(frozen=True, kw_only=True)
class CardLink:
    """Who may open which card, and until when."""

    person_id: int
    child_id: int
    view: CardView
    expires_at: datetime


def address_of(
    connection: Connection, public_url: str, person_id: int, order: CardOrder, now: datetime
) -> str:
    """Make the address of a card's page for one person; it lasts a day from now."""
    link = CardLink(
        person_id=person_id, child_id=order.child, view=order.view, expires_at=now + LASTS
    )
    return f"{public_url}{PATH}{seal(link, sealing_keys.key_for(connection, PURPOSE))}"


def seal(link: CardLink, key: bytes) -> str:
    """Write a link so that nobody else can make or change one; it names nobody in clear words."""
    expires = int(link.expires_at.timestamp())
    told = f"{link.person_id}.{link.child_id}.{link.view}.{expires}".encode()
    return urlsafe_b64encode(_seal_of(told, key) + told).decode().rstrip("=")


def read(token: str, key: bytes) -> CardLink | None:
    """Read a link of ours, expired or not; None for anything else."""
    if len(token) > LONGEST or not token.isascii():
        return None
    try:
        whole = urlsafe_b64decode(token + "=" * (-len(token) % 4))
    except ValueError:
        return None
    given, told = whole[:SEAL_BYTES], whole[SEAL_BYTES:]
    if not hmac.compare_digest(given, _seal_of(told, key)):
        return None
    person, child, view, expires = told.decode().split(".")
    return CardLink(
        person_id=int(person),
        child_id=int(child),
        view=CardView(view),
        expires_at=datetime.fromtimestamp(int(expires), tz=UTC),
    )


def _seal_of(told: bytes, key: bytes) -> bytes:
    return hmac.digest(key, told, "sha256")[:SEAL_BYTES]
