"""The words people use to tell one person from another: name, mother, RT."""

import re
from dataclasses import dataclass

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


def read_person(text: str) -> PersonWords:
    """Part 'budi rt 3', 'budi ibu wati', 'yg anaknya bu rina', 'citra anaknya komang'."""
    text = " ".join(text[:LONGEST].split())
    rt = _RT.search(text)
    if rt is not None:
        text = f"{text[: rt.start()]} , {text[rt.end() :]}"
    text = _IN_BRACKETS.sub(r", ibu \1,", text)
    mother = _MOTHER.search(text)
    if mother is not None:
        text = f"{text[: mother.start()]} {text[mother.end() :]}"
    name = _cleaned(_OPENING.sub("", text.strip(_EDGES)))
    return PersonWords(
        name=name if name.lower() not in _NOBODY else None,
        mother=_cleaned(_OWNING.sub("", mother["mother"])) or None if mother is not None else None,
        rt=rt[1] if rt is not None else None,
    )


def _cleaned(text: str) -> str:
    return _CLOSING.sub("", f" {' '.join(text.strip(_EDGES).split())}").strip(_EDGES)
