"""A load of HTTP requests over raw sockets: light enough to leave the cores to the server."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from time import perf_counter

CONNECTIONS = 32
GOOD = b"HTTP/1.1 200"


@dataclass(frozen=True, kw_only=True)
class Result:
    """What one run of requests took."""

    per_second: float
    bad: int


async def offer(port: int, requests: list[bytes]) -> Result:
    """Send all requests, one at a time on each of 32 connections."""
    waiting = iter(requests)
    begin = perf_counter()
    bad = await asyncio.gather(*(_drain(port, waiting) for _ in range(CONNECTIONS)))
    return Result(per_second=len(requests) / (perf_counter() - begin), bad=sum(bad))


async def _drain(port: int, waiting: Iterator[bytes]) -> int:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    bad = 0
    for request in waiting:
        writer.write(request)
        head = await reader.readuntil(b"\r\n\r\n")
        await reader.readexactly(_length(head))
        bad += not head.startswith(GOOD)
    writer.close()
    await writer.wait_closed()
    return bad


def _length(head: bytes) -> int:
    for line in head.lower().split(b"\r\n"):
        if line.startswith(b"content-length:"):
            return int(line.partition(b":")[2])
    return 0


def post(path: str, body: bytes, headers: dict[str, str]) -> bytes:
    """Write a request as it goes over the wire."""
    lines = [f"POST {path} HTTP/1.1", "Host: 127.0.0.1", f"Content-Length: {len(body)}"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body
