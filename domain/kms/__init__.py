"""The KMS (Kartu Menuju Sehat): N T O B, the minimal gain, 2T, the red and the orange line."""

from domain.kms.codes import FROM_KIA_BOOK, Code, GrowthCode, PastWeighing, Shortfall, growth_code
from domain.kms.lines import USUAL_LINES, AlarmLines, is_above_orange_line, is_below_red_line
from domain.kms.minimum_gain import minimum_gain_g
from domain.kms.runs import Run, run_without_rise

__all__ = [
    "FROM_KIA_BOOK",
    "USUAL_LINES",
    "AlarmLines",
    "Code",
    "GrowthCode",
    "PastWeighing",
    "Run",
    "Shortfall",
    "growth_code",
    "is_above_orange_line",
    "is_below_red_line",
    "minimum_gain_g",
    "run_without_rise",
]
