"""Calls that put something into a chat, and calls that change what was put there."""

from collections.abc import Callable
from dataclasses import replace
from http import HTTPStatus
from typing import Any, Final

from simulator.media import File
from simulator.telegram.account import TelegramAccount
from simulator.telegram.calls import ApiError, Call, Json, bad_request
from simulator.telegram.objects import KINDS, Key, User, file_object, plain

TEXT_LIMIT: Final = 4096
CAPTION_LIMIT: Final = 1024
PAYLOAD_BYTES: Final = 64
PHOTO_BYTES: Final = 10_000_000
FILE_BYTES: Final = 50_000_000
NOT_COPIED: Final = {"message_id", "date", "chat", "from", "reply_markup", "edit_date"}


def send_message(account: TelegramAccount, call: Call) -> Json:
    """Send a text."""
    return _send(account, call, {"text": _text(call)})


async def send_file(account: TelegramAccount, call: Call) -> Json:
    """Send a photo, voice note, document or another file, new or already known."""
    field = call.method.lower().removeprefix("send")
    account.recipient(call.text("chat_id"))
    file = await _file(account, call, field)
    limit = PHOTO_BYTES if field == "photo" else FILE_BYTES
    if len(file.content) > limit:
        raise ApiError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "Request Entity Too Large")
    return _send(account, call, {field: file_object(field, file)} | _caption(call))


def copy_message(account: TelegramAccount, call: Call) -> Json:
    """Send the content of a message again, without its sender's name."""
    original = _original(account, call, "copy")
    content = {k: v for k, v in original.items() if k not in NOT_COPIED}
    return {"message_id": _send(account, call, content | _caption(call))["message_id"]}


def forward_message(account: TelegramAccount, call: Call) -> Json:
    """Forward a message with its sender's name."""
    original = _original(account, call, "forward")
    origin = {"type": "user", "date": original["date"], "sender_user": original["from"]}
    content = {k: v for k, v in original.items() if k not in NOT_COPIED}
    return _send(account, call, content | {"forward_origin": origin})


def edit_text(account: TelegramAccount, call: Call) -> Json:
    """Change a text and the buttons under it."""
    return account.rewrite(_own(account, call), {"text": _text(call), **_inline_changed(call)})


def edit_caption(account: TelegramAccount, call: Call) -> Json:
    """Change the caption of a file and the buttons under it."""
    changes = {"caption": call.text("caption"), **_inline_changed(call)}
    return account.rewrite(_own(account, call), changes)


def edit_markup(account: TelegramAccount, call: Call) -> Json:
    """Change or remove the buttons under a message."""
    return account.rewrite(_own(account, call), _inline_changed(call))


def _send(account: TelegramAccount, call: Call, content: Json) -> Json:
    user = account.recipient(call.text("chat_id"))
    markup = call.object("reply_markup")
    if "inline_keyboard" in markup:
        content["reply_markup"] = _inline(markup)
    _reply_keyboard(account, user, markup)
    replied = call.object("reply_parameters").get("message_id")
    original = account.message(user.id, replied) if isinstance(replied, int) else None
    if original is not None:
        bare = {k: v for k, v in original.items() if k != "reply_to_message"}
        content["reply_to_message"] = bare
    return account.bot_writes(user, content, call.fields)


def _text(call: Call) -> str:
    text = plain(call.text("text"), call.text("parse_mode")).strip()
    if not text:
        raise bad_request("message text is empty")
    if len(text) > TEXT_LIMIT:
        raise bad_request("message is too long")
    return text


def _caption(call: Call) -> Json:
    caption = plain(call.text("caption"), call.text("parse_mode")).strip()
    if len(caption) > CAPTION_LIMIT:
        raise bad_request("message caption is too long")
    return {"caption": caption} if caption else {}


async def _file(account: TelegramAccount, call: Call, field: str) -> File:
    given = call.text(field)
    upload = call.files.get(given.removeprefix("attach://") or field)
    files = account.ground.files
    if upload is not None:
        if not upload.content:
            raise bad_request("file must be non-empty")
        return files.add(upload.content, upload.content_type, upload.name)
    if given.startswith(("http://", "https://")):
        answer = await account.ground.poster.fetch(given)
        if answer.ok:
            return files.add(answer.body, answer.content_type, given.rpartition("/")[2])
        raise bad_request("failed to get HTTP URL content")
    known = files.find(given)
    if known is None:
        raise bad_request("wrong file identifier/HTTP URL specified")
    return known


def _original(account: TelegramAccount, call: Call, verb: str) -> Json:
    chat_id = call.number("from_chat_id")
    original = account.message(chat_id, call.number("message_id"))
    if original is None:
        raise bad_request(f"message to {verb} not found")
    return original


def _own(account: TelegramAccount, call: Call) -> Json:
    message = account.message(call.number("chat_id"), call.number("message_id"))
    if message is None:
        raise bad_request("message to edit not found")
    if not message["from"]["is_bot"]:
        raise bad_request("message can't be edited")
    return message


def _inline_changed(call: Call) -> Json:
    """Return the new buttons; leaving them out of an edit removes them."""
    markup = call.object("reply_markup")
    has_buttons = any(markup.get("inline_keyboard", []))
    return {"reply_markup": _inline(markup) if has_buttons else None}


def _inline(markup: Json) -> Json:
    for row in markup["inline_keyboard"]:
        for button in row:
            _check_button(button)
    return {"inline_keyboard": markup["inline_keyboard"]}


def _check_button(button: Json) -> None:
    actions = set(button) - {"text", "style", "icon_custom_emoji_id"}
    if not button.get("text"):
        raise bad_request("inline keyboard button text must be non-empty")
    if len(actions) != 1:
        raise bad_request("text buttons are unallowed in the inline keyboard")
    payload = button.get("callback_data")
    if payload is not None and not 1 <= len(str(payload).encode()) <= PAYLOAD_BYTES:
        raise bad_request("BUTTON_DATA_INVALID")


def _reply_keyboard(account: TelegramAccount, user: User, markup: Json) -> None:
    if markup.get("remove_keyboard"):
        account.put_user(replace(user, keyboard=()))
    elif "keyboard" in markup:
        rows = tuple(tuple(_key(key) for key in row) for row in markup["keyboard"])
        account.put_user(replace(user, keyboard=rows))


def _key(key: Json | str) -> Key:
    if isinstance(key, str):
        return Key(label=key)
    return Key(label=str(key["text"]), asks_contact=bool(key.get("request_contact")))


Sender = Callable[[TelegramAccount, Call], Any]

SENDERS: Final[dict[str, Sender]] = {
    "sendmessage": send_message,
    "copymessage": copy_message,
    "forwardmessage": forward_message,
    **{f"send{field}": send_file for field in KINDS if field not in {"location", "contact"}},
}
EDITORS: Final[dict[str, Sender]] = {
    "editmessagetext": edit_text,
    "editmessagecaption": edit_caption,
    "editmessagereplymarkup": edit_markup,
}
