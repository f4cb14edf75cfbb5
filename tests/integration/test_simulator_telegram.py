"""The simulator's Telegram, held against python-telegram-bot and the published specification."""

import asyncio
import json

import pytest
from simulated_bot import MADE, SPECIFICATIONS, START, STRANGER, TOKEN, play
from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    Update,
)
from telegram.error import BadRequest, Conflict, Forbidden, InvalidToken, RetryAfter, TimedOut

from simulator import Fault

YES_NO = InlineKeyboardMarkup(
    [
        [InlineKeyboardButton("Hadir", callback_data="q:yes")],
        [InlineKeyboardButton("Tidak", callback_data="q:no")],
    ]
)


def test_the_library_sends_a_text_with_buttons_and_the_phone_shows_it():
    """What the library sends is what the phone shows and what the log keeps."""

    async def scene(stage):
        async with stage.telegram() as bot:
            sent = await bot.send_message(int(MADE), "Apakah bisa hadir?", reply_markup=YES_NO)
        (shown,) = stage.simulator.messages("telegram", MADE)
        assert bot.username == "sapa_bot"
        assert sent.date == START
        assert (shown.text, [b.payload for b in shown.buttons]) == (
            "Apakah bisa hadir?",
            ["q:yes", "q:no"],
        )
        assert [m.text for m in stage.simulator.log] == ["Apakah bisa hadir?"]

    play(scene)


def test_the_library_reads_every_update_a_person_can_cause():
    """Texts, taps, contacts, files and blocks arrive in order and with the secret."""

    async def scene(stage):
        sim = stage.simulator
        async with stage.telegram() as bot:
            await bot.send_message(int(MADE), "Hadir?", reply_markup=YES_NO)
            await sim.person_starts(MADE, "kode_melati")
            await sim.person_taps("telegram", MADE, label="Hadir")
            await sim.person_shares_contact(MADE)
            for kind in ("image", "audio", "document", "sticker"):
                await sim.person_sends_file("telegram", MADE, kind=kind, caption="")
            await sim.person_sends_location("telegram", MADE, latitude=-8.5, longitude=115.2)
            await sim.person_blocks("telegram", MADE)
            await sim.settle()
            hooks = stage.at("/telegram")
            updates = [Update.de_json(json.loads(hook.body), bot) for hook in hooks]
        assert {hook.headers["x-telegram-bot-api-secret-token"] for hook in hooks} == {"hush"}
        assert updates[0].message.text == "/start kode_melati"
        assert updates[1].callback_query.data == "q:yes"
        assert updates[1].callback_query.message.text == "Hadir?"
        contact = updates[2].message
        assert contact.contact.user_id == contact.from_user.id == int(MADE)
        kinds = [m.effective_attachment is not None for m in (u.message for u in updates[3:7])]
        assert kinds == [True] * 4
        assert updates[7].message.location.latitude == -8.5
        assert updates[8].my_chat_member.new_chat_member.status == "kicked"
        assert sim.messages("telegram", MADE)[1].status == "delivered"

    play(scene)


def test_files_go_both_ways():
    """A picture the bot sends is shown; a voice note can be fetched and passed on by its number."""

    async def scene(stage):
        sim = stage.simulator
        async with stage.telegram() as bot:
            sent = await bot.send_photo(int(MADE), b"\x89PNG made up", caption="Kartu Ani")
            again = await bot.send_photo(int(MADE), sent.photo[-1].file_id)
            voice = await sim.person_sends_file("telegram", MADE, kind="audio", content=b"OggS!")
            file = await bot.get_file(voice.file)
            assert bytes(await file.download_as_bytearray()) == b"OggS!"
            copy = await bot.copy_message(int(MADE), int(MADE), int(voice.id))
        shown = sim.messages("telegram", MADE)
        assert again.photo[-1].file_id == sent.photo[-1].file_id
        assert (shown[0].kind, shown[0].text) == ("image", "Kartu Ani")
        assert (shown[-1].kind, shown[-1].id) == ("audio", str(copy.message_id))

    play(scene)


def test_edits_and_callback_answers():
    """Buttons can be taken away once; a tapped button's query is answered once it exists."""

    async def scene(stage):
        sim = stage.simulator
        async with stage.telegram() as bot:
            sent = await bot.send_message(int(MADE), "Hadir?", reply_markup=YES_NO)
            await sim.person_taps("telegram", MADE, label="Tidak")
            await sim.settle()
            query = Update.de_json(json.loads(stage.at("/telegram")[0].body), bot).callback_query
            await query.answer("Dicatat")
            await bot.edit_message_reply_markup(int(MADE), sent.message_id)
            with pytest.raises(BadRequest, match="not modified"):
                await bot.edit_message_reply_markup(int(MADE), sent.message_id)
            with pytest.raises(BadRequest, match=r"(?i)query is too old"):
                await bot.answer_callback_query("unknown")
            edited = await bot.edit_message_text("Terima kasih", int(MADE), sent.message_id)
        assert edited.text == "Terima kasih"
        assert sim.messages("telegram", MADE)[0].buttons == ()
        assert sim.telegram.user(MADE).toast == "Dicatat"

    play(scene)


def test_a_keyboard_with_request_contact_shares_the_own_number():
    """The key that asks for the number sends a contact that is the person's own."""

    async def scene(stage):
        sim = stage.simulator
        ask = ReplyKeyboardMarkup([[KeyboardButton("Kirim nomor", request_contact=True)]])
        async with stage.telegram() as bot:
            await bot.send_message(int(MADE), "Nomor Bapak?", reply_markup=ask)
            await sim.person_taps("telegram", MADE, label="Kirim nomor")
            await bot.send_message(int(MADE), "Terima kasih", reply_markup=ReplyKeyboardRemove())
            await sim.settle()
            message = Update.de_json(json.loads(stage.at("/telegram")[0].body), bot).message
        assert message.contact.phone_number == "6281200000004"
        assert message.contact.user_id == int(MADE)
        assert sim.telegram.user(MADE).keyboard == ()

    play(scene)


@pytest.mark.parametrize(
    ("chat", "error", "words"),
    [
        (STRANGER, Forbidden, "can't initiate conversation"),
        ("9999", BadRequest, "(?i)chat not found"),
    ],
)
def test_nobody_is_written_to_before_start(chat, error, words):
    """Who never pressed START cannot be written to, who does not exist cannot be found."""

    async def scene(stage):
        async with stage.telegram() as bot:
            with pytest.raises(error, match=words):
                await bot.send_message(int(chat), "Halo")
        assert stage.simulator.log == ()

    play(scene)


def test_a_blocked_bot_is_refused_until_let_in_again():
    """A block answers 403 and ends with the next unblocking."""

    async def scene(stage):
        sim = stage.simulator
        async with stage.telegram() as bot:
            await sim.person_blocks("telegram", MADE)
            with pytest.raises(Forbidden, match="blocked by the user"):
                await bot.send_message(int(MADE), "Halo")
            await sim.person_blocks("telegram", MADE, blocked=False)
            await bot.send_message(int(MADE), "Halo")
        assert len(sim.log) == 1

    play(scene)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"text": ""}, "message text is empty"),
        ({"text": "x" * 4097}, "message is too long"),
        (
            {
                "text": "x",
                "reply_markup": {"inline_keyboard": [[{"text": "a", "callback_data": "é" * 33}]]},
            },
            "BUTTON_DATA_INVALID",
        ),
        (
            {"text": "x", "reply_markup": {"inline_keyboard": [[{"text": "a"}]]}},
            "text buttons are unallowed",
        ),
    ],
)
def test_lengths_are_refused_as_the_real_one_words_it(fields, words):
    """Too long or empty texts and payloads answer 400 and are not accepted."""

    async def scene(stage):
        answer = await stage.call("sendMessage", chat_id=int(MADE), **fields)
        assert answer.status_code == 400
        assert words in answer.json()["description"]
        assert stage.simulator.log == ()

    play(scene)


def test_a_webhook_that_fails_gets_the_same_update_again():
    """An update is repeated until it is answered with 2xx, and later ones of the chat wait."""

    async def scene(stage):
        stage.answers += [500, 403]
        await stage.simulator.person_sends("telegram", MADE, text="satu")
        await stage.simulator.person_sends("telegram", MADE, text="dua")
        await stage.simulator.settle()
        texts = [json.loads(hook.body)["message"]["text"] for hook in stage.at("/telegram")]
        assert texts == ["satu", "satu", "satu", "dua"]

    play(scene)


def test_polling_waits_and_confirms_by_offset():
    """Long polling returns as soon as somebody writes; a higher offset confirms."""

    async def scene(stage):
        sim = stage.simulator
        poll = sim.telegram.updates.poll(offset=0, limit=100, seconds=3)
        waiting = asyncio.ensure_future(poll)
        await asyncio.sleep(0)
        await sim.person_sends("telegram", MADE, text="halo")
        assert len(await waiting) == 1
        async with stage.telegram() as bot:
            (update,) = await bot.get_updates(timeout=3)
            assert update.message.text == "halo"
            assert len(await bot.get_updates()) == 1
            assert await bot.get_updates(offset=update.update_id + 1) == ()

    play(scene, telegram_webhook=False)


def test_polling_and_a_webhook_exclude_each_other():
    """Asking for updates while a webhook is set is a conflict; what waited goes to a new one."""

    async def scene(stage):
        sim = stage.simulator
        async with stage.telegram() as bot:
            await sim.person_sends("telegram", MADE, text="halo")
            await bot.set_webhook(f"{stage.bot_url}/new", secret_token="other")
            with pytest.raises(Conflict):
                await bot.get_updates()
            await sim.settle()
            info = await bot.get_webhook_info()
        assert info.url.endswith("/new")
        assert info.pending_update_count == 0
        (hook,) = stage.at("/new")
        assert hook.headers["x-telegram-bot-api-secret-token"] == "other"

    play(scene, telegram_webhook=False)


def test_faults_of_telegram(monkeypatch):
    """429 tells how long to wait; a lost answer was accepted; a refusal was not."""
    monkeypatch.setenv("PTB_TIMEDELTA", "1")

    async def scene(stage):
        sim = stage.simulator
        sim.faults.add(
            Fault(channel="telegram", kind="too_many", retry_after=7),
            Fault(channel="telegram", kind="lose_answer"),
            Fault(channel="telegram", kind="refuse", status=502),
        )
        async with stage.telegram() as bot:
            with pytest.raises(RetryAfter) as halted:
                await bot.send_message(int(MADE), "satu")
            with pytest.raises(Exception, match=r"disconnected|Read"):
                await bot.send_message(int(MADE), "dua")
            answer = await stage.call("sendMessage", chat_id=int(MADE), text="tiga")
        assert halted.value.retry_after.total_seconds() == 7
        assert answer.status_code == 502
        assert [m.text for m in sim.log] == ["dua"]

    play(scene)


def test_a_hanging_answer_times_out_and_was_accepted():
    """An answer that never comes leaves the sender in doubt, though the person has the message."""

    async def scene(stage):
        stage.simulator.faults.add(Fault(channel="telegram", kind="hang"))
        async with stage.telegram() as bot:
            with pytest.raises(TimedOut):
                await bot.send_message(int(MADE), "halo", read_timeout=0.2)
        assert len(stage.simulator.messages("telegram", MADE)) == 1

    play(scene)


def test_a_wrong_token_is_unauthorized():
    """Another bot's token answers 401."""

    async def scene(stage):
        other = stage.telegram()
        other._token = TOKEN + "x"
        other._base_url = f"{stage.url}/telegram/bot{TOKEN}x"
        with pytest.raises(InvalidToken):
            await other.initialize()
        await other.shutdown()

    play(scene)


@pytest.mark.skipif(not SPECIFICATIONS.exists(), reason="the specifications are not beside us")
def test_requests_answers_and_updates_fit_the_specification():
    """What the library sends, what we answer and what we push fit the published Bot API."""

    async def scene(stage):
        sim = stage.simulator
        async with stage.telegram() as bot:
            await bot.set_webhook(f"{stage.bot_url}/telegram", allowed_updates=["message"])
            await bot.set_webhook(f"{stage.bot_url}/telegram", allowed_updates=[])
            await bot.set_my_commands([("menu", "Menu")])
            sent = await bot.send_message(int(MADE), "Hadir?", reply_markup=YES_NO)
            await bot.send_photo(int(MADE), b"\x89PNG", caption="Kartu")
            await bot.send_voice(int(MADE), b"OggS")
            await bot.send_document(int(MADE), b"%PDF", filename="rekap.pdf")
            await bot.copy_message(int(MADE), int(MADE), sent.message_id)
            await bot.forward_message(int(MADE), int(MADE), sent.message_id)
            await bot.edit_message_text("Hadir ya?", int(MADE), sent.message_id)
            await bot.send_chat_action(int(MADE), "typing")
            await bot.get_webhook_info()
            await sim.person_starts(MADE)
            await sim.person_shares_contact(MADE)
            for kind in ("image", "audio", "document", "sticker"):
                await sim.person_sends_file("telegram", MADE, kind=kind)
            await bot.send_message(int(MADE), "Hadir?", reply_markup=YES_NO)
            await sim.person_taps("telegram", MADE, label="Hadir")
            await sim.person_blocks("telegram", MADE)
            await sim.settle()
        assert sim.violations == ()

    play(scene, specs=SPECIFICATIONS)


@pytest.mark.skipif(not SPECIFICATIONS.exists(), reason="the specifications are not beside us")
def test_a_mistyped_field_is_a_violation_and_refused():
    """A field the Bot API does not know, or a missing one, is collected and answered 400."""

    async def scene(stage):
        typo = await stage.call("sendMessage", chat_id=int(MADE), text="halo", replymarkup="{}")
        missing = await stage.call("sendMessage", chat_id=int(MADE))
        assert (typo.status_code, missing.status_code) == (400, 400)
        found = [violation.problems[0] for violation in stage.simulator.violations]
        assert found == ["replymarkup: no such field of sendMessage", "text: missing"]
        assert stage.simulator.log == ()

    play(scene, specs=SPECIFICATIONS)
