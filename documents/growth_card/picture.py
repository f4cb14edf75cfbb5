"""The whole picture, put together from its parts."""

from dialog.texts import text
from documents.growth_card.axes import field, figures, rules
from documents.growth_card.bands import bands, lines
from documents.growth_card.card import Chart, GrowthCard
from documents.growth_card.colours import PAPER, QUIET_INK
from documents.growth_card.elements import element, group, number, said
from documents.growth_card.heading import heading
from documents.growth_card.layout import SIDE, WIDTH, plot_for
from documents.growth_card.lettering import FAMILY, PLAIN, SMALL, label, width
from documents.growth_card.measured import Spot, spots_of
from documents.growth_card.scales import Plot
from documents.growth_card.sheets import Sheet, sheet_of
from documents.growth_card.spoken import short_day
from documents.growth_card.timeline import legend, letters, marks
from documents.growth_card.trail import trail
from documents.growth_card.words import title, words

BELOW_FIGURES = 20
BEFORE_LEGEND, AFTER_LEGEND, LAST_ROW = 16, 4, 12


def svg(card: GrowthCard, chart: Chart) -> str:
    """Draw a chart of a child as SVG, which carries its alternative text."""
    sheet = sheet_of(card, chart)
    spots = spots_of(card, sheet)
    plot = plot_for(sheet, spots)
    below, bottom = _below(card, sheet, plot, spots)
    return element(
        "svg",
        element("title", said(title(card, chart))),
        element("desc", said(words(card, chart))),
        element("rect", width=WIDTH, height=bottom, fill=PAPER),
        heading(card, sheet, spots),
        _chart(card, sheet, plot, spots),
        below,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {WIDTH} {number(bottom)}",
        role="img",
        font_family=f"{FAMILY}, sans-serif",
    )


def _chart(card: GrowthCard, sheet: Sheet, plot: Plot, spots: tuple[Spot, ...]) -> str:
    """Draw the field; it carries its scales, so that places on it can be read back."""
    return group(
        "plot",
        field(plot),
        bands(card, sheet, plot),
        rules(sheet, plot),
        lines(card, sheet, plot),
        figures(sheet, plot),
        trail(sheet, plot, spots) or _nothing_yet(plot),
        data_left=plot.left,
        data_right=plot.right,
        data_top=plot.top,
        data_bottom=plot.bottom,
        data_x_first=plot.x.first,
        data_x_last=plot.x.last,
        data_y_first=plot.y.first,
        data_y_last=plot.y.last,
    )


def _below(
    card: GrowthCard, sheet: Sheet, plot: Plot, spots: tuple[Spot, ...]
) -> tuple[str, float]:
    """Draw the rows under the field one after another, and say where the picture ends."""
    y = plot.bottom + BELOW_FIGURES
    coded = letters(sheet, plot, spots, y)
    marked = marks(card, sheet, plot, y + coded.height)
    y += coded.height + marked.height + BEFORE_LEGEND
    explained = legend(card, sheet, spots, y)
    y += explained.height + AFTER_LEGEND
    drawn_on = label(
        text("Gambar dibuat {day}", day=short_day(card.drawn_on)),
        SIDE,
        y,
        size=SMALL,
        fill=QUIET_INK,
    )
    return coded.drawing + marked.drawing + explained.drawing + drawn_on, y + LAST_ROW


def _nothing_yet(plot: Plot) -> str:
    """Say in the empty field that there is nothing on it yet."""
    words, size = text("Belum ada catatan di gambar ini."), PLAIN
    room = width(words, size) + 16
    x, y = (plot.left + plot.right) / 2, (plot.top + plot.bottom) / 2
    return element(
        "rect", x=x - room / 2, y=y - 17, width=room, height=26, rx=6, fill=PAPER
    ) + label(words, x, y, size=size, anchor="middle")
