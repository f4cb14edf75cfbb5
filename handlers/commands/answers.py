"""Answers to questions that were passed on, attachments, strangers, and groups."""

from dialog.messages import AttachmentKind
from dialog.texts import text
from dialog.turn import Go
from domain.commands_of_families import (
    AnswerForwarded,
    AnswerPrivately,
    AskHuman,
    ForwardAttachment,
)
from domain.errors import Refused
from flows import entrances
from flows.family.own import names_of, own_children, parent_of
from handlers.commands.joining import spoken_phone
from handlers.work import Notice, Outcome, Work
from storage import forwarding

SHOWN_BY_COMMAND = {"look_up_insurance": "insurance_menu", "insurance_list": "insurance_menu"}
"""Flows that show nothing before a command is carried out, and what is opened in their place."""


def ask_human(work: Work, command: AskHuman) -> Outcome:
    """Tell a human of somebody not registered; name and RT are kept with the question alone."""
    forwarded = _forward(work, command.to_person, command.words)
    phone = spoken_phone(work)
    return Outcome(
        follow=Go(
            flow="human_asked",
            subject={
                "to_person": command.to_person,
                "name": command.name,
                "has_phone": bool(phone),
            },
        ),
        notices=(
            Notice(
                key=f"forwarded:{forwarded}",
                person_id=command.to_person,
                flow="stranger_asks",
                subject={
                    "forwarded": forwarded,
                    "name": command.name,
                    "rt": command.rt,
                    "phone": phone,
                    "is_sick": command.is_sick,
                },
            ),
        ),
    )


def _forward(work: Work, to_person: int, words: str) -> int:
    forwarded = forwarding.add(
        work.connection,
        from_person_id=work.speaker.id,
        to_person_id=to_person,
        words=words,
        sent_at=work.now,
    )
    work.note("question.forwarded", "forwarded", forwarded, to=to_person)
    return forwarded


def answer_forwarded(work: Work, command: AnswerForwarded) -> Outcome:
    """Bring an answer to whoever asked; only the one who was asked may give it."""
    row = forwarding.get(work.connection, command.forwarded)
    if row is None or row["to_person_id"] != work.speaker.id:
        raise Refused(text("Maaf, pertanyaan itu bukan untuk nomor ini."))
    forwarding.answered(work.connection, command.forwarded, work.now)
    work.note("question.answered", "forwarded", command.forwarded)
    asker = row["from_person_id"]
    return Outcome(
        follow=Go(flow="answer_sent", subject={"to_person": asker}),
        notices=(
            Notice(
                key=f"answered:{command.forwarded}",
                person_id=asker,
                flow="answer_arrived",
                subject={"from_person": work.speaker.id, "words": command.words},
            ),
        ),
    )


def forward_attachment(work: Work, command: ForwardAttachment) -> Outcome:
    """Pass a voice note or picture on; only its reference goes through the outbox."""
    notice = (
        _voice(work, command)
        if command.kind in (AttachmentKind.VOICE, AttachmentKind.VIDEO)
        else _picture(work, command)
    )
    return Outcome(
        follow=Go(
            flow="attachment_forwarded",
            subject={"to_person": command.to_person, "what": command.what},
        ),
        notices=(notice,),
    )


def _voice(work: Work, command: ForwardAttachment) -> Notice:
    forwarded = _forward(work, command.to_person, text("(pesan suara)"))
    return Notice(
        key=f"forwarded:{forwarded}",
        person_id=command.to_person,
        flow="voice_arrived",
        subject={
            "forwarded": forwarded,
            "who": parent_of(work.register),
            "kind": command.kind,
            "reference": command.reference,
            "seconds": command.seconds,
        },
    )


def _picture(work: Work, command: ForwardAttachment) -> Notice:
    number = work.note("picture.forwarded", "person", command.to_person, what=command.what)
    children = own_children(work.register)
    return Notice(
        key=f"picture:{number}",
        person_id=command.to_person,
        flow="picture_arrived",
        subject={
            "who": work.speaker.full_call
            if command.what == "kia_book"
            else parent_of(work.register),
            "child": names_of(children),
            "what": command.what,
            "kind": command.kind,
            "reference": command.reference,
        },
    )


def answer_privately(work: Work, command: AnswerPrivately) -> Outcome:
    """Open in the private chat what a group must not read."""
    number = work.note("group.moved_to_private", "person", work.speaker.id)
    return Outcome(notices=_privately(work, command, number))


def _privately(work: Work, command: AnswerPrivately, number: int) -> tuple[Notice, ...]:
    key, person = f"private:{number}", work.speaker.id
    if command.is_report:
        return (Notice(key=key, person_id=person, flow="go_on_here"),)
    go = entrances.command(command.words, work.register)
    if go is None:
        return (Notice(key=key, person_id=person, flow="menu"),)
    if go.flow in SHOWN_BY_COMMAND:
        return (Notice(key=key, person_id=person, flow=SHOWN_BY_COMMAND[go.flow]),)
    subject = {**go.subject, "from_group": True} if go.flow == "result" else go.subject
    return (Notice(key=key, person_id=person, flow=go.flow, subject=subject),)
