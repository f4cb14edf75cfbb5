"""The posyandu day: opening, work, closing, recap, opening again."""
