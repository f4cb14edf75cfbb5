"""Whom an announcement is for: groups of people, and where they live."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Group(StrEnum):
    """A group of people that can be written to at once."""

    EVERYBODY = "everybody"
    UNDER_FIVES = "under_fives"
    """The parents and carers of under-fives."""
    PREGNANT = "pregnant"
    TEENS = "teens"
    OLDER = "older"
    CADRES = "cadres"


@dataclass(frozen=True, kw_only=True)
class Hamlet:
    """A hamlet and its RT."""

    name: str
    rts: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Audience:
    """Groups of people, of the whole village or of one place in it."""

    groups: tuple[Group, ...]
    hamlet: str = ""
    rts: tuple[str, ...] = ()
    posyandu_id: int | None = None

    @property
    def has_place(self) -> bool:
        """Tell whether only a part of the village is meant."""
        return bool(self.hamlet or self.rts or self.posyandu_id)

    @property
    def is_whole_village(self) -> bool:
        """Tell whether everybody of the village is meant."""
        return Group.EVERYBODY in self.groups and not self.has_place

    def to_json(self) -> dict[str, Any]:
        """Give what a journal or a row keeps; equal audiences give equal texts."""
        return {
            "groups": sorted(str(group) for group in self.groups),
            "hamlet": self.hamlet,
            "rts": sorted(self.rts),
            "posyandu": self.posyandu_id,
        }

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> "Audience":
        """Read what `to_json` gave."""
        return cls(
            groups=tuple(Group(group) for group in kept["groups"]),
            hamlet=kept["hamlet"],
            rts=tuple(kept["rts"]),
            posyandu_id=kept["posyandu"],
        )


@dataclass(frozen=True, kw_only=True)
class AudienceSize:
    """How many people an announcement reaches, and how many of its audience said BERHENTI."""

    people: int
    on_whatsapp: int
    """Those of them who are written to there; it limits how many a day."""
    stopped: int
