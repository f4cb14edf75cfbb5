"""Reading a transcript line by line; a line in no notation is told, never guessed."""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime

from dialog.messages import Attachment, AttachmentKind
from dialog.transcript.parts import (
    Answered,
    Effect,
    Entry,
    Given,
    Heading,
    Measured,
    Moved,
    Offer,
    Said,
    Sent,
    Shown,
    Step,
    Strange,
    Transcript,
)

_CLOCK = "%Y-%m-%d %H:%M"
_SAID = re.compile(
    r">\s*(?P<speaker>[^:(]+?)\s*(?:\((?P<number>[^)]*)\))?\s*:\s?(?P<text>.*)", re.DOTALL
)
_SENT = re.compile(
    r"!\s*to\s+(?P<to>[^:]+?)\s*\((?P<channel>\w+)(?:,\s*template\s+(?P<template>\w+))?\)\s*:\s?"
    r"(?P<text>.*)",
    re.DOTALL,
)
_COUNTED = re.compile(r"(\d+) orang")
_OFFERS = re.compile(r"\[(\d+)\]\s*")
_BRACKETS = re.compile(r"\((gambar|tautan|audio|video|dokumen|lampiran|stiker|kontak)\b[^()]*\)")
_LIST = re.compile(r"\(daftar:\s*(.+)\)")
_TAPPED = re.compile(r"\[([^\[\]]+)\]")
_ATTACHED = re.compile(
    r"\((pesan suara|suara|foto|gambar|video|stiker|lokasi|dokumen|berkas|kontak|panggilan|telepon)"
    r"\s*:?\s*([^()]*)\)\s*(.*)",
    re.DOTALL | re.IGNORECASE,
)
_KINDS = {
    "pesan suara": AttachmentKind.VOICE,
    "suara": AttachmentKind.VOICE,
    "foto": AttachmentKind.PHOTO,
    "gambar": AttachmentKind.PHOTO,
    "video": AttachmentKind.VIDEO,
    "stiker": AttachmentKind.STICKER,
    "lokasi": AttachmentKind.LOCATION,
    "dokumen": AttachmentKind.DOCUMENT,
    "berkas": AttachmentKind.DOCUMENT,
    "kontak": AttachmentKind.CONTACT,
    "panggilan": AttachmentKind.CALL,
    "telepon": AttachmentKind.CALL,
}
_OWN_CONTACT = "saya"
_REMARKS = ("title", "who", "given", "check")
_CHECK = re.compile(r"([LP]) (\d{4}-\d\d-\d\d) (\d{4}-\d\d-\d\d) ([\d.]+) ([\d.]+) -> (.+)")


def read(text: str) -> Transcript:
    """Read a whole file."""
    title, heading, entries, measured = "", Heading(), list[Entry](), list[Measured]()
    for number, block in blocks(text.splitlines()):
        kind, words = remark(block)
        if kind == "title":
            title = words
        elif kind == "who":
            heading = read_heading(words)
        elif kind == "check" and (facts := read_measured(words)):
            measured.append(facts)
        elif kind not in ("check", "comment"):
            entries.append(read_entry(block, number))
    return Transcript(
        title=title, heading=heading, entries=tuple(entries), measured=tuple(measured)
    )


def blocks(lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Join lines set in by two spaces to the line they continue; give each with its number."""
    start, gathered = 0, list[str]()
    for number, line in enumerate(lines, 1):
        if line.startswith("  ") and gathered and line.strip():
            gathered.append(line[2:].rstrip())
            continue
        if gathered:
            yield start, "\n".join(gathered)
            gathered = []
        if line.strip():
            start, gathered = number, [line.rstrip()]
    if gathered:
        yield start, "\n".join(gathered)


def remark(block: str) -> tuple[str, str]:
    """Tell a remark's kind ('title', 'who', 'given', 'check', 'comment') and words; '' for none."""
    if not block.startswith("#"):
        return "", block
    kind, _, words = block[1:].strip().partition(":")
    return (kind, " ".join(words.split())) if kind in _REMARKS else ("comment", block)


def read_heading(words: str) -> Heading:
    """Read 'kader (Siti) ; clock: 2026-02-09 19:10 Asia/Makassar ; channel: any'."""
    who, *settings = [part.strip() for part in words.split(";")]
    named = dict(_setting(part) for part in settings)
    clock, zone = _clock_and_zone(named.get("clock", ""))
    channel = named.get("channel", "any").lower()
    return Heading(
        who=who,
        clock=clock,
        zone=zone,
        channel=channel.split()[0] if channel else "any",
        in_group="grup" in channel,
    )


def read_measured(words: str) -> Measured | None:
    """Read 'P 2025-05-04 2026-02-10 8.2 70.5 -> 9 | gizi baik | BB normal | normal'."""
    match = _CHECK.fullmatch(words)
    if match is None:
        return None
    return Measured(
        sex=match[1],
        born=date.fromisoformat(match[2]),
        on=date.fromisoformat(match[3]),
        weight_g=round(float(match[4]) * 1000),
        length_mm=round(float(match[5]) * 10),
        verdict=tuple(part.strip() for part in match[6].split("|")),
    )


def _setting(part: str) -> tuple[str, str]:
    name, _, value = part.partition(":")
    return name.strip().lower(), value.strip()


def _clock_and_zone(written: str) -> tuple[datetime | None, str]:
    match = re.match(r"(\d{4}-\d\d-\d\d[ T]\d\d:\d\d)\s*(\S*)", written)
    if match is None:
        return None, ""
    return read_clock(match[1].replace("T", " ")), match[2]


def read_clock(written: str) -> datetime:
    """Read '2026-02-10 08:00'; ValueError for anything else."""
    return datetime.strptime(written.strip(), _CLOCK)  # noqa: DTZ007 (the zone is the village's)


def read_entry(block: str, line: int) -> Entry:
    """Read one line with its continuation."""
    kind, words = remark(block)
    if kind == "given":
        return Given(line=line, words=words)
    return _READERS.get(block[0], _strange)(block, line)


def _strange(block: str, line: int) -> Strange:
    return Strange(line=line, words=block, complaint="baris dimulai dengan > ! @ < = atau #")


def _answered(block: str, line: int) -> Answered:
    return Answered(line=line, shown=read_shown(block.partition(":")[2].strip()))


def _said(block: str, line: int) -> Said | Strange:
    match = _SAID.fullmatch(block)
    if match is None:
        return Strange(line=line, words=block, complaint="tulis: > Nama: pesannya")
    return read_said(match["speaker"], match["text"].strip(), line, number=match["number"] or "")


def read_said(speaker: str, written: str, line: int, *, number: str = "") -> Said:
    """Read what a person wrote: words, a [button], or an (attachment)."""
    if tapped := _TAPPED.fullmatch(written):
        return Said(line=line, speaker=speaker, number=number, tapped=tapped[1].strip())
    if attached := _ATTACHED.fullmatch(written):
        attachment = _attachment(attached[1].lower(), attached[2].strip())
        return Said(
            line=line, speaker=speaker, number=number, text=attached[3], attachment=attachment
        )
    return Said(line=line, speaker=speaker, number=number, text=written)


def _attachment(kind: str, detail: str) -> Attachment:
    minutes = re.fullmatch(r"(\d+):(\d\d)", detail)
    is_contact = kind == "kontak"
    return Attachment(
        kind=_KINDS[kind],
        reference=f"{kind} {detail}".strip(),
        seconds=int(minutes[1]) * 60 + int(minutes[2]) if minutes else None,
        name="" if minutes else detail,
        phone="".join(re.findall(r"[+\d]+", detail)) if is_contact else "",
        is_own_contact=is_contact and _OWN_CONTACT in detail.lower().split(),
    )


def _sent(block: str, line: int) -> Sent | Strange:
    match = _SENT.fullmatch(block)
    if match is None:
        return Strange(line=line, words=block, complaint="tulis: ! to Nama (saluran): pesannya")
    counted = _COUNTED.fullmatch(match["to"])
    return Sent(
        line=line,
        to=match["to"],
        count=int(counted[1]) if counted else None,
        channel=match["channel"],
        template=match["template"],
        shown=read_shown(match["text"].strip()),
    )


def _moved(block: str, line: int) -> Moved | Strange:
    try:
        return Moved(line=line, to=read_clock(block[1:]))
    except ValueError:
        return Strange(line=line, words=block, complaint="tulis: @ 2026-02-10 08:00")


def _effect(block: str, line: int) -> Effect:
    command, *pairs = block[1:].split() or [""]
    values = tuple((name, value) for name, _, value in (pair.partition("=") for pair in pairs))
    return Effect(line=line, command=command, values=values)


_READERS: dict[str, Callable[[str, int], Entry]] = {
    ">": _said,
    "<": _answered,
    "!": _sent,
    "@": _moved,
    "=": _effect,
}


def read_shown(written: str) -> Shown:
    """Read the contents of a bubble."""
    text: list[str] = []
    offers: list[Offer] = []
    media: list[str] = []
    list_title = None
    for line in written.splitlines():
        stripped = line.strip()
        if titled := _LIST.fullmatch(stripped):
            list_title = titled[1]
        elif _BRACKETS.fullmatch(stripped):
            media.append(stripped[1:-1])
        elif _OFFERS.match(stripped):
            offers.extend(_offers(stripped))
        else:
            text.append(stripped)
    return Shown(
        text="\n".join(text).strip(),
        offers=tuple(offers),
        list_title=list_title,
        media=tuple(media),
    )


def _offers(line: str) -> Iterator[Offer]:
    written = _OFFERS.split(line)[2::2]
    for offer in written:
        label, _, description = offer.partition("|")
        yield Offer(label=label.strip(), description=description.strip())


def steps(transcript: Transcript) -> Iterator[Step]:
    """Group a file into what happens and what must come of it."""
    cause: Said | Moved | Given | None = None
    expected: list[Answered | Sent] = []
    effects: list[Effect] = []
    for entry in transcript.entries:
        match entry:
            case Answered() | Sent():
                expected.append(entry)
            case Effect():
                effects.append(entry)
            case Said() | Moved() | Given():
                if cause is not None:
                    yield Step(cause=cause, expected=tuple(expected), effects=tuple(effects))
                cause, expected, effects = entry, [], []
    if cause is not None:
        yield Step(cause=cause, expected=tuple(expected), effects=tuple(effects))
