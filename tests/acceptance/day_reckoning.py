"""A day's recap reckoned anew from what the phones show, with nothing of the program.

A figure stands when the phone said so; it says itself which earlier figure it replaces, so the
order of five phones need not be known.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from five_cadres import (
    ADULTS,
    GROWN_UPS,
    LAST_MONTH_G,
    NAMES,
    OLDER,
    PREGNANT,
    TEENS,
    has_card,
    was_ever_weighed,
    weight_last_month,
)

from simulator import Message

LINE = re.compile(r"(?P<name>[A-Z]\w+) (?P<weight>\d+,\d) (?P<length>\d+,\d)")
RESULT = re.compile(
    r"✅ (?P<name>\w+), .*\n(?:BB (?P<weight>[\d,]+) kg, PB (?P<length>[\d,]+) cm)?"
)
STANDS = re.compile(
    r"(?P<name>\w+)(?: jam [\d.]+| sudah dicatat hari ini): (?P<weight>[\d,]+) kg, .*\n"
    r"Ganti menjadi"
)
PASTED = re.compile(r"✅ \d+ tersimpan: (?P<names>[^.]+)\.")
REPLACED = re.compile(r"✅ (?P<name>\w+) (?P<weight>[\d,]+) kg, (?P<length>[\d,]+) cm\.")
WAS = re.compile(r"Ubah berat (?P<name>\w+) hari ini\?\nDari (?P<weight>[\d,]+) kg menjadi")
CHANGED = re.compile(
    r"✅ Sudah diubah\. (?P<name>\w+): BB (?P<weight>[\d,]+) kg, PB (?P<length>[\d,]+)"
)
SENT = re.compile(r"✅ (?:\w+ )?(?P<name>\w+) masuk daftar bidan")
YES = ("ganti", "ya, ubah", "ya")
RISE_G = 200
"""The least gain in a month from the first birthday on (KMS)."""
ARM_CM, SYSTOLIC, DIASTOLIC, SUGAR = 23.5, 140, 90, 200
STAGES = {
    "Ibu hamil": PREGNANT,
    "Remaja (15-18)": TEENS,
    "Dewasa (19-59)": ADULTS,
    "Lansia (60 ke atas)": OLDER,
}

Figures = tuple[str, str]


@dataclass
class Told:
    """What one phone shows of the day."""

    said: dict[str, set[str]] = field(default_factory=dict)
    """Every weight written on this phone for each child."""
    lines: dict[str, Figures] = field(default_factory=dict)
    """The latest line of each child."""
    claims: dict[tuple[str, str], str] = field(default_factory=dict)
    """The length that was saved with each child's weight."""
    instead_of: dict[tuple[str, str], str] = field(default_factory=dict)
    """The weight that each claim replaced."""
    grown_ups: dict[str, str] = field(default_factory=dict)
    """The line by which a grown-up was saved."""
    sent: set[str] = field(default_factory=set)
    _question: tuple[str, str] | None = None
    _agreed: tuple[str, str] | None = None
    _changes: list[tuple[str, str]] = field(default_factory=list)
    _undoes: bool = False
    _grown_up_lines: dict[str, str] = field(default_factory=dict)

    def hears(self, text: str) -> None:
        """Take what the cadre wrote."""
        for found in LINE.finditer(text):
            self.said.setdefault(found["name"], set()).add(found["weight"])
            self.lines[found["name"]] = (found["weight"], found["length"].removesuffix(",0"))
        named = {word.title() for word in text.split()} & set(GROWN_UPS)
        self._grown_up_lines.update(dict.fromkeys(named, text))
        if text.startswith("ubah "):
            _ubah, name, *_bb, weight = text.title().split()
            self.said.setdefault(name, set()).add(weight)
        if text in YES:
            self._agreed, self._question = self._question, None
        if text == "batal":
            self._question = None
        self._undoes = self._undoes or text == "urungkan"

    def shows(self, text: str) -> None:
        """Take what the phone answered."""
        if asked := STANDS.search(text) or WAS.search(text):
            self._question = (asked["name"], asked["weight"])
        if pasted := PASTED.search(text):
            for name in pasted["names"].split(", "):
                self._claim(name, *self.lines[name])
        if (found := RESULT.match(text)) and found["name"] in NAMES:
            assert self.lines[found["name"]] == found.groups()[1:], text
            self._claim(*found.groups())
        elif found:
            self.grown_ups[found["name"]] = self._grown_up_lines[found["name"]]
        if found := REPLACED.match(text):
            self._claim(*found.groups())
        if found := CHANGED.match(text):
            self._claim(*found.groups())
            self._changes = [*self._changes, found.groups()[:2]]
        if found := SENT.match(text):
            self.sent.add(found["name"])
        if text.startswith("✅ Sudah diurungkan.") and self._undoes:
            self._undoes = False
            undone = self._changes.pop()
            del self.claims[undone], self.instead_of[undone]

    def _claim(self, name: str, weight: str, length: str) -> None:
        self.claims[name, weight] = length
        if self._agreed and self._agreed[0] == name:
            self.instead_of[name, weight] = self._agreed[1]
            self._agreed = None


def told_by(chat: Sequence[Message]) -> Told:
    """Read one phone from its first message to its last."""
    told = Told()
    for message in chat:
        (told.hears if message.by == "person" else told.shows)(message.text)
    return told


def weights(phones: Sequence[Told]) -> dict[str, Figures]:
    """Give the weight and length that stand for each child; two that stand are an error."""
    replaced = {(n, before) for told in phones for (n, _), before in told.instead_of.items()}
    standing: dict[str, Figures] = {}
    for told in phones:
        for (name, weight), length in told.claims.items():
            if (name, weight) not in replaced:
                assert standing.setdefault(name, (weight, length)) == (weight, length), name
    return standing


def recap(phones: Sequence[Told]) -> list[str]:
    """Write the lines of the recap by the counts of these phones."""
    standing, sent = weights(phones), set().union(*(told.sent for told in phones))
    letters = [_letter(name, weight) for name, (weight, _length) in standing.items()]
    return [
        f"S (semua balita): {len(NAMES)}",
        f"K (punya Buku KIA): {sum(map(has_card, NAMES))}",
        f"D (ditimbang): {len(standing)}",
        f"N (naik): {letters.count('N')}",
        f"T (tidak naik): {letters.count('T')}, O: {letters.count('O')}, B: {letters.count('B')}",
        f"Dirujuk: {len(sent & set(NAMES))}",
        "Diperiksa juga:",
        *_stages({k: v for told in phones for k, v in told.grown_ups.items()}, sent),
    ]


def _letter(name: str, weight: str) -> str:
    if not was_ever_weighed(name):
        return "B"
    if weight_last_month(name) is None:
        return "O"
    return "N" if round(number(weight) * 1_000) - LAST_MONTH_G >= RISE_G else "T"


def _stages(grown_ups: dict[str, str], sent: set[str]) -> list[str]:
    told = []
    for stage, names in STAGES.items():
        came = [grown_ups[name] for name in names if name in grown_ups]
        findings = {
            "LiLA merah": sum(_after(line, "lila") < ARM_CM for line in came),
            "TD tinggi": sum(_is_high(line) for line in came),
            "gula tinggi": sum(_after(line, "gds", 0) >= SUGAR for line in came),
            "dirujuk": len(sent & set(names)),
        }
        said = [f"{stage}: {len(came)} dari {len(names)}"]
        said += [f"{words} {count}" for words, count in findings.items() if count]
        told.append(", ".join(said))
    return told


def _after(line: str, word: str, otherwise: float = 100) -> float:
    found = re.search(rf"\b{word} ([\d,]+)", line)
    return number(found[1]) if found else otherwise


def _is_high(line: str) -> bool:
    found = re.search(r"td (\d+)/(\d+)", line)
    return bool(found) and (int(found[1]) >= SYSTOLIC or int(found[2]) >= DIASTOLIC)


def number(written: str) -> float:
    """Read a figure as it is written: 9,7."""
    return float(written.replace(",", "."))
