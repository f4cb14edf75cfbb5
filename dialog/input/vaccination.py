"""A report of vaccines: 'citra bcg 5/11 dpt1 5/12 batch A12 oleh bidan ratih, dari buku KIA'.

The doses themselves are named by the programme's own words; here everything else is parted off.
"""

import re
from dataclasses import dataclass
from functools import cache

from dialog.input.calendar_words import COUNTS, MONTHS, NEARBY, WEEKDAYS, alternatives
from dialog.input.word_lists import Table, word_lists

_NUMERIC = r"[0-9]{1,2}\s?(?P<sep>[-/.])\s?[0-9]{1,2}\s?(?P=sep)\s?(?:20)?[0-9]{2}(?![0-9/-])"
_SHORT = r"[0-9]{1,2}\s?[-/]\s?[0-9]{1,2}(?![0-9.,/-])"
_BACK = r"(?:lalu|lewat|kemarin|kmrn|kemaren)"


@dataclass(frozen=True, kw_only=True)
class Piece:
    """Some words of a report with the day and the batch written behind, or before, them."""

    words: str
    day: str = ""
    batch: str = ""


@dataclass(frozen=True, kw_only=True)
class VaccineReport:
    """What a report of vaccines tells beside their names."""

    pieces: tuple[Piece, ...]
    from_book: bool = False
    """True when the Buku KIA was named."""
    place: str = ""
    """Where they were given, when it was elsewhere: 'puskesmas', as typed."""
    vaccinator: str = ""
    """Who gave them, as typed: 'bidan ratih'."""
    is_campaign: bool = False
    """True for a mass or outbreak round: PIN, BIAN, ORI."""

    @property
    def days(self) -> tuple[str, ...]:
        """The days written, as typed."""
        return tuple(dict.fromkeys(piece.day for piece in self.pieces if piece.day))

    @property
    def words(self) -> str:
        """Names and doses without the rest."""
        return " ".join(piece.words for piece in self.pieces if piece.words)


def read_vaccine_report(text: str) -> VaccineReport:
    """Part a report; nothing is judged."""
    rest = " ".join(text.split())
    rest, book = _patterns().book.subn(" ", rest)
    rest, by = _taken(_patterns().by, rest)
    rest, place = _taken(_patterns().place, rest)
    rest, campaign = _patterns().campaign.subn(" ", rest)
    return VaccineReport(
        pieces=tuple(_pieces(rest)),
        from_book=bool(book),
        place=place,
        vaccinator=by,
        is_campaign=bool(campaign),
    )


def day_named(text: str) -> str:
    """Give the day in some words as typed, or nothing: 'kemarin', 'tgl 5'."""
    return next((m["day"] for m in _patterns().mark.finditer(text) if m["day"]), "")


def _taken(pattern: re.Pattern[str], text: str) -> tuple[str, str]:
    """Take the first match out of a text; give what it named."""
    match = pattern.search(text)
    if match is None:
        return text, ""
    return f"{text[: match.start()]} {text[match.end() :]}", " ".join(match["named"].split())


def _pieces(text: str) -> list[Piece]:
    """Cut at days and batches; 'bcg 5/11' has the day behind, '5/11 bcg' before the words."""
    found: list[Piece] = []
    day_first, last, day = False, 0, ""
    marks = list(_patterns().mark.finditer(text))
    for match in marks:
        words = text[last : match.start()].strip(" ,:;-()")
        last = match.end()
        if words:
            found.append(Piece(words=words, day=day if day_first else ""))
        if match["batch"]:
            found = _marked(found, batch=match["batch"])
        elif not found or day_first:
            day_first, day = True, match["day"]
        else:
            found = _marked(found, day=match["day"])
    if rest := text[last:].strip(" ,:;-()"):
        found.append(Piece(words=rest, day=day if day_first else ""))
    return found


def _marked(pieces: list[Piece], *, day: str = "", batch: str = "") -> list[Piece]:
    """Give a day to all words before it that have none, a batch to the last words alone."""
    if not pieces:
        return pieces
    if batch:
        *others, last = pieces
        return [*others, Piece(words=last.words, day=last.day, batch=batch)]
    return [
        piece if piece.day else Piece(words=piece.words, day=day, batch=piece.batch)
        for piece in pieces
    ]


@dataclass(frozen=True, kw_only=True)
class _Patterns:
    book: re.Pattern[str]
    by: re.Pattern[str]
    place: re.Pattern[str]
    campaign: re.Pattern[str]
    mark: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    lists: Table = word_lists()["vaccination"]
    stop = rf"(?=\s*(?:[,;.]|$|\b(?:{_any(lists['batch'])}|{_any(lists['stops'])})\b|[0-9]))"
    bare = rf"(?:{_any(lists['vaccinators'])})\s+[^\W\d_]+"
    book = _any([*lists["book"], *word_lists()["line"]["kia_book"]])
    return _Patterns(
        book=_words(rf"(?:(?:{_any(lists['out_of'])})\s+)?(?:{book})(?:nya)?"),
        by=_words(
            rf"(?:(?:{_any(lists['by'])})\s*:?\s+(?=[^\W\d_])|{_not_at(lists)}(?={bare}{stop}))"
            rf"(?P<named>[^0-9,;]+?){stop}"
        ),
        place=_words(
            rf"(?:{_any(lists['at'])})\s+(?P<named>(?:{_any(lists['places'])})"
            rf"(?:\s+(?!{_any(lists['stops'])}\b|{_any(lists['batch'])}\b)[^\W\d_]{{3,}})?){stop}"
        ),
        campaign=_words(_any(lists["campaign"])),
        mark=re.compile(rf"(?<!\w)(?:{_batch(lists)}|(?:{_day()}))(?!\w)", re.IGNORECASE),
    )


def _not_at(lists: Table) -> str:
    """Give what tells a person from a place: 'bidan ratih' not behind 'di' or 'rumah'."""
    before = [*lists["at"], *lists["before_a_place"]]
    return "".join(rf"(?<!\b{re.escape(word)}\s)" for word in before)


def _batch(lists: Table) -> str:
    named = rf"(?:{_any(lists['batch'])})(?:\s*(?:no|nomor|number))?"
    return rf"{named}\s*[.:#=]?\s*(?P<batch>(?=[A-Z-]*[0-9])[A-Z0-9][A-Z0-9/-]{{1,19}})"


def _day() -> str:
    month, weekday = alternatives(MONTHS), alternatives(WEEKDAYS)
    kinds = (
        _NUMERIC,
        rf"[0-9]{{1,2}}\s*[-/. ]?\s*(?:{month})(?:\s*[-/., ]?\s*(?:20)?[0-9]{{2}})?(?![0-9])",
        _SHORT,
        rf"(?:[0-9]{{1,2}}|{alternatives(COUNTS)})\s*(?:hari|hr|minggu|mgg)\s+(?:yang\s+|yg\s+)?{_BACK}",
        rf"(?:hari\s+)?(?:{weekday})\s+{_BACK}",
        rf"hari\s+(?:{weekday})",
        r"(?:tanggal|tgl|tg)\.?\s*[0-9]{1,2}(?![0-9./-])",
        alternatives(NEARBY),
    )
    return rf"(?:(?:tanggal|tgl|tg|pada)\.?\s*)?(?P<day>{'|'.join(kinds)})"


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE)


def _any(texts: list[str]) -> str:
    longest_first = sorted(set(texts), key=lambda text: (-len(text), text))
    return "|".join(re.escape(text).replace(r"\ ", r"\s+") for text in longest_first)
