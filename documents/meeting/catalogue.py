"""The files of a quarterly meeting by their names."""

from collections.abc import Callable
from dataclasses import dataclass

from documents.meeting import pages, workbook
from domain.coverage.agenda import Agenda


@dataclass(frozen=True, kw_only=True)
class MeetingForm:
    """One file."""

    title: str
    suffix: str
    write: Callable[[Agenda], bytes]


MEETING_FORMS: dict[str, MeetingForm] = {
    "lokmin": MeetingForm(title="Bahan lokmin triwulanan", suffix="xlsx", write=workbook.written),
    "lokmin-pdf": MeetingForm(
        title="Lokmin triwulanan, dua halaman", suffix="pdf", write=pages.written
    ),
}
