"""Diarrhoea of a child as a cadre reports it: what may be said, who must be seen, what is many."""

from domain.diarrhoea.case import Case, State
from domain.diarrhoea.rules import Oralit, Reason, Rules, is_cluster, oralit_for, reasons, rules

__all__ = [
    "Case",
    "Oralit",
    "Reason",
    "Rules",
    "State",
    "is_cluster",
    "oralit_for",
    "reasons",
    "rules",
]
