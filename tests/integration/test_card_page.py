"""The page of a growth card: for its reader alone, for a day, and without anything to leave."""

import asyncio
import re
import xml.etree.ElementTree as ET
from datetime import date, timedelta

import httpx
import pytest
import sqlalchemy as sa
from card_village import NOW, settle
from starlette.applications import Starlette

from dialog.messages import CardOrder, CardView
from handlers import card_links
from handlers.card_links import CardLink
from storage import sealing_keys
from storage.tables.people import child as child_table
from web.cards import card_route

PHONE = {"user-agent": "Mozilla/5.0 (Linux; Android 10) Chrome/120 Mobile"}


@pytest.fixture
def village(database):
    """Settle a village with one released and one waiting weighing."""
    with database.writer.begin() as connection:
        return settle(connection)


def path_for(database, person, child, *, now=NOW, view=CardView.USUAL):
    """Make the path of a card's page."""
    order = CardOrder(child=child, until=date.max, view=view)
    with database.writer.begin() as connection:
        return card_links.address_of(connection, "", person, order, now)


def get(database, path, *, now=NOW, headers=PHONE):
    """Open a page at a moment."""
    transport = httpx.ASGITransport(app=Starlette(routes=[card_route(database, lambda: now)]))

    async def ask():
        async with httpx.AsyncClient(transport=transport, base_url="http://card") as client:
            return await client.get(path, headers=headers)

    return asyncio.run(ask())


def test_family_reads_its_card_in_picture_words_and_figures(database, village):
    """The same card stands there three times: drawn, in a sentence, and as a table."""
    answer = get(database, path_for(database, village.mother, village.child))
    assert answer.status_code == 200
    assert answer.text.count("<svg") == 1
    assert "<td>13 Januari 2026</td><td>12 bulan</td><td>7,9 kg</td><td>70,5 cm</td>" in answer.text
    assert "<figcaption>" in answer.text
    assert "10 Februari 2026: kapsul merah" in answer.text


def test_page_holds_nothing_that_waits_for_the_midwife(database, village):
    """The link opens what may be told at the moment it is opened."""
    answer = get(database, path_for(database, village.mother, village.child))
    assert "6,9" not in answer.text
    with database.writer.begin() as connection:
        connection.execute(sa.text("UPDATE posyandu_day SET status = 'approved'"))
    answer = get(database, path_for(database, village.mother, village.child))
    assert "6,9 kg" in answer.text


def test_page_is_kept_nowhere_and_leads_nowhere(database, village):
    """No store, no index, no referrer, no script and nothing from elsewhere."""
    answer = get(database, path_for(database, village.mother, village.child))
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert "noindex" in answer.headers["x-robots-tag"]
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")
    assert "<script" not in answer.text
    assert not re.search(r"(?:src|href)=", answer.text)


def test_name_is_written_as_words_not_as_marks(database, village):
    """A name with angle brackets does no harm, in the page and in its picture."""
    answer = get(database, path_for(database, village.mother, village.child))
    assert "<b>" not in answer.text
    assert "&lt;b&gt;" in answer.text
    picture = answer.text[answer.text.index("<svg") : answer.text.index("</svg>") + 6]
    assert ET.fromstring(picture).tag.endswith("svg")  # noqa: S314 (our own)


def test_other_family_and_lost_rights_open_nothing(database, village):
    """The seal names a person, and that person's rights are asked for again."""
    missing = get(database, path_for(database, village.other_mother, village.child))
    path = path_for(database, village.mother, village.child)
    with database.writer.begin() as connection:
        connection.execute(sa.update(child_table).values(frozen_at=NOW))
    lost = get(database, path)
    for answer in (missing, lost):
        assert answer.status_code == 404
        assert "tidak ditemukan" in answer.text
        assert "Anak" not in answer.text


def test_link_is_over_after_a_day(database, village):
    """An old link says kindly how to get a new one, and nothing else."""
    path = path_for(database, village.mother, village.child)
    assert get(database, path, now=NOW + timedelta(hours=23, minutes=59)).status_code == 200
    answer = get(database, path, now=NOW + timedelta(hours=24))
    assert answer.status_code == 410
    assert "lewat" in answer.text
    assert "KARTU LINK" in answer.text
    assert "Anak" not in answer.text
    assert answer.headers["cache-control"] == "no-store"


def test_changed_or_invented_link_opens_nothing(database, village):
    """One letter changed is no link of ours; before any was made there is none at all."""
    assert get(database, "/kartu/abc").status_code == 404
    path = path_for(database, village.mother, village.child)
    token = path.rpartition("/")[2]
    for place in range(0, len(token), 7):
        other = "A" if token[place] != "A" else "B"
        changed = f"/kartu/{token[:place]}{other}{token[place + 1 :]}"
        assert get(database, changed).status_code == 404
    for wrong in ("", "%00", "é", "x" * 5_000, token + "A" * 300, "..%2f..%2fetc"):
        assert get(database, f"/kartu/{wrong}").status_code == 404


def test_link_of_another_installation_opens_nothing(database, village):
    """Keys are drawn by each installation for itself."""
    link = CardLink(
        person_id=village.mother,
        child_id=village.child,
        view=CardView.USUAL,
        expires_at=NOW + timedelta(hours=1),
    )
    path_for(database, village.mother, village.child)
    assert get(database, f"/kartu/{card_links.seal(link, b'x' * 32)}").status_code == 404
    with database.reader.connect() as connection:
        key = sealing_keys.known_key(connection, card_links.PURPOSE)
    assert get(database, f"/kartu/{card_links.seal(link, key)}").status_code == 200


@pytest.mark.parametrize(
    "agent", ["WhatsApp/2.23.20", "facebookexternalhit/1.1", "TelegramBot (like TwitterBot)"]
)
def test_programs_that_make_previews_get_nothing(database, village, agent):
    """What a chat shows under a link would stand on the lock screen."""
    path = path_for(database, village.mother, village.child)
    answer = get(database, path, headers={"user-agent": agent})
    assert answer.status_code == 404
    assert "Anak" not in answer.text


def test_link_keeps_the_view_it_was_made_for(database, village):
    """Asked for beside the card of length, it opens the card of length."""
    usual = get(database, path_for(database, village.mother, village.child)).text
    length = get(
        database, path_for(database, village.mother, village.child, view=CardView.LENGTH)
    ).text
    assert usual != length
