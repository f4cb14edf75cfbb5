"""From what was measured to a place on the picture."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Scale:
    """A straight scale: `first` is drawn at `start`, `last` at `end`."""

    first: float
    last: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """Give the coordinate of a value."""
        share = (value - self.first) / (self.last - self.first)
        return self.start + share * (self.end - self.start)

    def holds(self, value: float) -> bool:
        """Tell whether a value lies on the scale."""
        return self.first <= value <= self.last

    def nearest(self, value: float) -> float:
        """Give the value itself, or the end of the scale it lies beyond."""
        return min(max(value, self.first), self.last)


@dataclass(frozen=True, kw_only=True)
class Plot:
    """The field in which points and bands lie, with its two scales."""

    x: Scale
    y: Scale

    @property
    def left(self) -> float:
        """The left edge."""
        return self.x.start

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x.end

    @property
    def top(self) -> float:
        """The upper edge; the y scale starts below."""
        return self.y.end

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.y.start

    def at(self, x: float, y: float) -> tuple[float, float]:
        """Give the coordinates of a spot."""
        return self.x.at(x), self.y.at(y)
