"""The simple slips of the hand: a lost or misplaced comma, grams for kilograms, swapped digits."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from domain.growth.slip_rules import PER_TYPED_UNIT, Field

TEN, HUNDRED, THOUSAND = Decimal(10), Decimal(100), Decimal(1000)

WHOLE_NUMBER_DIVISORS = {
    Field.WEIGHT: (TEN, HUNDRED, THOUSAND),  # 82 for 8,2; 825 for 8,25; 8200 grams
    Field.LENGTH: (TEN, HUNDRED),  # 705 for 70,5, or millimetres
}
FRACTION_FACTORS = {
    Field.WEIGHT: (TEN,),  # 0,82 for 8,2
    Field.LENGTH: (TEN, HUNDRED),  # 7,05 for 70,5; 0,705 metres
}


def meant_instead(field: Field, value: Decimal) -> frozenset[Decimal]:
    """Return the values (g or mm) that one simple slip turns into the given one."""
    typed = value / PER_TYPED_UNIT[field]
    candidates = {*_moved_comma(field, typed), *_swapped_digits(typed)} - {typed}
    return frozenset(candidate * PER_TYPED_UNIT[field] for candidate in candidates)


def _moved_comma(field: Field, typed: Decimal) -> Iterator[Decimal]:
    """Yield the numbers with the comma put where it was lost or slipped from."""
    # A whole number never becomes a longer one: 1 kg may be anything, not just 10 kg.
    if typed == typed.to_integral_value():
        yield from (typed / divisor for divisor in WHOLE_NUMBER_DIVISORS[field])
    else:
        yield from (typed * factor for factor in FRACTION_FACTORS[field])


def _swapped_digits(typed: Decimal) -> Iterator[Decimal]:
    """Yield the numbers with two neighbouring digits swapped, the comma staying in its place."""
    text = f"{typed.normalize():f}"
    places = [place for place, character in enumerate(text) if character.isdigit()]
    for left, right in pairwise(places):
        swapped = list(text)
        swapped[left], swapped[right] = swapped[right], swapped[left]
        # Nobody writes 01 for 10, and in 0,82 it is the comma that slipped.
        if left > 0 or "0" not in (text[left], text[right]):
            yield Decimal("".join(swapped))
