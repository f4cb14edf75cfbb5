"""Applied in the order of their numbers, each in one transaction."""
