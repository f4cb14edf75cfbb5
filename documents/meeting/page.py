"""What both printed pages of a meeting share: paper, colours, letters, and a table."""

from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.resources import as_file, files

from fpdf import FPDF

Colour = tuple[int, int, int]
INK, MUTED, RULE = (33, 37, 41), (108, 117, 125), (206, 212, 218)
REACHED, SHORT, PALE, ACCENT, SECOND = (
    (46, 125, 50), (198, 40, 40), (238, 243, 234), (27, 94, 136), (230, 145, 56),
)  # fmt: skip
"""Colour is never the only sign: figures and words stand beside it."""
MARGIN, WIDTH, HEIGHT = 14.0, 210.0, 297.0
INNER = WIDTH - 2 * MARGIN
FONT = "Noto"
WRITTEN = datetime(2000, 1, 1, tzinfo=UTC)
"""The moment of writing stands in no file: the same content gives the same bytes."""
ELLIPSIS = "…"


def paper(title: str) -> FPDF:
    """Open a document of A4 pages that breaks no page by itself."""
    pdf = FPDF(format="A4", unit="mm")
    pdf.set_auto_page_break(auto=False)
    pdf.set_margins(MARGIN, MARGIN)
    pdf.set_title(title)
    pdf.set_creation_date(WRITTEN)
    fonts = files("documents") / "fonts"
    for style, name in (("", "NotoSans-Regular.ttf"), ("B", "NotoSans-Bold.ttf")):
        with as_file(fonts / name) as path:
            pdf.add_font(FONT, style, path)
    return pdf


def write(
    pdf: FPDF,
    at: tuple[float, float],
    words: str,
    *,
    size: float = 9,
    bold: bool = False,
    colour: Colour = INK,
    width: float = 0,
    align: str = "L",
) -> None:
    """Write one line at a place; with a width it is cut to fit."""
    pdf.set_font(FONT, "B" if bold else "", size)
    pdf.set_text_color(*colour)
    pdf.set_xy(*at)
    said = fitting(pdf, words, width) if width else words
    pdf.cell(width or None, size * 0.5, said, align=align)


def fitting(pdf: FPDF, words: str, width: float) -> str:
    """Cut words so that they fit a width in the letters that are set."""
    room = width - 2 * pdf.c_margin
    if pdf.get_string_width(words) <= room:
        return words
    while words and pdf.get_string_width(f"{words}{ELLIPSIS}") > room:
        words = words[:-1]
    return f"{words.rstrip()}{ELLIPSIS}"


def wrapped(pdf: FPDF, words: str, width: float, most: int) -> list[str]:
    """Break words into at most so many lines; what is too much ends with an ellipsis."""
    room = width - 2 * pdf.c_margin
    rows: list[str] = []
    line = ""
    for word in words.split():
        longer = f"{line} {word}".strip()
        if pdf.get_string_width(longer) <= room or not line:
            line = longer
            continue
        rows.append(line)
        line = word
    rows.append(line)
    if len(rows) > most:
        rows = [*rows[: most - 1], " ".join(rows[most - 1 :])]
    return [fitting(pdf, row, width) for row in rows]


def heading(pdf: FPDF, top: float, words: str) -> float:
    """Write the heading of a part with a rule under it; gives where the part begins."""
    write(pdf, (MARGIN, top), words, size=11.5, bold=True, colour=ACCENT)
    pdf.set_draw_color(*RULE)
    pdf.set_line_width(0.3)
    pdf.line(MARGIN, top + 6.6, WIDTH - MARGIN, top + 6.6)
    return top + 9


def table_head(
    pdf: FPDF, top: float, titles: Sequence[str], widths: Sequence[float], *, align: str = "L"
) -> float:
    """Write the titles of a table on a pale ground, the first one always to the left."""
    height = 6
    pdf.set_fill_color(*PALE)
    pdf.rect(MARGIN, top, sum(widths), height, style="F")
    left = MARGIN
    for number, (title, width) in enumerate(zip(titles, widths, strict=True)):
        side = align if number else "L"
        write(pdf, (left, top + 0.9), title, size=8, bold=True, width=width, align=side)
        left += width
    return top + height


def under(pdf: FPDF, top: float, width: float = INNER) -> None:
    """Draw the thin rule under a row."""
    pdf.set_draw_color(*RULE)
    pdf.set_line_width(0.15)
    pdf.line(MARGIN, top, MARGIN + width, top)


def footer(pdf: FPDF, number: int, words: str) -> None:
    """Write what stands at the foot of a page."""
    write(pdf, (MARGIN, HEIGHT - 11), words, size=7.5, colour=MUTED)
    said = f"Halaman {number} dari 2"
    write(
        pdf, (WIDTH - MARGIN - 40, HEIGHT - 11), said, size=7.5, colour=MUTED, width=40, align="R"
    )
