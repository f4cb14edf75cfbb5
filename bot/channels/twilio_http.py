"""HTTP to Twilio: another server when set, a time limit that holds, and pauses that are kept.

The library has no base address setting, ignores `timeout` in its asynchronous client (issue 925)
and hides Retry-After from its own exceptions.
"""

import asyncio
import json
from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any
from urllib.parse import urlencode

import aiohttp
from aiohttp.connector import Connection
from twilio.http.http_client import TwilioHttpClient
from twilio.http.response import Response

from dialog.channel import NotSentError, UncertainError

Fields = Mapping[str, object] | None

SECONDS = 15.0
TOO_MANY_REQUESTS = 429
CONCURRENCY = "20429"
_PAUSE_SECONDS = 2.0
_OK = 200
_MOST_BYTES = 16_000_000
"""The largest file that WhatsApp takes."""


class Servers:
    """Which server stands for which of Twilio's hosts."""

    def __init__(self, *, api_url: str, content_url: str) -> None:
        self._by_host = {
            "https://api.twilio.com": api_url,
            "https://content.twilio.com": content_url,
        }

    def place(self, url: str) -> str:
        """Give the address to call instead of one of Twilio's."""
        for host, server in self._by_host.items():
            if url.startswith(host):
                return server + url.removeprefix(host)
        return url


_IS_STILL_OURS: ContextVar[Callable[[], bool]] = ContextVar("is_still_ours", default=lambda: True)


class _LastLook(aiohttp.ClientRequest):
    """A request that looks once more before its first byte leaves, when it has a connection.

    A process may stand still for minutes at any instant before; another then sent the message.
    """

    async def send(self, conn: Connection) -> aiohttp.ClientResponse:
        """Send, or raise NotSentError when what is sent belongs to another process by now."""
        if not _IS_STILL_OURS.get()():
            raise NotSentError("lease_lost")
        return await super().send(conn)


@contextmanager
def only_while(is_still_ours: Callable[[], bool]) -> Iterator[None]:
    """Let requests made inside leave only while something holds."""
    token = _IS_STILL_OURS.set(is_still_ours)
    try:
        yield
    finally:
        _IS_STILL_OURS.reset(token)


class AsyncHttp:
    """The asynchronous client for messages; it never repeats a request by itself."""

    is_async = True

    def __init__(self, servers: Servers, *, seconds: float = SECONDS) -> None:
        self._servers = servers
        self._seconds = seconds
        self._session = aiohttp.ClientSession(request_class=_LastLook)

    async def close(self) -> None:
        """Close the connections."""
        await self._session.close()

    async def request(  # noqa: PLR0917 - the library's own signature
        self,
        method: str,
        url: str,
        params: Fields = None,
        data: Fields = None,
        headers: Mapping[str, str] | None = None,
        auth: tuple[str, str] | None = None,
        timeout: float | None = None,  # noqa: ASYNC109 - the library's own signature
        allow_redirects: bool = False,  # noqa: FBT001, FBT002 - the same
    ) -> Response:
        """Make one request.

        Raises:
            NotSentError: no connection, or an answer 429.
            UncertainError: no answer in time, or a broken one.
        """
        try:
            async with (
                asyncio.timeout(timeout or self._seconds),
                self._session.request(
                    method,
                    self._servers.place(url),
                    params=_listed(params),
                    # A form that is written out already: aiohttp would prepare itself for files.
                    data=urlencode(_listed(data)).encode() if data else None,
                    headers={**(headers or {}), **_basic(auth)},
                    allow_redirects=allow_redirects,
                ) as answer,
            ):
                response = Response(answer.status, await answer.text(), answer.headers)
        except aiohttp.ClientConnectorError as error:
            raise NotSentError("no_connection") from error
        except (TimeoutError, aiohttp.ClientError, UnicodeDecodeError) as error:
            raise UncertainError(type(error).__name__) from error
        if response.status_code == TOO_MANY_REQUESTS:
            raise _too_many(response)
        return response

    async def fetch(self, url: str, auth: tuple[str, str]) -> tuple[bytes, str] | None:
        """Fetch a file with its type; None when it can't be had or is too large to be sent."""
        try:
            async with (
                asyncio.timeout(self._seconds),
                self._session.get(self._servers.place(url), headers=_basic(auth)) as answer,
            ):
                if answer.status != _OK or (answer.content_length or 0) > _MOST_BYTES:
                    return None
                return await answer.read(), answer.content_type
        except (TimeoutError, aiohttp.ClientError):
            return None


class SyncHttp:
    """The other client, for templates: the asynchronous way loses their nested parts."""

    is_async = False

    def __init__(self, servers: Servers) -> None:
        self._servers = servers
        self._http = TwilioHttpClient(timeout=SECONDS)

    def close(self) -> None:
        """Close the connections."""
        self._http.session.close()

    def request(self, method: str, url: str, *arguments: Any, **options: Any) -> Response:  # noqa: ANN401
        """Make one request."""
        return self._http.request(method, self._servers.place(url), *arguments, **options)


def _listed(fields: Fields) -> list[tuple[str, str]]:
    """Write each value of a list as a field of its own."""
    pairs = []
    for name, value in (fields or {}).items():
        values = value if isinstance(value, list | tuple) else [value]
        pairs += [(name, str(each)) for each in values]
    return pairs


def _basic(auth: tuple[str, str] | None) -> dict[str, str]:
    if auth is None:
        return {}
    return {"Authorization": "Basic " + b64encode(":".join(auth).encode()).decode()}


def _too_many(response: Response) -> NotSentError:
    code = _code(response.text)
    pause = _seconds(response.headers) or _PAUSE_SECONDS
    return NotSentError(code, retry_after=pause, too_many=code == CONCURRENCY)


def _code(body: str) -> str:
    try:
        return str(json.loads(body)["code"])
    except (ValueError, KeyError, TypeError):
        return CONCURRENCY


def _seconds(headers: Mapping[str, str] | None) -> float | None:
    value = (headers or {}).get("Retry-After", "")
    return float(value) if value.isdigit() else None
