"""The simulator's small parts: faults, lanes, templates, signatures, the page's words."""

import asyncio
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from simulator.chats import Chats, Message
from simulator.faults import Fault, Faults
from simulator.lanes import Lanes
from simulator.media import picture
from simulator.twilio.content import fill
from simulator.twilio.signature import signature
from simulator.view import long_date, marked_up, presets


def test_a_fault_happens_as_often_as_asked_and_skips_first():
    """Two refusals after one good request, then all is well."""
    faults = Faults(seed=1)
    faults.add(Fault(channel="telegram", kind="refuse", times=2, skip=1))
    taken = [faults.take("telegram", sends=True) is not None for _ in range(5)]
    assert taken == [False, True, True, False, False]
    assert faults.current == ()
    assert faults.struck == {("telegram", "refuse"): 2}


def test_chance_is_repeatable():
    """The same seed brings the same faults."""

    def strikes():
        faults = Faults(seed=7)
        faults.add(Fault(channel="whatsapp", kind="refuse", times=None, probability=0.5))
        return [faults.take("whatsapp", sends=True) is not None for _ in range(20)]

    assert strikes() == strikes()
    assert 0 < sum(strikes()) < 20


def test_faults_touch_only_their_channel_and_operation():
    """A fault of sending leaves other requests and the other provider alone."""
    faults = Faults(seed=1)
    faults.add(Fault(channel="telegram", kind="hang"))
    assert faults.take("whatsapp", sends=True) is None
    assert faults.take("telegram", sends=False) is None
    faults.clear("whatsapp")
    assert faults.take("telegram", sends=True) is not None


def test_lanes_keep_order_within_and_run_side_by_side():
    """A slow lane does not hold another up, and never reorders itself."""

    async def scene():
        done, gate = [], asyncio.Event()

        async def slow():
            await gate.wait()
            done.append("a1")

        async def quick(name):
            done.append(name)
            gate.set()

        lanes = Lanes()
        lanes.put("a", slow)
        lanes.put("a", lambda: quick("a2"))
        lanes.put("b", lambda: quick("b1"))
        await lanes.settle()
        return done

    assert asyncio.run(scene()) == ["b1", "a1", "a2"]


def test_signature_matches_a_known_one():
    """The example of Twilio's own documentation is signed the same."""
    fields = {
        "CallSid": "CA1234567890ABCDE",
        "Caller": "+14158675309",
        "Digits": "1234",
        "From": "+14158675309",
        "To": "+18005551212",
    }
    url = "https://mycompany.com/myapp.php?foo=1&bar=2"
    assert signature("12345", url, fields) == "RSOYDt4T1cUTdK1PDd93/VVr8B8="


def test_variables_fill_every_text_of_a_content():
    """Body, titles and identifiers are filled; unknown places stay."""
    shape = {"body": "Halo {{1}} {{9}}", "actions": [{"title": "{{ 2 }}", "id": "x"}]}
    filled = fill(shape, {"1": "Bu Siti", "2": "Hadir"})
    assert filled == {"body": "Halo Bu Siti {{9}}", "actions": [{"title": "Hadir", "id": "x"}]}


def test_what_failed_is_in_the_log_and_not_on_the_phone():
    """The log keeps every accepted message; the phone shows only what reached it."""
    chats = Chats(lambda _channel, _address: None)
    for number, status in enumerate(("delivered", "failed")):
        chats.add(message(id=str(number), by="bot", status=status))
    assert [m.id for m in chats.accepted()] == ["0", "1"]
    assert [m.id for m in chats.shown_to("whatsapp", "+62812")] == ["0"]


@pytest.mark.parametrize(
    ("now", "labels"),
    [
        (10, ["+1 jam", "16.00 hari ini", "07.00 besok", "+1 hari"]),
        (16, ["+1 jam", "16.00 besok", "07.00 besok", "+1 hari"]),
    ],
)
def test_clock_buttons_always_lead_forward(now, labels):
    """Four o'clock is today's until it has come, then tomorrow's."""
    local = datetime(2026, 2, 9, now, 0, tzinfo=ZoneInfo("Asia/Makassar"))
    found = presets(local)
    assert [preset.label for preset in found] == labels
    assert all(datetime.fromisoformat(preset.move_to) > local for preset in found)


def test_dates_are_written_in_indonesian():
    """Weekday, day, month and year in words a cadre uses."""
    assert long_date(datetime(2026, 2, 10, tzinfo=UTC)) == "Selasa, 10 Februari 2026"


def test_only_whatsapp_marks_words():
    """Bold, italic and struck words are WhatsApp's; Telegram shows the signs."""
    assert str(marked_up(message(text="*tebal* _miring_ ~coret~"))) == (
        "<b>tebal</b> <i>miring</i> <s>coret</s>"
    )
    assert str(marked_up(message(channel="telegram", text="*a*"))) == "*a*"


def test_the_sample_picture_is_a_png():
    """A made-up photo is a picture that browsers show."""
    assert picture(4, 3).startswith(b"\x89PNG\r\n\x1a\n")


def message(**changes):
    """Return a message."""
    known = {
        "id": "1",
        "channel": "whatsapp",
        "address": "+62812",
        "by": "person",
        "at": datetime(2026, 2, 9, tzinfo=UTC),
    }
    return Message(**known | changes)
