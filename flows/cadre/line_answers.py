"""A one-line report as answers typed ahead: which words belong to which question."""

from dialog.input.line import Line, Measure, read_line

WEIGHT_LABELS = frozenset(("bb",))
LENGTH_LABELS = frozenset(("pb", "tb"))


def answers_of(line: Line) -> dict[str, str]:
    """Give what was typed ahead, by the name of the question it answers."""
    weight, length = _child_measures(line.measures)
    given = {
        "child": child_words(line),
        "weight": weight,
        "length": length,
        "vitamin_a": "sudah" if line.vitamin_a else "",
        "posture": line.position or "",
    }
    return {name: words for name, words in given.items() if words}


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


def measures_only(typed: str) -> dict[str, str]:
    """Read '8,2 70,5 va' where the child is known already; empty when it is anything else."""
    line = read_line(typed)
    if line is None or line.has_person or not line.measures:
        return {}
    return answers_of(line)


def _child_measures(measures: tuple[Measure, ...]) -> tuple[str, str]:
    """Take the first bare figure as the weight and the second as the length; labels come first."""
    weight = next((m.amount for m in measures if m.label in WEIGHT_LABELS), "")
    length = next((m.amount for m in measures if m.label in LENGTH_LABELS), "")
    bare = [m.amount for m in measures if m.label is None]
    if not weight and bare:
        weight = bare.pop(0)
    if not length and bare:
        length = bare.pop(0)
    return weight, length
