"""How many signed messages a second are taken in and kept, beside endpoints that do less."""

import asyncio
import multiprocessing
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from urllib.parse import urlencode

from bench import endpoints
from bench.databases import Source
from bench.figures import Figure, against
from bench.load import Result, offer, post
from twilio.request_validator import RequestValidator

REQUESTS = 3_000
WARM = 200
ROUNDS = 2
"""Each variant is measured in turn this often, and its best counts: others use the machine too."""


def measure(sources: dict[str, Source]) -> list[Figure]:
    """Measure the real endpoint on each database beside both floors."""
    return [figure for name, source in sources.items() for figure in _measure(name, source)]


def _measure(name: str, source: Source) -> list[Figure]:
    best = {"empty": 0.0, "insert": 0.0, "ours": 0.0}
    for _ in range(ROUNDS):
        for variant in tuple(best):
            result = _run(variant, source.fresh())
            if result.bad:
                raise RuntimeError(f"{variant}: {result.bad} requests were not answered 200")
            best[variant] = max(best[variant], result.per_second)
    what = f"messages kept, {name}"
    return [
        against(what, best["ours"], best["insert"], "/s", floor_name="one insert", goal=0.7),
        against(what, best["ours"], best["empty"], "/s", floor_name="empty handler", goal=None),
    ]


def _run(variant: str, url: str) -> Result:
    with _serving(variant, url) as port:
        asyncio.run(offer(port, _requests()[:WARM]))
        return asyncio.run(offer(port, _requests()[WARM:]))


@contextmanager
def _serving(variant: str, url: str) -> Iterator[int]:
    listening = socket.create_server(("127.0.0.1", 0), backlog=256)
    # asyncio sets this only on sockets it made itself; without it every answer waits 40 ms.
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    process = multiprocessing.get_context("spawn").Process(
        target=endpoints.serve, args=(listening, variant, url)
    )
    process.start()
    port = listening.getsockname()[1]
    listening.close()
    try:
        yield port
    finally:
        process.kill()
        process.join()


@cache
def _requests() -> list[bytes]:
    validator = RequestValidator(endpoints.TOKEN)
    return [_request(validator, number) for number in range(REQUESTS + WARM)]


def _request(validator: RequestValidator, number: int) -> bytes:
    sid = f"SM{number:032x}"
    form = {
        "SmsMessageSid": sid,
        "NumMedia": "0",
        "ProfileName": "Bu Siti",
        "MessageType": "text",
        "SmsSid": sid,
        "WaId": f"62812{number:08}",
        "SmsStatus": "received",
        "Body": "Adinda 9,6 75,7",
        "To": f"whatsapp:{endpoints.SENDER}",
        "NumSegments": "1",
        "ReferralNumMedia": "0",
        "MessageSid": sid,
        "AccountSid": endpoints.SID,
        "From": f"whatsapp:+62812{number:08}",
        "ApiVersion": "2010-04-01",
    }
    signature = validator.compute_signature(endpoints.PUBLIC_URL + endpoints.PATH, form)
    headers = {
        "Content-Type": "application/x-www-form-urlencoded",
        "X-Twilio-Signature": signature,
    }
    return post(endpoints.PATH, urlencode(form).encode(), headers)
