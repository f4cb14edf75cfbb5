"""Reading the code for sentences: those that are marked, and those that someone forgot to mark."""

import ast
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

from locales.catalogues import MARKERS, SOURCES

SPOKEN = {
    "ask": 1,
    "say": 0,
    "if_left": 0,
    "if_cancelled": 0,
    "NotUnderstood": 0,
    "choice": 1,
    "one_of": None,
    "Choice": None,
    "Bubble": None,
    "Picture": None,
}
"""The functions that show words as they get them, and which argument holds the words."""

SPOKEN_NAMES = frozenset(
    {"again", "brief", "complaint", "description", "keep_label", "label", "list_title", "text"}
)


def places(sentence: str) -> set[str]:
    """Name the places of a sentence: {child} and {weight} in 'Berat {child}: {weight} kg'."""
    return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}


def calls(root: Path) -> Iterator[tuple[str, ast.Call]]:
    """Give every call in the code that speaks, with its file and line."""
    for folder in SOURCES:
        for path in sorted((root / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"), str(path))):
                if isinstance(node, ast.Call):
                    yield f"{path.relative_to(root)}:{node.lineno}", node


def faults(root: Path) -> Iterator[str]:
    """Tell which sentences of the code cannot be translated, and why."""
    for place, call in calls(root):
        name = _name(call)
        if name in MARKERS and isinstance(call.func, ast.Name):
            yield from (f"{place}: {fault}" for fault in _marked_faults(call))
        if name in SPOKEN and any(_is_bare(words) for words in _spoken_words(call, SPOKEN[name])):
            yield f"{place}: {name} is given a bare sentence; wrap it in text(...)"


def labels(root: Path) -> set[str]:
    """Collect the marked sentences that stand on a button or in a row of a list."""
    found = set()
    for _, call in calls(root):
        words = [*call.args[1:2]] if _name(call) == "choice" else []
        words += [named.value for named in call.keywords if named.arg == "label"]
        for word in words:
            if isinstance(word, ast.Call) and _name(word) in MARKERS and _literal(word.args[:1]):
                found.add(_literal(word.args[:1]))
    return found


def _marked_faults(call: ast.Call) -> Iterator[str]:
    sentence = _literal(call.args[:1])
    if not sentence:
        yield "a text is one literal sentence, not put together"
        return
    given = {named.arg for named in call.keywords}
    if None not in given and given != places(sentence):
        wrong = ", ".join(sorted(str(name) for name in given ^ places(sentence)))
        yield f"the places of the text and the values given differ: {wrong}"


def _name(call: ast.Call) -> str:
    if isinstance(call.func, ast.Name):
        return call.func.id
    return call.func.attr if isinstance(call.func, ast.Attribute) else ""


def _literal(arguments: list[ast.expr]) -> str:
    match arguments:
        case [ast.Constant(value=str(sentence))]:
            return sentence
    return ""


def _spoken_words(call: ast.Call, position: int | None) -> Iterator[ast.expr]:
    if position is not None:
        yield from call.args[position : position + 1]
    yield from (named.value for named in call.keywords if named.arg in SPOKEN_NAMES)


def _is_bare(words: ast.expr) -> bool:
    """Numbers, signs and command words such as LEWATI need no translation, sentences do."""
    if isinstance(words, ast.JoinedStr):
        return any(_is_bare(part) for part in words.values)
    return any(sign.islower() for sign in _literal([words]))
