"""The comparison of villages as a file."""
