"""What people write, and who they are, stays out of the logs of a running program."""

import asyncio

from bench.busy_village import settle
from running import BOT_TOKEN, SECRET, TOKEN, running

from dialog.messages import ChannelName

STRANGER_ON_WHATSAPP, STRANGER_ON_TELEGRAM = "+628999111222", "899911122"
WORDS = (
    "nama saya Zurrahmi Yokasta, NIK 3171234567890123, nomor 081277778888",
    "timbang Blarkano 11,37 82,5",
    "anak saya kejang",
)


def test_logs_hold_nothing_personal(tmp_path):
    """A conversation on both channels, logged in every detail, leaves no personal word behind."""
    asyncio.run(_scene(tmp_path))


async def _scene(tmp_path):
    cadres = []

    def found(connection):
        channels = (ChannelName.WHATSAPP, ChannelName.TELEGRAM)
        cadres.extend(settle(connection, posyandu=2, children=4, channels=channels))

    async with running(tmp_path, found, log_level="debug") as it:
        people = [(str(cadre.channel), cadre.address, cadre.line(0)) for cadre in cadres]
        people.append(("whatsapp", STRANGER_ON_WHATSAPP, "halo"))
        people.append(("telegram", STRANGER_ON_TELEGRAM, "halo"))
        for channel, address, _line in people:
            if channel == "telegram":
                it.simulator.add_telegram(int(address), name="Zurrahmi", started=True)
            else:
                it.simulator.add_whatsapp(address, name="Zurrahmi")
        await it.start()
        for channel, address, line in people:
            for words in (line, *WORDS):
                await it.simulator.person_sends(channel, address, text=words)
        await it.until(lambda: len(it.simulator.log) >= len(people) * (1 + len(WORDS)))
        await it.kill()
        log = it.log_file.read_text("utf-8")
    assert log.count("inbox.handled") >= len(people)
    assert log.count("sender.ended") >= len(people)
    secrets = {"Zurrahmi", "Yokasta", "Blarkano", "3171234567890123", "81277778888", "11,37"}
    secrets |= {"11.37", "11370", "kejang", TOKEN, BOT_TOKEN, SECRET, "Rina", "Siti"}
    secrets |= {address.removeprefix("+62") for _channel, address, _line in people}
    secrets |= {name for cadre in cadres for name in cadre.children}
    assert {secret for secret in secrets if secret in log} == set()
