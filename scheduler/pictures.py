"""Growth cards are drawn when their message goes out, in a process of their own.

So are the files of officials filled (scheduler/files.py). Each is kept for a while under a name
that only this installation can make from what it shows, so that the same is made once and nobody
finds another's.
"""

import asyncio
import hmac
import re
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime, timedelta
from os import utime
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Protocol

import structlog

from dialog.channel import Outgoing
from dialog.messages import CardOrder, FileOrder
from handlers.cards import drawing_for
from handlers.exports import file_for
from scheduler.files import document_of, suffix_of, with_file
from scheduler.metrics import PICTURES
from storage import sealing_keys
from storage.engine import Database

log = structlog.get_logger()

KEPT = timedelta(days=2)
"""Providers fetch a picture at once; this leaves room for every further try."""
LIMIT_SECONDS = 15.0
MOST_AT_ONCE = 4
"""More would let the messages beside them wait for a second and longer."""
PURPOSE = "picture_names"
PRIVATE_FOLDER = 0o700
UNFINISHED = "unfinished-"
OURS = re.compile(rf"[0-9a-f]{{64}}\.(?:png|xlsx|pdf)|{UNFINISHED}.*")


class Draws(Protocol):
    """What turns an SVG into a PNG outside of this process."""

    async def draw(self, svg: str) -> bytes:
        """Give the PNG."""


class Pictures:
    """Adds the drawn card to a message that is going out; a failure never holds the words up."""

    def __init__(
        self,
        *,
        database: Database,
        drawer: Draws,
        folder: Path,
        now: Callable[[], datetime],
        limit_seconds: float = LIMIT_SECONDS,
    ) -> None:
        self._database = database
        self._drawer = drawer
        self._folder = folder
        self._now = now
        self._limit_seconds = limit_seconds
        self._key: bytes | None = None
        self._under_way = 0

    @property
    def is_busy(self) -> bool:
        """Tell whether a further picture would have to wait."""
        return self._under_way >= MOST_AT_ONCE

    async def illustrate(self, outgoing: Outgoing, person_id: int) -> Outgoing:
        """Give the message with its picture's file; as it is when there is none to be drawn."""
        document = document_of(outgoing)
        if document is not None:
            order = document.order
            number = outgoing.outbox_id
            name = None if outgoing.as_text else await self._name_of(order, person_id, number)
            return with_file(outgoing, document, name)
        picture = outgoing.bubble.picture
        if picture is None or picture.card is None:
            return outgoing
        if outgoing.template is not None or outgoing.as_text:
            return outgoing
        name = await self._name_of(picture.card, person_id, outgoing.outbox_id)
        if name is None:
            return outgoing
        drawn = replace(picture, media_id=name)
        return replace(outgoing, bubble=replace(outgoing.bubble, picture=drawn))

    async def forget_old(self) -> int:
        """Remove the pictures that nobody fetches any more; returns how many."""
        return await asyncio.to_thread(_remove_before, self._folder, self._now() - KEPT)

    async def _name_of(
        self, order: CardOrder | FileOrder, person_id: int, message: int
    ) -> str | None:
        self._under_way += 1
        try:
            async with asyncio.timeout(self._limit_seconds):
                name = await (
                    self._drawn(order, person_id)
                    if isinstance(order, CardOrder)
                    else self._filled(order, person_id)
                )
        except Exception as failure:  # noqa: BLE001 (whatever is wrong with it, its words go out)
            PICTURES.labels("failed").inc()
            log.warning("pictures.failed", message=message, error=type(failure).__name__)
            return None
        finally:
            self._under_way -= 1
        if name is None:
            log.warning("pictures.not_theirs", message=message)
        return name

    async def _drawn(self, order: CardOrder, person_id: int) -> str | None:
        drawing = await asyncio.wrap_future(
            self._database.read(drawing_for, self._database, person_id, order, self._now())
        )
        if drawing is None:
            PICTURES.labels("withheld").inc()
            return None

        async def draw() -> bytes:
            return await self._drawer.draw(drawing)

        return await self._kept(drawing.encode(), "png", draw)

    async def _filled(self, order: FileOrder, person_id: int) -> str | None:
        content = await asyncio.wrap_future(
            self._database.read(file_for, self._database, person_id, order, self._now())
        )
        if content is None:
            PICTURES.labels("withheld").inc()
            return None

        async def as_it_is() -> bytes:
            return content

        return await self._kept(content, suffix_of(order.form), as_it_is)

    async def _kept(self, shows: bytes, suffix: str, make: Callable[[], Awaitable[bytes]]) -> str:
        """Keep what is made of the same content once, under a name that only we can make."""
        name = f"{hmac.digest(await self._secret(), shows, 'sha256').hex()}.{suffix}"
        path = self._folder / name
        if await asyncio.to_thread(_is_kept, path, self._now()):
            PICTURES.labels("kept").inc()
            return name
        content = await make()
        await asyncio.to_thread(_keep, path, content, self._now())
        PICTURES.labels("drawn").inc()
        return name

    async def _secret(self) -> bytes:
        if self._key is None:
            self._key = await asyncio.wrap_future(
                self._database.write(sealing_keys.drawn_key, self._database, PURPOSE)
            )
        return self._key


def _is_kept(path: Path, now: datetime) -> bool:
    """Tell whether a picture is there already, and let it stay for as long as a new one."""
    try:
        utime(path, (now.timestamp(), now.timestamp()))
    except FileNotFoundError:
        return False
    return True


def _keep(path: Path, content: bytes, now: datetime) -> None:
    """Write a picture whole or not at all: a provider may fetch it at any moment."""
    path.parent.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, prefix=UNFINISHED, delete=False) as unfinished:
        unfinished.write(content)
    utime(unfinished.name, (now.timestamp(), now.timestamp()))
    Path(unfinished.name).replace(path)


def _remove_before(folder: Path, moment: datetime) -> int:
    old = [
        path
        for path in folder.glob("*")
        if OURS.fullmatch(path.name) and path.stat().st_mtime < moment.timestamp()
    ]
    for path in old:
        path.unlink(missing_ok=True)
    return len(old)
