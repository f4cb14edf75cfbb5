"""The whole program shows real cards on both kinds of phone: drawn apart, fetched or uploaded."""

import asyncio
from datetime import UTC, datetime

import httpx

from bot import demo
from storage import people
from storage.tables.people import address, family

RINA, SITI = "812000031", "+6281200000001"
NOW = datetime(2026, 2, 10, tzinfo=UTC)


def let_rina_join(database):
    """Let Ibu Rina answer for her family on Telegram, as if she had joined before."""
    with database.writer.begin() as connection:
        family_id = connection.execute(
            family.select().where(family.c.mother_name.startswith("Rina"))
        ).scalar_one()
        person = people.add(
            connection,
            village_id=1,
            name="Rina",
            title="Ibu",
            call_name="Rina",
            created_at=NOW,
        )
        connection.execute(
            address.insert().values(
                person_id=person,
                channel="telegram",
                address=RINA,
                added_at=NOW,
                last_inbound_at=NOW,
            )
        )
        people.add_guardian(connection, person, family_id, NOW)
        people.add_consent(
            connection,
            person_id=person,
            kind="family",
            answer=True,
            text_version="1",
            channel="telegram",
            given_at=NOW,
        )


async def latest(it, channel, at, is_so):
    """Wait for a message of the bot."""

    def found():
        shown = [m for m in it.simulator.messages(channel, at) if m.by == "bot"]
        return next((m for m in reversed(shown) if is_so(m)), None)

    await it.simulator.wait_until(lambda: found() is not None, seconds=30)
    return found()


def test_cards_and_their_page_are_shown_by_the_running_program():
    """A cadre on WhatsApp and a mother on Telegram get a real picture; the link opens the page."""

    async def play():
        async with demo.running() as it:
            let_rina_join(it.app.database)
            simulator = it.simulator
            await simulator.person_starts(RINA)
            await simulator.person_sends("whatsapp", SITI, text="kartu ani")
            await simulator.person_sends("telegram", RINA, text="kartu")
            for channel, at in (("whatsapp", SITI), ("telegram", RINA)):
                card = await latest(it, channel, at, lambda m: m.kind == "image" and m.file)
                async with httpx.AsyncClient() as client:
                    picture = await client.get(f"{it.url}/media/{card.file}")
                assert picture.content.startswith(b"\x89PNG")
                assert 20_000 < len(picture.content) < 150_000
            await simulator.person_sends("telegram", RINA, text="link kartunya dong")
            said = await latest(it, "telegram", RINA, lambda m: "/kartu/" in m.text)
            assert "true" in said.request["link_preview_options"]
            async with httpx.AsyncClient() as client:
                page = await client.get(said.text.split()[-1])
            assert page.status_code == 200
            assert "<svg" in page.text

    asyncio.run(play())
