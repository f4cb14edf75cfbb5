"""A registration in one line: 'daftar Anni lestari p 4/5/2025 ibu sri rt 1'."""

import re
from dataclasses import dataclass

from dialog.input.dates import date_span
from dialog.input.nik import LENGTH as NIK_LENGTH
from dialog.input.person_words import read_person
from dialog.input.phones import FoundPhone, read_phone
from dialog.input.words import Lexicon, lexicon

LONGEST = 500
GROUPS = ("IBU_HAMIL", "IBU_NIFAS", "USIA_REMAJA", "USIA_LANSIA", "BAYI_BALITA")
SEXES = ("LAKI_LAKI", "PEREMPUAN")
_BREAK = "|"
_NIK = re.compile(rf"\b(?:nik\s*[:=]?\s*)?([0-9OolI]{{{NIK_LENGTH}}})\b", re.IGNORECASE)
_PHONE = re.compile(
    r"(?:\b(?:no\.?|nomor|hp|wa|telp?\.?)\s*)*[:=]?\s*(\+?[0-9O][0-9O()\-. ]{7,18}[0-9O])",
    re.IGNORECASE,
)
_RT = re.compile(r"\b(?:di\s+)?rt\.?\s*[0-9]{1,3}(?:\s*/\s*[0-9]{1,3})?", re.IGNORECASE)
_BORN = re.compile(
    r"\b(?:tgl|tanggal)?\.?\s*(?:lahir(?:nya)?|lhr)\b\s*[:=]?|\b(?:tgl|tanggal)\b", re.IGNORECASE
)
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)?")
_EDGES = " \t,.;:|-"


@dataclass(frozen=True, kw_only=True)
class Registration:
    """What was written of a new person, as typed; None where nothing was."""

    name: str | None = None
    group: str | None = None
    """IBU_HAMIL, BAYI_BALITA and the like."""
    sex: str | None = None
    """LAKI_LAKI or PEREMPUAN."""
    born: str | None = None
    """Words for the birth date."""
    mother: str | None = None
    rt: str | None = None
    nik: str | None = None
    phone: str | None = None
    """In the form +62812..."""


def read_registration(text: str, *, words: Lexicon | None = None) -> Registration:
    """Part a registration line; the word that asks for one may stand in front."""
    words = words or lexicon()
    body = " ".join(text[:LONGEST].split())
    command = words.intent(body, among=("DAFTAR",))
    if command is not None and command.is_first:
        body = command.tail
    group = words.intent(body, among=GROUPS)
    if group is not None and group.is_first and not group.typo:
        body = group.tail
    else:
        group = None
    body, nik = _taken(body, _NIK)
    body, born = _birth_date(body)
    body, phone = _phone(body)
    body, rt = _rt(body)
    body, sex = _sex(body, words)
    name, mother = _people(body)
    return Registration(
        name=name, group=group.intent if group is not None else None, sex=sex, born=born,
        mother=mother, rt=rt, nik=nik, phone=phone,
    )  # fmt: skip


def _taken(body: str, pattern: re.Pattern[str]) -> tuple[str, str | None]:
    """Take a piece out of a text; its place still parts what stood around it."""
    match = pattern.search(body)
    if match is None:
        return body, None
    return f"{body[: match.start()]} {_BREAK} {body[match.end() :]}", match[1]


def _birth_date(body: str) -> tuple[str, str | None]:
    span = date_span(body)
    if span is None:
        return body, None
    before = _BORN.sub(f" {_BREAK} ", body[: span[0]])
    return f"{before} {_BREAK} {body[span[1] :]}", body[slice(*span)]


def _phone(body: str) -> tuple[str, str | None]:
    match = _PHONE.search(body)
    reading = read_phone(match[1]) if match is not None else None
    if match is None or not isinstance(reading, FoundPhone):
        return body, None
    return f"{body[: match.start()]} {_BREAK} {body[match.end() :]}", reading.number


def _rt(body: str) -> tuple[str, str | None]:
    match = _RT.search(body)
    if match is None:
        return body, None
    return f"{body[: match.start()]} {_BREAK} {body[match.end() :]}", read_person(match[0]).rt


def _sex(body: str, words: Lexicon) -> tuple[str, str | None]:
    """Find a word for the sex ('P', 'laki2'); never the first, which is a name."""
    for match in list(_WORD.finditer(body))[1:]:
        found = words.intent(match[0], among=SEXES)
        if found is not None and found.rest in ("", "2") and not _may_be_name(match[0]):
            return f"{body[: match.start()]} {_BREAK} {body[match.end() :]}", found.intent
    return body, None


def _may_be_name(word: str) -> bool:
    """Eka Putri is a name, not a sex."""
    return word.lower() in ("putri", "putra")


def _people(body: str) -> tuple[str | None, str | None]:
    """Give the name, which comes first, and the mother."""
    name = mother = None
    for piece in body.split(_BREAK):
        person = read_person(piece.strip(_EDGES))
        name = name or person.name
        mother = mother or person.mother
    return name, mother
