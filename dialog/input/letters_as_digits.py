"""The letters O, l and I where a digit was meant: in phone numbers and NIK, never in weights."""

_LIKE_DIGITS = str.maketrans({"O": "0", "o": "0", "l": "1", "I": "1"})


def with_digits(text: str) -> str:
    """Write letters that look like digits as digits."""
    return text.translate(_LIKE_DIGITS)
