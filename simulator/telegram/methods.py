"""The methods of the Bot API that send nothing, and the table of all methods."""

import inspect
import json
import re
from typing import Final

from simulator.ground import Webhook
from simulator.telegram.account import TelegramAccount
from simulator.telegram.calls import ApiError, Call, Json, bad_request
from simulator.telegram.sending import EDITORS, SENDERS, Sender

SECRET: Final = re.compile(r"[A-Za-z0-9_-]{1,256}")
TOAST_LIMIT: Final = 200
MOST_UPDATES: Final = 100


def get_me(account: TelegramAccount, _call: Call) -> Json:
    """Tell the bot who it is."""
    flags = {"can_join_groups": False, "can_read_all_group_messages": False}
    return account.bot | flags | {"supports_inline_queries": False}


def set_webhook(account: TelegramAccount, call: Call) -> bool:
    """Set, change or remove the webhook."""
    url, secret = call.text("url"), call.text("secret_token")
    if secret and not SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    allowed = call.strings("allowed_updates")
    if allowed is not None:
        account.updates.allowed = allowed or None
    webhook = Webhook(url=url, secret=secret) if url else None
    drop = call.is_true("drop_pending_updates")
    account.updates.set_webhook(webhook, drop_pending=drop)
    return True


def delete_webhook(account: TelegramAccount, call: Call) -> bool:
    """Remove the webhook."""
    drop = call.is_true("drop_pending_updates")
    account.updates.set_webhook(None, drop_pending=drop)
    return True


def get_webhook_info(account: TelegramAccount, _call: Call) -> Json:
    """Tell where updates go and how many wait."""
    return account.updates.webhook_info()


async def get_updates(account: TelegramAccount, call: Call) -> list[Json]:
    """Hand out updates, waiting for one as long as the bot asks."""
    allowed = call.strings("allowed_updates")
    if allowed is not None:
        account.updates.allowed = allowed or None
    limit = min(max(call.number("limit", MOST_UPDATES), 1), MOST_UPDATES)
    return await account.updates.poll(
        offset=call.number("offset", 0), limit=limit, seconds=call.number("timeout", 0)
    )


def set_my_commands(account: TelegramAccount, call: Call) -> bool:
    """Keep the bot's menu of commands."""
    account.commands = list(json.loads(call.text("commands") or "[]"))
    return True


def get_my_commands(account: TelegramAccount, _call: Call) -> list[Json]:
    """Return the bot's menu of commands."""
    return account.commands


def answer_callback_query(account: TelegramAccount, call: Call) -> bool:
    """Stop a button's spinner."""
    if len(call.text("text")) > TOAST_LIMIT:
        raise bad_request("MESSAGE_TOO_LONG")
    account.answer_query(call.text("callback_query_id"), call.text("text"))
    return True


def send_chat_action(account: TelegramAccount, call: Call) -> bool:
    """Show that the bot is writing: nothing to see here."""
    account.recipient(call.text("chat_id"))
    return True


def get_file(account: TelegramAccount, call: Call) -> Json:
    """Tell where a file can be fetched."""
    file = account.ground.files.find(call.text("file_id"))
    if file is None:
        raise bad_request("invalid file_id")
    return {
        "file_id": file.id,
        "file_unique_id": file.id[:16],
        "file_size": len(file.content),
        "file_path": f"files/{file.id}.{file.extension}",
    }


METHODS: Final[dict[str, Sender]] = {
    "getme": get_me,
    "setwebhook": set_webhook,
    "deletewebhook": delete_webhook,
    "getwebhookinfo": get_webhook_info,
    "getupdates": get_updates,
    "setmycommands": set_my_commands,
    "getmycommands": get_my_commands,
    "answercallbackquery": answer_callback_query,
    "sendchataction": send_chat_action,
    "getfile": get_file,
    **SENDERS,
    **EDITORS,
}


async def carry_out(account: TelegramAccount, call: Call) -> object:
    """Carry out a call and return its result; names of methods know no upper or lower case."""
    method = METHODS.get(call.method.lower())
    if method is None:
        raise ApiError(404, "Not Found")
    specifications = account.ground.specifications
    problems = specifications.telegram_call(call.method, call.fields, frozenset(call.files))
    if account.ground.record("telegram", call.method, problems):
        raise bad_request(problems[0])
    result = method(account, call)
    if inspect.isawaitable(result):
        result = await result
    answered = specifications.telegram_answer(call.method, result)
    account.ground.record("telegram", f"answer {call.method}", answered)
    return result
