"""Updates on their way to the bot: pushed to its webhook, or kept until it asks for them."""

import asyncio
import json
from dataclasses import dataclass, replace
from functools import partial
from http import HTTPStatus
from typing import Final

from simulator.ground import Ground, Webhook
from simulator.telegram.calls import ApiError, Json
from simulator.telegram.objects import unix

SECRET_HEADER: Final = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - a header's name
NOT_BY_DEFAULT: Final = frozenset({"chat_member", "message_reaction", "message_reaction_count"})


@dataclass(frozen=True, kw_only=True)
class Pending:
    """An update the bot has not yet confirmed, and the message it tells of."""

    update: Json
    chat: str
    message_id: str


class Updates:
    """The queue of updates; `retry_seconds` is the real pause before a push is repeated."""

    def __init__(self, ground: Ground, webhook: Webhook | None) -> None:
        self.webhook = webhook
        self.allowed: tuple[str, ...] | None = None
        self.retry_seconds = 1.0
        self._ground = ground
        self._pending: dict[int, Pending] = {}
        self._next_id = 710_000_001
        self._arrived = asyncio.Event()
        self._polls = 0
        self._last_error = ""

    @property
    def pending_count(self) -> int:
        """Return how many updates the bot has not confirmed."""
        return len(self._pending)

    def add(self, kind: str, body: Json, *, chat: str, message_id: str = "") -> None:
        """Queue an update and push it when there is a webhook."""
        if not self._is_wanted(kind):
            return
        update: Json = {"update_id": self._next_id, kind: body}
        self._next_id += 1
        problems = self._ground.specifications.telegram_update(update)
        self._ground.record("telegram", f"update {kind}", problems)
        pending = Pending(update=update, chat=chat, message_id=message_id)
        self._pending[update["update_id"]] = pending
        self._arrived.set()
        self._push(pending)

    def set_webhook(self, webhook: Webhook | None, *, drop_pending: bool) -> None:
        """Change where updates go; what is pending goes there too, unless it is dropped."""
        self.webhook = webhook
        if drop_pending:
            self._pending.clear()
        for pending in self._pending.values():
            self._push(pending)

    def webhook_info(self) -> Json:
        """Return the WebhookInfo."""
        info: Json = {
            "url": self.webhook.url if self.webhook else "",
            "has_custom_certificate": False,
            "pending_update_count": self.pending_count,
        }
        if self._last_error:
            info["last_error_date"] = unix(self._ground.now())
            info["last_error_message"] = self._last_error
        if self.allowed is not None:
            info["allowed_updates"] = list(self.allowed)
        return info

    async def poll(self, *, offset: int, limit: int, seconds: int) -> list[Json]:
        """Return pending updates, waiting for one; those below the offset count as confirmed."""
        if self.webhook:
            raise _conflict(
                "can't use getUpdates method while webhook is active; "
                "use deleteWebhook to delete the webhook first"
            )
        self._polls += 1
        this_poll = self._polls
        self._confirm_below(offset)
        if not self._pending and seconds > 0:
            self._arrived.clear()
            await self._wait(seconds)
        if this_poll != self._polls:
            raise _conflict(
                "terminated by other getUpdates request; "
                "make sure that only one bot instance is running"
            )
        return [pending.update for pending in self._pending.values()][:limit]

    async def _wait(self, seconds: int) -> None:
        try:
            async with asyncio.timeout(seconds):
                await self._arrived.wait()
        except TimeoutError:
            return

    def release(self) -> None:
        """Wake a waiting poll, so that the server can stop."""
        self._arrived.set()

    def _is_wanted(self, kind: str) -> bool:
        return kind in self.allowed if self.allowed else kind not in NOT_BY_DEFAULT

    def _confirm_below(self, offset: int) -> None:
        if offset < 0:
            offset = max(self._pending, default=0) + 1 + offset
        for update_id in [known for known in self._pending if known < offset]:
            self._confirm(update_id)

    def _confirm(self, update_id: int) -> None:
        pending = self._pending.pop(update_id, None)
        if pending is None or not pending.message_id:
            return
        message = self._ground.chats.find("telegram", pending.chat, pending.message_id)
        if message is not None and message.by == "person":
            self._ground.chats.change(replace(message, status="delivered"))

    def _push(self, pending: Pending) -> None:
        if self.webhook:
            update_id = int(pending.update["update_id"])
            self._ground.lanes.put(("telegram", pending.chat), partial(self._deliver, update_id))

    async def _deliver(self, update_id: int) -> None:
        """Post one update until the bot takes it, or until it is no longer wanted here."""
        while self.webhook and (pending := self._pending.get(update_id)):
            headers = {"Content-Type": "application/json"}
            if self.webhook.secret:
                headers[SECRET_HEADER] = self.webhook.secret
            body = json.dumps(pending.update).encode()
            answer = await self._ground.poster.post(self.webhook.url, body=body, headers=headers)
            if answer.ok:
                self._confirm(update_id)
                return
            self._last_error = f"Wrong response from the webhook: {answer.status}"
            self._ground.failed_webhooks.append(f"telegram {update_id}: {answer.status}")
            await asyncio.sleep(self.retry_seconds)


def _conflict(reason: str) -> ApiError:
    return ApiError(HTTPStatus.CONFLICT, f"Conflict: {reason}")
