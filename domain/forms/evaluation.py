"""What an expression comes to, with the answers given so far; it never fails."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from domain.forms.functions import FUNCTIONS
from domain.forms.syntax import (
    Binary,
    Call,
    Column,
    Current,
    Literal,
    Negative,
    Node,
    Parent,
    Reference,
    parse,
)
from domain.forms.values import NOT_A_NUMBER, Value, number, single, string, truth


@dataclass(frozen=True, kw_only=True)
class Scope:
    """What an expression may refer to."""

    today: date
    """The day on which the conversation opened."""
    values: Mapping[str, Value] = field(default_factory=dict)
    """Answers by question; one that was left out or not asked is missing."""
    current: Value = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    """The cells of one choice, for a choice_filter."""
    position: int = 0
    """The round of the repeat, from 1."""


def evaluate(expression: str, scope: Scope) -> Value:
    """Work out an expression that was read before without a complaint."""
    return _value(parse(expression), scope)


def holds(expression: str, scope: Scope) -> bool:
    """Tell whether a condition is true; an empty one is."""
    return not expression or truth(evaluate(expression, scope))


def _value(node: Node, scope: Scope) -> Value:  # noqa: PLR0911 (one for each kind of node)
    match node:
        case Literal():
            return node.value
        case Reference():
            return scope.values.get(node.name, "")
        case Current():
            return scope.current
        case Column():
            return scope.columns.get(node.name, "")
        case Parent():
            return ""
        case Negative():
            return -number(_value(node.operand, scope))
        case Binary():
            return _binary(node, scope)
        case Call():
            return _called(node, scope)


def _called(node: Call, scope: Scope) -> Value:
    if node.function == "today":
        return scope.today
    if node.function == "position":
        return float(scope.position)
    arguments = [_value(argument, scope) for argument in node.arguments]
    return FUNCTIONS[node.function].makes(*arguments)


def _binary(node: Binary, scope: Scope) -> Value:
    left = _value(node.left, scope)
    match node.operator:
        case "or":
            return truth(left) or truth(_value(node.right, scope))
        case "and":
            return truth(left) and truth(_value(node.right, scope))
    right = _value(node.right, scope)
    match node.operator:
        case "=":
            return _are_equal(left, right)
        case "!=":
            return _differ(left, right)
        case "<" | "<=" | ">" | ">=":
            return _in_order(node.operator, number(left), number(right))
        case _:
            return _calculated(node.operator, number(left), number(right))


def _are_equal(left: Value, right: Value) -> bool:
    one, other = single(left), single(right)
    if isinstance(one, bool) or isinstance(other, bool):
        return truth(one) == truth(other)
    if isinstance(one, float) or isinstance(other, float):
        return number(one) == number(other)
    return string(one) == string(other)


def _differ(left: Value, right: Value) -> bool:
    # What is no number equals nothing and differs from everything, as XPath has it.
    return not _are_equal(left, right)


def _in_order(operator: str, left: float, right: float) -> bool:
    match operator:
        case "<":
            return left < right
        case "<=":
            return left <= right
        case ">":
            return left > right
        case _:
            return left >= right


def _calculated(operator: str, left: float, right: float) -> float:
    match operator:
        case "+":
            return left + right
        case "-":
            return left - right
        case "*":
            return left * right
        case "div":
            return _divided(left, right)
        case _:
            return math.fmod(left, right) if right and math.isfinite(left) else NOT_A_NUMBER


def _divided(left: float, right: float) -> float:
    if right:
        return left / right
    if math.isnan(left) or not left:
        return NOT_A_NUMBER
    return math.copysign(math.inf, left) * math.copysign(1.0, right)
