"""The child's own line: a dot for each measurement, joined from month to month."""

from documents.growth_card.colours import INK, PAPER
from documents.growth_card.elements import element, group, path_through, said
from documents.growth_card.lettering import PLAIN, label
from documents.growth_card.lettering import width as width_of
from documents.growth_card.measured import Spot, runs_of
from documents.growth_card.scales import Plot
from documents.growth_card.sheets import Sheet
from documents.growth_card.spoken import measured_on, value

Place = tuple[float, float]

FEW = 26
"""Up to so many dots are drawn in full size: one for each month of the first sheet."""
LARGE, SMALL = 3.2, 2.2
THICK, THIN = 1.8, 1.3
RING = 2.2
CALL_HEIGHT, CALL_AWAY = 18, 9


def trail(sheet: Sheet, plot: Plot, spots: tuple[Spot, ...]) -> str:
    """Draw the child's line, a gap where a month was missed, and name the latest value."""
    if not spots:
        return ""
    radius, thickness = (LARGE, THICK) if len(spots) <= FEW else (SMALL, THIN)
    runs = (_run(plot, run, thickness) for run in runs_of(sheet, spots) if len(run) > 1)
    dots = (_dot(sheet, plot, spot, radius) for spot in spots)
    last_x, last_y = _place(plot, spots[-1])
    ring = element(
        "circle",
        class_="latest",
        cx=last_x,
        cy=last_y,
        r=radius + RING,
        fill=PAPER,
        stroke=INK,
        stroke_width=1.4,
    )
    return group("trail", *runs, ring, *dots) + _latest(sheet, plot, spots)


def _run(plot: Plot, run: tuple[Spot, ...], thickness: float) -> str:
    path = path_through(tuple(_place(plot, spot) for spot in run))
    return element(
        "path",
        class_="run",
        d=path,
        fill="none",
        stroke=INK,
        stroke_width=thickness,
        stroke_linejoin="round",
    )


def _dot(sheet: Sheet, plot: Plot, spot: Spot, radius: float) -> str:
    """Draw one measurement; it carries its figures, for a page to read them back."""
    point = spot.point
    facts: dict[str, float | str] = {"data_on": point.on.isoformat()}
    if point.weight_g is not None:
        facts["data_weight_g"] = str(point.weight_g)
    if point.length_mm is not None:
        facts["data_length_mm"] = str(point.length_mm)
    if point.code is not None:
        facts["data_code"] = point.code.value
    if not plot.y.holds(spot.y) or not plot.x.holds(spot.x):
        facts["data_beyond"] = "true"
    x, y = _place(plot, spot)
    return element(
        "circle",
        element("title", said(measured_on(sheet, spot))),
        class_="point",
        cx=x,
        cy=y,
        r=radius,
        fill=INK,
        **facts,
    )


def _latest(sheet: Sheet, plot: Plot, spots: tuple[Spot, ...]) -> str:
    """Name the latest value beside its dot, where it hides least of the line."""
    words = value(sheet, spots[-1])
    width = width_of(words, PLAIN, bold=True) + 10
    dots = tuple(_place(plot, spot) for spot in spots)
    left, top = min(
        _corners(plot, dots[-1], width), key=lambda corner: _hidden(plot, corner, width, dots)
    )
    box = element(
        "rect",
        x=left,
        y=top,
        width=width,
        height=CALL_HEIGHT,
        rx=4,
        fill=PAPER,
        stroke=INK,
        stroke_width=0.8,
    )
    said_value = label(words, left + width / 2, top + 13.5, size=PLAIN, bold=True, anchor="middle")
    return group("value", box, said_value)


def _corners(plot: Plot, dot: Place, width: float) -> tuple[Place, ...]:
    """Give the upper left corners of a box above, below, left and right of a dot."""
    x, y = dot
    centred = min(max(x - width / 2, plot.left + 2), plot.right - width - 2)
    level = min(max(y - CALL_HEIGHT / 2, plot.top + 2), plot.bottom - CALL_HEIGHT - 2)
    return (
        (centred, y - CALL_AWAY - CALL_HEIGHT),
        (centred, y + CALL_AWAY),
        (x - CALL_AWAY - width, level),
        (x + CALL_AWAY, level),
    )


def _hidden(plot: Plot, corner: Place, width: float, dots: tuple[Place, ...]) -> float:
    """Count the dots a box would hide; leaving the field is worse than hiding them all."""
    left, top = corner
    right, bottom = left + width, top + CALL_HEIGHT
    is_inside = (
        plot.left <= left and right <= plot.right and plot.top <= top and bottom <= plot.bottom
    )
    covered = sum(
        left - SMALL <= x <= right + SMALL and top - SMALL <= y <= bottom + SMALL for x, y in dots
    )
    return covered if is_inside else covered + len(dots)


def _place(plot: Plot, spot: Spot) -> Place:
    """Give the place of a dot; one far off the chart lies on its edge."""
    return plot.at(plot.x.nearest(spot.x), plot.y.nearest(spot.y))
