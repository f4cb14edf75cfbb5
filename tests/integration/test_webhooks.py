"""What the providers call: closed to strangers, kept once, answered quickly."""

import asyncio
import json
from datetime import UTC, datetime
from urllib.parse import urlencode

import httpx
import pytest
import sqlalchemy as sa
from structlog.testing import capture_logs
from twilio.request_validator import RequestValidator

from bot.channels.media import Media
from bot.channels.telegram import Telegram
from bot.channels.twilio_http import Servers
from bot.channels.whatsapp import Account, WhatsApp
from dialog.messages import ChannelName
from storage.tables.talk import inbox
from web.app import build

NOW = datetime(2026, 2, 10, 1, 0, tzinfo=UTC)
SID, TOKEN, SECOND = "AC" + "1" * 32, "present-token", "former-token"
SECRET = "telegram-secret"
PUBLIC = "https://sapa.example.org"
FORM = {
    "AccountSid": SID,
    "MessageSid": "SM" + "a" * 32,
    "From": "whatsapp:+628120000001",
    "To": "whatsapp:+628110000000",
    "Body": "timbang Bima 8,2",
    "ProfileName": "",
    "UnknownNewField": " x ",
    "MessageType": "text",
}
UPDATE = {
    "update_id": 7,
    "message": {
        "message_id": 3,
        "date": 1770685200,
        "chat": {"id": 5001, "type": "private", "first_name": "Sari"},
        "from": {"id": 5001, "is_bot": False, "first_name": "Sari"},
        "text": "timbang Bima 8,2",
    },
}


class Client:
    """Calls the application without a network."""

    def __init__(self, app):
        self._app = app

    def get(self, path):
        """Fetch a page."""
        return asyncio.run(self._request("GET", path))

    def post(self, path, **options):
        """Send a request as the provider would."""
        return asyncio.run(self._request("POST", path, **options))

    async def _request(self, method, path, **options):
        transport = httpx.ASGITransport(self._app)
        async with httpx.AsyncClient(transport=transport, base_url="http://inside") as client:
            return await client.request(method, path, **options)


def telegram(secret, tmp_path):
    """Give a bot that is never called."""
    media = Media(folder=tmp_path, public_url=PUBLIC)
    return Telegram(token="1:x", secret=secret, username="sapa_bot", media=media, now=lambda: NOW)


def whatsapp(tmp_path):
    """Give a sender that is never called."""
    servers = Servers(api_url="http://127.0.0.1:9", content_url="http://127.0.0.1:9")
    return WhatsApp(
        account=Account(sid=SID, tokens=(TOKEN, SECOND), sender="+628110000000", servers=servers),
        public_url=PUBLIC,
        content_sids={},
        media=Media(folder=tmp_path, public_url=PUBLIC),
        now=lambda: NOW,
    )


@pytest.fixture
def client(database, tmp_path):
    """Give the application with both channels."""
    channels = {c.name: c for c in (telegram(SECRET, tmp_path), whatsapp(tmp_path))}
    return Client(build(database=database, channels=channels, now=lambda: NOW))


def kept(database):
    """List what was kept."""
    with database.reader.begin() as connection:
        return connection.execute(sa.select(inbox.c.external_id)).scalars().all()


def post(client, form=FORM, *, path="/webhook/whatsapp", token=TOKEN, signed=None, url=PUBLIC):
    """Send a request as the provider would."""
    signature = RequestValidator(token).compute_signature(url + path, signed or form)
    headers = {
        "X-Twilio-Signature": signature,
        "Content-Type": "application/x-www-form-urlencoded",
    }
    return client.post(path, content=urlencode(form), headers=headers)


def push(client, update=UPDATE, *, secret=SECRET):
    """Send an update as Telegram would."""
    headers = {"X-Telegram-Bot-Api-Secret-Token": secret} if secret is not None else {}
    return client.post("/webhook/telegram", content=json.dumps(update), headers=headers)


def test_signed_message_is_kept_once(client, database):
    """The same request twice is one row, and Twilio gets an empty answer."""
    answers = [post(client), post(client)]
    assert [(a.status_code, a.text) for a in answers] == [(200, "<Response/>")] * 2
    assert kept(database) == [FORM["MessageSid"]]


def test_update_is_kept_once(client, database):
    """The same update twice is one row."""
    assert [push(client).status_code, push(client).status_code] == [200, 200]
    assert kept(database) == ["1:7"]


@pytest.mark.parametrize(
    "options",
    [
        pytest.param({"token": "stranger"}, id="another token"),
        pytest.param({"signed": {**FORM, "Body": "hapus"}}, id="changed text"),
        pytest.param({"url": "http://sapa.example.org"}, id="http for https"),
        pytest.param({"form": {**FORM, "AccountSid": "AC" + "2" * 32}}, id="another account"),
    ],
)
def test_foreign_request_is_refused_and_leaves_no_row(client, database, options):
    """What Twilio did not sign is answered 403 and not kept."""
    assert post(client, **options).status_code == 403
    assert kept(database) == []


def test_missing_signature_is_refused_not_an_error(client, database):
    """A request without the header is answered 403, never 500."""
    answer = client.post("/webhook/whatsapp", data=FORM)
    assert (answer.status_code, kept(database)) == (403, [])


def test_former_token_is_accepted_during_exchange(client):
    """Both tokens sign while they are being exchanged."""
    assert post(client, token=SECOND).status_code == 200


@pytest.mark.parametrize("secret", [None, "", "wrong", "telegram-secre"])
def test_wrong_telegram_secret_is_refused(client, database, secret):
    """Without the right secret nothing is kept."""
    assert push(client, secret=secret).status_code == 403
    assert kept(database) == []


def test_without_secret_everything_is_refused(database, tmp_path):
    """A bot without a secret, and a channel that is off, are closed."""
    channels = {ChannelName.TELEGRAM: telegram("", tmp_path)}
    client = Client(build(database=database, channels=channels, now=lambda: NOW))
    assert push(client, secret="").status_code == 403
    assert post(client).status_code == 403


def test_unreadable_update_is_thanked_for(client, database):
    """An update of unknown shape must not come again for ever."""
    assert push(client, {"update_id": 8, "message": {"message_id": "?"}}).status_code == 200
    assert kept(database) == []


def test_status_callback_needs_its_query_in_the_signature(client, database):
    """The callback is signed over the whole address, our id included."""
    form = {"AccountSid": SID, "MessageSid": "SM" + "b" * 32, "MessageStatus": "sent"}
    path = "/webhook/whatsapp/status?id=5&mac=0"
    assert post(client, form, path=path).status_code == 200
    assert kept(database) == ["SM" + "b" * 32 + ":sent:"]


def test_huge_body_is_refused(client):
    """Nobody can fill the memory."""
    assert client.post("/webhook/whatsapp", content=b"x" * 300_000).status_code == 413


def test_logs_hold_no_word_and_no_number(client):
    """What people write, and who they are, stays out of the logs."""
    with capture_logs() as logs:
        post(client)
        push(client)
        post(client, token="stranger")
    written = json.dumps(logs)
    assert "webhook.accepted" in written
    for secret in ("Bima", "8,2", "628120000001", "Sari", TOKEN, SECRET):
        assert secret not in written


def test_health_and_metrics_answer(client):
    """Operators see whether the database answers, and the counters."""
    post(client)
    assert client.get("/health").json() == {"database": "ok"}
    assert "sapa_webhooks_total" in client.get("/metrics").text
