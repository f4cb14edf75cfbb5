"""How the providers reach the bot: webhooks out, files in, both over plain HTTP."""

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus

import aiohttp
from yarl import URL

ANSWER_SECONDS = 15  # how long Twilio waits for an answer


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What came of a request; status 0 when there was none, `connected` when it reached anyone."""

    status: int
    connected: bool = True
    body: bytes = b""
    content_type: str = ""
    file_name: str = ""
    """As the sender of a file wants it to be saved."""

    @property
    def ok(self) -> bool:
        """Tell whether the answer is a 2xx."""
        return HTTPStatus.OK <= self.status < HTTPStatus.MULTIPLE_CHOICES


class Poster:
    """One HTTP client for everything the providers send."""

    def __init__(self, *, seconds: float = ANSWER_SECONDS) -> None:
        self._seconds = seconds
        self._session: aiohttp.ClientSession | None = None

    async def post(self, url: str, *, body: bytes, headers: Mapping[str, str]) -> Answer:
        """Post a webhook."""
        return await self._request("POST", url, body=body, headers=headers)

    async def fetch(self, url: str) -> Answer:
        """Fetch a file the bot points at."""
        return await self._request("GET", url, body=None, headers={})

    async def close(self) -> None:
        """Close the connections."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def _request(
        self, method: str, url: str, *, body: bytes | None, headers: Mapping[str, str]
    ) -> Answer:
        self._session = self._session or aiohttp.ClientSession(
            timeout=aiohttp.ClientTimeout(total=self._seconds),
            connector=aiohttp.TCPConnector(limit=64),
        )
        # The signature covers the URL to the letter, so the client must not write it anew.
        target = URL(url, encoded=True).with_fragment(None)
        try:
            async with self._session.request(
                method, target, data=body, headers=headers, allow_redirects=False
            ) as answer:
                disposition = answer.content_disposition
                return Answer(
                    status=answer.status,
                    body=await answer.read(),
                    content_type=answer.content_type,
                    file_name=(disposition and disposition.filename) or "",
                )
        except aiohttp.ClientConnectorError:
            return Answer(status=0, connected=False)
        except (aiohttp.ClientError, TimeoutError):
            return Answer(status=0)
