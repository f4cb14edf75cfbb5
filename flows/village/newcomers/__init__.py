"""Conversations about people who move into or out of the village."""
