"""Vaccines a cadre records, puts right, and follows up."""
