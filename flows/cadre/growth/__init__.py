"""Weighing a child: figures, slips, results, changes, and what is given beside it."""
