"""What the providers call: checked, kept, answered; everything else happens later."""

from collections.abc import Awaitable, Callable
from datetime import datetime

import structlog
from starlette.background import BackgroundTask
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dialog.channel import (
    Channel,
    NotAuthenticError,
    Received,
    UnreadableError,
    WebhookRequest,
)
from dialog.messages import ChannelName
from storage.inbox import arrival
from web.acceptor import Acceptor
from web.metrics import WEBHOOKS

log = structlog.get_logger()

MOST_BYTES = 256 * 1024

Endpoint = Callable[[Request], Awaitable[Response]]


def webhook_routes(
    channels: dict[ChannelName, Channel],
    acceptor: Acceptor,
    now: Callable[[], datetime],
    woken: Callable[[], None],
) -> list[Route]:
    """Give the routes of both providers; a channel that is off answers 403.

    Args:
        channels: those that are switched on.
        acceptor: keeps what comes.
        now: the clock.
        woken: called after something was kept, to wake who handles it.
    """

    def route(path: str, name: ChannelName) -> Route:
        webhook = Webhook(name, channels.get(name), acceptor, now, woken)
        return Route(path, webhook.answer, methods=["POST"])

    return [
        route("/webhook/telegram", ChannelName.TELEGRAM),
        route("/webhook/whatsapp", ChannelName.WHATSAPP),
        route("/webhook/whatsapp/status", ChannelName.WHATSAPP),
    ]


class Webhook:
    """One address that a provider calls."""

    def __init__(
        self,
        name: ChannelName,
        channel: Channel | None,
        acceptor: Acceptor,
        now: Callable[[], datetime],
        woken: Callable[[], None],
    ) -> None:
        self._name = name
        self._channel = channel
        self._acceptor = acceptor
        self._now = now
        self._woken = woken

    async def answer(self, request: Request) -> Response:
        """Keep what an authentic request says, then answer 200."""
        body = await _body(request)
        if body is None:
            return self._counted("too_long", Response(status_code=413))
        if self._channel is None:
            return self._counted("forbidden", Response(status_code=403))
        try:
            received = self._channel.read(_plain(request, body))
        except NotAuthenticError:
            log.warning("webhook.forbidden", channel=str(self._name))
            return self._counted("forbidden", Response(status_code=403))
        except UnreadableError:
            # Answering an error would bring the same request again and again.
            log.exception("webhook.unreadable", channel=str(self._name))
            return self._counted("unreadable", self._thanks())
        if received is None:
            return self._counted("ignored", self._thanks())
        return await self._keep(self._channel, received)

    async def _keep(self, channel: Channel, received: Received) -> Response:
        await self._acceptor.accept(arrival(received.event, self._now()))
        self._woken()
        log.info("webhook.accepted", channel=str(self._name), id=received.event.external_id)
        answer = self._thanks()
        if received.receipt:
            answer.background = BackgroundTask(channel.acknowledge, received.receipt)
        return self._counted("accepted", answer)

    def _thanks(self) -> Response:
        if self._name is ChannelName.WHATSAPP:
            return Response("<Response/>", media_type="text/xml")
        return Response("{}", media_type="application/json")

    def _counted(self, result: str, response: Response) -> Response:
        WEBHOOKS.labels(channel=str(self._name), result=result).inc()
        return response


async def _body(request: Request) -> bytes | None:
    """Read the body; None when it is longer than any honest one."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > MOST_BYTES:
            return None
    return body


def _plain(request: Request, body: bytes) -> WebhookRequest:
    return WebhookRequest(
        path=request.url.path,
        query=request.url.query,
        headers={name.lower(): value for name, value in request.headers.items()},
        body=body,
    )
