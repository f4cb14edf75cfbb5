"""`sapa outbox why` tells the sender's own reasons in plain sentences."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import provider_world
import pytest
import sqlalchemy as sa
from provider_world import (
    MOTHER,
    MOTHER_ON_TELEGRAM,
    NOON,
    REMINDER,
    add_address,
    letter,
    queue,
    rows,
    settle_person,
    settle_village,
)

from bot.channels import telegram, whatsapp
from dialog.channel import DeliveryStatus
from dialog.messages import ChannelName
from scheduler.explaining import Service, explain
from storage import outbox, outgoing, pacing, standing
from storage.tables import people, talk

NIGHT = datetime(2026, 2, 10, 14, 0, tzinfo=UTC)
TIGHT = {"tier": 1}
BOTH = {
    ChannelName.TELEGRAM: telegram.CAPABILITIES,
    ChannelName.WHATSAPP: whatsapp.CAPABILITIES,
}
REMINDED = {"kind": "reminder", "template": REMINDER}
ON_TELEGRAM = {"channel": ChannelName.TELEGRAM, "address": MOTHER_ON_TELEGRAM}


@pytest.fixture(autouse=True)
def _village(database):
    """Settle one mother, who wrote on WhatsApp an hour ago."""
    with database.writer.begin() as connection:
        settle_village(connection)


def said(database, number=1, *, at=NOON, channels=BOTH, tier=0):
    """Explain one message."""
    service = Service(channels=channels, default_zone=ZoneInfo("Asia/Jakarta"), tier=tier)
    with database.reader.begin() as connection:
        return explain(connection, outgoing.one(connection, number), service, at)


def change(database, number=1, **values):
    """Put a message into a state that would take long to reach."""
    with database.writer.begin() as connection:
        connection.execute(
            sa.update(talk.outbox).where(talk.outbox.c.id == number).values(**values)
        )


def of_person(database, **values):
    """Change the mother's address."""
    with database.writer.begin() as connection:
        connection.execute(sa.update(people.address).values(**values))


def begin(database, number=1, *, form="free"):
    """Let a sender take a message."""
    with database.writer.begin() as connection:
        provider_world.begin(connection, number, form=form)


def test_message_that_is_due_goes_now(database):
    """Nothing stands in its way, and nothing goes before it."""
    queue(database, letter())
    assert said(database) == "Goes now."


def test_those_before_it_are_counted(database):
    """Answers go before reminders."""
    with database.writer.begin() as connection:
        settle_person(connection, 2, "+628120000002", last_inbound_at=NOON)
    queue(
        database,
        letter("reminder:1", **REMINDED),
        letter("reply:2", person_id=2, address="+628120000002"),
    )
    assert said(database) == "Goes next; 1 come before it."


def test_planned_hour_and_form_are_told(database):
    """A reminder for tomorrow morning waits for it, in the time of the village."""
    queue(database, letter(not_before=NOON + timedelta(hours=20), **REMINDED))
    assert said(database) == "Planned for 2026-02-11 08:00 WIB."
    of_person(database, last_inbound_at=NOON - timedelta(days=3))
    assert said(database, at=NOON + timedelta(hours=20)) == "Goes now, as a template."


def test_quiet_hours_are_told(database):
    """At night a reminder waits for the morning, whether the sender has looked at it or not."""
    queue(database, letter(**REMINDED))
    assert said(database, at=NIGHT).startswith("Goes 2026-02-11 06:00 WIB, when the night's quiet")
    change(database, not_before=datetime(2026, 2, 10, 23, 0, tzinfo=UTC))
    assert said(database, at=NIGHT).startswith("Waits until 2026-02-11 06:00 WIB: nobody is")


def test_no_consent_and_opt_out_are_told_before_and_after(database):
    """Whether it was refused already, or will be at its turn."""
    queue(database, letter(**REMINDED))
    with database.writer.begin() as connection:
        connection.execute(sa.delete(people.consent))
    assert said(database).startswith("Will not be sent. The person has not agreed")
    with database.writer.begin() as connection:
        connection.execute(sa.insert(people.opt_out).values(person_id=1, since=NOON))
        outbox.refuse(connection, 1, "opted_out")
    assert said(database) == (
        "Not sent, or refused. The person wrote BERHENTI: they want no messages that we begin."
    )


def test_closed_window_is_told(database):
    """Free text waits for the person, whether it is held already or not."""
    of_person(database, last_inbound_at=NOON - timedelta(days=2))
    queue(database, letter())
    assert said(database).startswith("Kept until the person writes: they have not for 24 hours")
    with database.writer.begin() as connection:
        outbox.hold(connection, 1)
    assert said(database).startswith("Kept until the person writes: they have not for 24 hours")


def test_unreachable_person_is_told_with_and_without_another_address(database):
    """A blocked address is final, unless the other channel reaches the person."""
    queue(database, letter())
    of_person(database, is_reachable=False)
    assert said(database).startswith("Will not be sent. The person blocked us")
    with database.writer.begin() as connection:
        add_address(connection, 1, ChannelName.TELEGRAM, MOTHER_ON_TELEGRAM)
    assert said(database) == "This address fails: goes to the person's other one, on telegram."


def test_expired_and_cancelled_are_told_apart(database):
    """What came too late differs from what somebody took back."""
    queue(database, letter("broadcast:1", expires_at=NOON))
    assert said(database) == "Will not be sent: its moment passed 2026-02-10 12:00 WIB."
    with database.writer.begin() as connection:
        outbox.expire(connection, 1)
    assert said(database) == "Not sent: its moment had passed."
    change(database, error="cancelled")
    assert "It was cancelled before it went." in said(database)


def test_used_up_tier_is_told(database):
    """WhatsApp's daily number of people is used up by somebody else."""
    with database.writer.begin() as connection:
        settle_person(connection, 2, "+628120000002", last_inbound_at=None)
    of_person(database, last_inbound_at=None)
    queue(
        database,
        letter("broadcast:2", person_id=2, address="+628120000002", **REMINDED),
        letter(**REMINDED),
    )
    begin(database, form="template")
    assert said(database, 2, tier=1).startswith("Waits: WhatsApp lets us write first to 1 people")
    change(database, 2, not_before=NOON + timedelta(hours=9))
    assert said(database, 2, at=NOON, tier=1).startswith("Waits until 2026-02-10 21:00 WIB: What")


def test_halted_provider_is_told(database):
    """Silence after 429, and answers alone after 63018."""
    queue(database, letter(**REMINDED))
    with database.writer.begin() as connection:
        pacing.answer_only(connection, ChannelName.WHATSAPP, NOON + timedelta(hours=3))
    assert (
        said(database) == "Waits: whatsapp takes only answers until 2026-02-10 15:00 WIB (63018)."
    )
    with database.writer.begin() as connection:
        pacing.be_silent(connection, ChannelName.WHATSAPP, NOON + timedelta(minutes=1))
    assert said(database) == "Waits: whatsapp asked for silence until 2026-02-10 12:01 WIB."


def test_one_in_flight_is_told(database):
    """The next one waits for the one under way."""
    queue(database, letter("reply:1"), letter("reply:2"))
    assert (
        said(database, 2)
        == "Waits for reply:1, waiting to the same address: one at a time, in order."
    )
    begin(database)
    assert said(database, 2) == (
        "Waits for reply:1, being sent to the same address: one at a time, in order."
    )
    assert said(database, 1).startswith("Being sent since 2026-02-10 12:00 WIB; no answer is known")


def test_try_that_is_repeated_is_told_with_its_code(database):
    """The provider's own code stays beside the sentence."""
    queue(database, letter())
    with database.writer.begin() as connection:
        outbox.requeue(connection, 1, NOON + timedelta(minutes=2), "try_later 63024")
    assert said(database) == (
        "Waits until 2026-02-10 12:02 WIB. The provider had a fault of its own; it is tried four "
        "times in all. (63024)"
    )


def test_person_who_just_got_others_is_told(database):
    """One in six seconds for a person, on average."""
    queue(database, letter("reply:1"), letter("reply:2"))
    begin(database)
    change(database, 1, owed_until=NOON + timedelta(seconds=6), state="sent")
    change(database, 2, not_before=NOON + timedelta(seconds=6))
    assert said(database, 2).endswith("this person just got others, and too many are refused.")


@pytest.mark.parametrize(
    ("status", "channel", "expected"),
    [
        ("sent", {}, "WhatsApp took it and has not said yet whether it arrived."),
        ("sent", ON_TELEGRAM, "Telegram took it; it tells no more than that."),
        ("delivered", {}, "It arrived."),
        ("read", {}, "It was read."),
    ],
)
def test_what_became_of_it_is_told(database, status, channel, expected):
    """The state, in words, and when."""
    queue(database, letter(**channel))
    begin(database)
    with database.writer.begin() as connection:
        outbox.advance(connection, 1, DeliveryStatus(status), NOON)
    assert said(database) == f"Sent 2026-02-10 12:00 WIB. {expected}"


def test_uncertain_announcement_is_told(database):
    """Nobody knows, and nothing is done about it by itself."""
    queue(database, letter("broadcast:1", kind="broadcast", **ON_TELEGRAM))
    begin(database)
    with database.writer.begin() as connection:
        outbox.uncertain(connection, 1)
    assert "Nobody can say whether it arrived" in said(database)


def test_channel_that_is_off_is_told(database):
    """A channel nobody switched on sends nothing."""
    queue(database, letter())
    assert said(database, channels={}) == "Waits: whatsapp is not switched on here."


def test_service_that_does_not_run_is_told(database):
    """A message long due with nothing before it means that nobody sends."""
    queue(database, letter())
    assert said(database, at=NOON + timedelta(minutes=5)) == (
        "Due since 2026-02-10 12:00 WIB, but nobody sends on whatsapp: the last began never. "
        "Does sapa serve run?"
    )


def test_every_error_the_program_notes_is_explained(database):
    """No word of the database is shown without a sentence."""
    queue(database, letter())
    for word in ("no_consent", "our_fault 63021", "lease_lost", "defect", "held_back 63049"):
        with database.writer.begin() as connection:
            outbox.refuse(connection, 1, word)
        assert "could not be handed over" not in said(database)
    assert rows(database)[0].error == "held_back 63049"


def test_person_is_found_by_number_of_ours_or_of_theirs(database):
    """Complaints name a telephone, the log names a person."""
    with database.reader.begin() as connection:
        assert standing.person_of(connection, "1") == 1
        assert standing.person_of(connection, MOTHER) == 1
        assert standing.person_of(connection, "reminder:") is None
        known = standing.standing_of(connection, 1)
    assert (known.opted_out_since, known.consented_at) == (None, NOON)
    assert known.reachable_on == ("whatsapp",)
