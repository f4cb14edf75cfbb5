"""SVG elements as text: every attribute and every word is escaped here and nowhere else."""

from html import escape


def element(tag: str, *content: str, **attributes: float | str) -> str:
    """Write an element; content is ready SVG, and class_ or stroke_width name class, stroke-width.

    Coordinates keep two decimals, a twentieth of what an eye can tell on a phone.
    """
    written = "".join(
        f' {_attribute(name)}="{escape(_value(value))}"' for name, value in attributes.items()
    )
    inner = "".join(content)
    return f"<{tag}{written}>{inner}</{tag}>" if inner else f"<{tag}{written}/>"


def said(words: str) -> str:
    """Write words as content of an element, without signs that XML does not allow."""
    return escape("".join(sign if sign.isprintable() else " " for sign in words))


def group(name: str, *content: str, **attributes: float | str) -> str:
    """Write elements that belong together under one class."""
    return element("g", *content, class_=name, **attributes)


def line(x1: float, y1: float, x2: float, y2: float, **attributes: float | str) -> str:
    """Write a straight line."""
    return element("line", x1=x1, y1=y1, x2=x2, y2=y2, **attributes)


def path_through(spots: tuple[tuple[float, float], ...]) -> str:
    """Write the data of a path from spot to spot."""
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in spots)


def number(value: float) -> str:
    """Write a coordinate in as few signs as two decimals need."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _attribute(name: str) -> str:
    return name.rstrip("_").replace("_", "-")


def _value(value: float | str) -> str:
    return value if isinstance(value, str) else number(value)
