"""The outbox: written once by meaning, one at a time for an address, states only upwards."""

from dataclasses import replace
from datetime import timedelta

import provider_world
import pytest
from provider_world import MOTHER, NOON, REMINDER, letter, queue, rows, settle_village, states

from dialog.channel import DeliveryReport, DeliveryStatus, Refusal
from dialog.messages import Bubble, ChannelName, Choice
from handlers.delivery import take_refusal, take_report
from storage import outbox, outgoing, pacing, recipients, turns
from storage.outbox import PRIORITIES


@pytest.fixture(autouse=True)
def _village(database):
    with database.writer.begin() as connection:
        settle_village(connection)


def due(database, *, at=NOON, **values):
    """List the messages whose turn it is."""
    with database.writer.begin() as connection:
        return [
            message.key
            for message in turns.candidates(
                connection, channel=ChannelName.WHATSAPP, now=at, limit=10, **values
            )
        ]


def begin(database, number=1, form="free"):
    """Mark a message as being sent."""
    with database.writer.begin() as connection:
        provider_world.begin(connection, number, form=form)


def change(database, function, *values, **named):
    """Do one thing in one transaction."""
    with database.writer.begin() as connection:
        return function(connection, *values, **named)


def report(status, *, outbox_id=1, refusal=None, code="", provider_id="SM1"):
    """Write what the provider tells about a message."""
    return DeliveryReport(
        channel=ChannelName.WHATSAPP,
        external_id=f"{provider_id}:{status}:{code}",
        address=MOTHER,
        provider_id=provider_id,
        outbox_id=outbox_id,
        status=status,
        refusal=refusal,
        code=code,
    )


def test_same_meaning_is_written_once(database):
    """Planning a reminder twice sends it once."""
    assert queue(database, letter("reminder:1"), letter("reminder:1")) == [True, False]


def test_long_text_is_cut_into_messages_not_cut_off(database):
    """Nothing of a long text is lost, and its choices stand under the last part."""
    lines = [f"{number}. Nama anak nomor {number}" for number in range(100)]
    bubble = Bubble(text="\n".join(lines), choices=(Choice(id="ya", label="Ya"),))
    queue(database, letter(bubble=bubble))
    parts = [row.bubble for row in rows(database)]
    assert "\n".join(part["text"] for part in parts) == bubble.text
    assert [len(part["choices"]) for part in parts] == [0] * (len(parts) - 1) + [1]


def test_earlier_reply_goes_first_even_when_tried_again(database):
    """A later reply never overtakes one that waits to be repeated."""
    queue(database, letter("reply:1"), letter("reply:2"))
    assert due(database) == ["reply:1"]
    begin(database)
    assert due(database) == []
    change(database, outbox.put_back, 1, NOON + timedelta(minutes=1), "no_connection")
    assert due(database) == []
    assert due(database, at=NOON + timedelta(minutes=1)) == ["reply:1"]


def test_reminder_for_tomorrow_holds_up_nobody(database):
    """A message with an hour of its own does not stand in the way of another."""
    queue(
        database,
        letter("reminder:1", kind="reminder", not_before=NOON + timedelta(days=1)),
        letter("reminder:2", kind="reminder"),
    )
    assert due(database) == ["reminder:2"]


def test_alert_goes_before_reply_before_reminder_before_broadcast(database):
    """What a person waits for, or what is dangerous, goes first."""
    kinds = ("broadcast", "reminder", "reply", "alert")
    queue(database, *(letter(kind, kind=kind) for kind in kinds))
    with database.writer.begin() as connection:
        order = []
        for _ in kinds:
            [message] = turns.candidates(
                connection, channel=ChannelName.WHATSAPP, now=NOON, limit=10
            )
            order.append(message.kind)
            outbox.refuse(connection, message.id, "test")
    assert order == ["alert", "reply", "reminder", "broadcast"]


@pytest.mark.parametrize(
    "order",
    [
        ("sent", "delivered", "read"),
        ("read", "delivered", "sent"),
        ("delivered", "sent", "read", "read"),
    ],
)
def test_status_only_moves_up(database, order):
    """Callbacks out of order and repeated end in the highest status."""
    queue(database, letter())
    begin(database)
    for word in order:
        change(database, take_report, report(DeliveryStatus(word)), NOON)
    assert (states(database), rows(database)[0].provider_id) == (["read"], "SM1")


def test_callback_alone_proves_acceptance(database):
    """A callback binds the message though the answer to the request was lost."""
    queue(database, letter())
    begin(database)
    change(database, take_report, report(DeliveryStatus.SENT), NOON)
    assert states(database) == ["sent"]


def test_failure_after_delivery_is_ignored(database):
    """What was delivered does not fail afterwards."""
    queue(database, letter())
    begin(database)
    change(database, take_report, report(DeliveryStatus.DELIVERED), NOON)
    late = report(DeliveryStatus.FAILED, refusal=Refusal.OUR_FAULT, code="63005")
    change(database, take_report, late, NOON)
    assert states(database) == ["delivered"]


@pytest.mark.parametrize(("template", "state"), [(REMINDER, "queued"), (None, "held")])
def test_closed_window_is_corrected_and_template_follows(database, template, state):
    """After 63016 the window counts as closed; the template goes, or the text waits."""
    queue(database, letter(template=template))
    begin(database)
    failed = report(DeliveryStatus.FAILED, refusal=Refusal.WINDOW_CLOSED, code="63016")
    change(database, take_report, failed, NOON)
    change(database, take_report, failed, NOON)
    with database.reader.begin() as connection:
        person = recipients.recipient(connection, 1, ChannelName.WHATSAPP, MOTHER)
    assert states(database) == [state]
    assert person.last_inbound_at == NOON - timedelta(days=1)


def test_late_report_of_a_failed_try_does_not_count_for_the_next(database):
    """After 63016 a late "sent" of the first try leaves the template waiting to go."""
    queue(database, letter(template=REMINDER))
    begin(database)
    failed = report(DeliveryStatus.FAILED, refusal=Refusal.WINDOW_CLOSED, code="63016")
    change(database, take_report, failed, NOON)
    change(database, take_report, report(DeliveryStatus.SENT), NOON)
    assert states(database) == ["queued"]
    begin(database, form="template")
    change(database, take_report, replace(report(DeliveryStatus.SENT), attempt=1), NOON)
    assert states(database) == ["sending"]


def test_uncertain_message_is_never_queued_by_a_report(database):
    """A report that the provider holds a message settles it; nothing is sent twice."""
    queue(database, letter())
    begin(database)
    change(database, outbox.uncertain, 1)
    change(database, take_report, report(DeliveryStatus.QUEUED), NOON)
    assert states(database) == ["sent"]


def test_block_is_a_way_out(database):
    """Who blocks us on WhatsApp gets no more messages."""
    queue(database, letter())
    begin(database)
    failed = report(DeliveryStatus.FAILED, refusal=Refusal.OPTED_OUT, code="63014")
    change(database, take_report, failed, NOON)
    with database.reader.begin() as connection:
        person = recipients.recipient(connection, 1, ChannelName.WHATSAPP, MOTHER)
    assert (states(database), person.has_opted_out) == (["failed"], True)


def test_cap_pauses_what_we_begin_but_no_reply(database):
    """After 63018 broadcasts wait for hours; answers go on."""
    queue(database, letter("broadcast:1", kind="broadcast"))
    begin(database, form="template")
    queue(database, letter("broadcast:2", kind="broadcast"), letter("reply:1"))
    with database.writer.begin() as connection:
        message = outgoing.one(connection, 1)
        take_refusal(connection, message, Refusal.CAP, "63018", NOON)
    with database.reader.begin() as connection:
        pace = pacing.pace_of(connection, ChannelName.WHATSAPP)
    assert pace.takes_only_answers(NOON + timedelta(hours=2, minutes=59))
    assert not pace.takes_only_answers(NOON + timedelta(hours=3))
    assert due(database, least_pressing=PRIORITIES["reply"]) == ["reply:1"]


def test_held_messages_are_released_when_person_writes(database):
    """What waited for the person goes out in its old order."""
    queue(database, letter("reply:1"), letter("reply:2"))
    for number in (1, 2):
        change(database, outbox.hold, number)
    assert change(database, outbox.release_held, 1, NOON) == 2
    assert due(database) == ["reply:1"]


def test_history_tells_why(database):
    """An operator sees what became of a person's messages."""
    queue(database, letter("reply:1"), letter("reminder:1"))
    change(database, outbox.refuse, 1, "our_fault 63005")
    with database.reader.begin() as connection:
        history = outgoing.why(connection, person_id=1)
        one = outgoing.why(connection, key="reply:1")
    assert [message.key for message in history] == ["reminder:1", "reply:1"]
    assert one[0].error == "our_fault 63005"


def test_tap_leads_back_to_the_bubble(database):
    """The provider's id of a message leads to what was asked."""
    queue(database, letter(bubble=Bubble(text="Hadir?", token="7.hadir")))
    change(database, outbox.bind, 1, "SM9")
    with database.reader.begin() as connection:
        assert outbox.bubble_sent_as(connection, "SM9", 1).token == "7.hadir"
        assert outbox.bubble_sent_as(connection, "SM9", 2) is None
