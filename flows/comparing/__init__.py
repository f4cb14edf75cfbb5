"""Villages side by side for those above them, and the month in five lines for their heads."""
