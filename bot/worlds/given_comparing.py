"""What a file says of the villages of a sub-district in a month that is over, made true.

A file tells percents, counts and totals; who the children are follows from how many there must be.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product

from bot.worlds.given_scene import Change, Rule, Scene, rule
from bot.worlds.made_villages import Wanted, make_village
from dialog.spoken import MONTHS, percent
from dialog.transcript.parts import Answered, Sent
from domain.calendar import add_months
from domain.comparing.indicators import Compared
from domain.small_counts import FEWEST_SHOWN
from flows.comparing.words import asked_for
from storage import comparing, served

_HEADING = re.compile(
    rf"^(?P<what>[^\n:.]{{2,40}}?) (?P<month>{'|'.join(MONTHS)}) (?P<year>20\d\d)"
    r"(?:, (?P<area>[^\n:]+))?:(?P<rest>.*)$",
    re.IGNORECASE,
)
_ROW = re.compile(
    r"^(?:\d+\. )?(?P<name>[^\d:%]+?):? "
    r"(?:(?P<share>\d{1,3})%|(?P<count>\d+)|(?P<few>kurang dari 5))$"
)
_POSYANDU = re.compile(
    rf"(?P<name>[A-Z][\w ]+?) punya (?P<count>\d+) posyandu, (?P<closed>\d+) tidak buka bulan "
    rf"(?P<month>{'|'.join(MONTHS)})"
)
_TOTALS = ("kecamatan", "semua desa")
_MADE_UP = (
    ("Tirta Wangi", 78), ("Karang Sari", 64), ("Gunung Sari", 59), ("Mekar Jaya", 73),
    ("Suka Maju", 69), ("Harapan Indah", 66), ("Sido Mulyo", 75),
)  # fmt: skip
USUAL_ROSE = 70
FEWEST_CHILDREN, MOST_CHILDREN, ENOUGH_CHILDREN = 40, 120, 100
MOST_WAYS = 8


@dataclass(frozen=True, kw_only=True)
class Told:
    """One column as a file tells it; None for a count below five."""

    by: Compared
    month: date
    rows: tuple[tuple[str, int | None], ...]
    total: int | None


def come_true(scene: Scene) -> None:
    """Make the villages that the file compares, once the month it tells of is over."""
    told = [each for each in _told(scene) if _is_over(scene, each.month)]
    for month in sorted({each.month for each in told}):
        columns = tuple(each for each in told if each.month == month)
        if columns in scene.quarters:
            continue
        scene.quarters.append(columns)
        with scene.stage.database.writer.begin() as connection:
            _make(Change(scene=scene, connection=connection, sentence=""), month, columns)


def _is_over(scene: Scene, month: date) -> bool:
    return add_months(month, 1) <= scene.stage.local.date()


def _texts(scene: Scene) -> tuple[str, ...]:
    entries = scene.transcript.entries
    shown = [entry.shown.text for entry in entries if isinstance(entry, Answered | Sent)]
    return (*scene.givens, *shown)


def _told(scene: Scene) -> Iterator[Told]:
    for text in _texts(scene):
        for first, rest in _paragraphs(text):
            found = _column(first, rest)
            if found is not None:
                yield found


def _paragraphs(text: str) -> Iterator[tuple[re.Match[str], list[str]]]:
    """List headings with what stands below them, or after the colon in prose."""
    told = text.split("\n")
    if (heading := _HEADING.match(told[0])) and len(told) > 1:
        yield heading, told[1:]
        return
    for sentence in re.split(r"\.\s+", text):
        if (heading := _HEADING.match(sentence.strip(" ."))) and heading["rest"]:
            yield heading, heading["rest"].split(", ")


def _column(heading: re.Match[str], rest: Sequence[str]) -> Told | None:
    by = asked_for(heading["what"])
    rows = [match for line in rest if (match := _ROW.match(line.strip(" .")))]
    if by is None or not rows:
        return None
    values = [(row["name"].strip(), _value(row)) for row in rows]
    number = [name.lower() for name in MONTHS].index(heading["month"].lower()) + 1
    return Told(
        by=by,
        month=date(int(heading["year"]), number, 1),
        rows=tuple((name, value) for name, value in values if name.lower() not in _TOTALS),
        total=next((value for name, value in values if name.lower() in _TOTALS), None),
    )


def _value(row: re.Match[str]) -> int | None:
    return None if row["few"] else int(row["share"] or row["count"])


def _make(change: Change, month: date, columns: Sequence[Told]) -> None:
    # What a given tells comes first; a column shown twice is the same one.
    by = {each.by: each for each in reversed(columns)}
    names = list(dict.fromkeys(name for each in columns for name, _value in each.rows))
    home = change.register.village
    known = {
        village.name: village.id
        for village in served.villages(change.connection, _team(change), home.id)
    }
    there = comparing.months_of(change.connection, tuple(known.values()), month)
    fewest = max((FEWEST_CHILDREN, *(one.everybody for one in there)))
    weighed = _counts(by.get(Compared.WEIGHED), by.get(Compared.ROSE), names, fewest)
    rose = _rose(by.get(Compared.ROSE), names, [part for part, _whole in weighed])
    severe, sent = (_small(by.get(each), names) for each in (Compared.SEVERE, Compared.SENT))
    posyandu = _posyandu_told(change.scene, month)
    for place, name in enumerate(names):
        make_village(
            change,
            Wanted(
                name=name,
                month=month,
                posyandu=posyandu.get(name, (1, 0))[0],
                closed=posyandu.get(name, (1, 0))[1],
                everybody=weighed[place][1],
                weighed=weighed[place][0],
                rose=rose[place][0],
                judged=rose[place][1],
                severe=severe[place],
                sent=sent[place],
            ),
            known=known.get(name),
        )


def _team(change: Change) -> int:
    for label in change.scene.on_stage:
        person = change.person(label)
        if person is not None:
            return person.id
    return 0


def _counts(
    told: Told | None, rose: Told | None, names: Sequence[str], fewest: int
) -> list[tuple[int, int]]:
    """Find how many were weighed of how many in each village, so that the rest fits too."""
    shares = dict(told.rows) if told else {}
    risen = dict(rose.rows) if rose else {}
    total = told.total if told else None
    best: list[tuple[int, int]] = []
    for everybody in (*range(fewest, max(fewest + 1, MOST_CHILDREN)), ENOUGH_CHILDREN):
        ways = [
            [way for way in _ways(shares.get(name), everybody) if _judged(risen.get(name), way[0])]
            for name in names
        ]
        if not all(ways):
            continue
        best = best or [each[0] for each in ways]
        for way in product(*ways):
            if total is None or _percent(way) == total:
                return list(way)
    return best or [(ENOUGH_CHILDREN * 7 // 10, ENOUGH_CHILDREN)] * len(names)


def _ways(share: int | None, whole: int) -> list[tuple[int, int]]:
    """List the counts of so many that give a share, each side of it shown."""
    wanted = USUAL_ROSE if share is None else share
    return [
        (part, whole)
        for part in range(FEWEST_SHOWN, whole - FEWEST_SHOWN + 1)
        if percent(part, whole) == f"{wanted}%"
    ][:MOST_WAYS]


def _percent(ways: Sequence[tuple[int, int]]) -> int:
    return int(percent(sum(p for p, _w in ways), sum(w for _p, w in ways)).rstrip("%"))


def _judged(share: int | None, weighed: int) -> list[tuple[int, int]]:
    """List how many may have risen of how many judged; five or more could not be judged."""
    return [
        way
        for judged in range(weighed - FEWEST_SHOWN, 2 * FEWEST_SHOWN - 1, -1)
        for way in _ways(share, judged)
    ][:MOST_WAYS]


def _rose(told: Told | None, names: Sequence[str], weighed: list[int]) -> list[tuple[int, int]]:
    """Find how many rose of how many who could be judged, so that the total fits too."""
    shares = dict(told.rows) if told else {}
    total = told.total if told else None
    ways = [
        _judged(shares.get(name), count) or [(count, count)]
        for name, count in zip(names, weighed, strict=True)
    ]
    fitting = (way for way in product(*ways) if total is None or _percent(way) == total)
    return list(next(fitting, tuple(each[0] for each in ways)))


def _small(told: Told | None, names: Sequence[str]) -> list[int]:
    """Deal what a total leaves for the villages whose count is hidden, as evenly as can be."""
    counts = dict(told.rows) if told else {}
    hidden = [name for name in names if counts.get(name) is None]
    known = sum(value for value in counts.values() if value is not None)
    rest = max(0, (told.total or 0) - known) if told else 0
    dealt = {
        name: rest // len(hidden) + (place < rest % len(hidden))
        for place, name in enumerate(hidden)
    }
    return [dealt[name] if name in dealt else counts[name] or 0 for name in names]


def _posyandu_told(scene: Scene, month: date) -> dict[str, tuple[int, int]]:
    return {
        match["name"].rpartition(": ")[2].strip(): (int(match["count"]), int(match["closed"]))
        for text in _texts(scene)
        for match in _POSYANDU.finditer(text)
        if match["month"].lower() == MONTHS[month.month - 1].lower()
    }


def _several(change: Change, match: re.Match[str]) -> None:
    """Make villages up where nobody tells which there are: only a conversation tells none."""
    if change.scene.transcript.entries:
        return
    month = add_months(change.stage.local.date().replace(day=1), -1)
    own = (change.register.village.name, 81)
    rows = (own, *_MADE_UP)[: int(match["count"])]
    told = Told(by=Compared.WEIGHED, month=month, rows=rows, total=None)
    _make(change, month, (told,))


def _in_prose(change: Change, _match: re.Match[str]) -> None:
    """Leave it to the moment at which the file begins; a conversation has begun already."""
    if not change.scene.transcript.entries:
        told = [
            column
            for heading, rest in _paragraphs(change.sentence)
            if (column := _column(heading, rest)) is not None
        ]
        for column in told:
            _make(change, column.month, (column,))


COMPARING: tuple[Rule, ...] = (
    rule(r"punya (?P<count>\d+) desa", _several),
    rule(rf"(?:{'|'.join(MONTHS)}) 20\d\d(?:, [^:]+)?: [A-Z][\w ]+?:? \d+", _in_prose),
)
