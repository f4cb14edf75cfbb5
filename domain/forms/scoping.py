"""Scopes for one answer or one choice, and the value an answer has by the kind of its question."""

from dataclasses import replace

from domain.forms.evaluation import Scope
from domain.forms.model import FIGURES, Kind, Option, Question
from domain.forms.values import Single, day_of, number, time_of


def value_of(kind: Kind, kept: str) -> Single:
    """Turn an answer as it is kept into a value."""
    if kind in FIGURES:
        return number(kept) if kept else ""
    if kind is Kind.DATE or kind is Kind.TODAY:
        day = day_of(kept)
        return kept if day is None else day
    if kind is Kind.TIME:
        moment = time_of(kept)
        return kept if moment is None else moment
    return kept


def with_current(scope: Scope, question: Question, kept: str) -> Scope:
    """Let the dot, and the question's own name, mean an answer."""
    value = value_of(question.kind, kept)
    return replace(scope, current=value, values={**scope.values, question.name: value})


def with_columns(scope: Scope, option: Option) -> Scope:
    """Let bare words mean the cells of one choice."""
    columns = {"name": option.name, "label": option.label, **option.columns}
    return replace(scope, columns=columns)
