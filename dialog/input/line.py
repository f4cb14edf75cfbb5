"""The one-line report: what a cadre writes of one person, parted into pieces kept as typed."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from dialog.input import spelled
from dialog.input.line_patterns import line_patterns
from dialog.input.person_words import PersonWords, begins_with_title, read_person
from dialog.input.words import Lexicon, lexicon

LONGEST = 500
"""Characters; a report is a line, not a letter."""
COMMANDS = ("UBAH", "HAPUS", "IMUNISASI", "VITAMIN_A", "TIMBANG")
REASONS = (
    "SAKIT", "BEPERGIAN", "HUJAN", "SIBUK", "LUPA", "MENOLAK", "PINDAH_RUMAH", "KOSONG",
)  # fmt: skip
GROUPS = ("IBU_HAMIL", "IBU_NIFAS", "USIA_REMAJA", "USIA_LANSIA")
LABELS_THAT_ARE_NAMES = frozenset(("lila",))
LEAST_ARM_OF_WOMAN = 18
"""Centimetres; 'lila bu wati 13,2' may be the weight of the girl Lila."""
_ABOUT = re.compile(r"\bkira[\s-]+kira\b", re.IGNORECASE)
_ARM = re.compile(r"(?P<cm>[0-9]{2})(?:[.,][0-9])?(?:\s*cm)?\b[^0-9]*", re.IGNORECASE)
_EDGES = " \t\r\n,.;:!?()-/|="


@dataclass(frozen=True, kw_only=True)
class Measure:
    """One measured figure as typed, with the short label it carried."""

    amount: str
    label: str | None = None
    """bb, pb, tb, lk, lila, lp, td, gds, gdp, hb, kolesterol, asam_urat or suhu."""


@dataclass(frozen=True, kw_only=True)
class Absence:
    """Somebody did not come; the reason is an intent of the word lists, such as SAKIT."""

    reason: str | None
    words: str
    """The reason as typed."""


@dataclass(frozen=True, kw_only=True)
class Line:
    """The pieces of a one-line report."""

    command: str | None = None
    """UBAH, HAPUS, IMUNISASI, VITAMIN_A or TIMBANG; None when none was written."""
    group: str | None = None
    """IBU_HAMIL and the like when the line begins with the group."""
    person: PersonWords | None = None
    code: str | None = None
    nik: str | None = None
    measures: tuple[Measure, ...] = ()
    former: tuple[str, ...] = ()
    """Figures said to have been wrong: '6,8' in 'jadi 6,3, salah tulis 6,8'."""
    vitamin_a: bool | None = None
    """False when it was said not to be given."""
    iron_tablets: bool | None = None
    oedema: bool | None = None
    position: str | None = None
    """'lying' or 'standing' when it was said."""
    absence: Absence | None = None
    doses: tuple[str, ...] = ()
    """Vaccines as typed: 'dpt3'."""
    day: str | None = None
    """Words for a date, as typed: 'kmrn', '12/2/26'."""
    words: str = ""
    """What is left: complaints and remarks, as typed."""

    @property
    def has_person(self) -> bool:
        """Tell whether anybody was named in any way."""
        return bool(self.person or self.code or self.nik)

    @property
    def has_report(self) -> bool:
        """Tell whether anything was said of the person."""
        said = (self.measures, self.doses, self.absence)
        noted = (self.vitamin_a, self.iron_tablets, self.oedema, self.position)
        return any(said) or any(note is not None for note in noted)


@dataclass(kw_only=True)
class _Parts:
    """The pieces of a line while it is read from left to right."""

    line: Line
    runs: list[str] = field(default_factory=list)
    """Words between the pieces, without what is said in passing."""
    asides: set[int] = field(default_factory=set)
    """Which of the runs only count something, such as '3 hari'."""

    def add(self, gap: str) -> None:
        """Keep the words of a gap, if any."""
        if run := _without_skipped(gap):
            self.runs.append(run)


def looks_like_report(text: str) -> bool:
    """Tell whether a message is a report of one person: a name or a command, and what was found."""
    line = read_line(text)
    if line is None or not line.has_report:
        return False
    return line.has_person or line.command is not None or any(m.label for m in line.measures)


def read_line(text: str, *, words: Lexicon | None = None) -> Line | None:
    """Part a line into its pieces; None when it is empty or too long for one."""
    text = _ABOUT.sub("kira-kira", " ".join(text.split()))
    if not text or len(text) > LONGEST:
        return None
    return _read(text, words or lexicon())


@lru_cache(maxsize=256)
def _read(text: str, words: Lexicon) -> Line:
    """Read a line once: one message is looked at from several sides."""
    command, body = _command(text, words)
    group, body = _group(body, words)
    body = _name_before_label(body)
    parts = _parted(body, Line(command=command, group=group))
    return _with_words(_name_not_label(parts, body), words)


def _name_not_label(parts: _Parts, body: str) -> _Parts:
    """Read 'lila 8,2 70,5' as the girl Lila: nobody else is named and a bare figure follows."""
    first, *others = parts.line.measures or (Measure(amount=""),)
    is_name = (
        first.label in LABELS_THAT_ARE_NAMES
        and body.lower().startswith(first.label)
        and any(other.label is None for other in others)
        and not parts.runs
    )
    if not is_name:
        return parts
    measures = (Measure(amount=first.amount), *others)
    return _Parts(line=replace(parts.line, measures=measures), runs=[first.label or ""])


def _command(text: str, words: Lexicon) -> tuple[str | None, str]:
    """Take the command off the front; 'bb' in front is a label, not a command."""
    match = words.intent(text, among=COMMANDS)
    if match is None:
        return None, text
    if not match.is_first or match.taken.lower() in line_patterns().label_of:
        return (match.intent if match.intent != "TIMBANG" else None), text
    # "va budi" is a command and a note at once: the note is read from the text.
    return match.intent, text if match.intent == "VITAMIN_A" else match.tail


def _group(text: str, words: Lexicon) -> tuple[str | None, str]:
    match = words.intent(text, among=GROUPS)
    if match is None or not match.is_first or match.typo:
        return None, text
    return match.intent, match.tail


def _name_before_label(body: str) -> str:
    """Write 'lk ani 44' as 'ani lk 44', so that the figure keeps its label."""
    match = line_patterns().label_first.match(body)
    name = _without_skipped(match["name"]) if match is not None else ""
    if match is None or not name:
        return body
    figures = body[match.end() :]
    if match["label"].lower() in LABELS_THAT_ARE_NAMES and not _is_arm_of(name, figures):
        return body
    return f"{name} {match['label']} {figures}"


def _is_arm_of(name: str, figures: str) -> bool:
    """Tell the arm of a grown-up, 'lila bu ayu 22,5', from what is said of the girl Lila."""
    alone = _ARM.fullmatch(figures.strip(_EDGES))
    return alone is not None and int(alone["cm"]) >= LEAST_ARM_OF_WOMAN and begins_with_title(name)


def _parted(body: str, line: Line) -> _Parts:
    parts, last = _Parts(line=line), 0
    for match in line_patterns().piece.finditer(body):
        kind = next((name for name in _KINDS if match[name]), None)
        if match["counted"]:
            parts.add(body[last : match.start()])
            parts.asides.add(len(parts.runs))
            parts.runs.append(match["counted"])
            last = match.end()
        # What is numbered, such as an RT, stays among the words.
        if kind is None or (kind == "amount" and not _is_amount(match["amount"])):
            continue
        parts.add(body[last : match.start()])
        last = match.end()
        parts.line = _noted(parts.line, kind, match)
    parts.add(body[last:])
    return parts


_KINDS = (
    "nik", "phone", "day", "code", "named_day", "nearby", "immunised", "weighed", "dose", "absent",
    "vitamin_a", "iron_tablets", "oedema", "lying", "standing", "former", "tension", "measure",
    "amount",
)  # fmt: skip


_NOTED: Mapping[str, Callable[[Line, str], Line]] = {
    "nik": lambda line, text: replace(line, nik=text),
    "code": lambda line, text: replace(line, code=text.replace(" ", "")),
    "day": lambda line, text: replace(line, day=line.day or text),
    "named_day": lambda line, text: replace(line, day=line.day or text),
    "nearby": lambda line, text: replace(line, day=line.day or text),
    "immunised": lambda line, _text: replace(line, command=line.command or "IMUNISASI"),
    "dose": lambda line, text: replace(line, doses=(*line.doses, text)),
    "absent": lambda line, text: replace(line, absence=Absence(reason=None, words=text)),
    "vitamin_a": lambda line, text: replace(line, vitamin_a=not _is_denied(text)),
    "iron_tablets": lambda line, text: replace(line, iron_tablets=not _is_denied(text)),
    "oedema": lambda line, text: replace(line, oedema=not _is_denied(text)),
    "lying": lambda line, _text: replace(line, position="lying"),
    "standing": lambda line, _text: replace(line, position="standing"),
    "former": lambda line, text: replace(line, former=(*line.former, text.split()[-1])),
}


def _noted(line: Line, kind: str, match: re.Match[str]) -> Line:
    """Put one piece where it belongs; a phone number or 'timbang' only parts the words."""
    if kind in ("tension", "measure", "amount"):
        return replace(line, measures=(*line.measures, _measure(kind, match)))
    note = _NOTED.get(kind)
    return note(line, match[kind].strip()) if note is not None else line


def _measure(kind: str, match: re.Match[str]) -> Measure:
    if kind == "tension":
        return Measure(amount=match["pressure"].strip(), label="td")
    if kind == "amount":
        return Measure(amount=match["amount"].strip())
    label = line_patterns().label_of[" ".join(match["label"].lower().split())]
    return Measure(amount=match["labelled"].strip(), label=label)


def _is_amount(text: str) -> bool:
    """Tell a figure from a word: 'Lima' alone is a name, 'lima kilo' a weight."""
    words = text.lower().split()
    return text[0].isdigit() or (len(words) > 1 and words[0] in spelled.WORDS)


def _is_denied(note: str) -> bool:
    return not line_patterns().denied.isdisjoint(note.lower().split())


def _with_words(parts: _Parts, words: Lexicon) -> Line:
    """Read the person from the first run of words, and a reason from any."""
    named = next((n for n in range(len(parts.runs)) if n not in parts.asides), None)
    before, reason, after = (
        _reason(parts.runs[named], words) if named is not None else ("", None, "")
    )
    person = read_person(before)
    others = [after if n == named else run for n, run in enumerate(parts.runs)]
    line = replace(
        parts.line,
        person=person if (person.name or person.mother or person.rt) else None,
        words=" ".join(run for run in others if run),
    )
    for run in others:
        reason = reason or _reason(run, words)[1]
    if line.absence is not None:
        return replace(line, absence=replace(line.absence, reason=reason))
    if reason is None or line.has_report:
        return line
    return replace(line, absence=Absence(reason=reason, words=line.words))


def _reason(run: str, words: Lexicon) -> tuple[str, str | None, str]:
    """Part a run of words before a reason for staying away."""
    match = words.intent(run, among=REASONS)
    if match is None or match.typo:
        return run, None, ""
    start = run.index(match.taken)
    return _without_skipped(run[:start]), match.intent, run[start:]


def _without_skipped(gap: str) -> str:
    """Cut words said in passing off both ends of a run."""
    labels = line_patterns().label_of.keys() - LABELS_THAT_ARE_NAMES
    skipped = line_patterns().skipped | labels
    parts = gap.strip(_EDGES).split()
    while parts and parts[0].strip(_EDGES).lower() in skipped:
        parts = parts[1:]
    while parts and parts[-1].strip(_EDGES).lower() in skipped:
        parts = parts[:-1]
    return " ".join(parts).strip(_EDGES)
