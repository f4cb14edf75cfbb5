"""Answers to custom questions said as people say them."""

from dialog.spoken import clock, full_date
from dialog.texts import text
from domain.forms.model import FIGURES, Kind, Question
from domain.forms.values import day_of, time_of

NONE = "-"


def shown(question: Question, kept: str) -> str:  # noqa: PLR0911 (one for each kind)
    """Say one answer: the label of a choice, a day in words, a number with a comma."""
    if not kept:
        return NONE
    match question.kind:
        case Kind.SELECT_ONE | Kind.SELECT_MULTIPLE:
            labels = {option.name: option.label for option in question.options}
            return ", ".join(labels.get(name, name) for name in kept.split())
        case Kind.DATE | Kind.TODAY:
            day = day_of(kept)
            return kept if day is None else full_date(day)
        case Kind.TIME:
            moment = time_of(kept)
            return kept if moment is None else clock(moment)
        case Kind.ACKNOWLEDGE:
            return text("ya")
        case Kind.CALCULATE:
            return _of_calculation(kept)
        case kind if kind in FIGURES:
            return kept.replace(".", ",")
        case _:
            return kept


def _of_calculation(kept: str) -> str:
    day = day_of(kept)
    if day is not None:
        return full_date(day)
    whole, dot, decimals = kept.partition(".")
    is_figure = dot and whole.lstrip("-").isdecimal() and decimals.isdecimal()
    return f"{whole},{decimals}" if is_figure else kept
