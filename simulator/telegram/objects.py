"""The Bot API's objects, made from what the simulator knows, and shown as a phone shows them."""

import html
import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from simulator.chats import Button, Kind, Message
from simulator.media import File
from simulator.telegram.calls import Json

KINDS: Final[Mapping[str, Kind]] = {
    "photo": "image",
    "voice": "audio",
    "audio": "audio",
    "video": "video",
    "document": "document",
    "sticker": "sticker",
    "location": "location",
    "contact": "contact",
}
_TAG: Final = re.compile(r"</?([a-z-]+)[^>]*>")


@dataclass(frozen=True, kw_only=True)
class Key:
    """A key of the keyboard a bot puts in place of the phone's own."""

    label: str
    asks_contact: bool = False


@dataclass(frozen=True, kw_only=True)
class User:
    """A person on Telegram, seen from the bot."""

    id: int
    name: str
    contact_number: str = ""
    started: bool = False
    blocked: bool = False
    keyboard: tuple[tuple[Key, ...], ...] = ()
    toast: str = ""

    @property
    def address(self) -> str:
        """Return the address under which the chats know the person."""
        return str(self.id)


def user_object(user: User) -> Json:
    """Return a person as a User."""
    return {"id": user.id, "is_bot": False, "first_name": user.name, "language_code": "id"}


def chat_object(user: User) -> Json:
    """Return the private chat with a person."""
    return {"id": user.id, "type": "private", "first_name": user.name}


def unix(moment: datetime) -> int:
    """Return a moment as the Bot API writes it: whole seconds."""
    return int(moment.timestamp())


def chat_instance(user: User) -> str:
    """Return the identifier of a chat that callback queries carry."""
    return str(zlib.crc32(user.address.encode()) * 4_294_967_311)


def file_object(field: str, file: File) -> object:
    """Return a file as the message field of its kind."""
    known = {"file_id": file.id, "file_unique_id": file.id[:16], "file_size": len(file.content)}
    if field == "photo":
        return [known | {"width": 160, "height": 120}, known | {"width": 320, "height": 240}]
    if field in {"voice", "audio"}:
        return known | {"duration": 3, "mime_type": file.content_type}
    if field == "video":
        return known | {"duration": 3, "width": 320, "height": 240}
    if field == "sticker":
        flags = {"type": "regular", "is_animated": False, "is_video": False}
        return known | flags | {"width": 512, "height": 512, "emoji": "🙏"}
    return known | {"file_name": file.name, "mime_type": file.content_type}


def file_in(message: Json) -> str:
    """Return the identifier of the file a message carries, empty when it carries none."""
    for field in KINDS:
        value = message.get(field)
        if isinstance(value, list):
            value = value[-1]
        if isinstance(value, dict) and "file_id" in value:
            return str(value["file_id"])
    return ""


def plain(text: str, parse_mode: str) -> str:
    """Return formatted text as it is read and counted, without its markup."""
    return html.unescape(_TAG.sub("", text)) if parse_mode.upper() == "HTML" else text


def buttons_of(message: Json) -> tuple[Button, ...]:
    """Return the inline buttons under a message."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return tuple(
        Button(label=b["text"], payload=b.get("callback_data", ""), url=b.get("url", ""))
        for row in rows
        for b in row
    )


def shown(message: Json, *, by_bot: bool, at: datetime) -> Message:
    """Return a Bot API message as the phone shows it."""
    kinds = [kind for field, kind in KINDS.items() if field in message]
    return Message(
        id=str(message["message_id"]),
        channel="telegram",
        address=str(message["chat"]["id"]),
        by="bot" if by_bot else "person",
        at=at,
        kind=kinds[0] if kinds else "text",
        text=_words(message),
        buttons=buttons_of(message),
        file=file_in(message),
        file_name=str(message.get("document", {}).get("file_name", "")),
        status="delivered" if by_bot else "sent",
    )


def _words(message: Json) -> str:
    if "location" in message:
        return f"{message['location']['latitude']}, {message['location']['longitude']}"
    if "contact" in message:
        return f"{message['contact']['first_name']} {message['contact']['phone_number']}"
    caption = str(message.get("text") or message.get("caption") or "")
    return caption or str(message.get("document", {}).get("file_name", ""))
