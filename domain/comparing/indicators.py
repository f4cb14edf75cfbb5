"""What villages are compared by."""

from enum import StrEnum


class Compared(StrEnum):
    """One column of the comparison, in the order in which they are offered."""

    WEIGHED = "ds"
    """D/S: those weighed of all under-fives of the village."""
    ROSE = "nd"
    """N/D': those whose weight rose of those that could be judged."""
    SENT = "rujukan"
    """Children sent to the midwife."""
    SEVERE = "gizi_buruk"
    """Children found severely wasted, by weight for length."""
    VITAMIN_A = "vitamin_a"
    """Capsules of the latest campaign, of the children of 6 to 59 months."""
    IDL = "idl"
    """Infants with all basic doses in time, of those who had their first birthday in a year."""
    CADRES = "kader"
    """Cadres per hundred under-fives."""
    BUDGET = "anggaran"
    """The share of the village's budget for health, as an officer told it."""


OF_CHILDREN = frozenset({Compared.SENT, Compared.SEVERE})
"""Counts of children; the fewer there are, the more they are hidden."""
SHARES = frozenset({Compared.WEIGHED, Compared.ROSE, Compared.VITAMIN_A, Compared.IDL})
OF_A_MONTH = frozenset({Compared.WEIGHED, Compared.ROSE, Compared.SENT, Compared.SEVERE})
"""What is counted anew each month; whatever is running is not shown before it is over."""
