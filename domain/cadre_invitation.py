"""An invitation to become a cadre: a code for one number, valid for three days (ux section 12)."""

from dataclasses import dataclass, field
from datetime import timedelta

VALID_FOR = timedelta(days=3)
KIND = "cadre"
"""The kind of its ticket."""


@dataclass(frozen=True, kw_only=True)
class CadreInvitation:
    """An invitation that is still valid."""

    id: int
    name: str
    title: str
    posyandu_id: int
    phone: str = field(repr=False)
