"""Conversations about health insurance, as an officer recorded it."""
