"""Custom questions of the village, asked on both channels like any other conversation."""
