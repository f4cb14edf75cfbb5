"""Whether every expression of a form can be asked where it stands, found before anybody fills it.

In a conversation questions come one after the other, so an expression may only look back.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from domain.forms.functions import FUNCTIONS, compiled_pattern
from domain.forms.labels import names_in_label
from domain.forms.model import Form, Group, Item, Question, Repeat
from domain.forms.syntax import (
    BadExpressionError,
    Binary,
    Call,
    Column,
    Current,
    Fault,
    Literal,
    Negative,
    Node,
    Parent,
    Reference,
    parse,
)


@dataclass(frozen=True, kw_only=True)
class Problem:
    """What is wrong with one cell of a named row."""

    name: str
    """The question, group or repeat."""
    column: str
    """As XLSForm calls it: 'relevant', 'constraint', ..."""
    fault: Fault
    about: str


@dataclass(frozen=True, kw_only=True)
class _Place:
    """What an expression may refer to where it stands."""

    name: str
    known: Mapping[str, str]
    """The names before it, each with the repeat it lies in, or nothing."""
    later: frozenset[str]
    inside: str = ""
    """The repeat it stands in."""
    columns: frozenset[str] = frozenset()
    has_current: bool = False


@dataclass
class _Walk:
    names: frozenset[str]
    known: dict[str, str] = field(default_factory=dict)
    inside: str = ""

    def place(self, item: Item) -> _Place:
        return _Place(name=item.name, known=dict(self.known), later=self.names, inside=self.inside)


def problems(form: Form) -> tuple[Problem, ...]:
    """List what cannot be asked, in the order of the form."""
    walk = _Walk(names=frozenset(_names(form.items)))
    return tuple(_of_items(form.items, walk))


def _names(items: tuple[Item, ...]) -> Iterator[str]:
    for item in items:
        yield item.name
        if not isinstance(item, Question):
            yield from _names(item.items)


def _of_items(items: tuple[Item, ...], walk: _Walk) -> Iterator[Problem]:
    for item in items:
        match item:
            case Question():
                yield from _of_question(item, walk)
                walk.known[item.name] = walk.inside
            case Group():
                yield from _of_frame(item, walk)
                yield from _of_items(item.items, walk)
            case Repeat():
                yield from _of_frame(item, walk)
                yield from _checked(walk.place(item), "repeat_count", item.count)
                walk.inside = item.name
                yield from _of_items(item.items, walk)
                walk.inside = ""
                walk.known[item.name] = item.name


def _of_frame(item: Group | Repeat, walk: _Walk) -> Iterator[Problem]:
    place = walk.place(item)
    yield from _checked(place, "relevant", item.relevant)
    yield from _of_label(place, "label", item.label)


def _of_question(question: Question, walk: _Walk) -> Iterator[Problem]:
    place = walk.place(question)
    for column, expression in (
        ("relevant", question.relevant),
        ("required", question.required),
        ("calculation", question.calculation),
        ("default", question.default),
        ("parameters", question.low),
        ("parameters", question.high),
    ):
        yield from _checked(place, column, expression)
    checked = _Place(
        name=place.name,
        known={**place.known, question.name: place.inside},
        later=place.later,
        inside=place.inside,
        has_current=True,
    )
    yield from _checked(checked, "constraint", question.constraint)
    filtering = _Place(
        name=place.name,
        known=place.known,
        later=place.later,
        inside=place.inside,
        columns=frozenset(
            column for option in question.options for column in ("name", "label", *option.columns)
        ),
    )
    yield from _checked(filtering, "choice_filter", question.choice_filter)
    for column, words in (
        ("label", question.label),
        ("hint", question.hint),
        ("constraint_message", question.constraint_message),
    ):
        yield from _of_label(place, column, words)


def _of_label(place: _Place, column: str, words: str) -> Iterator[Problem]:
    for name in names_in_label(words):
        try:
            _check_name(name, place)
        except BadExpressionError as wrong:
            yield Problem(name=place.name, column=column, fault=wrong.fault, about=wrong.about)


def _checked(place: _Place, column: str, expression: str) -> Iterator[Problem]:
    if not expression:
        return
    try:
        _check(parse(expression), place)
    except BadExpressionError as wrong:
        yield Problem(name=place.name, column=column, fault=wrong.fault, about=wrong.about)


def _check(node: Node, place: _Place, *, takes_rounds: bool = False) -> None:
    match node:
        case Reference():
            _check_name(node.name, place, takes_rounds=takes_rounds)
        case Current() if not place.has_current:
            raise BadExpressionError(Fault.UNEXPECTED, ".")
        case Parent():
            raise BadExpressionError(Fault.PARENT, "..")
        case Column() if node.name not in place.columns:
            raise BadExpressionError(Fault.BARE_WORD, node.name)
        case Call():
            _check_call(node, place)
        case Negative():
            _check(node.operand, place)
        case Binary():
            _check(node.left, place)
            _check(node.right, place)


def _check_call(call: Call, place: _Place) -> None:
    if call.function == "position":
        _check_position(call, place)
        return
    if call.function == "today":
        _check_count(call, 0, 0)
        return
    function = FUNCTIONS.get(call.function)
    if function is None:
        raise BadExpressionError(Fault.UNKNOWN_FUNCTION, call.function)
    _check_count(call, function.fewest, function.most)
    if call.function == "regex":
        _check_pattern(call.arguments[1])
    for argument in call.arguments:
        _check(argument, place, takes_rounds=function.takes_rounds)


def _check_count(call: Call, fewest: int, most: int) -> None:
    if not fewest <= len(call.arguments) <= most:
        raise BadExpressionError(Fault.WRONG_COUNT, call.function)


def _check_position(call: Call, place: _Place) -> None:
    _check_count(call, 1, 1)
    if not isinstance(call.arguments[0], Parent) or not place.inside:
        raise BadExpressionError(Fault.PARENT, "position")


def _check_pattern(pattern: Node) -> None:
    if not isinstance(pattern, Literal) or not isinstance(pattern.value, str):
        raise BadExpressionError(Fault.BAD_PATTERN, "regex")
    if compiled_pattern(pattern.value) is None:
        raise BadExpressionError(Fault.BAD_PATTERN, pattern.value)


def _check_name(name: str, place: _Place, *, takes_rounds: bool = False) -> None:
    if name not in place.known:
        is_later = name in place.later
        raise BadExpressionError(Fault.LATER_NAME if is_later else Fault.UNKNOWN_NAME, name)
    repeat = place.known[name]
    if repeat and repeat != place.inside and not takes_rounds:
        raise BadExpressionError(Fault.OUT_OF_REPEAT, name)
