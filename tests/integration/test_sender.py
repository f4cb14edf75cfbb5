"""Messages leave the outbox once, at the right hour, in the right form."""

import asyncio
from datetime import UTC, datetime, timedelta

import sqlalchemy as sa
from provider_world import (
    CHOICES,
    MOTHER,
    MOTHER_ON_TELEGRAM,
    NOON,
    REMINDER,
    MovedClock,
    add_address,
    letter,
    providers,
    queue,
    rows,
    settle_person,
    settle_village,
    states,
)

from dialog.messages import Bubble, ChannelName
from simulator import Fault
from storage.tables import people

DAY_BEFORE = NOON - timedelta(hours=25)
NIGHT = datetime(2026, 2, 10, 14, 0, tzinfo=UTC)


def prepared(database, *letters, now=NOON, **person):
    """Settle the village and queue messages."""
    with database.writer.begin() as connection:
        settle_village(connection, **person)
    queue(database, *letters, now=now)


def opens_window(world):
    """Let the mother write, so that WhatsApp takes free text."""
    return world.simulator.person_sends("whatsapp", MOTHER, text="halo")


def run(scenario, tmp_path, **options):
    """Play a scenario against the simulated providers."""

    async def play():
        async with providers(tmp_path, **options) as world:
            await opens_window(world)
            await scenario(world)

    asyncio.run(play())


def test_reply_is_sent_once(database, tmp_path):
    """A reply goes out once, however often the outbox is looked at."""
    prepared(database, letter(text="Sudah dicatat, Bu."))

    async def scenario(world):
        sender = world.sender(database)
        await sender.send_due()
        await sender.send_due()
        assert [m.text for m in world.shown()] == ["Sudah dicatat, Bu."]

    run(scenario, tmp_path)
    assert states(database) == ["sent"]


def test_buttons_of_several_lines_are_shown_on_whatsapp(database, tmp_path):
    """A question with choices is a message with buttons that carry their own meaning."""
    bubble = Bubble(text="Besok posyandu.\nBisa hadir?", choices=CHOICES, token="7.hadir")
    prepared(database, letter(bubble=bubble))

    async def scenario(world):
        await world.sender(database).send_due()
        [shown] = world.shown()
        assert shown.text == "Besok posyandu.\nBisa hadir?"
        assert [(b.label, b.payload) for b in shown.buttons] == [
            ("Hadir", "7.hadir:hadir"),
            ("Tidak bisa", "7.hadir:tidak_bisa"),
        ]

    run(scenario, tmp_path)


def test_choices_are_numbered_without_contents(database, tmp_path):
    """Where no buttons exist the choices are numbers to answer with."""
    prepared(database, letter(bubble=Bubble(text="Bisa hadir?", choices=CHOICES, token="7")))

    async def scenario(world):
        await world.sender(database).send_due()
        [shown] = world.shown()
        assert shown.text == "Bisa hadir?\n\nBalas 1 untuk Hadir, 2 untuk Tidak bisa."

    run(scenario, tmp_path, contents=False)


def test_list_is_shown_on_both_channels(database, tmp_path):
    """A list has its rows on WhatsApp and one button a row on Telegram."""
    bubble = Bubble(text="Anak siapa?", choices=CHOICES, list_title="Pilih anak", token="7")
    prepared(
        database,
        letter(bubble=bubble),
        letter("reply:2", bubble=bubble, channel=ChannelName.TELEGRAM, address=MOTHER_ON_TELEGRAM),
    )
    with database.writer.begin() as connection:
        add_address(connection, 1, ChannelName.TELEGRAM, MOTHER_ON_TELEGRAM)

    async def scenario(world):
        await world.sender(database).send_due()
        [on_whatsapp] = world.shown()
        [on_telegram] = world.shown(MOTHER_ON_TELEGRAM, "telegram")
        assert on_whatsapp.list_label == "Pilih anak"
        labels = [button.label for button in on_whatsapp.buttons]
        assert labels == [button.label for button in on_telegram.buttons] == ["Hadir", "Tidak bisa"]

    run(scenario, tmp_path)


def test_template_goes_out_when_window_is_closed(database, tmp_path):
    """After 24 hours of silence the approved template goes instead of the text."""
    reminder = letter("reminder:1", kind="reminder", template=REMINDER)
    prepared(database, reminder, last_inbound_at=DAY_BEFORE)

    async def scenario(world):
        world.clock.pass_by(hours=25)
        await world.sender(database).send_due()
        [shown] = world.shown()
        assert shown.text.startswith("Selamat sore, Ibu Sari. Besok Rabu 11 Februari jam 08.00")

    run(scenario, tmp_path)
    assert rows(database)[0].form == "template"


def test_missing_template_does_not_silence_the_replies(database, tmp_path):
    """A template not made at Twilio yet waits alone; nobody else's answer waits for it."""
    prepared(database, letter(key="reminder:1", kind="reminder", template=REMINDER), now=NOON)
    with database.writer.begin() as connection:
        connection.execute(sa.update(people.address).values(last_inbound_at=DAY_BEFORE))

    async def scenario(world):
        sender = world.sender(database)
        await sender.send_due()
        with database.writer.begin() as connection:
            connection.execute(sa.update(people.address).values(last_inbound_at=NOON))
        queue(database, letter("reply:2", text="Sudah dicatat, Bu."))
        await sender.send_due()
        assert [m.text for m in world.shown()] == ["Sudah dicatat, Bu."]

    run(scenario, tmp_path, contents=False)
    assert states(database) == ["queued", "sent"]


def test_reply_without_template_is_held_until_person_writes(database, tmp_path):
    """A text that no template fits waits, and is not lost."""
    prepared(database, letter(), last_inbound_at=DAY_BEFORE)

    async def scenario(world):
        await world.sender(database).send_due()
        assert states(database) == ["held"]
        assert world.simulator.log == ()

    run(scenario, tmp_path)


def test_night_reminder_waits_for_six_in_the_morning(database, tmp_path):
    """From 20.00 to 06.00 local time only answers and alerts go out."""
    prepared(
        database,
        letter("reminder:1", kind="reminder", text="pengingat"),
        letter("reply:1", text="jawaban"),
        last_inbound_at=NIGHT,
        now=NIGHT,
    )

    async def scenario(world):
        sender = world.sender(database)
        for _ in range(3):
            await sender.send_due()
        assert [m.text for m in world.shown()] == ["jawaban"]

    run(scenario, tmp_path, clock=MovedClock(NIGHT))
    assert rows(database)[0].not_before == datetime(2026, 2, 10, 23, 0, tzinfo=UTC)


def test_nobody_is_reminded_without_consent_or_after_berhenti(database, tmp_path):
    """Consent and the way out are looked at when sending, not when queueing."""
    prepared(database, letter("reminder:1", kind="reminder"), consented=False)
    with database.writer.begin() as connection:
        settle_person(connection, 2, "+628120000002", last_inbound_at=NOON)
        connection.execute(sa.insert(people.opt_out).values(person_id=2, since=NOON))
    queue(
        database,
        letter("broadcast:2", kind="broadcast", person_id=2, address="+628120000002"),
        letter("invitation:2", kind="invitation", person_id=2, address="+628120000002"),
    )

    async def scenario(world):
        sender = world.sender(database)
        await sender.send_due()
        await sender.send_due()
        assert world.simulator.log == ()

    run(scenario, tmp_path)
    errors = [row.error for row in rows(database)]
    assert errors == ["no_consent", "opted_out", "opted_out"]


def test_expired_message_is_not_sent(database, tmp_path):
    """What comes too late does not come at all."""
    prepared(database, letter(expires_at=NOON))

    async def scenario(world):
        await world.sender(database).send_due()
        assert world.simulator.log == ()

    run(scenario, tmp_path)
    assert states(database) == ["expired"]


def test_lost_answer_on_whatsapp_is_found_and_not_repeated(database, tmp_path):
    """A message whose answer was lost is asked about; it arrives exactly once."""
    prepared(database, letter(text="satu kali saja"))

    async def scenario(world):
        world.simulator.faults.add(Fault(channel="whatsapp", kind="accept_then_error"))
        sender = world.sender(database)
        await sender.send_due()
        assert states(database) == ["sending"]
        world.clock.pass_by(seconds=61)
        await sender.settle()
        await sender.send_due()
        assert len(world.simulator.log) == 1

    run(scenario, tmp_path)
    assert states(database) == ["sent"]


def test_refused_request_on_whatsapp_is_sent_again(database, tmp_path):
    """A message that was never accepted goes out after it was asked about."""
    prepared(database, letter())

    async def scenario(world):
        world.simulator.faults.add(Fault(channel="whatsapp", kind="refuse"))
        sender = world.sender(database)
        await sender.send_due()
        world.clock.pass_by(seconds=61)
        await sender.settle()
        await sender.send_due()
        assert len(world.simulator.log) == 1

    run(scenario, tmp_path)
    assert states(database) == ["sent"]


def test_unsure_broadcast_on_telegram_is_not_repeated(database, tmp_path):
    """Telegram can't be asked: a reply goes once more, a broadcast is shown as uncertain."""
    prepared(database)
    with database.writer.begin() as connection:
        add_address(connection, 1, ChannelName.TELEGRAM, MOTHER_ON_TELEGRAM)
    on_telegram = {"channel": ChannelName.TELEGRAM, "address": MOTHER_ON_TELEGRAM}
    queue(database, letter("broadcast:1", kind="broadcast", **on_telegram))

    async def scenario(world):
        world.simulator.faults.add(Fault(channel="telegram", kind="accept_then_error", times=2))
        sender = world.sender(database)
        await sender.send_due()
        world.clock.pass_by(seconds=61)
        await sender.settle()
        assert states(database) == ["uncertain"]
        queue(database, letter("reply:1", **on_telegram), now=world.clock.now())
        await sender.send_due()
        world.clock.pass_by(seconds=61)
        await sender.settle()
        await sender.send_due()
        assert len(world.simulator.log) == 3

    run(scenario, tmp_path)
    assert states(database) == ["uncertain", "sent"]


def test_too_many_silences_the_whole_bot(database, tmp_path):
    """After 429 nothing is sent for as long as Telegram asks, then everything."""
    prepared(database)
    with database.writer.begin() as connection:
        add_address(connection, 1, ChannelName.TELEGRAM, MOTHER_ON_TELEGRAM)
    on_telegram = {"channel": ChannelName.TELEGRAM, "address": MOTHER_ON_TELEGRAM}
    queue(database, letter("reply:1", text="satu", **on_telegram))

    async def scenario(world):
        world.simulator.faults.add(Fault(channel="telegram", kind="too_many", retry_after=30))
        sender = world.sender(database)
        await sender.send_due()
        queue(database, letter("reply:2", text="dua", **on_telegram))
        world.clock.pass_by(seconds=29)
        await sender.send_due()
        assert world.simulator.log == ()
        for _ in range(3):
            world.clock.pass_by(seconds=2)
            await sender.send_due()
        assert [m.text for m in world.simulator.log] == ["satu", "dua"]

    run(scenario, tmp_path)


def test_blocked_bot_sends_to_the_other_address(database, tmp_path):
    """Who blocked the bot on Telegram gets the message on WhatsApp."""
    prepared(database)
    with database.writer.begin() as connection:
        add_address(connection, 1, ChannelName.TELEGRAM, MOTHER_ON_TELEGRAM)
    queue(database, letter(channel=ChannelName.TELEGRAM, address=MOTHER_ON_TELEGRAM))

    async def scenario(world):
        await world.simulator.person_blocks("telegram", MOTHER_ON_TELEGRAM)
        sender = world.sender(database)
        await sender.send_due()
        await sender.send_due()
        assert [m.text for m in world.shown()] == ["Halo"]

    run(scenario, tmp_path)


def test_tier_stops_messages_we_begin(database, tmp_path):
    """No more people are written to first in 24 hours than WhatsApp allows; then it goes on."""
    numbers = {person_id: f"+62812000000{person_id}" for person_id in (2, 3, 4)}
    prepared(database)
    with database.writer.begin() as connection:
        for person_id, number in numbers.items():
            settle_person(connection, person_id, number, last_inbound_at=DAY_BEFORE)
    queue(
        database,
        *(
            letter(
                f"broadcast:{person_id}",
                kind="broadcast",
                person_id=person_id,
                address=number,
                template=REMINDER,
            )
            for person_id, number in numbers.items()
        ),
    )

    async def scenario(world):
        for number in numbers.values():
            world.simulator.add_whatsapp(number)
        sender = world.sender(database, tier=2)
        await sender.send_due()
        world.clock.pass_by(hours=1)
        await sender.send_due()
        assert len(world.simulator.log) == 2
        world.clock.pass_by(hours=24)
        await sender.send_due()
        assert len(world.simulator.log) == 3

    run(scenario, tmp_path)
