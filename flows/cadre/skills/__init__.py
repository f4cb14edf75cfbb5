"""Becoming a better cadre: joining, practice, quizzes."""
