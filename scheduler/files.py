"""Files of officials are filled when their message goes out, and kept like pictures."""

from dataclasses import replace

from dialog.channel import Outgoing
from dialog.messages import Bubble, Document


def suffix_of(form: str) -> str:
    """Give the ending of a form's file: a workbook, unless its name says otherwise."""
    return "pdf" if form.endswith("-pdf") else "xlsx"


def document_of(outgoing: Outgoing) -> Document | None:
    """Give the document of a message that still has to be made; none beside a template."""
    document = outgoing.bubble.document
    return document if document is not None and outgoing.template is None else None


def with_file(outgoing: Outgoing, document: Document, name: str | None) -> Outgoing:
    """Give the message with its file, or with the words said instead of it."""
    if name is None:
        return replace(outgoing, bubble=Bubble(text=document.otherwise))
    made = replace(document, media_id=name)
    return replace(outgoing, bubble=replace(outgoing.bubble, document=made))
