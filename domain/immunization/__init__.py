"""The Indonesian immunization programme: what was given, what counts, what is next and why.

`assess` is the way in; `due_names` and `read_doses` are how people name the doses.
"""

from domain.immunization.assessment import Assessment, assess
from domain.immunization.completeness import Completeness, ZeroDose
from domain.immunization.dose_words import ReadDoses, SpokenDose, read_doses
from domain.immunization.forecast import Because, Forecast, Reason, Status
from domain.immunization.history import Area, Dose, History
from domain.immunization.record import Judged, Result
from domain.immunization.schedule_file import current_schedule
from domain.immunization.spoken import dose_name, due_names
from domain.immunization.women import (
    TetanusStatus,
    childhood_days,
    lifetime_days,
    tetanus_status,
)

__all__ = [
    "Area",
    "Assessment",
    "Because",
    "Completeness",
    "Dose",
    "Forecast",
    "History",
    "Judged",
    "ReadDoses",
    "Reason",
    "Result",
    "SpokenDose",
    "Status",
    "TetanusStatus",
    "ZeroDose",
    "assess",
    "childhood_days",
    "current_schedule",
    "dose_name",
    "due_names",
    "lifetime_days",
    "read_doses",
    "tetanus_status",
]
