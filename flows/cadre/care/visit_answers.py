"""What a cadre answers about visits: whom next, whom she met, and how the child is."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from dialog.answers import OneOf, choice, one_of
from dialog.chat import Heard, NotUnderstood
from dialog.input import words
from dialog.journal import Json
from dialog.messages import Choice
from dialog.texts import text
from domain.care import State
from domain.people import Child
from flows.cadre.growth.line_answers import figures_of
from flows.family.which_own import vocabulary

SHORTEST_NAME = 3
_FIRST_FIGURE = re.compile(r"\d")


@dataclass(frozen=True, kw_only=True)
class NextHome:
    """Which home, by row, number or name; words may tell at once that nobody was there."""

    children: tuple[Child, ...]
    offered: OneOf

    @property
    def choices(self) -> tuple[Choice, ...]:
        """Show the homes."""
        return self.offered.choices

    @property
    def list_title(self) -> str | None:
        """Head the list."""
        return self.offered.list_title

    def read(self, heard: Heard, today: date) -> tuple[str, bool]:
        """Give the chosen row and whether the home was empty."""
        if heard.tapped is None:
            nobody = is_empty_home(heard.text)
            child = child_named(heard.text, self.children)
            if child is not None and not heard.text.strip().isdigit():
                return str(child.id), nobody
        return self.offered.read(heard, today), False

    def dump(self, value: tuple[str, bool]) -> Json:
        """Keep both."""
        return list(value)

    def load(self, stored: Json) -> tuple[str, bool]:
        """Give both back."""
        return str(stored[0]), bool(stored[1])


def is_empty_home(typed: str) -> bool:
    """Tell 'rumahnya kosong' and 'tidak ada orang'."""
    return words.lexicon().intent(typed, among=("KOSONG",)) is not None


def child_named(typed: str, children: Sequence[Child]) -> Child | None:
    """Find the one child whose own or mother's name stands in some words."""
    by_child = _named(typed, children, lambda child: child.name)
    if len(by_child) == 1:
        return by_child[0]
    by_mother = _named(typed, children, lambda child: child.mother_name)
    return by_mother[0] if not by_child and len(by_mother) == 1 else None


def _named(typed: str, children: Sequence[Child], name_of: Callable[[Child], str]) -> list[Child]:
    """List those whose name shares the most words with what was written."""
    said = [
        word
        for word in words.lexicon().normalise(typed).split()
        if len(word) >= SHORTEST_NAME and word not in vocabulary()
    ]
    shared = {
        child.id: sum(word in name_of(child).lower().split() for word in said) for child in children
    }
    most = max(shared.values(), default=0)
    return [child for child in children if most and shared[child.id] == most]


@dataclass(frozen=True, kw_only=True)
class Found:
    """How a child was found, and figures written beside it."""

    state: str
    figures: dict[str, str]
    signs: str = ""
    """Danger signs told with it."""


@dataclass(frozen=True, kw_only=True)
class HowIsTheChild:
    """Well, a little ill, or with a danger sign; figures may stand beside it."""

    list_title: str | None = None

    @property
    def choices(self) -> tuple[Choice, ...]:
        """Show the three states."""
        return (
            choice(State.WELL, text("Sehat"), "sehat", "baik", "sembuh", "membaik"),
            choice(State.MILD, text("Sakit ringan"), "SAKIT", "ringan", "batuk", "pilek"),
            choice(State.DANGER, text("Ada tanda bahaya"), "bahaya", "parah"),
        )

    def read(self, heard: Heard, today: date) -> Found:
        """Read the state, and the figures after it."""
        if words.lexicon().danger(heard.text) is not None:
            return Found(state=State.DANGER, figures={}, signs=" ".join(heard.text.split()))
        figure = _FIRST_FIGURE.search(heard.text)
        said = heard.text if figure is None else heard.text[: figure.start()]
        if heard.tapped is None and figure is None and (named := self._named(said)) is not None:
            return Found(state=named.id, figures={})
        if heard.tapped is not None or figure is None or not said.strip():
            return Found(state=one_of(*self.choices).read(heard, today), figures={})
        chosen = self._named(said) or words.lexicon().choose(said, self.choices)
        _person, figures = figures_of(heard.text[figure.start() :])
        if chosen is None or not figures:
            raise NotUnderstood(
                text("Bagaimana keadaannya? Contoh: sehat, atau: sehat 8,2 70,5"), repeat=False
            )
        return Found(state=chosen.id, figures=figures)

    def _named(self, said: str) -> Choice | None:
        spoken = words.lexicon().normalise(said).split()
        found = [each for each in self.choices if any(word in spoken for word in each.words)]
        return found[0] if len(found) == 1 else None

    def dump(self, value: Found) -> Json:
        """Keep both."""
        return [value.state, value.figures, value.signs]

    def load(self, stored: Json) -> Found:
        """Give both back."""
        return Found(state=str(stored[0]), figures=dict(stored[1]), signs=str(stored[2]))
