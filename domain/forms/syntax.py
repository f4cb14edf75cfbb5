"""The expressions of a form, read into a tree: a strict part of XPath 1.0, as XLSForm uses it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

LONGEST = 2_000
"""Characters of one expression."""
DEEPEST = 50
"""Brackets and calls within one another."""


class Fault(StrEnum):
    """Why an expression is not taken."""

    TOO_LONG = "too_long"
    STRANGE_SIGN = "strange_sign"
    PATH = "path"
    NOT_CLOSED = "not_closed"
    UNEXPECTED = "unexpected"
    UNFINISHED = "unfinished"
    BARE_WORD = "bare_word"
    UNKNOWN_FUNCTION = "unknown_function"
    WRONG_COUNT = "wrong_count"
    PARENT = "parent"
    BAD_PATTERN = "bad_pattern"
    OUT_OF_REPEAT = "out_of_repeat"
    UNKNOWN_NAME = "unknown_name"
    LATER_NAME = "later_name"


class BadExpressionError(ValueError):
    """An expression that is not taken, with the sign, word or name it is about."""

    def __init__(self, fault: Fault, about: str = "") -> None:
        super().__init__(f"{fault}: {about}")
        self.fault = fault
        self.about = about


@dataclass(frozen=True, kw_only=True)
class Literal:
    """A number or a text."""

    value: str | float


@dataclass(frozen=True, kw_only=True)
class Reference:
    """The answer to another question: ${umur}."""

    name: str


@dataclass(frozen=True, kw_only=True)
class Current:
    """The answer that is being checked: a dot."""


@dataclass(frozen=True, kw_only=True)
class Parent:
    """The repeat around the question: two dots, only in position(..)."""


@dataclass(frozen=True, kw_only=True)
class Column:
    """A bare word: a column of the sheet of choices."""

    name: str


@dataclass(frozen=True, kw_only=True)
class Negative:
    """A number with its sign turned."""

    operand: "Node"


@dataclass(frozen=True, kw_only=True)
class Binary:
    """Two values with an operator between them."""

    operator: str
    left: "Node"
    right: "Node"


@dataclass(frozen=True, kw_only=True)
class Call:
    """A function with its arguments."""

    function: str
    arguments: tuple["Node", ...]


Node = Literal | Reference | Current | Parent | Column | Negative | Binary | Call

LEVELS: tuple[frozenset[str], ...] = (
    frozenset({"or"}),
    frozenset({"and"}),
    frozenset({"=", "!="}),
    frozenset({"<", "<=", ">", ">="}),
    frozenset({"+", "-"}),
    frozenset({"*", "div", "mod"}),
)
"""Operators from the loosest to the tightest; those of a level are read from the left."""
_TOKEN = re.compile(
    r"(?P<reference>\$\{\s*[A-Za-z_][\w.-]*\s*\})"
    r"|(?P<number>\d+(?:\.\d*)?|\.\d+)"
    r"|(?P<text>\"[^\"]*\"|'[^']*')"
    r"|(?P<name>[A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?)"
    r"|(?P<sign>!=|<=|>=|\.\.|[=<>+*(),.-])"
)
_PATH = re.compile(r"//?|\[|@|\|")


@dataclass(frozen=True, kw_only=True)
class _Token:
    kind: str
    text: str


def _tokens(expression: str) -> Iterator[_Token]:
    place = 0
    while place < len(expression):
        if expression[place].isspace():
            place += 1
            continue
        match = _TOKEN.match(expression, place)
        if match is None:
            raise _strange(expression[place:])
        yield _Token(kind=match.lastgroup or "", text=match[0])
        place = match.end()


def _strange(rest: str) -> BadExpressionError:
    if rest[0] in "'\"":
        return BadExpressionError(Fault.NOT_CLOSED, rest[0])
    if rest.startswith("${"):
        return BadExpressionError(Fault.UNKNOWN_NAME, rest.partition("}")[0] + "}")
    return BadExpressionError(Fault.PATH if _PATH.match(rest) else Fault.STRANGE_SIGN, rest[0])


class _Reader:
    """Reads tokens from left to right, one level of operators calling the next tighter one."""

    def __init__(self, tokens: tuple[_Token, ...]) -> None:
        self._tokens = tokens
        self._place = 0
        self._depth = 0

    def whole(self) -> Node:
        """Read everything."""
        node = self._level(0)
        if (extra := self._peek()) is not None:
            raise BadExpressionError(Fault.UNEXPECTED, extra.text)
        return node

    def _peek(self) -> _Token | None:
        return self._tokens[self._place] if self._place < len(self._tokens) else None

    def _take(self) -> _Token:
        token = self._peek()
        if token is None:
            raise BadExpressionError(Fault.UNFINISHED)
        self._place += 1
        return token

    def _takes(self, sign: str) -> bool:
        token = self._peek()
        if token is None or token.kind != "sign" or token.text != sign:
            return False
        self._place += 1
        return True

    def _level(self, level: int) -> Node:
        if level == len(LEVELS):
            return self._signed()
        node = self._level(level + 1)
        while (token := self._peek()) is not None and _is_operator(token, level):
            self._place += 1
            node = Binary(operator=token.text, left=node, right=self._level(level + 1))
        return node

    def _signed(self) -> Node:
        if self._takes("-"):
            self._go_deeper()
            node = Negative(operand=self._signed())
            self._depth -= 1
            return node
        return self._single()

    def _single(self) -> Node:  # noqa: PLR0911 (one for each kind of token)
        token = self._take()
        match token.kind:
            case "number":
                return Literal(value=float(token.text))
            case "text":
                return Literal(value=token.text[1:-1])
            case "reference":
                return Reference(name=token.text[2:-1].strip())
            case "name":
                return self._named(token.text)
        match token.text:
            case ".":
                return Current()
            case "..":
                return Parent()
            case "(":
                return self._bracketed()
        raise BadExpressionError(Fault.UNEXPECTED, token.text)

    def _named(self, name: str) -> Node:
        if not self._takes("("):
            return Column(name=name)
        self._go_deeper()
        arguments: list[Node] = []
        if not self._takes(")"):
            arguments.append(self._level(0))
            while self._takes(","):
                arguments.append(self._level(0))
            self._close()
        self._depth -= 1
        return Call(function=name, arguments=tuple(arguments))

    def _bracketed(self) -> Node:
        self._go_deeper()
        node = self._level(0)
        self._close()
        self._depth -= 1
        return node

    def _go_deeper(self) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            raise BadExpressionError(Fault.TOO_LONG)

    def _close(self) -> None:
        if not self._takes(")"):
            token = self._peek()
            if token is None:
                raise BadExpressionError(Fault.NOT_CLOSED, "(")
            raise BadExpressionError(Fault.UNEXPECTED, token.text)


def _is_operator(token: _Token, level: int) -> bool:
    return token.kind in {"sign", "name"} and token.text in LEVELS[level]


@lru_cache(maxsize=4_096)
def parse(expression: str) -> Node:
    """Read an expression, or raise BadExpressionError; the same text gives the same tree."""
    if len(expression) > LONGEST:
        raise BadExpressionError(Fault.TOO_LONG)
    return _Reader(tuple(_tokens(expression))).whole()


def parts(node: Node) -> Iterator[Node]:
    """Give a tree's nodes, each before those within it."""
    yield node
    match node:
        case Negative():
            yield from parts(node.operand)
        case Binary():
            yield from parts(node.left)
            yield from parts(node.right)
        case Call():
            for argument in node.arguments:
                yield from parts(argument)


def names_in(node: Node) -> frozenset[str]:
    """Name the questions an expression refers to."""
    return frozenset(part.name for part in parts(node) if isinstance(part, Reference))
