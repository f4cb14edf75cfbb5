"""The forms somebody may fill in, and what is said when one is kept."""

from dialog.answers import choice, one_of
from dialog.chat import Chat
from dialog.messages import Choice
from dialog.texts import lines, text
from dialog.turn import Go
from domain.forms.model import Audience, audiences_of
from domain.forms.register import ListedForm
from domain.register import Register

MOST_ROWS, ROW, DESCRIPTION = 10, 24, 72


def start(listed: ListedForm, register: Register) -> Go:
    """Open a form in its newest version."""
    return Go(
        flow="custom_form",
        subject={
            "form": listed.id,
            "version": listed.version,
            "opened": register.now.isoformat(timespec="seconds"),
        },
    )


async def forms(chat: Chat, register: Register) -> Go | None:
    """Offer the forms for the speaker's duties; officers see how often each was filled in."""
    offered = register.forms_for(audiences_of(register.speaker))
    counts = _counts(register)
    if not offered:
        chat.say(
            lines(
                text("Belum ada formulir untuk {call} saat ini.", call=register.speaker.call),
                counts,
            )
        )
        return None
    picked = await chat.ask(
        "form",
        lines(text("Formulir mana yang mau diisi?"), counts),
        one_of(
            *(_row(listed) for listed in offered[:MOST_ROWS]), list_title=text("Pilih formulir")
        ),
    )
    return start(next(each for each in offered if str(each.id) == picked), register)


def _row(listed: ListedForm) -> Choice:
    title = listed.title
    is_long = len(title) > ROW
    label = f"{title[: ROW - 1]}…" if is_long else title
    return choice(
        str(listed.id),
        label,
        *((listed.word,) if listed.word else ()),
        description=title[:DESCRIPTION] if is_long else "",
    )


def _counts(register: Register) -> str:
    if Audience.OFFICER not in audiences_of(register.speaker):
        return ""
    return lines(
        *(
            text("{title}: {count} isian masuk.", title=listed.title, count=count)
            for listed, count in register.form_answers()
        )
    )


async def form_kept(chat: Chat, register: Register, *, form: int) -> None:
    """Say that it is kept, and who sees it."""
    chat.say(
        text(
            "✅ Isian {title} sudah disimpan. Yang melihatnya hanya perangkat dan operator desa. "
            "Terima kasih, {call}.",
            title=register.listed_form(form).title,
            call=register.speaker.call,
        )
    )
