"""What happens to an answer on its way: faults are played here, around every provider route."""

import asyncio
from collections.abc import Awaitable, Callable
from http import HTTPStatus

from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from simulator.faults import Fault

Handle = Callable[[], Awaitable[Response]]
Refuse = Callable[[Fault], Response]


class LostAnswer(Response):
    """No answer at all: the connection hangs until the client leaves, or is cut at once."""

    def __init__(self, *, cut: bool) -> None:
        super().__init__()
        self._cut = cut

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG002
        """Leave the client without an answer."""
        transport = scope.get("state", {}).get("transport")
        if self._cut and transport is not None:
            transport.abort()
        while (await receive())["type"] != "http.disconnect":
            continue


async def play(fault: Fault | None, handle: Handle, refuse: Refuse) -> Response:
    """Handle a request under a fault; `refuse` words the provider's own error for it."""
    if fault is None or fault.kind == "fail":
        return await handle()
    if fault.kind in {"refuse", "too_many"}:
        return refuse(fault)
    if fault.kind == "slow":
        await asyncio.sleep(fault.seconds)
        return await handle()
    answer = await handle()
    if answer.status_code >= HTTPStatus.BAD_REQUEST:
        return answer
    if fault.kind == "accept_then_error":
        return refuse(fault)
    return LostAnswer(cut=fault.kind == "lose_answer")
