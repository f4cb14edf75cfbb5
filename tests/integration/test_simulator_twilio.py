"""The simulator's Twilio, held against the twilio library and the published specifications."""

import asyncio
from datetime import timedelta

import httpx
import pytest
from simulated_bot import ACCOUNT, SECRET, SENDER, SITI, SPECIFICATIONS, SRI, START, play
from twilio.base.exceptions import TwilioRestException
from twilio.request_validator import RequestValidator
from twilio.rest.content.v1.content import ContentList

from simulator import Fault
from simulator.twilio.statuses import CallbackFaults, Pace

HOUR = timedelta(hours=1)


def quick_reply(body="Halo {{1}}, apakah bisa hadir?", titles=("Hadir", "Tidak bisa"), **variables):
    """Return a content of the quick-reply type."""
    actions = [{"type": "QUICK_REPLY", "title": t, "id": f"id-{t}"} for t in titles]
    return {
        "friendly_name": "tanya",
        "language": "id",
        "variables": variables or {"1": "Bu Siti"},
        "types": {"twilio/quick-reply": {"body": body, "actions": actions}},
    }


def list_picker():
    """Return a content of the list-picker type."""
    items = [{"id": f"child:{n}", "item": f"Anak {n}", "description": "RT 01"} for n in (1, 2)]
    shape = {"body": "Siapa?", "button": "Pilih anak", "items": items}
    return {"language": "id", "types": {"twilio/list-picker": shape}}


async def post_json(stage, path, body):
    """Post to the Content API."""
    async with httpx.AsyncClient(auth=(ACCOUNT, SECRET)) as client:
        return await client.post(stage.url + path, json=body)


async def template(stage, body, name="tanya"):
    """Create a content and have it approved."""
    sid = (await post_json(stage, "/v1/Content", body)).json()["sid"]
    path = f"/v1/Content/{sid}/ApprovalRequests/whatsapp"
    await post_json(stage, path, {"name": name, "category": "UTILITY"})
    return sid


async def session(stage, number=SITI):
    """Open the 24-hour window."""
    await stage.simulator.person_sends("whatsapp", number, text="halo")
    await stage.simulator.settle()


def errors(stage):
    """Return the error codes of the messages accepted."""
    return [message.error for message in stage.simulator.log]


def test_the_library_sends_fetches_lists_and_deletes():
    """The library's messages come back as it knows them, newest first, page by page."""

    async def scene(stage):
        await session(stage)
        client = stage.twilio()

        def use():
            for n in range(3):
                client.messages.create(
                    to=f"whatsapp:{SITI}", from_=f"whatsapp:{SENDER}", body=f"pesan {n}"
                )
            sent = client.messages.list(to=f"whatsapp:{SITI}", page_size=2)
            came = client.messages.list(to=f"whatsapp:{SENDER}")
            today = client.messages.list(date_sent=START.date(), date_sent_after=START)
            tomorrow = client.messages.list(date_sent_after=START + timedelta(days=1))
            one = client.messages(sent[0].sid).fetch()
            client.messages(one.sid).delete()
            return sent, came, today, tomorrow, one, client.messages.list(to=f"whatsapp:{SITI}")

        sent, came, today, tomorrow, one, left = await asyncio.to_thread(use)
        assert [m.body for m in sent] == ["pesan 2", "pesan 1", "pesan 0"]
        assert [(m.body, m.direction, m.status) for m in came] == [("halo", "inbound", "received")]
        assert (len(today), tomorrow) == (4, [])
        assert (one.status, one.date_created, one.error_code) == ("delivered", START, None)
        assert len(left) == 2
        assert len(stage.simulator.log) == 3

    play(scene)


def test_inbound_webhooks_carry_a_signature_the_library_accepts():
    """A text with odd spaces and an emoji arrives signed over the URL and every field."""

    async def scene(stage):
        await stage.simulator.person_sends("whatsapp", SITI, text="  timbang Ani 8,2 🙂\n")
        await stage.simulator.settle()
        (hook,) = stage.at("/whatsapp")
        signature = hook.headers["x-twilio-signature"]
        assert RequestValidator(SECRET).validate(hook.url, hook.form, signature)
        assert not RequestValidator("other").validate(hook.url, hook.form, signature)
        assert hook.form["Body"] == "  timbang Ani 8,2 🙂\n"
        assert (hook.form["From"], hook.form["WaId"]) == (f"whatsapp:{SITI}", SITI[1:])
        assert (hook.form["MessageType"], hook.form["NumMedia"]) == ("text", "0")
        assert hook.form["ExternalUserId"].startswith("whatsapp:ID.")

    play(scene)


def test_a_hidden_number_shows_only_the_user_id_and_can_be_answered():
    """Who hides the number writes from a user id, and answers to that id reach the phone."""

    async def scene(stage):
        sim = stage.simulator
        sim.add_whatsapp(SITI, name="Siti", hides_number=True)
        await session(stage)
        (hook,) = stage.at("/whatsapp")
        assert hook.form["From"] == hook.form["ExternalUserId"]
        assert "WaId" not in hook.form
        answer = await stage.send(To=hook.form["From"], Body="Halo")
        assert answer.status_code == 201
        assert sim.messages("whatsapp", SITI)[-1].text == "Halo"

    play(scene)


def test_status_callbacks_climb_to_read_and_are_signed_over_the_query():
    """Sent and delivered come by themselves, read when the person opens the chat."""

    async def scene(stage):
        await session(stage)
        callback = f"{stage.bot_url}/status?id=17&mac=a%2Fb"
        answer = await stage.send(Body="Halo", StatusCallback=callback)
        await stage.simulator.settle()
        await stage.simulator.person_reads("whatsapp", SITI)
        await stage.simulator.settle()
        hooks = stage.at("/status")
        assert answer.json()["status"] == "queued"
        assert [h.form["MessageStatus"] for h in hooks] == ["sent", "delivered", "read"]
        assert {h.url for h in hooks} == {callback}
        signature = hooks[0].headers["x-twilio-signature"]
        assert RequestValidator(SECRET).validate(callback, hooks[0].form, signature)
        assert stage.simulator.log[0].status == "read"

    play(scene)


def test_callbacks_can_come_backwards_twice_or_never():
    """Disorder on demand: the same steps, in reverse and doubled, or none at all."""

    async def scene(stage):
        await session(stage)
        ladder = stage.simulator.twilio.ladder
        ladder.faults = CallbackFaults(order="reversed", doubled=True)
        await stage.send(Body="Halo", StatusCallback=f"{stage.bot_url}/status")
        await stage.simulator.settle()
        ladder.faults = CallbackFaults(silent=True)
        await stage.send(Body="Halo", StatusCallback=f"{stage.bot_url}/silent")
        await stage.simulator.settle()
        got = [hook.form["MessageStatus"] for hook in stage.at("/status")]
        assert got == ["delivered", "delivered", "sent", "sent"]
        assert stage.at("/silent") == []

    play(scene)


def test_statuses_can_follow_the_clock():
    """With a pace set, a message is delivered when the clock says so."""

    async def scene(stage):
        sim = stage.simulator
        sim.twilio.ladder.pace = Pace(delivered_after=HOUR, read_after=2 * HOUR)
        await session(stage)
        await stage.send(Body="Halo")
        assert sim.log[0].status == "sent"
        await sim.skip(HOUR)
        assert sim.log[0].status == "delivered"
        await sim.skip(HOUR)
        assert sim.log[0].status == "read"

    play(scene)


def test_free_text_outside_the_window_is_accepted_and_fails_later():
    """Twenty-four hours after the last message only an approved template reaches the phone."""

    async def scene(stage):
        sim = stage.simulator
        sid = await template(stage, quick_reply())
        await session(stage)
        await stage.send(Body="dalam jendela")
        await sim.skip(timedelta(hours=24))
        late = await stage.send(Body="di luar", StatusCallback=f"{stage.bot_url}/status")
        await stage.send(ContentSid=sid, ContentVariables='{"1": "Bu Siti"}')
        await sim.settle()
        (hook,) = stage.at("/status")
        assert late.status_code == 201
        assert (hook.form["MessageStatus"], hook.form["ErrorCode"]) == ("failed", "63016")
        shown = [m.text for m in sim.messages("whatsapp", SITI) if m.by == "bot"]
        assert shown == ["dalam jendela", "Halo Bu Siti, apakah bisa hadir?"]
        assert sim.log[-1].template == "tanya"

    play(scene)


def test_a_tapped_quick_reply_names_its_message_and_payload():
    """A tap on a template is of type button, in a session of type interactive."""

    async def scene(stage):
        sim = stage.simulator
        approved = await template(stage, quick_reply())
        plain = (await post_json(stage, "/v1/Content", quick_reply())).json()["sid"]
        await session(stage)
        for sid in (approved, plain):
            sent = await stage.send(ContentSid=sid, ContentVariables='{"1": "Bu Siti"}')
            await sim.person_taps("whatsapp", SITI, label="Tidak bisa")
            await sim.settle()
            form = stage.at("/whatsapp")[-1].form
            assert form["OriginalRepliedMessageSid"] == sent.json()["sid"]
            assert (form["Body"], form["ButtonText"]) == ("Tidak bisa", "Tidak bisa")
            assert form["ButtonPayload"] == "id-Tidak bisa"
        types = [hook.form["MessageType"] for hook in stage.at("/whatsapp")]
        assert types == ["text", "button", "interactive"]

    play(scene)


def test_a_list_is_shown_and_a_choice_names_its_item():
    """A list-picker reaches the phone in the window, and a choice comes back with its id."""

    async def scene(stage):
        sim = stage.simulator
        sid = (await post_json(stage, "/v1/Content", list_picker())).json()["sid"]
        await session(stage)
        await stage.send(ContentSid=sid)
        shown = sim.messages("whatsapp", SITI)[-1]
        await sim.person_taps("whatsapp", SITI, label="Anak 2", message_id=shown.id)
        await sim.settle()
        form = stage.at("/whatsapp")[-1].form
        assert (shown.list_label, shown.buttons[0].description) == ("Pilih anak", "RT 01")
        assert (form["ListId"], form["ListTitle"]) == ("child:2", "Anak 2")

    play(scene)


@pytest.mark.parametrize(
    ("kind", "message_type", "content_type"),
    [
        ("image", "image", "image/png"),
        ("audio", "audio", "audio/ogg"),
        ("document", "document", "application/pdf"),
        ("sticker", "sticker", "image/webp"),
        ("contact", "contacts", "text/vcard"),
    ],
)
def test_media_comes_with_a_url_behind_credentials(kind, message_type, content_type):
    """A file is named in the webhook and fetched with the account's credentials, by a redirect."""

    async def scene(stage):
        await stage.simulator.person_sends_file("whatsapp", SITI, kind=kind)
        await stage.simulator.settle()
        form = stage.at("/whatsapp")[0].form
        async with httpx.AsyncClient(follow_redirects=True) as client:
            refused = await client.get(form["MediaUrl0"])
            fetched = await client.get(form["MediaUrl0"], auth=(ACCOUNT, SECRET))
        assert (form["MessageType"], form["MediaContentType0"]) == (message_type, content_type)
        assert (refused.status_code, fetched.status_code) == (401, 200)
        assert fetched.headers["content-type"].startswith(content_type)

    play(scene)


def test_a_picture_of_the_bot_is_fetched_and_shown():
    """Media is fetched from the address given; what cannot be fetched fails with 63019."""

    async def scene(stage):
        sim = stage.simulator
        await session(stage)
        file = sim.ground.files.add(b"made up", "image/png")
        await stage.send(Body="Kartu Ani", MediaUrl=f"{stage.url}/media/{file.id}")
        await stage.send(Body="Kartu Budi", MediaUrl=f"{stage.url}/media/none")
        await sim.settle()
        shown = sim.messages("whatsapp", SITI)
        assert [(m.kind, m.text) for m in shown[1:]] == [("image", "Kartu Ani")]
        assert errors(stage) == [None, 63019]

    play(scene)


@pytest.mark.parametrize(
    ("fields", "status", "code"),
    [
        ({"Body": "x" * 1601}, 400, 21617),
        ({}, 400, 21619),
        ({"To": "whatsapp:0812", "Body": "x"}, 400, 21211),
        ({"To": SITI, "Body": "x"}, 400, 21910),
        ({"From": "whatsapp:+15550001111", "Body": "x"}, 400, 63007),
        ({"ContentSid": "HX" + "0" * 32}, 400, 21655),
        ({"Body": "x", "StatusCallback": "http://my_host/x"}, 400, 21609),
        ({"Body": "x", "ValidityPeriod": "40000"}, 400, 20001),
    ],
)
def test_refusals_of_twilio_itself(fields, status, code):
    """What Twilio refuses at once is not accepted, and carries its code."""

    async def scene(stage):
        answer = await stage.send(**fields)
        assert (answer.status_code, answer.json()["code"]) == (status, code)
        assert stage.simulator.log == ()

    play(scene)


@pytest.mark.parametrize(
    "variables", ["no json", '{"1": ""}', '{"1": 5}', '{"1": "dua\\nbaris"}', '{"1": "a     b"}']
)
def test_variables_that_whatsapp_would_not_show_are_refused(variables):
    """Empty values, line breaks, tabs and long spaces in the body's variables answer 21656."""

    async def scene(stage):
        sid = await template(stage, quick_reply())
        answer = await stage.send(ContentSid=sid, ContentVariables=variables)
        assert (answer.status_code, answer.json()["code"]) == (400, 21656)

    play(scene)


def test_failures_that_come_after_acceptance():
    """Unknown and blocked numbers, missing variables and too long bodies fail in the callback."""

    async def scene(stage):
        sim = stage.simulator
        sid = await template(stage, quick_reply())
        await stage.send(to="+6281299999999", ContentSid=sid, ContentVariables='{"1": "Ani"}')
        await stage.send(ContentSid=sid)
        await stage.send(ContentSid=sid, ContentVariables='{"1": "%s"}' % ("x" * 1020))
        await sim.person_blocks("whatsapp", SITI)
        await stage.send(ContentSid=sid, ContentVariables='{"1": "Ani"}')
        assert errors(stage) == [63024, 63028, 63021, 63014]
        assert sim.messages("whatsapp", SITI) == ()

    play(scene)


def test_four_buttons_need_an_approved_template():
    """In a session a quick reply shows three buttons at most without approval."""

    async def scene(stage):
        four = quick_reply(titles=("Satu", "Dua", "Tiga", "Empat"))
        unapproved = (await post_json(stage, "/v1/Content", four)).json()["sid"]
        approved = await template(stage, four)
        await session(stage)
        for sid in (unapproved, approved):
            await stage.send(ContentSid=sid, ContentVariables='{"1": "Bu Siti"}')
        assert errors(stage) == [63005, None]

    play(scene)


def test_the_tier_caps_people_written_to_first():
    """Beyond the cap new people fail with 63018 until a day has passed; answers never count."""

    async def scene(stage):
        sim = stage.simulator
        sim.twilio.tier_cap = 1
        sid = await template(stage, quick_reply())
        values = '{"1": "Bu"}'
        await stage.send(to=SITI, ContentSid=sid, ContentVariables=values)
        await stage.send(to=SITI, ContentSid=sid, ContentVariables=values)
        await stage.send(to=SRI, ContentSid=sid, ContentVariables=values)
        await session(stage, SRI)
        await stage.send(to=SRI, Body="jawaban")
        await sim.skip(timedelta(hours=25))
        await stage.send(to=SRI, ContentSid=sid, ContentVariables=values)
        assert errors(stage) == [None, None, 63018, None, None]

    play(scene)


def test_who_opted_out_at_twilio_is_refused():
    """An opt-out refuses at once with 21610; the keyword filter is off unless switched on."""

    async def scene(stage):
        sim = stage.simulator
        await sim.person_sends("whatsapp", SITI, text="STOP")
        assert (await stage.send(Body="Halo")).status_code == 201
        sim.twilio.filters_keywords = True
        await sim.person_sends("whatsapp", SITI, text="stop")
        assert (await stage.send(Body="Halo")).json()["code"] == 21610
        await sim.person_sends("whatsapp", SITI, text="START")
        assert (await stage.send(Body="Halo")).status_code == 201

    play(scene)


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (quick_reply(), "approved"),
        (quick_reply("{{1}}, bisa hadir?"), "rejected"),
        (quick_reply("Halo {{1}} {{2}} ya", **{"1": "a", "2": "b"}), "rejected"),
        (quick_reply("Halo {{2}} ya"), "rejected"),
        (list_picker(), "rejected"),
    ],
)
def test_whatsapp_judges_templates(body, status):
    """Variables at the edges, side by side or without a sample are rejected, as are lists."""

    async def scene(stage):
        sid = await template(stage, body)
        client = stage.twilio()
        resource = client.content.v1.contents(sid).approval_fetch()
        approval = await asyncio.to_thread(resource.fetch)
        assert approval.whatsapp["status"] == status

    play(scene)


def test_faults_of_twilio():
    """Refused, limited and failing messages are told apart from those with a lost answer."""

    async def scene(stage):
        sim = stage.simulator
        await session(stage)
        sim.faults.add(
            Fault(channel="whatsapp", kind="refuse", status=503),
            Fault(channel="whatsapp", kind="too_many", retry_after=3),
            Fault(channel="whatsapp", kind="accept_then_error"),
            Fault(channel="whatsapp", kind="lose_answer"),
            Fault(channel="whatsapp", kind="slow", seconds=0.05),
            Fault(channel="whatsapp", kind="fail", code=63018),
        )
        refused, limited, doubtful = [await stage.send(Body=f"pesan {n}") for n in range(3)]
        with pytest.raises(httpx.RemoteProtocolError):
            await stage.send(Body="pesan 3")
        await stage.send(Body="pesan 4")
        await stage.send(Body="pesan 5")
        assert (refused.status_code, doubtful.status_code) == (503, 500)
        assert (limited.status_code, limited.json()["code"]) == (429, 20429)
        assert limited.headers["retry-after"] == "3"
        accepted = [(m.text, m.error) for m in sim.log]
        assert accepted == [
            ("pesan 2", None),
            ("pesan 3", None),
            ("pesan 4", None),
            ("pesan 5", 63018),
        ]

    play(scene)


def test_a_webhook_is_not_repeated_after_an_error():
    """Twilio sends an inbound message once; after an answer of 500 only the list still has it."""

    async def scene(stage):
        stage.answers.append(500)
        await session(stage)
        came = await asyncio.to_thread(stage.twilio().messages.list, to=f"whatsapp:{SENDER}")
        assert len(stage.at("/whatsapp")) == 1
        assert [message.body for message in came] == ["halo"]

    play(scene)


def test_a_wrong_password_is_refused():
    """Another token answers 401 with code 20003."""

    async def scene(stage):
        client = stage.twilio()
        client.auth = client.username, client.password = (ACCOUNT, "wrong")
        with pytest.raises(TwilioRestException) as refused:
            await asyncio.to_thread(client.messages.create, to="whatsapp:+628", body="x")
        assert (refused.value.status, refused.value.code) == (401, 20003)

    play(scene)


def test_the_library_creates_content():
    """The library's sync client creates, lists and fetches content."""

    async def scene(stage):
        contents = stage.twilio().content.v1.contents
        create = ContentList.ContentCreateRequest(quick_reply())

        def use():
            made = contents.create(content_create_request=create)
            return made, contents.list(), contents(made.sid).fetch()

        made, listed, fetched = await asyncio.to_thread(use)
        assert made.sid.startswith("HX")
        assert [content.sid for content in listed] == [made.sid]
        assert fetched.types["twilio/quick-reply"]["body"] == "Halo {{1}}, apakah bisa hadir?"

    play(scene)


@pytest.mark.skipif(not SPECIFICATIONS.exists(), reason="the specifications are not beside us")
def test_requests_fit_the_specification_or_are_refused():
    """The library's requests fit Twilio's own documents; a mistyped field does not pass."""

    async def scene(stage):
        await session(stage)
        sid = await template(stage, quick_reply())
        await stage.send(ContentSid=sid, ContentVariables='{"1": "Ani"}', ValidityPeriod="3600")
        await stage.send(Body="x", MediaUrl=f"{stage.url}/media/none")
        listed = await asyncio.to_thread(stage.twilio().messages.list, to=f"whatsapp:{SITI}")
        assert (len(listed), stage.simulator.violations) == (2, ())
        typo = await stage.send(Body="x", StatusCalback="http://x/y")
        shape = await stage.send(ContentSid="HX12")
        assert (typo.status_code, shape.status_code) == (400, 400)
        assert len(stage.simulator.violations) == 2

    play(scene, specs=SPECIFICATIONS)
