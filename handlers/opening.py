"""Starting a flow for someone who did not ask: alerts, reminders, reports."""

from dataclasses import replace
from datetime import datetime, timedelta

from dialog.journal import Journal
from dialog.messages import Bubble, ChannelName, Template
from dialog.texts import speaking
from dialog.turn import take
from flows.registry import FLOWS
from handlers.work import Notice
from storage import conversations, outbox, people
from storage.engine import Connection
from storage.identity import identity_of
from storage.register import StoredRegister

KNOCK_LASTS = timedelta(hours=1)


def open_for(connection: Connection, notice: Notice, *, now: datetime) -> bool:
    """Run a flow for a person and queue what it says; False when that was done before.

    A person who cannot be reached gets nothing now; the caller decides who is told instead.
    """
    reached = people.address_of(connection, notice.person_id)
    identity = identity_of(connection, notice.person_id)
    if reached is None or identity is None or outbox.exists(connection, f"{notice.key}:0"):
        return False
    register = StoredRegister.of(connection, identity, now)
    for number, bubble in enumerate(spoken(connection, notice, register)):
        outbox.queue(
            connection,
            outbox.Letter(
                key=f"{notice.key}:{number}",
                person_id=notice.person_id,
                channel=ChannelName(reached["channel"]),
                address=reached["address"],
                kind=notice.kind,
                bubble=bubble,
                template=notice.template if number == 0 else None,
                not_before=notice.not_before,
                expires_at=notice.expires_at,
                broadcast_id=notice.broadcast_id,
            ),
            now,
        )
    if notice.knock is not None:
        _knock(connection, notice, notice.knock, reached, now)
    return True


def spoken(connection: Connection, notice: Notice, register: StoredRegister) -> tuple[Bubble, ...]:
    """Run a flow for the register's speaker; what it asks stays open for an answer."""
    function = FLOWS[notice.flow].function
    journal = Journal()
    with speaking(register.speaker.language):
        turn = take(
            lambda chat: function(chat, register, **notice.subject),
            journal,
            today=register.now.date(),
            now=register.now,
        )
    if turn.question is None:
        return tuple(turn.bubbles)
    token = _keep_open(connection, notice, journal, turn.question.name, register)
    return tuple(
        replace(bubble, token=token) if bubble.choices else bubble for bubble in turn.bubbles
    )


def _knock(
    connection: Connection,
    notice: Notice,
    knock: Template,
    reached: people.Reached,
    now: datetime,
) -> None:
    """Say that something waits, for when the message itself may not go out yet."""
    outbox.queue(
        connection,
        outbox.Letter(
            key=f"{notice.key}:knock",
            person_id=notice.person_id,
            channel=ChannelName(reached["channel"]),
            address=reached["address"],
            kind=outbox.KNOCK,
            bubble=Bubble(text=""),
            template=knock,
            expires_at=now + KNOCK_LASTS,
        ),
        now,
    )


def _keep_open(
    connection: Connection,
    notice: Notice,
    journal: Journal,
    question: str,
    register: StoredRegister,
) -> str:
    conversation = conversations.start(
        person_id=notice.person_id,
        flow=notice.flow,
        subject=notice.subject,
        is_task=not FLOWS[notice.flow].holds_nobody,
        today=register.now.date(),
        now=register.now_utc,
    )
    conversation.journal = journal.to_json()
    conversation.question = question
    conversations.keep(connection, conversation)
    talk = conversations.talk_of(connection, notice.person_id, register.now_utc)
    talk.current = conversation.id
    conversations.keep_talk(connection, talk)
    return f"{conversation.id}.{question}"
