"""Telegram's updates, read; its errors, sorted."""

from datetime import UTC, datetime

import httpx
import pytest
from telegram import Update
from telegram.error import BadRequest, Forbidden, InvalidToken, NetworkError, RetryAfter, TimedOut

from bot.channels.telegram_errors import sorted_error
from bot.channels.telegram_updates import read_update
from dialog.channel import NotSentError, Reachability, Refusal, RefusedError, UncertainError
from dialog.messages import Attachment, AttachmentKind

NOW = datetime(2026, 2, 10, 1, 0, tzinfo=UTC)
SARI = {"id": 5001, "is_bot": False, "first_name": "Sari", "last_name": "W"}
PRIVATE = {"id": 5001, "type": "private", "first_name": "Sari"}
GROUP = {"id": -77, "type": "group", "title": "Kader"}
MESSAGE = {"message_id": 3, "date": 1770685200, "chat": PRIVATE, "from": SARI}


def command(text, length):
    """Write a command."""
    return {"text": text, "entities": [{"type": "bot_command", "offset": 0, "length": length}]}


def mention(text, offset):
    """Write a mention of nine letters."""
    return {"text": text, "entities": [{"type": "mention", "offset": offset, "length": 9}]}


def contact(owner):
    """Share a contact."""
    card = {"phone_number": "628120000001", "first_name": "Sari"}
    return {"contact": card | ({"user_id": owner} if owner else {})}


def read(update):
    """Read an update."""
    return read_update(
        Update.de_json({"update_id": 9, **update}, None),
        bot_id="1",
        username="sapa_bot",
        now=NOW,
    )


def own(*, is_own):
    """Expect a contact."""
    return Attachment(
        kind=AttachmentKind.CONTACT,
        name="Sari",
        phone="628120000001",
        is_own_contact=is_own,
    )


VOICE = {"voice": {"file_id": "F1", "file_unique_id": "U", "duration": 4}}
READ = [
    ("text", {"text": "timbang"}, {"text": "timbang", "address": "5001", "group": None}),
    ("start with payload", command("/start gabung_7", 6), {"text": "/start gabung_7"}),
    ("own contact", contact(5001), {"attachment": own(is_own=True)}),
    ("contact of another person", contact(5002), {"attachment": own(is_own=False)}),
    ("contact of nobody on Telegram", contact(None), {"attachment": own(is_own=False)}),
    (
        "voice note",
        VOICE,
        {"attachment": Attachment(kind=AttachmentKind.VOICE, reference="F1", seconds=4)},
    ),
    (
        "location",
        {"location": {"latitude": -7.5, "longitude": 110.25}},
        {"attachment": Attachment(kind=AttachmentKind.LOCATION, reference="-7.5,110.25")},
    ),
    (
        "mentioned in a group",
        {"chat": GROUP, **mention("@sapa_bot kapan posyandu?", 0)},
        {"text": "kapan posyandu?", "group": "-77", "address": "5001"},
    ),
    ("command in a group", {"chat": GROUP, **command("/menu", 5)}, {"text": "/menu"}),
]


@pytest.mark.parametrize(("message", "expected"), [r[1:] for r in READ], ids=[r[0] for r in READ])
def test_message_is_read(message, expected):
    """Each kind of message becomes what the program knows."""
    event = read({"message": MESSAGE | message}).event
    assert {name: getattr(event, name) for name in expected} == expected
    assert (event.external_id, event.is_edit) == ("1:9", False)


@pytest.mark.parametrize(
    "message",
    [
        {"chat": GROUP, "text": "kapan posyandu?"},
        {"chat": GROUP, **mention("@lain_bot halo", 0)},
        {"new_chat_title": "Kader"},
    ],
    ids=["group talk", "another bot", "service message"],
)
def test_what_is_not_for_us_is_silence(message):
    """In a group only mentions and commands are read."""
    assert read({"message": MESSAGE | message}) is None


def test_edited_message_is_marked():
    """An edit is told apart, with the time of the edit."""
    event = read({"edited_message": MESSAGE | {"text": "8,3", "edit_date": 1770685260}}).event
    assert (event.is_edit, event.sent_at.timestamp()) == (True, 1770685260)


@pytest.mark.parametrize("date", [1770685200, 0], ids=["seen message", "inaccessible message"])
def test_tap_is_read(date):
    """A tap names its button, its message, and what Telegram wants answered."""
    message = {"message_id": 3, "date": date, "chat": PRIVATE}
    query = {"id": "Q1", "from": SARI, "chat_instance": "c", "data": "7:ya", "message": message}
    received = read({"callback_query": query})
    event = received.event
    assert (event.tapped, event.reply_to, event.sent_at) == ("7:ya", "5001:3", NOW)
    assert received.receipt == "Q1"


@pytest.mark.parametrize(("status", "is_reachable"), [("kicked", False), ("member", True)])
def test_blocking_and_unblocking_is_heard(status, is_reachable):
    """Who blocks the bot is not written to any more; who unblocks it is."""
    bot = {"id": 1, "is_bot": True, "first_name": "Sapa"}
    member = {"user": bot, "status": status} | ({"until_date": 0} if status == "kicked" else {})
    change = {
        "chat": PRIVATE,
        "from": SARI,
        "date": 1770685200,
        "old_chat_member": {"user": bot, "status": "left"},
        "new_chat_member": member,
    }
    event = read({"my_chat_member": change}).event
    assert event == Reachability(
        channel="telegram", external_id="1:9", address="5001", is_reachable=is_reachable
    )


def caused(error, cause):
    """Give an error its cause."""
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (lambda: RetryAfter(3), NotSentError),
        (lambda: caused(TimedOut(), httpx.PoolTimeout("")), NotSentError),
        (lambda: caused(TimedOut(), httpx.ConnectTimeout("")), NotSentError),
        (lambda: caused(NetworkError("x"), httpx.ConnectError("")), NotSentError),
        (lambda: caused(TimedOut(), httpx.ReadTimeout("")), UncertainError),
        (lambda: caused(NetworkError("x"), httpx.RemoteProtocolError("")), UncertainError),
        (lambda: NetworkError("Bad Gateway"), UncertainError),
        (lambda: Forbidden("bot was blocked by the user"), RefusedError),
        (lambda: BadRequest("Message is too long"), RefusedError),
        (InvalidToken, RefusedError),
    ],
)
def test_error_is_sorted(error, kind):
    """Only what certainly did not arrive may be sent again."""
    assert isinstance(sorted_error(error()), kind)


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        ("Chat not found", Refusal.UNREACHABLE),
        ("Can't parse entities", Refusal.OUR_FAULT),
    ],
)
def test_bad_request_is_final(words, refusal):
    """A refused message is not repeated; the reason decides what follows."""
    assert sorted_error(BadRequest(words)).refusal is refusal
