"""Conversations of a cadre about pregnant women, pupils, adults and older people."""
