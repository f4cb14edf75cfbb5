"""The red and the orange line of the KMS, which is a chart of weight for age."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class AlarmLines:
    """Where the two lines run, in SD of BB/U.

    Sources disagree on both: the card of 2010 draws red at -3 SD, some forms count from -2 SD;
    orange is taken as Permenkes 2/2020's "risiko berat badan lebih". A district sets its own.
    """

    red_sd: float = -3.0
    orange_sd: float = 1.0


USUAL_LINES = AlarmLines()


def is_below_red_line(weight_for_age_z: float, lines: AlarmLines = USUAL_LINES) -> bool:
    """Tell whether a rounded z-score lies below the red line (BGM)."""
    return weight_for_age_z < lines.red_sd


def is_above_orange_line(weight_for_age_z: float, lines: AlarmLines = USUAL_LINES) -> bool:
    """Tell whether a rounded z-score lies above the orange line (AGO)."""
    return weight_for_age_z > lines.orange_sd
