"""Villages like one's own that do better, and what of their work may be told."""

import re
from collections.abc import Collection, Sequence

from domain.comparing.facts import VillageMonth
from domain.comparing.table import Row, Table

MOST_UNLIKE = 3
"""A village with a third more or fewer children is still alike."""
MOST_POSYANDU_MORE = 1
_SMALL_NUMBER = re.compile(r"(?<![\d.,/-])[0-4](?![\d.,/:-])")
_SMALL_WORDS = frozenset(("satu", "dua", "tiga", "empat", "seorang", "sebuah"))
_SHORTEST_NAME = 3


def better_alike(found: Sequence[VillageMonth], table: Table, village_id: int) -> tuple[Row, ...]:
    """List the villages of about as many children and posyandu that are shown to do better.

    Nothing is found for a village whose own figure is not shown exactly: an answer would tell it.
    """
    known = {one.village_id: one for one in found}
    own, row = known.get(village_id), table.row_of(village_id)
    if own is None or row is None or not row.shown.is_exact:
        return ()
    return tuple(
        other
        for other in table.rows
        if other.village_id != village_id
        and other.shown.is_exact
        and (other.shown.value or 0) > (row.shown.value or 0)
        and _are_alike(known[other.village_id], own)
    )


def _are_alike(one: VillageMonth, other: VillageMonth) -> bool:
    is_near = MOST_UNLIKE * abs(one.everybody - other.everybody) <= other.everybody
    return is_near and abs(one.posyandu - other.posyandu) <= MOST_POSYANDU_MORE


def may_be_told(action: str, names: Collection[str]) -> bool:
    """Tell whether what a village did names nobody it serves and counts no few of them."""
    said = re.findall(r"[^\W\d_]+", action.lower())
    if any(word in names and len(word) >= _SHORTEST_NAME for word in said):
        return False
    return not (_SMALL_NUMBER.search(action) or _SMALL_WORDS.intersection(said))
