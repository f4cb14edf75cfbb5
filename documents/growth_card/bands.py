"""The bands and lines a child's line is read against, named at the right edge."""

from dataclasses import dataclass

from dialog.texts import text
from documents.growth_card.card import GrowthCard
from documents.growth_card.colours import (
    INK,
    KMS_SHADES,
    ORANGE_LINE,
    PLAIN_SHADES,
    QUIET_INK,
    RED_LINE,
)
from documents.growth_card.elements import element, group, path_through
from documents.growth_card.lettering import SMALL, label
from documents.growth_card.reference import Curve, sd_line
from documents.growth_card.scales import Plot
from documents.growth_card.sheets import Sheet
from domain.people import Sex

BORDERS = (-3.0, -2.0, -1.0, 1.0, 2.0, 3.0)
MEDIAN = 0.0
LABEL_GAP = 4
LABEL_PITCH = 11.5
HALF_LETTER = 4


@dataclass(frozen=True, kw_only=True)
class Line:
    """One drawn line and its name."""

    sd: float
    name: str
    colour: str
    thickness: float
    dashes: str = ""
    is_bold: bool = False


def bands(card: GrowthCard, sheet: Sheet, plot: Plot) -> str:
    """Draw the bands between the SD lines, the middle one darkest."""
    shades = KMS_SHADES if sheet.is_kms else PLAIN_SHADES
    fills = (
        (-3.0, -2.0, shades.outer),
        (2.0, 3.0, shades.outer),
        (-2.0, -1.0, shades.beside),
        (1.0, 2.0, shades.beside),
        (-1.0, 1.0, shades.middle),
    )
    return group(
        "bands",
        *(
            _band(
                plot,
                sd_line(sheet, card.sex, low),
                sd_line(sheet, card.sex, high),
                fill=fill,
                data_from=low,
                data_to=high,
            )
            for low, high, fill in fills
        ),
    )


def lines(card: GrowthCard, sheet: Sheet, plot: Plot) -> str:
    """Draw the lines, and name each one where it ends."""
    shown = _lines(card, sheet)
    return group(
        "lines", *(_line(sheet, card.sex, plot, shown_line) for shown_line in shown)
    ) + _names(sheet, card.sex, plot, shown)


def _lines(card: GrowthCard, sheet: Sheet) -> tuple[Line, ...]:
    """List the lines from below; on the KMS the red and the orange line take over from their SD."""
    alarms = _alarm_lines(card) if sheet.is_kms else ()
    taken = {line.sd for line in alarms}
    plain = tuple(
        Line(sd=sd, name=f"{sd:+.0f}".replace("-", "−"), colour=INK, thickness=0.5)
        for sd in BORDERS
        if sd not in taken
    )
    middle = Line(sd=MEDIAN, name=text("tengah"), colour=INK, thickness=0.9, dashes="1.5 3")
    return tuple(sorted((*plain, middle, *alarms), key=lambda line: line.sd))


def _alarm_lines(card: GrowthCard) -> tuple[Line, ...]:
    """Give the two lines beyond which the card asks for the midwife; one solid, one dashed."""
    return (
        Line(sd=card.red_sd, name=text("merah"), colour=RED_LINE, thickness=2, is_bold=True),
        Line(
            sd=card.orange_sd,
            name=text("oranye"),
            colour=ORANGE_LINE,
            thickness=2,
            dashes="7 3",
            is_bold=True,
        ),
    )


def _band(
    plot: Plot,
    low: tuple[Curve, ...],
    high: tuple[Curve, ...],
    **attributes: float | str,
) -> str:
    outline = "".join(
        f"{path_through(_on(plot, (*below, *reversed(above))))}Z"
        for below, above in zip(low, high, strict=True)
    )
    return element("path", class_="band", d=outline, **attributes)


def _line(sheet: Sheet, sex: Sex, plot: Plot, line: Line) -> str:
    path = "".join(path_through(_on(plot, piece)) for piece in sd_line(sheet, sex, line.sd))
    dashes = {"stroke_dasharray": line.dashes} if line.dashes else {}
    return element(
        "path",
        class_="line",
        d=path,
        fill="none",
        stroke=line.colour,
        stroke_width=line.thickness,
        stroke_opacity=1 if line.is_bold else 0.55,
        data_sd=line.sd,
        **dashes,
    )


def _names(sheet: Sheet, sex: Sex, plot: Plot, shown: tuple[Line, ...]) -> str:
    """Write the names at the right edge, moved apart where lines end close together."""
    ends = [plot.y.at(sd_line(sheet, sex, line.sd)[-1][-1][1]) for line in shown]
    places = _apart(ends)
    return group(
        "names",
        *(
            label(
                line.name,
                plot.right + LABEL_GAP,
                y + HALF_LETTER,
                size=SMALL,
                fill=line.colour if line.is_bold else QUIET_INK,
                bold=line.is_bold,
                data_sd=line.sd,
            )
            for line, y in zip(shown, places, strict=True)
        ),
    )


def _apart(ends: list[float]) -> list[float]:
    """Keep the names of lines, given from below upwards, a line's height apart."""
    places: list[float] = []
    for end in ends:
        places.append(min(end, places[-1] - LABEL_PITCH) if places else end)
    return places


def _on(plot: Plot, curve: Curve) -> Curve:
    return tuple(plot.at(x, y) for x, y in curve)
