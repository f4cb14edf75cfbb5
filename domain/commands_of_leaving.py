"""Children who die, move, come back, were registered twice, or get another carer or name."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, kw_only=True)
class RecordDeath:
    """Keep that a child has died: nothing is sent or listed of it from this minute on."""

    child: int
    on: date


@dataclass(frozen=True, kw_only=True)
class TellOfLoss:
    """Let midwife and cadre know that a family wrote of a death; they record it."""

    words: str


@dataclass(frozen=True, kw_only=True)
class MoveChildren:
    """Let children move, with their history, to another posyandu or away."""

    children: tuple[int, ...]
    to_posyandu: int | None
    """None for a place that this village's posyandu do not serve."""


@dataclass(frozen=True, kw_only=True)
class BringBack:
    """Let a child who left be served again, with everything that was kept."""

    child: int
    posyandu: int | None = None
    """Where; None for where it was before."""


@dataclass(frozen=True, kw_only=True)
class MergeChildren:
    """Let two records be one child; what both hold is kept."""

    keep: int
    merged: int


@dataclass(frozen=True, kw_only=True)
class SplitChildren:
    """Take a merge back: each record has again what it had."""

    merge: int


@dataclass(frozen=True, kw_only=True)
class ChangeCarer:
    """Let somebody else answer for a child; the numbers of the carer before get nothing more."""

    child: int
    name: str


@dataclass(frozen=True, kw_only=True)
class CorrectIdentity:
    """Put a right name or NIK in the place of a wrong or missing one."""

    child: int
    name: str = ""
    nik: str = ""
