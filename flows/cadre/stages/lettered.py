"""Answers that tick off a list of items by their letters."""

import re
from datetime import date

from dialog.answers import Typed, choice, one_of
from dialog.chat import Answer, NotUnderstood
from dialog.texts import text

BETWEEN = frozenset(("dan", "sama", "dengan", "huruf", "ada", "yang"))


def none_or_skip() -> Answer[str]:
    """Offer that nothing of a list is there, or that it was not asked."""
    return one_of(
        choice("none", text("Tidak ada"), "TIDAK", "BELUM", "kosong"),
        choice("skip", text("Lewati"), "LEWATI"),
    )


def lettered(codes: tuple[str, ...]) -> Typed[tuple[str, ...]]:
    """Read 'a c', 'a dan c' or 'a,c' as the items of a list; digits are left to the choices."""

    def read(typed: str, _today: date) -> tuple[str, ...]:
        parts = re.findall(r"[a-z]+", typed.lower())
        items = [part for part in parts if part not in BETWEEN]
        if not items or any(len(item) > 1 for item in items) or any(map(str.isdigit, typed)):
            raise NotUnderstood(text("Tulis hurufnya saja, misalnya: a c. Atau: tidak ada."))
        places = sorted({ord(item) - ord("a") for item in items})
        if places[-1] >= len(codes):
            last = chr(ord("a") + len(codes) - 1)
            raise NotUnderstood(text("Hurufnya a sampai {last}.", last=last))
        return tuple(codes[place] for place in places)

    return Typed(reads=read, dumps=list, loads=tuple)
