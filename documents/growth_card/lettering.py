"""How wide words are, and how they are made to fit: an SVG cannot ask the font."""

from documents.growth_card.colours import INK
from documents.growth_card.elements import element, said

FAMILY = "Noto Sans"
SMALL = 11
"""The least size: on a phone the picture is about as wide as 360 of its units."""
PLAIN = 12

_NARROW, _WIDE = frozenset("iljftrI.,:;'|!()[]· -"), frozenset("mwMW@%—…")
_NARROW_EM, _USUAL_EM, _CAPITAL_EM, _WIDE_EM = 0.32, 0.58, 0.66, 0.92
_BOLDER = 1.07


def width(words: str, size: float, *, bold: bool = False) -> float:
    """Estimate the width of words, rather too wide than too narrow."""
    return sum(map(_em, words)) * size * (_BOLDER if bold else 1)


def shortened(words: str, size: float, room: float, *, bold: bool = False) -> str:
    """Cut words that are too wide, and show that something was cut."""
    words = drawable(words)
    if width(words, size, bold=bold) <= room:
        return words
    while words and width(f"{words}…", size, bold=bold) > room:
        words = words[:-1]
    return f"{words.rstrip()}…"


def drawable(words: str) -> str:
    """Leave out signs the font does not draw, such as pictures people add to names."""
    kept = "".join(sign for sign in words if sign.isprintable() and _is_latin(sign))
    return " ".join(kept.split())


def wrapped(pieces: tuple[str, ...], size: float, room: float) -> tuple[str, ...]:
    """Put pieces beside each other, separated by dots, in as few rows as they need."""
    rows: list[str] = []
    for piece in pieces:
        together = f"{rows[-1]} · {piece}" if rows else piece
        if rows and width(together, size) <= room:
            rows[-1] = together
        else:
            rows.append(piece)
    return tuple(rows)


def label(
    words: str,
    x: float,
    y: float,
    *,
    size: float = SMALL,
    fill: str = INK,
    bold: bool = False,
    anchor: str = "start",
    **attributes: float | str,
) -> str:
    """Write words with their baseline at y; the anchor is start, middle or end."""
    if bold:
        attributes["font_weight"] = "700"
    if anchor != "start":
        attributes["text_anchor"] = anchor
    return element("text", said(words), x=x, y=y, font_size=size, fill=fill, **attributes)


def _is_latin(sign: str) -> bool:
    return sign < "\u0250" or "\u1e00" <= sign <= "\u1eff" or sign in "‘’“”–—…−"


def _em(sign: str) -> float:
    if sign in _NARROW:
        return _NARROW_EM
    if sign in _WIDE:
        return _WIDE_EM
    return _CAPITAL_EM if sign.isupper() else _USUAL_EM
