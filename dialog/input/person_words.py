"""The words people use to tell one person from another: name, mother, RT."""

import re
from dataclasses import dataclass, field, replace
from functools import cache

from dialog.input.word_lists import word_lists

LONGEST = 300
_RT = re.compile(
    r"\b(?:di\s+)?rt\.?\s*0*([0-9]{1,3})(?:\s*/?\s*(?:rw\.?\s*[0-9]{1,3}|[0-9]{1,3}))?\b",
    re.IGNORECASE,
)
_TITLE = r"(?:bu|ibu|mbak|mama|mamak|mbok|meme|emak|biyung|bunda|ny\.?)"
_MOTHER = re.compile(
    r"(?:^|[\s,])(?:(?:yg|yang)\s+)?(?:"
    rf"anak(?:nya|e|ne)\s+(?:si\s+)?(?:{_TITLE}\s+)?"
    rf"|(?:anak|putra|putri|cucu)\s+(?:dari\s+)?{_TITLE}\s+"
    rf"|(?:nama\s+)?{_TITLE}(?:nya|ne)?(?:\s+(?:bernama|namanya|si))?\s*[:=]?\s+"
    r")(?P<mother>[^\W\d_][^0-9,;()]*)",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(rf"\(\s*(?:{_TITLE}\s+)?([^\W\d_][^0-9()]*)\)", re.IGNORECASE)
_OPENING = re.compile(
    r"^(?:(?:yg|yang|si|saya|sy|aku|punya|punyanya|milik|nama|namanya|dek|adik|adek|an\.|anak|"
    r"atas nama|itu)\s+)+(?=\S)",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"(?:\s+(?:ya|yaa|bu|pak|dong|deh|nih|itu|tadi|aja|saja|kak|min|sih|yg|yang))+$", re.IGNORECASE
)
_OWNING = re.compile(r"(?:\s+(?:anaknya|anake|anak|punya|punyanya))+\s*$", re.IGNORECASE)
"""What stands after the mother in 'bu wati anaknya 14,3'."""
_NOBODY = ("", "yg", "yang", "anak", "si", "punya", "yg punya", "yang punya")
_EDGES = " \t\r\n,.;:!?()-/"


@dataclass(frozen=True, kw_only=True)
class PersonWords:
    """What was written of a person, as typed; None where nothing was."""

    name: str | None
    mother: str | None = None
    rt: str | None = None
    """Without leading zeros: '2' for 'RT 02'."""
    may_be_herself: bool = field(default=False, compare=False)
    """True for 'bu rina' alone: she herself may be meant as well as her child."""


def read_person(text: str) -> PersonWords:
    """Part 'budi rt 3', 'budi ibu wati', 'yg anaknya bu rina', 'citra anaknya komang'."""
    text = " ".join(text[:LONGEST].split())
    rt = _RT.search(text)
    if rt is not None:
        text = f"{text[: rt.start()]} , {text[rt.end() :]}"
    text = _IN_BRACKETS.sub(r", ibu \1,", text)
    is_titled = _without_title(text) != text
    mother = _MOTHER.search(text)
    if mother is not None:
        text = f"{text[: mother.start()]} {text[mother.end() :]}"
    name = _cleaned(_OPENING.sub("", text.strip(_EDGES)))
    is_named = name.lower() not in _NOBODY
    called = _OWNING.sub("", mother["mother"]) if mother is not None else ""
    is_owner = mother is not None and called != mother["mother"]
    return PersonWords(
        name=name if is_named else None,
        mother=_cleaned(called) or None,
        rt=rt[1] if rt is not None else None,
        may_be_herself=is_titled and not is_named and not is_owner,
    )


def read_grown_up(text: str) -> PersonWords:
    """Part 'pak wayan rt 2' or 'bu ayu': the name after the title is the person's own."""
    person = read_person(text)
    if person.may_be_herself:
        return PersonWords(name=person.mother, rt=person.rt)
    if person.name is None:
        return person
    return replace(person, name=_without_title(person.name))


def _without_title(name: str) -> str:
    """Cut 'pak' or 'mbah' off a name; a title alone stays."""
    return _titles().sub("", name, count=1)


@cache
def _titles() -> re.Pattern[str]:
    listed = "|".join(map(re.escape, word_lists()["line"]["titles"]))
    return re.compile(rf"^(?:(?:{listed})\.?\s+)+(?=[^\W\d_]{{2}})", re.IGNORECASE)


def begins_with_title(text: str) -> bool:
    """Tell 'bu ayu' from 'ayu'."""
    return _titles().match(text) is not None


def _cleaned(text: str) -> str:
    return _CLOSING.sub("", f" {' '.join(text.strip(_EDGES).split())}").strip(_EDGES)
