"""One bot on Telegram: whom it may write to, what was written, what people do in the chat."""

import time
import uuid
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from simulator.chats import Kind, Message
from simulator.ground import Ground, Webhook
from simulator.media import File
from simulator.telegram.calls import Json, bad_request, forbidden
from simulator.telegram.objects import (
    User,
    chat_instance,
    chat_object,
    file_object,
    shown,
    unix,
    user_object,
)
from simulator.telegram.updates import Updates

QUERY_LIFE = timedelta(minutes=15)
FIELDS: dict[Kind, str] = {
    "image": "photo",
    "audio": "voice",
    "video": "video",
    "document": "document",
    "sticker": "sticker",
}


class TelegramAccount:
    """The bot's account and everything that happens in its private chats."""

    def __init__(self, ground: Ground, *, token: str, name: str, webhook: Webhook | None) -> None:
        self.token = token
        self.updates = Updates(ground, webhook)
        self.commands: list[Json] = []
        self.ground = ground
        self._name = name
        self._users: dict[int, User] = {}
        self._messages: dict[tuple[int, int], Json] = {}
        self._counts: defaultdict[int, int] = defaultdict(int)
        self._queries: dict[str, tuple[int, datetime]] = {}

    # What the bot is and whom it knows

    @property
    def bot(self) -> Json:
        """Return the bot as a User."""
        number = int(self.token.partition(":")[0])
        return {"id": number, "is_bot": True, "first_name": self._name, "username": "sapa_bot"}

    def put_user(self, user: User) -> User:
        """Let a person exist on Telegram, or change one."""
        self._users[user.id] = user
        return user

    def user(self, address: str | int) -> User:
        """Return a person; an unknown one is an error of the caller."""
        return self._users[int(address)]

    def recipient(self, chat_id: str) -> User:
        """Return the person the bot writes to, or refuse as the Bot API does."""
        known = chat_id.lstrip("-").isdigit() and self._users.get(int(chat_id))
        if not known:
            raise bad_request("chat not found")
        if known.blocked:
            raise forbidden("bot was blocked by the user")
        if not known.started:
            raise forbidden("bot can't initiate conversation with a user")
        return known

    # Messages

    def message(self, chat_id: int, message_id: int) -> Json | None:
        """Return a message of a chat, or None."""
        return self._messages.get((chat_id, message_id))

    def bot_writes(self, user: User, content: Json, request: Mapping[str, str]) -> Json:
        """Send something from the bot and return it as the Bot API shows it."""
        return self._write(user, content, by_bot=True, request=request)[0]

    def _write(
        self, user: User, content: Json, *, by_bot: bool, request: Mapping[str, str]
    ) -> tuple[Json, Message]:
        """Append a message to a chat; message numbers are unique only within a chat."""
        self._counts[user.id] += 1
        message: Json = {
            "message_id": self._counts[user.id],
            "date": unix(self.ground.now()),
            "chat": chat_object(user),
            "from": self.bot if by_bot else user_object(user),
            **content,
        }
        self._messages[user.id, message["message_id"]] = message
        seen = shown(message, by_bot=by_bot, at=self.ground.now())
        seen = replace(seen, monotonic=time.monotonic(), request=dict(request))
        return message, self.ground.chats.add(seen)

    def rewrite(self, message: Json, changes: Json) -> Json:
        """Edit a message of the bot; an empty value removes the field."""
        edited = {k: v for k, v in (message | changes).items() if v not in ("", {}, None)}
        if edited == message:
            raise bad_request(
                "message is not modified: specified new message content and reply markup are "
                "exactly the same as a current content and reply markup of the message"
            )
        edited["edit_date"] = unix(self.ground.now())
        self._messages[message["chat"]["id"], message["message_id"]] = edited
        seen = shown(edited, by_bot=True, at=self.ground.now())
        old = self.ground.chats.find("telegram", seen.address, seen.id)
        if old is not None:
            self.ground.chats.change(replace(old, text=seen.text, buttons=seen.buttons))
        return edited

    # What people do

    def person_writes(self, user: User, content: Json) -> Message:
        """Send something from a person's phone; writing opens the chat as START does."""
        user = self.put_user(replace(user, started=True, toast=""))
        message, seen = self._write(user, content, by_bot=False, request={})
        self.updates.add("message", message, chat=user.address, message_id=seen.id)
        return seen

    def person_types(self, user: User, text: str) -> Message:
        """Send a text; the app itself marks a command at its beginning."""
        content: Json = {"text": text}
        if text.startswith("/"):
            length = len(text.split(maxsplit=1)[0])
            content["entities"] = [{"type": "bot_command", "offset": 0, "length": length}]
        return self.person_writes(user, content)

    def person_sends_file(self, user: User, kind: Kind, file: File, caption: str) -> Message:
        """Send a photo, voice note, sticker or document."""
        field = FIELDS[kind]
        content = {field: file_object(field, file)}
        return self.person_writes(user, content | ({"caption": caption} if caption else {}))

    def person_shares_contact(self, user: User, number: str, owner: int | None) -> Message:
        """Share a contact: the person's own when the owner is the person."""
        contact: Json = {"phone_number": number, "first_name": user.name}
        if owner is not None:
            contact["user_id"] = owner
        return self.person_writes(replace(user, keyboard=()), {"contact": contact})

    def person_taps(self, user: User, message_id: str, payload: str) -> str:
        """Tap an inline button and return the query's identifier."""
        query_id = str(uuid.uuid4().int)[:18]
        self._queries[query_id] = (user.id, self.ground.now())
        self.put_user(replace(user, toast=""))
        query: Json = {
            "id": query_id,
            "from": user_object(user),
            "message": self._messages[user.id, int(message_id)],
            "chat_instance": chat_instance(user),
            "data": payload,
        }
        self.updates.add("callback_query", query, chat=user.address)
        return query_id

    def answer_query(self, query_id: str, text: str) -> None:
        """Stop the spinner of a tapped button and show the answer's text."""
        user_id, asked_at = self._queries.get(query_id, (0, self.ground.now() - 2 * QUERY_LIFE))
        if self.ground.now() - asked_at > QUERY_LIFE:
            raise bad_request(
                "query is too old and response timeout expired or query ID is invalid"
            )
        self.put_user(replace(self._users[user_id], toast=text))
        self.ground.events.tell(f"telegram:{user_id}")

    def person_blocks(self, user: User, *, blocked: bool) -> None:
        """Block the bot or let it in again; the bot hears of it."""
        self.put_user(replace(user, blocked=blocked))
        old, new = ("member", "kicked") if blocked else ("kicked", "member")
        change: Json = {
            "chat": chat_object(user),
            "from": user_object(user),
            "date": unix(self.ground.now()),
            "old_chat_member": self._membership(old),
            "new_chat_member": self._membership(new),
        }
        self.updates.add("my_chat_member", change, chat=user.address)
        self.ground.events.tell(f"telegram:{user.address}")

    def _membership(self, status: str) -> Json:
        member: Json = {"status": status, "user": self.bot}
        return member | ({"until_date": 0} if status == "kicked" else {})
