"""The simulator's page and control over HTTP."""

from datetime import timedelta

import httpx
from simulated_bot import MADE, SITI, START, STRANGER, play


def test_the_page_shows_every_phone_and_the_clock():
    """Each phone, the village's time and the log are on the page."""

    async def scene(stage):
        async with httpx.AsyncClient(base_url=stage.url) as client:
            page = (await client.get("/")).text
            style = await client.get("/static/page.css")
        assert all(name in page for name in ("Bu Siti", "Ibu Sri", "Pak Made", "MULAI"))
        assert "Senin, 9 Februari 2026" in page
        assert "16.00" in page
        assert "WITA" in page
        assert style.status_code == 200

    play(scene, zone="Asia/Makassar")


def test_what_a_person_types_is_shown_escaped():
    """Foreign text never becomes markup; WhatsApp's bold does."""

    async def scene(stage):
        async with httpx.AsyncClient(base_url=stage.url) as client:
            words = {"address": SITI, "text": "<script>x</script> *tebal* 2*3*4"}
            await client.post("/control/send", json=words)
            piece = (await client.get("/page/phones/0")).text
        assert "&lt;script&gt;" in piece
        assert "<script>" not in piece
        assert "<b>tebal</b> 2*3*4" in piece

    play(scene)


def test_the_control_does_what_a_person_does():
    """Writing, starting, tapping, blocking and files work over HTTP, and mistakes are explained."""

    async def scene(stage):
        async with httpx.AsyncClient(base_url=stage.url) as client:
            await client.post("/control/start", json={"address": STRANGER, "payload": "kode"})
            form = {"address": MADE, "kind": "image"}
            await client.post("/control/media", data=form)
            place = {"address": SITI, "latitude": -8.5, "longitude": 115.2}
            await client.post("/control/location", json=place)
            await client.post("/control/block", json={"address": SITI})
            wrong = await client.post("/control/tap", json={"address": SITI, "button": "Hadir"})
            started = (await client.get(f"/control/phones/{STRANGER}/messages")).json()
            photo = (await client.get(f"/control/phones/{MADE}/messages")).json()
        assert started[0]["text"] == "/start kode"
        assert photo[0]["kind"] == "image"
        assert stage.simulator.twilio.people.get(SITI).blocked
        assert (wrong.status_code, wrong.json()["problem"]) == (400, "no button 'Hadir'")

    play(scene)


def test_the_clock_moves_forward_only():
    """A time without a zone is the village's; the past is refused."""

    async def scene(stage):
        async with httpx.AsyncClient(base_url=stage.url) as client:
            moved = await client.post("/control/clock", json={"move_to": "2026-02-09T16:00"})
            back = await client.post("/control/clock", json={"move_to": "2026-02-09T09:00"})
        assert (moved.status_code, back.status_code) == (200, 400)
        assert stage.simulator.ground.now() == START + timedelta(hours=1)

    play(scene)


def test_faults_are_set_over_http():
    """A test in another process can set a fault, and read what was accepted."""

    async def scene(stage):
        fault = {"channel": "telegram", "kind": "accept_then_error"}
        async with httpx.AsyncClient(base_url=stage.url) as client:
            await client.post("/control/faults", json={"clear": True, "faults": [fault]})
            answer = await stage.call("sendMessage", chat_id=int(MADE), text="halo")
            log = (await client.get("/control/log")).json()
        assert answer.status_code == 500
        assert [line["text"] for line in log] == ["halo"]

    play(scene)


def test_open_pages_are_told_what_changed():
    """The stream names the chat that changed, and ends with the simulator."""

    async def scene(stage):
        async with (
            httpx.AsyncClient(base_url=stage.url) as client,
            client.stream("GET", "/events") as stream,
        ):
            lines = stream.aiter_lines()
            await anext(lines)
            await stage.simulator.person_sends("whatsapp", SITI, text="halo")
            heard = [line async for line in until(lines, "data:")]
        assert f"whatsapp:{SITI}" in heard[-1]

    play(scene)


async def until(lines, start):
    """Yield lines up to the first that begins so."""
    async for line in lines:
        yield line
        if line.startswith(start):
            return
