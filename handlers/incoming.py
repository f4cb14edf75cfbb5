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
from storage.engine import Connection
from storage.register import StoredRegister


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
        outbox.release_held(connection, person_id, now)
        talking = Talking(work, conversations.talk_of(connection, person_id, now))
        try:
            with connection.begin_nested():
                meaning.answer(talking, message)
        except Refused as refused:
            talking = Talking(work, conversations.talk_of(connection, person_id, now))
            talking.say(refused.sentence)
        talking.talk.last_at = now
        conversations.keep_talk(connection, talking.talk)
        _reply(connection, message, talking.bubbles, work)
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
    village_id = people.village_id_of(connection, person_id)
    if village_id is None:
        raise Unserved
    register = StoredRegister(connection, person_id, village_id, now)
    with speaking(register.speaker.language):
        yield Work(
            connection=connection,
            register=register,
            now=now,
            channel=message.channel,
            inbox_id=inbox_id,
            draw_code=draw_code,
        )


def _reply(connection: Connection, message: Incoming, bubbles: list[Bubble], work: Work) -> None:
    # The address may have come to belong to somebody else by what was just done.
    owner = people.owner_of(connection, message.channel, message.address) or work.speaker.id
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
