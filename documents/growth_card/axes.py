"""The ruled field and the figures along its two edges."""

from collections.abc import Iterator
from math import ceil

from dialog.texts import text
from documents.growth_card.colours import PAPER, QUIET_INK, RULE
from documents.growth_card.elements import element, group, line
from documents.growth_card.lettering import label
from documents.growth_card.scales import Plot, Scale
from documents.growth_card.sheets import Along, Sheet

FINE, STRONG = 0.07, 0.18
BELOW = 14
UNIT_AWAY = 9
HALF_LETTER = 4
NEAR = 1e-6


def field(plot: Plot) -> str:
    """Draw the white field the bands lie on."""
    return element(
        "rect",
        x=plot.left,
        y=plot.top,
        width=plot.right - plot.left,
        height=plot.bottom - plot.top,
        fill=PAPER,
    )


def rules(sheet: Sheet, plot: Plot) -> str:
    """Draw the fine lines, stronger where there is a figure."""
    across = (
        line(plot.left, plot.y.at(y), plot.right, plot.y.at(y), stroke_opacity=strength)
        for y, strength in _steps(plot.y, sheet.y.ruled_every, sheet.y.labelled_every)
    )
    up = (
        line(plot.x.at(x), plot.top, plot.x.at(x), plot.bottom, stroke_opacity=strength)
        for x, strength in _steps(plot.x, sheet.x.ruled_every, sheet.x.labelled_every)
    )
    return group("rules", *across, *up, stroke=RULE, stroke_width=0.6)


def figures(sheet: Sheet, plot: Plot) -> str:
    """Write the figures of both axes and their units."""
    up = (
        label(f"{y:g}", plot.left - 6, plot.y.at(y) + HALF_LETTER, fill=QUIET_INK, anchor="end")
        for y, strength in _steps(plot.y, sheet.y.ruled_every, sheet.y.labelled_every)
        if strength == STRONG
    )
    along = (
        label(f"{x:g}", plot.x.at(x), plot.bottom + BELOW, fill=QUIET_INK, anchor="middle")
        for x, strength in _steps(plot.x, sheet.x.ruled_every, sheet.x.labelled_every)
        if strength == STRONG
    )
    return group(
        "figures",
        *up,
        *along,
        label(_along(sheet), plot.right + UNIT_AWAY, plot.bottom + BELOW, fill=QUIET_INK),
    )


def _along(sheet: Sheet) -> str:
    match sheet.along:
        case Along.MONTHS:
            return text("bulan")
        case Along.YEARS:
            return text("tahun")
        case Along.LENGTH:
            return "cm"


def _steps(
    scale: Scale, ruled_every: float, labelled_every: float
) -> Iterator[tuple[float, float]]:
    """Give each step on a scale with its strength."""
    step = ceil(scale.first / ruled_every - NEAR)
    while step * ruled_every <= scale.last + NEAR:
        value = step * ruled_every
        is_labelled = abs(value / labelled_every - round(value / labelled_every)) < NEAR
        yield value, STRONG if is_labelled else FINE
        step += 1
