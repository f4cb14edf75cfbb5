"""What lies under the time axis: letters of the KMS, vaccines, vitamin A, and a legend."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from math import inf

from dialog.texts import text
from documents.growth_card.card import CardMark, GrowthCard
from documents.growth_card.colours import CAPSULE, DOSE, INK, QUIET_INK
from documents.growth_card.elements import element, group, line, said
from documents.growth_card.layout import SIDE, WIDTH
from documents.growth_card.lettering import SMALL, label, shortened, wrapped
from documents.growth_card.measured import Spot, given_on
from documents.growth_card.scales import Plot
from documents.growth_card.sheets import Sheet
from documents.growth_card.spoken import code_meaning, short_day
from domain.kms import Code
from domain.kms.codes import month_number

Sign = Callable[[float, float], str]

LETTER_PITCH = 9.6
MOST_NUDGE = 6
"""Months differ in length and posyandu days move: a letter may give way by so much."""
LETTER_ROW, MARK_ROW, LEGEND_ROW = 13, 14, 16
LEGEND_INDENT = 18
HALF_DIAMOND = 4.5


@dataclass(frozen=True, kw_only=True)
class Strip:
    """Some rows of the picture, and how high they are."""

    drawing: str = ""
    height: float = 0


def letters(sheet: Sheet, plot: Plot, spots: tuple[Spot, ...], top: float) -> Strip:
    """Write N, T, O or B under each month; in two rows where months lie too close."""
    coded = [(spot, spot.point.code) for spot in spots if spot.point.code]
    if not sheet.is_kms or not coded:
        return Strip()
    rows = 1 if plot.x.at(1) - plot.x.at(0) >= LETTER_PITCH else 2
    ends = [-inf] * rows
    written = []
    for spot, code in coded:
        row, wanted = month_number(spot.point.on) % rows, plot.x.at(spot.x)
        x = max(wanted, ends[row] + LETTER_PITCH)
        if x - wanted > MOST_NUDGE:  # a second weighing in its month
            continue
        ends[row] = x
        written.append(_letter(code, x, top + (row + 1) * LETTER_ROW - 3))
    name = label("N/T", plot.left - 6, top + LETTER_ROW - 3, fill=QUIET_INK, anchor="end")
    return Strip(drawing=group("letters", name, *written), height=rows * LETTER_ROW)


def marks(card: GrowthCard, sheet: Sheet, plot: Plot, top: float) -> Strip:
    """Draw a sign on the time axis for each day with doses and for each capsule."""
    if not sheet.has_time_axis:
        return Strip()
    drawn, height = "", 0.0
    half = min(HALF_DIAMOND, (plot.x.at(1) - plot.x.at(0)) / 2)
    rows: tuple[tuple[str, tuple[CardMark, ...], Sign], ...] = (
        ("dose", card.doses, partial(diamond, half=half)),
        ("capsule", card.capsules, pill),
    )
    for name, given, sign in rows:
        row = [
            element(
                "g",
                element("title", said(f"{short_day(day.on)}: {day.what}")),
                sign(plot.x.at(day.x), top + height + MARK_ROW / 2),
                class_=name,
                data_on=day.on.isoformat(),
                data_label=day.what,
            )
            for day in given_on(card.born, sheet, given)
        ]
        if row:
            drawn += group(f"{name}s", *row)
            height += MARK_ROW
    return Strip(drawing=drawn, height=height)


def legend(card: GrowthCard, sheet: Sheet, spots: tuple[Spot, ...], top: float) -> Strip:
    """Say what letters and signs mean, with the latest vaccine and capsule by name."""
    rows = _line_legend(sheet, spots)
    rows += [("", words) for words in _letter_legend(sheet, spots)]
    if sheet.has_time_axis:
        rows += _mark_legend(card, sheet)
    drawn = ""
    for number, (sign, words) in enumerate(rows):
        y = top + number * LEGEND_ROW
        indent = LEGEND_INDENT if sign else 0
        drawing = SIGNS[sign](SIDE + 5, y - 4) if sign else ""
        room = WIDTH - 2 * SIDE - indent
        drawn += drawing + label(
            shortened(words, SMALL, room), SIDE + indent, y, size=SMALL, fill=QUIET_INK
        )
    return Strip(drawing=group("legend", drawn) if rows else "", height=len(rows) * LEGEND_ROW)


def diamond(x: float, y: float, half: float = HALF_DIAMOND) -> str:
    """Draw the sign of a vaccine, so many units to each side."""
    return element(
        "path", d=f"M{x - half:.2f} {y:.2f}l{half:.2f} -5l{half:.2f} 5l-{half:.2f} 5z", fill=DOSE
    )


def pill(x: float, y: float) -> str:
    """Draw the sign of a vitamin A capsule."""
    return element(
        "rect", x=x - 5.5, y=y - 3.2, width=11, height=6.4, rx=3.2,
        fill=CAPSULE, stroke=INK, stroke_width=0.9,
    )  # fmt: skip


def dotted_line(x: float, y: float) -> str:
    """Draw the sign of the child's own line."""
    return line(x - 6, y, x + 6, y, stroke=INK, stroke_width=1.8) + element(
        "circle", cx=x, cy=y, r=3, fill=INK
    )


SIGNS = {"line": dotted_line, "dose": diamond, "capsule": pill}


def _letter(code: Code, x: float, y: float) -> str:
    return label(code.value, x, y, size=SMALL, anchor="middle", class_="code")


def _line_legend(sheet: Sheet, spots: tuple[Spot, ...]) -> list[tuple[str, str]]:
    if not sheet.is_kms or not spots:
        return []
    return [("line", text("berat anak: baik bila naik mengikuti pita"))]


def _letter_legend(sheet: Sheet, spots: tuple[Spot, ...]) -> tuple[str, ...]:
    used = {spot.point.code for spot in spots}
    if not sheet.is_kms:
        return ()
    meanings = tuple(code_meaning(code) for code in Code if code in used)
    return wrapped(meanings, SMALL, WIDTH - 2 * SIDE)


def _mark_legend(card: GrowthCard, sheet: Sheet) -> list[tuple[str, str]]:
    rows = []
    for last in given_on(card.born, sheet, card.doses)[-1:]:
        said_last = text(
            "imunisasi, terakhir {day}: {doses}", day=short_day(last.on), doses=last.what
        )
        rows.append(("dose", said_last))
    for last in given_on(card.born, sheet, card.capsules)[-1:]:
        said_last = text(
            "vitamin A, terakhir {day}: {capsule}", day=short_day(last.on), capsule=last.what
        )
        rows.append(("capsule", said_last))
    return rows
