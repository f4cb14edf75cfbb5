"""Keeping what people answer to custom questions."""

from collections.abc import Callable
from typing import Any

from dialog.texts import text
from dialog.turn import Go
from domain.commands_of_forms import KeepFormAnswers
from domain.errors import Refused
from domain.forms.model import audiences_of
from domain.register import Unknown
from handlers.work import Outcome, Work
from storage import forms


def keep_form_answers(work: Work, command: KeepFormAnswers) -> Outcome:
    """Keep the answers of somebody the form is for; those of one message are kept once."""
    try:
        listed = work.register.listed_form(command.form)
    except Unknown:
        raise Refused(text("Maaf, formulir itu sudah tidak ada.")) from None
    if listed.village_id != work.village.id or listed.audience not in audiences_of(work.speaker):
        raise Refused(text("Maaf, formulir itu bukan untuk Bapak/Ibu."))
    if listed.is_removed:
        raise Refused(
            text("Maaf, formulir {title} baru saja ditutup oleh desa.", title=listed.title)
        )
    kept = forms.keep_answers(
        work.connection,
        form_id=listed.id,
        version=command.version,
        person_id=work.speaker.id,
        inbox_id=work.inbox_id,
        answers=command.answers,
        at=work.now,
    )
    if kept is not None:
        work.note("form.answered", "form_answer", kept, form=listed.id, version=command.version)
    return Outcome(follow=Go(flow="form_kept", subject={"form": listed.id}))


FORM_CARRIERS: dict[type[Any], Callable[[Work, Any], Outcome]] = {
    KeepFormAnswers: keep_form_answers,
}
