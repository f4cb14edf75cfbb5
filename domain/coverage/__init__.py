"""Coverage against target by posyandu and quarter, for the quarterly meeting (lokmin)."""
