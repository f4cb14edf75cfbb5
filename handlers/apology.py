"""The one apology for a message that could not be handled."""

from datetime import datetime

from dialog.messages import Bubble, Incoming
from dialog.texts import text
from storage import outbox, people
from storage.engine import Connection


def apologise(connection: Connection, message: Incoming, inbox_id: int, now: datetime) -> None:
    """Tell the person that it is our failure and that what was saved is safe."""
    person_id = people.who_writes(connection, message.channel, message.address, message.alias, now)
    person = people.one(connection, person_id)
    outbox.queue(
        connection,
        outbox.Letter(
            key=f"apology:{inbox_id}",
            person_id=person_id,
            channel=message.channel,
            address=message.address,
            kind="reply",
            bubble=Bubble(
                text=text(
                    "Maaf, sedang ada gangguan di sini. Catatan {ibu} yang sudah ✅ tetap aman. "
                    "Coba lagi sebentar.",
                    ibu=person.ibu,
                )
            ),
            inbox_id=inbox_id,
        ),
        now,
    )
