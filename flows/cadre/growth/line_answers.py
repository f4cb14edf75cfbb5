"""A one-line report as answers typed ahead: which words belong to which question."""

from dialog.input import numbers
from dialog.input.line import Line, Measure, read_line

WEIGHT_LABELS = frozenset(("bb",))
LENGTH_LABELS = frozenset(("pb", "tb"))
BESIDE_LABELS = frozenset(("lila", "lk"))
BESIDE = ("arm", "head", "oedema")
"""What is measured beside weight and length, when it is."""
FIGURES_OF_LINE = ("weight", "length", "vitamin_a", "posture")
"""What a registration keeps of a line, to weigh with right after."""
MOST_FIGURES = 2
_OF_A_CHILD = WEIGHT_LABELS | LENGTH_LABELS | {None}


def answers_of(line: Line) -> dict[str, str]:
    """Give what was typed ahead, by the name of the question it answers."""
    weight, length = _child_measures(line.measures)
    given = {
        "child": child_words(line),
        "weight": weight,
        "length": length,
        "vitamin_a": "sudah" if line.vitamin_a else "",
        "posture": line.position or "",
        "arm": _labelled(line, "lila"),
        "head": _labelled(line, "lk"),
        "oedema": "ada" if line.oedema else "",
    }
    return {name: words for name, words in given.items() if words}


def _labelled(line: Line, label: str) -> str:
    return next((m.amount for m in line.measures if m.label == label), "")


def child_words(line: Line) -> str:
    """Put together again what named the child: name, mother, RT, or a code."""
    if line.person is None:
        return line.code or line.nik or ""
    parts = [line.person.name or ""]
    if line.person.mother:
        parts.append(f"ibu {line.person.mother}")
    if line.person.rt:
        parts.append(f"rt {line.person.rt}")
    return " ".join(part for part in parts if part)


def figures_of(typed: str) -> tuple[str, dict[str, str]]:
    """Part '8,2 70,5 va' or 'ani 8,2' where a child is known already: who was named, and what."""
    line = read_line(typed)
    if line is None or not line.measures or names_several(line) or line.command is not None:
        return "", {}
    return child_words(line), answers_of(line)


def names_several(line: Line) -> bool:
    """Tell whether a line holds more figures than one child's weight and length."""
    return len([m for m in line.measures if m.label in _OF_A_CHILD]) > MOST_FIGURES


def is_of_a_child(line: Line) -> bool:
    """Tell a child's figures from an adult's, such as 'wayan td 160/95' or 'bumil kadek bb 52'."""
    return line.group is None and any(m.label in _OF_A_CHILD for m in line.measures)


def is_beside_only(line: Line) -> bool:
    """Tell a line with LiLA or head alone, which belongs to a child's weighing of the day."""
    labels = {m.label for m in line.measures}
    return line.group is None and bool(labels) and labels <= BESIDE_LABELS


def _child_measures(measures: tuple[Measure, ...]) -> tuple[str, str]:
    """Take labels and units first, then the first bare figure as weight, the second as length."""
    weight = next((m.amount for m in measures if _is_weight(m)), "")
    length = next((m.amount for m in measures if _is_length(m)), "")
    bare = [
        m.amount for m in measures if m.label is None and not _is_weight(m) and not _is_length(m)
    ]
    if not weight and bare:
        weight = bare.pop(0)
    if not length and bare:
        length = bare.pop(0)
    return weight, length


def _is_weight(measure: Measure) -> bool:
    """Tell a weight by its label, or by its unit: '70,5 cm 8,2 kg'."""
    if measure.label is not None:
        return measure.label in WEIGHT_LABELS
    reading = numbers.read_weight(measure.amount)
    return reading is not None and reading.unit is not None


def _is_length(measure: Measure) -> bool:
    if measure.label is not None:
        return measure.label in LENGTH_LABELS
    reading = numbers.read_length(measure.amount)
    return reading is not None and reading.unit is not None
