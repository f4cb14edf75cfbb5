"""From SVG to PNG, with the fonts of this project alone: the same picture on every machine."""

from importlib.resources import files

import resvg_py

FAMILY = "Noto Sans"
WIDTH = 720


def png(svg: str, width: int = WIDTH) -> bytes:
    """Draw an SVG as PNG; raises ValueError when it cannot be read.

    It holds the interpreter for 100 ms and more: a server calls it through `documents.drawing`.
    """
    fonts = files(__package__).joinpath("fonts")
    return resvg_py.svg_to_bytes(
        svg_string=svg,
        width=width,
        skip_system_fonts=True,
        font_files=[str(f) for f in fonts.iterdir() if f.name.endswith(".ttf")],
        font_family=FAMILY,
        sans_serif_family=FAMILY,
    )
