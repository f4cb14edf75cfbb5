"""Which posyandu a row of a sheet means."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

_LEFT_OUT = re.compile(r"\b(?:posyandu|pos|desa|kelurahan|kel|ds)\b|[^a-z0-9]+")


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """A posyandu and its village."""

    id: int
    name: str
    village_id: int
    village: str


class NoPlaceError(LookupError):
    """A row names no posyandu that is served, or several; the message says which there are."""


class Places:
    """The posyandu that rows may name."""

    def __init__(self, places: Iterable[Place], default: Place | None = None) -> None:
        self._all = tuple(places)
        self._default = default
        self._by_name: dict[str, list[Place]] = defaultdict(list)
        for place in self._all:
            self._by_name[_plain(place.name)].append(place)
        self.names = {place.id: place.name for place in self._all}
        villages: dict[int, set[int]] = defaultdict(set)
        for place in self._all:
            villages[place.village_id].add(place.id)
        self._villages = {number: frozenset(ids) for number, ids in villages.items()}
        self.ids = frozenset(self.names)

    def of(self, name: str, village: str = "") -> Place | None:
        """Give the posyandu of a row; None where neither the row nor the operator says."""
        if not name:
            return self._default
        fitting = [
            place
            for place in self._by_name.get(_plain(name), [])
            if not village or _plain(place.village) == _plain(village)
        ]
        if len(fitting) == 1:
            return fitting[0]
        if not fitting:
            known = ", ".join(sorted({place.name for place in self._all})[:12])
            where = f" in {village}" if village else ""
            raise NoPlaceError(f"there is no posyandu {name!r}{where}; there are: {known}")
        villages = ", ".join(place.village for place in fitting)
        raise NoPlaceError(f"posyandu {name!r} is in several villages ({villages}): give --village")

    def required(self, name: str, village: str = "") -> Place:
        """Give the posyandu of a row that cannot do without one."""
        place = self.of(name, village)
        if place is None:
            raise NoPlaceError("it names no posyandu: give --posyandu")
        return place

    def beside(self, place: Place | None) -> frozenset[int]:
        """Give the posyandu of the same village, or all of them."""
        return self.ids if place is None else self._villages[place.village_id]


@lru_cache(maxsize=2_000)
def _plain(name: str) -> str:
    """Write a name without what people put before it: 'Posyandu Melati 01' is 'melati1'."""
    bare = _LEFT_OUT.sub(" ", name.lower()).split()
    return "".join(word.lstrip("0") if word.isdigit() else word for word in bare)
