"""The first page: what was reached against target, and every posyandu in a row."""

from collections.abc import Sequence

from fpdf import FPDF

from documents.meeting.page import (
    ACCENT,
    INK,
    INNER,
    MARGIN,
    MUTED,
    PALE,
    REACHED,
    RULE,
    SHORT,
    WIDTH,
    footer,
    heading,
    table_head,
    under,
    write,
)
from documents.meeting.wording import NAMES, SHORT_NAMES, percent, quarter_name
from domain.coverage.agenda import Agenda
from domain.coverage.counting import Measures
from domain.coverage.gaps import is_reached
from domain.coverage.indicators import FEWER_IS_BETTER, Indicator, Measure
from domain.coverage.targets import Target

BAR_LEFT, BAR_WIDTH, BAR_ROW = MARGIN + 60, 72.0, 8.4
MOST_ROWS = 20
"""Rows that fit under the bars; of more posyandu their villages are told."""
LEGEND = (
    (
        "D/S: datang dari semua balita  ·  N/D': naik dari yang bisa dinilai  ·  "
        "IDL, IBL: imunisasi lengkap umur 1 dan 2 tahun  ·  TTD, KEK: ibu hamil"
    ),
    (
        "Rujukan: sudah diperiksa bidan  ·  Kunj.: anak tidak datang yang dikunjungi  ·  "
        "tebal merah: belum mencapai target  ·  -: belum dicatat"
    ),
)
COLUMNS = tuple(indicator for indicator in Indicator if indicator is not Indicator.EVENTS)


def draw(pdf: FPDF, agenda: Agenda) -> None:
    """Draw the page."""
    pdf.add_page()
    write(pdf, (MARGIN, 12), "Lokakarya mini triwulanan", size=17, bold=True, colour=ACCENT)
    write(pdf, (MARGIN, 21), f"{agenda.area} · {agenda.puskesmas}", size=10.5, bold=True)
    said = f"{quarter_name(agenda.quarter)} · {len(agenda.places)} posyandu"
    write(pdf, (MARGIN, 26.5), said, size=10, colour=MUTED)
    top = _bars(pdf, agenda, heading(pdf, 36, "Capaian terhadap target"))
    _rows(pdf, agenda, heading(pdf, top + 4, "Setiap posyandu"))
    footer(pdf, 1, "Angka saja, tanpa nama anak. Sumber: catatan Sapa Posyandu.")


def _bars(pdf: FPDF, agenda: Agenda, top: float) -> float:
    """Draw one bar for each indicator, with the mark of its target."""
    for indicator in Indicator:
        measure = agenda.together.measures[indicator]
        if indicator is Indicator.EVENTS and not measure.whole:
            continue
        _bar(pdf, top, indicator, measure, agenda)
        top += BAR_ROW
    write(
        pdf,
        (BAR_LEFT, top),
        "garis tegak: target  ·  (v) tercapai  ·  (x) belum tercapai  ·  abu-abu: tanpa target",
        size=7.5,
        colour=MUTED,
    )
    return top + 4


def _bar(pdf: FPDF, top: float, indicator: Indicator, measure: Measure, agenda: Agenda) -> None:
    write(pdf, (MARGIN, top + 0.6), NAMES[indicator], size=8.6, width=60)
    pdf.set_fill_color(*PALE)
    pdf.rect(BAR_LEFT, top, BAR_WIDTH, 5, style="F")
    value, target = measure.value, agenda.targets.get(indicator)
    reached = is_reached(measure, indicator, agenda.targets)
    if value is None:
        write(pdf, (BAR_LEFT + 1, top + 0.6), "belum ada catatan", size=8, colour=MUTED)
    else:
        pdf.set_fill_color(*(MUTED if reached is None else REACHED if reached else SHORT))
        pdf.rect(BAR_LEFT, top, min(float(value), 1.0) * BAR_WIDTH, 5, style="F")
    if target is not None:
        at = BAR_LEFT + float(target.share) * BAR_WIDTH
        pdf.set_draw_color(*INK)
        pdf.set_line_width(0.7)
        pdf.line(at, top - 0.8, at, top + 5.8)
    _beside(pdf, top, measure, target, reached=reached, is_most=indicator in FEWER_IS_BETTER)


def _beside(
    pdf: FPDF,
    top: float,
    measure: Measure,
    target: Target | None,
    *,
    reached: bool | None,
    is_most: bool,
) -> None:
    left = BAR_LEFT + BAR_WIDTH + 1
    mark = {None: "", True: " (v)", False: " (x)"}[reached]
    write(pdf, (left, top + 0.4), f"{percent(measure.value)}{mark}", size=9.5, bold=True, width=17)
    most = "maks." if is_most else "target"
    said = f"{most} {target.percent}%" if target is not None else ""
    count = f"{measure.part}/{measure.whole}" if measure.whole else ""
    words = "  ".join(part for part in (said, count) if part)
    write(
        pdf, (left + 16, top + 0.8), words, size=7.2, colour=MUTED, width=WIDTH - left - MARGIN - 14
    )


def _rows(pdf: FPDF, agenda: Agenda, top: float) -> None:
    """Write every posyandu in a row; of very many their villages."""
    rows, of_villages = _listed(agenda)
    widths = (INNER - 15.5 * len(COLUMNS), *([15.5] * len(COLUMNS)))
    title = "Desa" if of_villages else "Posyandu"
    titles = (title, *(SHORT_NAMES[indicator] for indicator in COLUMNS))
    top = table_head(pdf, top, titles, widths, align="C")
    shown = rows[:MOST_ROWS]
    for name, measures in shown:
        _row(pdf, top, name, measures, agenda=agenda, widths=widths)
        top += 5.4
    if len(rows) > len(shown):
        said = f"dan {len(rows) - len(shown)} lainnya: lihat berkas Excel."
        write(pdf, (MARGIN, top + 0.8), said, size=8, colour=MUTED)
        top += 5.4
    pdf.set_draw_color(*RULE)
    every = agenda.together.measures
    _row(pdf, top, "Semua", every, agenda=agenda, widths=widths, bold=True)
    for number, words in enumerate(LEGEND):
        write(pdf, (MARGIN, top + 7.5 + 4 * number), words, size=7.5, colour=MUTED)


def _listed(agenda: Agenda) -> tuple[list[tuple[str, Measures]], bool]:
    has_villages = len({one.place.village for one in agenda.places if one.place}) > 1
    if len(agenda.places) > MOST_ROWS and has_villages:
        return [(place.village, found.measures) for place, found in agenda.by_village()], True
    return [
        (
            f"{one.place.name}, {one.place.village}" if has_villages else one.place.name,
            one.measures,
        )
        for one in agenda.places
        if one.place is not None
    ], False


def _row(
    pdf: FPDF,
    top: float,
    name: str,
    measures: Measures,
    *,
    agenda: Agenda,
    widths: Sequence[float],
    bold: bool = False,
) -> None:
    write(pdf, (MARGIN, top + 0.7), name, size=8.4, bold=bold, width=widths[0])
    left = MARGIN + widths[0]
    for indicator, width in zip(COLUMNS, widths[1:], strict=True):
        measure = measures[indicator]
        reached = is_reached(measure, indicator, agenda.targets)
        colour = SHORT if reached is False else INK
        said = percent(measure.value)
        write(
            pdf, (left, top + 0.7), said, size=8.4, bold=bold or reached is False,
            colour=colour, width=width, align="C",
        )  # fmt: skip
        left += width
    under(pdf, top + 5.4)
