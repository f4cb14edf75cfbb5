"""Growth of children: WHO z-scores, the categories of Permenkes 2/2020, and slips of the pen."""

from domain.growth.assessment import Growth, Index, assess
from domain.growth.measures import Position, usual_position
from domain.people import Sex

__all__ = ["Growth", "Index", "Position", "Sex", "assess", "usual_position"]
