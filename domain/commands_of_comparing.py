"""What a village tells of itself to those who compare."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class TellHealthBudget:
    """Keep the share of the village's budget for health in a year, in whole percents."""

    year: int
    percent: int


@dataclass(frozen=True, kw_only=True)
class ShareActionItems:
    """Let other villages read what this one has done, or no longer."""

    shares: bool
