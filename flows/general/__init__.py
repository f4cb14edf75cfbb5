"""Conversations that belong to nobody in particular: menu, help, what was not understood."""
