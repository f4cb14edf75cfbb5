"""Reading what was typed of vaccines: whose they are, which, on which day, from which batch."""

from dataclasses import dataclass, replace

from dialog.input import words
from dialog.input.line import read_line
from dialog.input.vaccination import Piece, VaccineReport, read_vaccine_report
from domain.immunization import SpokenDose, read_doses
from domain.immunization.dose_words import pieces_of
from flows.cadre.growth.line_answers import child_words


@dataclass(frozen=True, kw_only=True)
class TypedDose:
    """One dose as typed, with its day and batch as typed."""

    spoken: SpokenDose
    day: str = ""
    batch: str = ""


@dataclass(frozen=True, kw_only=True)
class TypedDoses:
    """Everything a report of vaccines tells."""

    child: str
    doses: tuple[TypedDose, ...]
    report: VaccineReport

    @property
    def days(self) -> tuple[str, ...]:
        """The days written, as typed, each once."""
        return self.report.days


def read_typed(text: str) -> TypedDoses:
    """Read 'citra dpt3 opv4 batch A12 kemarin di puskesmas'."""
    report = read_vaccine_report(text)
    pieces = _days_behind(report.pieces)
    return TypedDoses(
        child=_child(report.words),
        doses=tuple(dose for piece in pieces for dose in _doses(piece)),
        report=report,
    )


def is_no_report(text: str) -> bool:
    """Tell a question or a denial from a report: 'citra sudah dpt3?', 'citra belum opv4'."""
    said = set(words.lexicon().normalise(text).split())
    denials = words.lexicon().choices.denials
    return "?" in text or bool(said & (denials.questions | denials.not_yet | {"tidak", "belum"}))


def _days_behind(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Read 'fajar 5/11 bcg 5/12 dpt1': a day behind the name alone is that of what follows."""
    if len(pieces) < 2 or read_doses(pieces[0].words).doses or not pieces[0].day:  # noqa: PLR2004
        return pieces
    days = [piece.day for piece in pieces]
    return tuple(
        replace(piece, day=day or piece.day) for piece, day in zip(pieces[1:], days, strict=False)
    )


def _doses(piece: Piece) -> tuple[TypedDose, ...]:
    """Give the doses of a piece; a batch belongs to the last one, which it stands behind."""
    found = [TypedDose(spoken=one, day=piece.day) for one in read_doses(piece.words).doses]
    if found and piece.batch:
        found[-1] = replace(found[-1], batch=piece.batch)
    return tuple(found)


def _child(said: str) -> str:
    """Put together the words that name no vaccine, as they were typed."""
    unread = list(read_doses(said).unread)
    kept = []
    for word in said.split():
        parts = pieces_of(word)
        if parts and unread[: len(parts)] == list(parts):
            unread = unread[len(parts) :]
            kept.append(word)
    kept = [word for word in kept if not is_no_report(word)]
    named = read_line(" ".join(kept))
    return child_words(named) if named is not None else ""
