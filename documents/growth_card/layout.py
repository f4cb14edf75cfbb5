"""Where things are: one column 360 units wide, as wide as a phone, whose height grows as needed."""

from math import ceil, floor

from documents.growth_card.measured import Spot
from documents.growth_card.scales import Plot, Scale
from documents.growth_card.sheets import Along, Axis, Sheet

WIDTH = 360
SIDE = 14
PLOT_LEFT, PLOT_RIGHT = 32, 311
PLOT_TOP, PLOT_BOTTOM = 92, 350
MOST_STRETCH = 0.5
"""An axis grows for a point off the chart by at most this share; further out it is clamped."""
ROOM = 0.5
"""Steps kept free above and below the child's line."""
MARGINS = {Along.MONTHS: 0.6, Along.YEARS: 0.3, Along.LENGTH: 0.6}
"""Room left and right of the tables, so that a newborn's point does not lie on the edge."""


def plot_for(sheet: Sheet, spots: tuple[Spot, ...]) -> Plot:
    """Lay a sheet's field out, stretched where a point lies off the chart."""
    margin = MARGINS[sheet.along]
    x_first, x_last = _ends(sheet.x, [spot.x for spot in spots])
    y_first, y_last = _ends(sheet.y, [spot.y for spot in spots], room=ROOM)
    return Plot(
        x=Scale(first=x_first - margin, last=x_last + margin, start=PLOT_LEFT, end=PLOT_RIGHT),
        y=Scale(first=y_first, last=y_last, start=PLOT_BOTTOM, end=PLOT_TOP),
    )


def _ends(axis: Axis, values: list[float], room: float = 0) -> tuple[float, float]:
    """Move the ends of an axis outwards to whole steps, with room (in steps) beyond the values."""
    first, last, step = axis.first, axis.last, axis.ruled_every
    stretch = MOST_STRETCH * (last - first)
    lowest, highest = min(values, default=first), max(values, default=last)
    if values and lowest < first + room * step:
        first = max(floor(lowest / step - room) * step, first - stretch, 0)
    if values and highest > last - room * step:
        last = min(ceil(highest / step + room) * step, last + stretch)
    return first, last
