"""A small village, both channels of ours and the simulated providers, joined for a test."""

import asyncio
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from bot.channels.media import Media
from bot.channels.telegram import Telegram
from bot.channels.twilio_content import ContentApi
from bot.channels.twilio_http import Servers
from bot.channels.whatsapp import Account, WhatsApp
from bot.channels.whatsapp_content import Shape, definition
from bot.settings import Settings
from bot.templates import Templates, templates
from dialog.messages import Bubble, ChannelName, Choice, Template
from scheduler.pictures import Pictures
from scheduler.sender import Sender
from scheduler.taking import LEASE, Policy
from simulator import Simulator, serving
from storage import outbox, requests
from storage.outbox import Letter
from storage.requests import Beginning
from storage.tables import people, talk, village

NOON = datetime(2026, 2, 10, 5, 0, tzinfo=UTC)
SID = "AC" + "1" * 32
TOKEN = "twilio-token"
BOT_TOKEN = "1234567:telegram-token"
SECRET = "telegram-secret"
SENDER = "+628110000000"
MOTHER = "+628120000001"
MOTHER_ON_TELEGRAM = "5001"
REMINDER = Template(
    name="pengingat_posyandu",
    variables=("Ibu Sari", "Rabu 11 Februari", "08.00", "Melati 1", "balai dusun", "Ani"),
)
CHOICES = (Choice(id="hadir", label="Hadir"), Choice(id="tidak_bisa", label="Tidak bisa"))


class MovedClock:
    """A clock that stands still until it is moved."""

    def __init__(self, now=NOON):
        self.moment = now

    def now(self):
        """Tell the moment last set."""
        return self.moment

    async def move_to(self, when):
        """Set the moment."""
        self.moment = when

    def pass_by(self, **duration):
        """Let time pass."""
        self.moment += timedelta(**duration)


def settle_village(connection, *, last_inbound_at=NOON - timedelta(hours=1), consented=True):
    """Let one mother live in one village, reached on both channels."""
    connection.execute(sa.insert(village.puskesmas).values(id=1, name="Sukamaju"))
    connection.execute(
        sa.insert(village.village).values(
            id=1, puskesmas_id=1, name="Sukamaju", district="Sukamaju", time_zone="Asia/Jakarta"
        )
    )
    settle_person(connection, 1, MOTHER, last_inbound_at=last_inbound_at, consented=consented)


def settle_person(connection, number, address, *, last_inbound_at, consented=True):
    """Let one more person live there."""
    connection.execute(sa.insert(people.person).values(id=number, village_id=1, created_at=NOON))
    add_address(connection, number, ChannelName.WHATSAPP, address, last_inbound_at)
    if consented:
        connection.execute(
            sa.insert(people.consent).values(
                person_id=number,
                kind="family",
                answer=True,
                text_version="1",
                channel="whatsapp",
                given_at=NOON,
            )
        )


def add_address(connection, person_id, channel, address, last_inbound_at=NOON):
    """Give a person one more address."""
    connection.execute(
        sa.insert(people.address).values(
            person_id=person_id,
            channel=str(channel),
            address=address,
            last_inbound_at=last_inbound_at,
            added_at=NOON,
        )
    )


def letter(key="reply:1", *, kind="reply", person_id=1, address=MOTHER, text="Halo", **values):
    """Write a message to the mother."""
    values.setdefault("channel", ChannelName.WHATSAPP)
    bubble = values.pop("bubble", None) or Bubble(text=text)
    return Letter(key=key, person_id=person_id, address=address, kind=kind, bubble=bubble, **values)


def queue(database, *letters, now=NOON):
    """Put messages into the outbox."""
    with database.writer.begin() as connection:
        return [outbox.queue(connection, each, now) for each in letters]


def begin(connection, number=1, *, form="free"):
    """Mark a message as being sent."""
    beginning = Beginning(
        message_id=number,
        rendered="Halo",
        form=form,
        at=NOON,
        owner="test",
        lease_until=NOON + LEASE,
        owed_until=NOON,
    )
    requests.start(connection, [beginning])


def states(database):
    """List the state of every message, in the order of writing."""
    with database.reader.begin() as connection:
        rows = connection.execute(sa.select(talk.outbox.c.state).order_by(talk.outbox.c.id))
        return list(rows.scalars())


def rows(database):
    """List every message, in the order of writing."""
    with database.reader.begin() as connection:
        return connection.execute(sa.select(talk.outbox).order_by(talk.outbox.c.id)).all()


async def no_pause(_seconds):
    """Wait for nobody."""
    await asyncio.sleep(0)


@dataclass
class Providers:
    """The simulated providers and what of ours talks to them."""

    simulator: Simulator
    url: str
    clock: MovedClock
    whatsapp: WhatsApp
    telegram: Telegram
    folder: Path
    """Where pictures are kept."""
    drawer: Any = None
    """Draws the growth cards; nothing draws unless a test says so."""

    @property
    def channels(self):
        """Give both channels by name."""
        return {channel.name: channel for channel in (self.whatsapp, self.telegram)}

    def sender(self, database, *, sleep=no_pause, channels=None, pictures=None, **values):
        """Give a sender of this database's messages."""
        policy = Policy(
            owner="test", default_zone=ZoneInfo("Asia/Jakarta"), templates=Templates(), **values
        )
        pictures = pictures or Pictures(
            database=database,
            drawer=self.drawer,
            folder=self.folder,
            now=self.clock.now,
        )
        return Sender(
            database=database,
            channels=channels or self.channels,
            pictures=pictures,
            policy=policy,
            now=self.clock.now,
            sleep=sleep,
        )

    def shown(self, address=MOTHER, channel="whatsapp"):
        """List what a phone shows of ours."""
        return [m for m in self.simulator.messages(channel, address) if m.by == "bot"]


def settings(url):
    """Give settings that point at the simulator."""
    return Settings(
        _env_file=None,
        twilio_account_sid=SID,
        twilio_auth_token=TOKEN,
        whatsapp_sender=SENDER,
        twilio_api_url=url,
        twilio_content_url=url,
    )


def make_contents(url):
    """Make at Twilio what the tests show: `push` makes everything, and takes seconds for it."""
    shapes = (
        Shape(lines=2, choices=2),
        Shape(lines=1, choices=2, is_list=True),
    )
    with ContentApi(SID, TOKEN, Servers(api_url=url, content_url=url)) as content:
        for shape in shapes:
            content.create(definition(shape))
        body = templates()[REMINDER.name].body
        samples = {str(number): value for number, value in enumerate(REMINDER.variables, 1)}
        sid = content.create(
            {
                "friendly_name": REMINDER.name,
                "language": "id",
                "variables": samples,
                "types": {"twilio/text": {"body": body}},
            }
        )
        content.submit(sid, REMINDER.name)


@asynccontextmanager
async def providers(tmp_path, *, webhook="", telegram_webhook=None, contents=True, clock=None):
    """Run both providers and our two channels against them."""
    clock = clock or MovedClock()
    simulator = Simulator.create(
        clock=clock,
        telegram_token=BOT_TOKEN,
        twilio_account_sid=SID,
        twilio_auth_token=TOKEN,
        whatsapp_sender=SENDER,
        whatsapp_webhook=f"{webhook}/webhook/whatsapp" if webhook else "",
        telegram_webhook=telegram_webhook,
    )
    simulator.add_whatsapp(MOTHER, name="Bu Sari")
    simulator.add_telegram(int(MOTHER_ON_TELEGRAM), name="Bu Sari", started=True)
    async with serving(simulator) as url:
        public_url = webhook or "http://127.0.0.1:9"
        media = Media(folder=tmp_path, public_url=public_url)
        if contents:
            await asyncio.to_thread(make_contents, url)
        whatsapp = WhatsApp(
            account=Account(
                sid=SID,
                tokens=(TOKEN,),
                sender=SENDER,
                servers=Servers(api_url=url, content_url=url),
            ),
            public_url=public_url,
            content_sids={},
            media=media,
            now=clock.now,
        )
        telegram = Telegram(
            token=BOT_TOKEN,
            secret=SECRET,
            username="",
            media=media,
            now=clock.now,
            base_url=f"{url}/telegram",
        )
        await whatsapp.start()
        await telegram.start()
        try:
            yield Providers(simulator, url, clock, whatsapp, telegram, tmp_path)
        finally:
            await telegram.stop()
            await whatsapp.stop()
