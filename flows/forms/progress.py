"""How far somebody has come: '2 dari 8. ', or nothing where it cannot be told."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from dialog.texts import text
from domain.forms.evaluation import Scope, holds
from domain.forms.model import Form, Group, Item, Question
from domain.forms.syntax import names_in, parse

FEWEST = 3
"""Shorter forms need no counting."""


def progress(
    form: Form, question: str, *, asked: int, decided: AbstractSet[str], scope: Scope
) -> str:
    """Count the questions up to this one and those that may still be asked.

    `decided` names the questions that were passed; what depends on others may still be asked.
    """
    if form.has_repeats:
        return ""
    ahead = 0
    is_ahead = False
    for each, conditions in _with_conditions(form.items, ()):
        if is_ahead and each.is_asked:
            ahead += all(_may_hold(condition, decided, scope) for condition in conditions)
        is_ahead = is_ahead or each.name == question
    total = asked + 1 + ahead
    if total < FEWEST:
        return ""
    return text("{number} dari {total}. ", number=asked + 1, total=total)


def _with_conditions(
    items: tuple[Item, ...], outer: tuple[str, ...]
) -> Iterator[tuple[Question, tuple[str, ...]]]:
    for item in items:
        conditions = (*outer, item.relevant) if item.relevant else outer
        if isinstance(item, Question):
            yield item, conditions
        elif isinstance(item, Group):
            yield from _with_conditions(item.items, conditions)


def _may_hold(condition: str, decided: AbstractSet[str], scope: Scope) -> bool:
    return not names_in(parse(condition)) <= decided or holds(condition, scope)
