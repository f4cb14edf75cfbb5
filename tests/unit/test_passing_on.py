"""Files that people sent, passed on to another person through an address of ours."""

import asyncio
from urllib.parse import parse_qsl, urlsplit

import httpx
import pytest
from starlette.applications import Starlette

from bot.channels.twilio_media import PATH, passing_address, sealed_reference
from web.media import passing_on_route

FILE = "https://api.twilio.com/2010-04-01/Accounts/AC1/Messages/MM1/Media/ME1"
TOKENS = ("new token", "old token")


def _query(address):
    return dict(parse_qsl(urlsplit(address).query))


@pytest.mark.parametrize("token", TOKENS)
def test_sealed_file_is_known_again(token):
    """While tokens are exchanged, either of them opens."""
    address = passing_address("https://sapa.example", token, FILE)
    assert address.startswith(f"https://sapa.example{PATH}?")
    assert sealed_reference(TOKENS, _query(address)) == FILE


@pytest.mark.parametrize(
    "change", [{"from": FILE + "2"}, {"mac": "0" * 64}, {"mac": "é"}, {"mac": ""}]
)
def test_changed_address_opens_nothing(change):
    """Our credentials fetch only what we sealed ourselves."""
    query = _query(passing_address("https://sapa.example", TOKENS[0], FILE))
    assert sealed_reference(TOKENS, query | change) is None


def test_file_is_served_with_its_type_and_anything_else_is_not_found():
    """What the channel does not give does not exist."""

    async def fetch(query):
        return (b"OggS", "audio/ogg") if query.get("from") == FILE else None

    app = Starlette(routes=[passing_on_route(PATH, fetch)])

    async def get(address):
        transport = httpx.ASGITransport(app=app)
        async with httpx.AsyncClient(transport=transport, base_url="http://here") as client:
            return await client.get(PATH, params={"from": address})

    found = asyncio.run(get(FILE))
    assert (found.content, found.headers["content-type"]) == (b"OggS", "audio/ogg")
    assert asyncio.run(get("https://elsewhere.example/x")).status_code == 404
