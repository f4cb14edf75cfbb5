"""What only the outside world can tell: who read a broadcast, and how many answered it."""

import re
from collections.abc import Sequence
from datetime import timedelta

from bot.worlds.stage import Stage
from dialog.messages import ChannelName, Incoming
from dialog.transcript.parts import Answered, Sent
from storage import directory

_READ = re.compile(r"dibaca (\d+)")
_REPLIES = re.compile(r"Balasan:? (\d+)", re.IGNORECASE)
_REPORT = re.compile(r"Laporan siaran")
THANKS = "terima kasih infonya"


def play_recipients(stage: Stage, expected: Sequence[Answered | Sent]) -> None:
    """Let as many people read and answer the last broadcast as an expected report tells."""
    for each in expected:
        text = each.shown.text
        if not _REPORT.search(text):
            continue
        read, replies = _READ.search(text), _REPLIES.search(text)
        _let_read(stage, int(read[1]) if read else 0, int(replies[1]) if replies else 0)


def _let_read(stage: Stage, read: int, replies: int) -> None:
    stage.now += timedelta(minutes=1)
    with stage.database.reader.connect() as connection:
        reached = directory.reached_by_last_broadcast(connection)
    stage.line.let_read(reached[:read])
    for message in reached[:replies]:
        stage.receive(
            Incoming(
                channel=ChannelName(message.channel),
                external_id=stage.next_message_id(),
                address=message.address,
                sent_at=stage.now,
                text=THANKS,
            )
        )
    stage.deliver()
