"""A growth card is drawn when its message goes out; the words go out whatever becomes of it."""

import asyncio
import os
import re
from dataclasses import replace
from datetime import timedelta

import pytest
import structlog
from card_village import WAITING, settle
from provider_world import (
    MOTHER,
    MOTHER_ON_TELEGRAM,
    NOON,
    add_address,
    begin,
    letter,
    providers,
    queue,
    rows,
    states,
)

from bot.channels.whatsapp_codes import refusal
from dialog.messages import Bubble, CardOrder, CardView, ChannelName, Picture
from dialog.wire import bubble_from_json, bubble_to_json
from documents.drawing import DrawingError
from handlers.delivery import take_refusal
from scheduler import pictures
from scheduler.metrics import PICTURES
from storage import outgoing, sealing_keys
from storage.engine import Database

PUBLIC = "https://posyandu.example"
PNG = b"\x89PNG\r\n\x1a\n drawn"
NAME = re.compile(r"[0-9a-f]{64}\.png")
WAYS = [(ChannelName.WHATSAPP, MOTHER), (ChannelName.TELEGRAM, MOTHER_ON_TELEGRAM)]


class FakeDrawer:
    """Draws at once, or fails as told, and remembers what was to be drawn."""

    def __init__(self, *, fails=None, hangs=False):
        self.drawn = []
        self._fails = fails
        self._hangs = hangs

    async def draw(self, svg):
        """Give something that looks like a PNG."""
        self.drawn.append(svg)
        if self._hangs:
            await asyncio.Event().wait()
        if self._fails is not None:
            raise self._fails
        return PNG


@pytest.fixture
def village(database):
    """Settle a village whose mother is reached on both channels."""
    with database.writer.begin() as connection:
        settled = settle(connection)
        for channel, address in WAYS:
            add_address(connection, settled.mother, channel, address)
    return settled


def card_letter(village, way=WAYS[0], key="reply:1", text="Kartu Anak", **values):
    """Write a message with a card to the mother."""
    order = CardOrder(child=village.child, until=WAITING)
    picture = Picture(description="kartu pertumbuhan Anak", card=order)
    channel, address = way
    return letter(
        key,
        person_id=values.pop("person_id", village.mother),
        channel=channel,
        address=address,
        bubble=Bubble(text=text, picture=picture),
        **values,
    )


def send(database, tmp_path, drawer, *letters, rounds=1, pause=1):
    """Send what is queued and give what the phones show."""
    queue(database, *letters)
    shown = {}

    async def play():
        async with providers(tmp_path, contents=False) as world:
            await world.simulator.person_sends("whatsapp", MOTHER, text="halo")
            world.simulator.add_telegram(5002, name="Bu Rahma", started=True)
            sender = replace(world, drawer=drawer).sender(database, public_url=PUBLIC)
            for _ in range(rounds):
                await sender.send_due()
                world.clock.pass_by(seconds=pause)
            shown["whatsapp"] = world.shown()
            shown["telegram"] = world.shown(MOTHER_ON_TELEGRAM, "telegram")
            shown["accepted"] = world.simulator.log

    asyncio.run(play())
    return shown


def pictures_in(folder):
    """List the pictures that are kept."""
    return [path for path in folder.iterdir() if NAME.fullmatch(path.name)]


def test_telegram_gets_the_drawn_card_as_a_file(database, tmp_path, village):
    """The picture is uploaded with its words under it."""
    shown = send(database, tmp_path, FakeDrawer(), card_letter(village, WAYS[1]))["telegram"]
    assert [(m.kind, m.text) for m in shown] == [("image", "Kartu Anak")]
    assert states(database) == ["sent"]


def test_whatsapp_gets_an_address_that_tells_nothing(database, tmp_path, village):
    """Twilio is told a name that is neither the child's nor a day, and cannot be guessed."""
    shown = send(database, tmp_path, FakeDrawer(), card_letter(village))["accepted"]
    name = shown[0].request["MediaUrl"].rpartition("/")[2]
    assert NAME.fullmatch(name)
    assert (tmp_path / name).read_bytes() == PNG
    assert shown[0].text == "Kartu Anak"


def test_words_go_alone_when_twilio_cannot_fetch_the_picture(database, tmp_path, village):
    """Nobody answers at the address of the pictures: the words come, once, without one."""
    queue(database, card_letter(village))
    with database.writer.begin() as connection:
        begin(connection)
        message = outgoing.one(connection, 1)
        take_refusal(connection, message, refusal("63019"), "63019", NOON)
    drawer = FakeDrawer()
    shown = send(database, tmp_path, drawer)["whatsapp"]
    assert not drawer.drawn
    assert [(m.kind, m.text) for m in shown] == [("text", "Kartu Anak")]
    assert states(database) == ["sent"]


def test_drawn_card_holds_only_released_weighings(database, tmp_path, village):
    """The order of the message says until February, which the midwife has not released."""
    drawer = FakeDrawer()
    send(database, tmp_path, drawer, card_letter(village))
    points = re.findall(r'<[a-z]+ class="point"[^>]*>', drawer.drawn[0])
    assert len(points) == 1
    assert "2026-01-13" in points[0]
    assert "6,9" not in drawer.drawn[0]
    assert "6900" not in drawer.drawn[0]


@pytest.mark.parametrize("way", WAYS, ids=["whatsapp", "telegram"])
@pytest.mark.parametrize(
    "failure",
    [DrawingError("no"), OSError("disk"), KeyError("a defect")],
    ids=lambda f: type(f).__name__,
)
def test_words_go_out_when_drawing_fails(database, tmp_path, village, way, failure):
    """Whatever is wrong with a picture, nobody waits for the words, and they come once."""
    before = PICTURES.labels("failed")._value.get()
    with structlog.testing.capture_logs() as logs:
        shown = send(
            database, tmp_path, FakeDrawer(fails=failure), card_letter(village, way), rounds=3
        )
    assert [(m.kind, m.text) for m in shown[str(way[0])]] == [("text", "Kartu Anak")]
    assert states(database) == ["sent"]
    assert PICTURES.labels("failed")._value.get() == before + 1
    assert {"event": "pictures.failed", "log_level": "warning", "message": 1,
            "error": type(failure).__name__} in logs  # fmt: skip
    assert "Lilis" not in str(logs)


def test_words_go_out_when_drawing_takes_too_long(database, tmp_path, village, monkeypatch):
    """A drawing that hangs is given up."""
    monkeypatch.setattr(pictures.Pictures.__init__, "__kwdefaults__", {"limit_seconds": 0.05})
    shown = send(database, tmp_path, FakeDrawer(hangs=True), card_letter(village))
    assert [(m.kind, m.text) for m in shown["whatsapp"]] == [("text", "Kartu Anak")]


def test_card_of_another_child_is_never_drawn(database, tmp_path, village):
    """Rights are asked for again at the moment of sending."""
    drawer = FakeDrawer()
    with database.writer.begin() as connection:
        add_address(connection, village.other_mother, ChannelName.TELEGRAM, "5002")
    queued = replace(card_letter(village, person_id=village.other_mother), address="5002")
    queued = replace(queued, channel=ChannelName.TELEGRAM)
    shown = send(database, tmp_path, drawer, queued)["accepted"]
    assert not drawer.drawn
    assert [(m.kind, m.text) for m in shown] == [("text", "Kartu Anak")]


def test_same_card_is_drawn_once(database, tmp_path, village):
    """A card asked for again is there already; it stays as long as a new one."""
    drawer = FakeDrawer()
    send(database, tmp_path, drawer, card_letter(village))
    for path in pictures_in(tmp_path):
        os.utime(path, (0, 0))
    send(database, tmp_path, drawer, card_letter(village, WAYS[1], "reply:3"))
    assert len(drawer.drawn) == 1
    (kept,) = pictures_in(tmp_path)
    assert kept.stat().st_mtime >= NOON.timestamp()
    assert kept.stat().st_mode & 0o077 == 0


def test_more_cards_than_can_be_drawn_wait_for_a_second(database, tmp_path, village, monkeypatch):
    """They go back into the outbox, so that words beside them are not held up, and come after."""
    monkeypatch.setattr(pictures, "MOST_AT_ONCE", 0)
    drawer = FakeDrawer()
    shown = send(database, tmp_path, drawer, card_letter(village, WAYS[1]), rounds=1)
    assert not shown["telegram"]
    assert states(database) == ["queued"]
    assert rows(database)[0].not_before == NOON + timedelta(seconds=1)
    assert rows(database)[0].attempts == 0
    monkeypatch.setattr(pictures, "MOST_AT_ONCE", 1)
    shown = send(database, tmp_path, drawer, rounds=4, pause=2)
    assert [m.kind for m in shown["telegram"]] == ["image"]


def test_old_pictures_are_removed_and_nothing_else(database, tmp_path):
    """What a provider no longer fetches is forgotten; other files of the folder stay."""
    old = (NOON - timedelta(days=3)).timestamp()
    for name in ("a" * 64 + ".png", "unfinished-x", "poster.png", "b" * 64 + ".png"):
        (tmp_path / name).write_bytes(PNG)
        os.utime(tmp_path / name, (old, old))
    os.utime(tmp_path / ("b" * 64 + ".png"), (NOON.timestamp(), NOON.timestamp()))
    kept = pictures.Pictures(
        database=database, drawer=FakeDrawer(), folder=tmp_path, now=lambda: NOON
    )
    assert asyncio.run(kept.forget_old()) == 2
    assert {"poster.png", "b" * 64 + ".png"} <= {path.name for path in tmp_path.iterdir()}


def test_key_is_drawn_once_for_an_installation(database):
    """Every process of an installation makes the same names; every purpose has its own key."""
    first = sealing_keys.drawn_key(database, "one")
    again = Database(database.url.render_as_string(hide_password=False))
    try:
        assert sealing_keys.drawn_key(again, "one") == first
    finally:
        again.close()
    assert len(first) == sealing_keys.KEY_BYTES
    assert sealing_keys.drawn_key(database, "two") != first
    with database.reader.connect() as connection:
        assert sealing_keys.known_key(connection, "three") is None


@pytest.mark.parametrize("way", WAYS, ids=["whatsapp", "telegram"])
def test_link_is_written_when_the_message_goes_out(database, tmp_path, village, way):
    """The row holds no address; the person gets one of our own pages under the words."""
    page = CardOrder(child=village.child, until=WAITING, view=CardView.LENGTH)
    queued = replace(card_letter(village, way), bubble=Bubble(text="Ini tautannya.", page=page))
    shown = send(database, tmp_path, FakeDrawer(), queued)[str(way[0])]
    words, _, address = shown[0].text.partition("\n")
    assert words == "Ini tautannya."
    assert re.fullmatch(rf"{PUBLIC}/kartu/[\w-]{{40,}}", address)
    assert "kartu/" not in str(rows(database)[0].bubble)
    assert rows(database)[0].rendered == shown[0].text


def test_order_of_a_card_can_be_read_next_year():
    """It is kept as words and numbers: no class of ours stands in the row."""
    order = CardOrder(child=7, until=WAITING, view=CardView.WEIGHT_FOR_LENGTH)
    bubble = Bubble(text="x", picture=Picture(description="y", card=order), page=order)
    written = bubble_to_json(bubble)
    assert written["page"] == {"child": 7, "until": "2026-02-10", "view": "weight_for_length"}
    assert bubble_from_json(written) == bubble
    before = {"text": "x", "picture": {"description": "y", "media_id": None}}
    assert bubble_from_json(before).picture == Picture(description="y")
