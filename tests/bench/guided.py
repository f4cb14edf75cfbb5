"""The guided weighing, update by update: this program beside an aiogram bot.

Both go from the raw update to the reply recorded: here the committed row of the outbox, there
the call of a session without a network. The other bot looks a child up by its exact name, and
neither checks a slip nor knows growth, gain, vaccines or the past.
"""

import asyncio
import json
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from bench import aiogram_bot
from bench.busy_village import MORNING, Cadre, settle, todays_figures
from bench.databases import Source
from bench.figures import Figure, against

from bot.channels.media import Media
from bot.channels.telegram import SECRET_HEADER, Telegram
from dialog.channel import WebhookRequest
from dialog.messages import ChannelName
from handlers.inbox_worker import work_once
from storage import inbox, outbox
from storage.engine import Database

POSYANDU = 10
DIALOGUES = 120
WARM = 20
STEPS = 4
SECRET = "made-up-secret"


def measure(source: Source, folder: Path) -> list[Figure]:
    """Measure both on SQLite, with equal durability."""
    database = Database(source.fresh())
    with database.writer.begin() as connection:
        cadres = settle(connection, posyandu=POSYANDU, channels=(ChannelName.TELEGRAM,))
    ours = _ours(database, cadres)
    database.close()
    floor = asyncio.run(_aiogram(str(folder / "aiogram.db"), cadres))
    return [
        against("guided weighing, updates", ours, floor, "/s", floor_name="aiogram FSM", goal=1.0)
    ]


def updates(cadres: list[Cadre], dialogues: int) -> Iterator[dict]:
    """Write the updates of many dialogues: the word, the name, the weight, the length."""
    number = 0
    for dialogue in range(dialogues):
        cadre = cadres[dialogue % len(cadres)]
        place = dialogue // len(cadres)
        for words in ("timbang", cadre.children[place], *todays_figures(place)):
            number += 1
            yield _update(number, int(cadre.address), words)


def _update(number: int, chat: int, words: str) -> dict:
    return {
        "update_id": number,
        "message": {
            "message_id": number,
            "date": int(MORNING.timestamp()),
            "chat": {"id": chat, "type": "private", "first_name": "Siti"},
            "from": {"id": chat, "is_bot": False, "first_name": "Siti"},
            "text": words,
        },
    }


def _ours(database: Database, cadres: list[Cadre]) -> float:
    telegram = Telegram(
        token="1234567:made-up-token",
        secret=SECRET,
        username="sapa_bot",
        media=Media(folder=Path(), public_url="http://127.0.0.1:9"),
        now=lambda: MORNING,
    )
    bodies = [json.dumps(update).encode() for update in updates(cadres, WARM + DIALOGUES)]
    for body in bodies[: WARM * STEPS]:
        _answer(database, telegram, body)
    begin = perf_counter()
    for body in bodies[WARM * STEPS :]:
        _answer(database, telegram, body)
    seconds = perf_counter() - begin
    _check(database, len(bodies))
    return DIALOGUES * STEPS / seconds


def _answer(database: Database, telegram: Telegram, body: bytes) -> None:
    """Take one update through the webhook's work and the worker's, each with its commit."""
    request = WebhookRequest(
        path="/webhook/telegram", query="", headers={SECRET_HEADER: SECRET}, body=body
    )
    received = telegram.read(request)
    if received is None:
        raise RuntimeError("the update was not read")
    with database.writer.begin() as connection:
        inbox.accept(connection, [inbox.arrival(received.event, MORNING)])
    work_once(database, lambda: MORNING, lambda: "000000")


def _check(database: Database, least: int) -> None:
    with database.reader.begin() as connection:
        replies = connection.execute(outbox.outbox.select()).all()
        saved = [row for row in replies if row.bubble["text"].startswith("✅")]
    if len(replies) < least or len(saved) < WARM + DIALOGUES:
        raise RuntimeError(f"{len(replies)} replies, {len(saved)} of them results")


async def _aiogram(path: str, cadres: list[Cadre]) -> float:
    children = {int(cadre.address): cadre.children for cadre in cadres}
    bot, dispatcher, session = aiogram_bot.build(path, children)
    everything = [json.dumps(update) for update in updates(cadres, WARM + DIALOGUES)]
    for update in everything[: WARM * STEPS]:
        await dispatcher.feed_raw_update(bot, json.loads(update))
    begin = perf_counter()
    for update in everything[WARM * STEPS :]:
        await dispatcher.feed_raw_update(bot, json.loads(update))
    seconds = perf_counter() - begin
    if len(session.sent) != len(everything):
        raise RuntimeError(f"{len(session.sent)} of {len(everything)} updates were answered")
    return DIALOGUES * STEPS / seconds
