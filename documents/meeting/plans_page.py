"""The second page: the trend of four quarters, the largest gaps, what was agreed on, who came."""

from fpdf import FPDF

from documents.meeting.page import (
    ACCENT,
    FONT,
    HEIGHT,
    INK,
    INNER,
    MARGIN,
    MUTED,
    RULE,
    SECOND,
    SHORT,
    Colour,
    footer,
    heading,
    table_head,
    under,
    wrapped,
    write,
)
from documents.meeting.wording import NAMES, percent, problem, quarter_short, status
from domain.coverage.agenda import Agenda, ListedItem
from domain.coverage.gaps import Gap
from domain.coverage.indicators import FEWER_IS_BETTER, OF_WOMEN, Indicator

CHART_HEIGHT, AXIS = 46.0, 12.0
CURVES: tuple[tuple[Indicator, Colour], ...] = (
    (Indicator.WEIGHED, ACCENT),
    (Indicator.ROSE, SECOND),
)
ROOM_FOR_GUESTS = 34.0
FOOT = HEIGHT - 14
LINE = 3.9
ITEM_TITLES = ("Tempat", "Masalah (sebab)", "Tindakan", "PJ", "Selesai", "Dana", "Status")
ITEM_WIDTHS = (22.0, 38.0, 44.0, 25.0, 16.0, 20.0, 17.0)


def draw(pdf: FPDF, agenda: Agenda) -> None:
    """Draw the page."""
    pdf.add_page()
    top = _trend(pdf, agenda, heading(pdf, 12, "Tren empat triwulan, semua posyandu"))
    top = _gaps(pdf, agenda, heading(pdf, top + 3, "Tiga celah terbesar"))
    said = f"Rencana tindak lanjut: {agenda.open_items} masih berjalan"
    top = _items(pdf, agenda, heading(pdf, top + 3, said))
    _guests(pdf, agenda, heading(pdf, top + 3, "Hadir"))
    footer(pdf, 2, "RTL dilaporkan pemiliknya lewat chat: ketik RTL.")


def _trend(pdf: FPDF, agenda: Agenda, top: float) -> float:
    """Draw the curves of what is counted every month, every point with its figure."""
    left, width = MARGIN + AXIS, INNER - AXIS - 42
    for share in (0, 25, 50, 75, 100):
        at = top + CHART_HEIGHT * (100 - share) / 100
        pdf.set_draw_color(*RULE)
        pdf.set_line_width(0.15)
        pdf.line(left, at, left + width, at)
        write(pdf, (MARGIN, at - 2), f"{share}%", size=7.5, colour=MUTED, width=AXIS, align="R")
    places = [
        left + width * (number + 0.5) / len(agenda.trend) for number in range(len(agenda.trend))
    ]
    for (quarter, _found), at in zip(agenda.trend, places, strict=True):
        write(
            pdf,
            (at - 15, top + CHART_HEIGHT + 1),
            quarter_short(quarter),
            size=8,
            width=30,
            align="C",
        )
    for number, curve in enumerate(CURVES):
        _curve(pdf, agenda, curve, top=top, places=places, is_above=number == 0)
        _legend(pdf, agenda, curve, top=top + 4 + number * 14, left=left + width + 4)
    return top + CHART_HEIGHT + 6


def _curve(
    pdf: FPDF,
    agenda: Agenda,
    curve: tuple[Indicator, Colour],
    *,
    top: float,
    places: list[float],
    is_above: bool,
) -> None:
    indicator, colour = curve
    last: tuple[float, float] | None = None
    pdf.set_draw_color(*colour)
    pdf.set_fill_color(*colour)
    for (_quarter, found), at in zip(agenda.trend, places, strict=True):
        value = found.measures[indicator].value
        if value is None:
            last = None
            continue
        point = (at, top + CHART_HEIGHT * float(1 - value))
        pdf.set_line_width(0.9)
        if last is not None:
            pdf.line(*last, *point)
        pdf.ellipse(point[0] - 1.1, point[1] - 1.1, 2.2, 2.2, style="F")
        shift = -5.6 if is_above else 1.6
        write(
            pdf, (at - 8, point[1] + shift), percent(value), size=8, bold=True, colour=colour,
            width=16, align="C",
        )  # fmt: skip
        last = point


def _legend(
    pdf: FPDF, agenda: Agenda, curve: tuple[Indicator, Colour], *, top: float, left: float
) -> None:
    indicator, colour = curve
    pdf.set_fill_color(*colour)
    pdf.rect(left, top + 0.8, 4, 2.4, style="F")
    write(pdf, (left + 5, top), NAMES[indicator], size=8, bold=True)
    target = agenda.targets.get(indicator)
    if target is not None:
        write(pdf, (left + 5, top + 4.4), f"target {target.percent}%", size=7.5, colour=MUTED)


def _gaps(pdf: FPDF, agenda: Agenda, top: float) -> float:
    if not agenda.gaps:
        write(pdf, (MARGIN, top), "Semua target tercapai.", size=9)
        return top + 6
    for number, gap in enumerate(agenda.gaps, 1):
        place = _place(agenda, gap)
        people = "ibu" if gap.indicator in OF_WOMEN else "anak"
        is_most = gap.indicator in FEWER_IS_BETTER
        count = (
            f"{len(gap.measure.missing)} {people}" if is_most else f"kurang {gap.people} {people}"
        )
        wanted = "paling banyak" if is_most else "target"
        write(pdf, (MARGIN, top), f"{number}.", size=9.5, bold=True, colour=SHORT)
        write(
            pdf,
            (MARGIN + 6, top),
            f"{NAMES[gap.indicator]}, {place}",
            size=9.5,
            bold=True,
            width=104,
        )
        said = f"{percent(gap.measure.value)}, {wanted} {gap.target.percent}% ({count})"
        write(pdf, (MARGIN + 110, top), said, size=9.5, width=INNER - 110)
        top += 6
    return top


def _place(agenda: Agenda, gap: Gap) -> str:
    """Name where a gap is; of several villages the village too."""
    place = gap.coverage.place
    if place is None:
        return "Semua"
    villages = {one.place.village for one in agenda.places if one.place}
    return f"{place.name}, {place.village}" if len(villages) > 1 else place.name


def _items(pdf: FPDF, agenda: Agenda, top: float) -> float:
    """List what was agreed on, carried over first, as far as the page goes."""
    if not agenda.items:
        write(pdf, (MARGIN, top), "Belum ada RTL yang tercatat.", size=9)
        return top + 6
    top = table_head(pdf, top, ITEM_TITLES, ITEM_WIDTHS)
    for number, listed in enumerate(agenda.items):
        rows = _cells(pdf, agenda, listed)
        height = LINE * max(len(cell) for cell in rows) + 2
        if top + height > FOOT - ROOM_FOR_GUESTS:
            said = f"dan {len(agenda.items) - number} lainnya: lihat berkas Excel."
            write(pdf, (MARGIN, top + 1), said, size=8, colour=MUTED)
            return top + 6
        left = MARGIN
        for place, (cell, width) in enumerate(zip(rows, ITEM_WIDTHS, strict=True)):
            for row, words in enumerate(cell):
                is_late = place == 4 and listed.item.is_overdue(agenda.on)  # noqa: PLR2004 (the day)
                write(
                    pdf, (left, top + 1 + row * LINE), words, size=7.8, width=width,
                    colour=SHORT if is_late else INK, bold=is_late,
                )  # fmt: skip
            left += width
        top += height
        under(pdf, top, sum(ITEM_WIDTHS))
    return top


def _cells(pdf: FPDF, agenda: Agenda, listed: ListedItem) -> list[list[str]]:
    pdf.set_font(FONT, "", 7.8)
    carried = " (bawaan)" if listed.is_carried(agenda.quarter) else ""
    said = (
        f"{listed.place}{carried}",
        problem(listed),
        listed.item.action,
        listed.owner,
        f"{listed.item.due_on:%d-%m-%y}",
        listed.item.budget or "-",
        status(listed),
    )
    return [wrapped(pdf, words, width, 3) for words, width in zip(said, ITEM_WIDTHS, strict=True)]


def _guests(pdf: FPDF, agenda: Agenda, top: float) -> None:
    pdf.set_font(FONT, "", 8.5)
    if not agenda.guests:
        write(
            pdf, (MARGIN, top), "Belum dicatat. Ketik HADIR LOKMIN di chat.", size=8.5, colour=MUTED
        )
        return
    said = f"{len(agenda.guests)} orang: {', '.join(agenda.guests)}"
    for number, line in enumerate(wrapped(pdf, said, INNER, 4)):
        write(pdf, (MARGIN, top + number * 4.4), line, size=8.5, width=INNER)
