"""One message, one transaction: who wrote, what it means, what is done and what is answered."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from dialog.messages import Bubble, ChannelName, Incoming
from dialog.texts import speaking
from domain.errors import Refused
from handlers import meaning, opening
from handlers.talking import Talking
from handlers.work import CodeSource, Work
from storage import conversations, outbox, people
from storage.engine import Connection, undone_on_error
from storage.identity import identity_of
from storage.register import StoredRegister
from storage.remembering import other_writes


def handle(
    connection: Connection,
    message: Incoming,
    *,
    inbox_id: int | None,
    now: datetime,
    draw_code: CodeSource,
) -> None:
    """Answer one message and keep everything that follows from it, or nothing at all.

    Raises Unserved when no village has been set up yet.
    """
    person_id = people.who_writes(connection, message.channel, message.address, message.alias, now)
    with _work(
        connection, person_id, message, inbox_id=inbox_id, now=now, draw_code=draw_code
    ) as work:
        talking = Talking(work, conversations.talk_of(connection, person_id, now))
        if talking.talk.has_held:
            outbox.release_held(connection, person_id, now)
        written = other_writes(connection)
        try:
            with undone_on_error(connection):
                meaning.answer(talking, message)
        except Refused as refused:
            talking = Talking(work, conversations.talk_of(connection, person_id, now))
            talking.say(refused.sentence)
        talking.talk.last_at = now
        conversations.keep_talk(connection, talking.talk)
        owner = (
            person_id
            if other_writes(connection) == written
            # The address may have come to belong to somebody else by what was just done.
            else people.owner_of(connection, message.channel, message.address) or person_id
        )
        _reply(connection, message, talking.bubbles, work, owner)
        for notice in talking.notices:
            opening.open_for(connection, notice, now=now)


@dataclass(frozen=True)
class Unserved(Exception):  # noqa: N818 (nothing went wrong, nothing is set up)
    """No village has been set up, so nobody can be answered."""


@contextmanager
def _work(
    connection: Connection,
    person_id: int,
    message: Incoming,
    *,
    inbox_id: int | None,
    now: datetime,
    draw_code: CodeSource,
) -> Iterator[Work]:
    identity = identity_of(connection, person_id)
    if identity is None:
        raise Unserved
    register = StoredRegister.of(connection, identity, now)
    with speaking(register.speaker.language):
        yield Work(
            connection=connection,
            register=register,
            now=now,
            channel=message.channel,
            inbox_id=inbox_id,
            draw_code=draw_code,
        )


def _reply(
    connection: Connection, message: Incoming, bubbles: list[Bubble], work: Work, owner: int
) -> None:
    for number, bubble in enumerate(bubbles):
        outbox.queue(
            connection,
            outbox.Letter(
                key=f"reply:{message.channel}:{message.external_id}:{number}",
                person_id=owner,
                channel=ChannelName(message.channel),
                address=message.address,
                kind="reply",
                bubble=bubble,
                inbox_id=work.inbox_id,
            ),
            work.now,
        )
