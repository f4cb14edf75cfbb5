"""Two pages to lay on the table of a quarterly meeting, as PDF."""

from documents.meeting import figures_page, plans_page
from documents.meeting.page import paper
from documents.meeting.wording import quarter_name
from domain.coverage.agenda import Agenda


def written(agenda: Agenda) -> bytes:
    """Write the pages; the same agenda always gives the same bytes."""
    pdf = paper(f"Lokmin {agenda.area}, {quarter_name(agenda.quarter)}")
    figures_page.draw(pdf, agenda)
    plans_page.draw(pdf, agenda)
    return bytes(pdf.output())
