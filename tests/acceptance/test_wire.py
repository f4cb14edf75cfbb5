"""Written conversations over the wire: real webhooks, real client libraries, both providers."""

import re
from pathlib import Path

import pytest
from providers_line import AtProviders, ProvidersLine

from bot.worlds import sample
from bot.worlds.check import play
from dialog.messages import ChannelName
from dialog.transcript import reading
from simulator.checks import Specifications

SPECIFICATIONS = Path(__file__).parents[3] / "shared" / "specs"
FILES = sorted((Path(__file__).parents[1] / "transcripts").glob("[0-9][0-9]_*.txt"))
"""The long conversations; the short ones of single situations go straight into the handlers."""
LENGTH = re.compile(r"(?<=pesan suara) \d+ detik")
"""How long a voice note is: Twilio does not tell it, so no phone on WhatsApp can show it."""
PLAYED = [
    pytest.param(file, channel, id=f"{file.stem}-{channel}")
    for file in FILES
    for channel in ChannelName
    if (heading := reading.read(file.read_text("utf-8")).heading).channel in ("any", channel)
    # The simulator's phones have private chats alone; groups go straight into the handlers.
    and not heading.in_group
]


@pytest.fixture(scope="module")
def at_providers():
    """Keep what is made at the providers once, for all conversations."""
    folder = SPECIFICATIONS if SPECIFICATIONS.is_dir() else None
    return AtProviders(specifications=Specifications.load(folder))


def test_requests_are_held_against_the_specifications():
    """Without the published specifications beside the checkout this is said aloud."""
    if not SPECIFICATIONS.is_dir():
        pytest.skip("no specifications beside the checkout: requests are not held against them")
    assert Specifications.load(SPECIFICATIONS).telegram


@pytest.mark.parametrize(("file", "channel"), PLAYED)
def test_conversation_goes_as_written(file, channel, at_providers):
    """What is written in a file is what the phones show, by requests the providers accept."""
    text = file.read_text("utf-8")
    transcript = reading.read(LENGTH.sub("", text) if channel is ChannelName.WHATSAPP else text)
    lines = []

    def opened(setting):
        lines.append(ProvidersLine(setting, at_providers=at_providers))
        return lines[0]

    played = play(transcript, sample.world(), channel=channel, line=opened)
    (line,) = lines
    assert not played.problems, "\n".join(map(str, played.problems))
    assert line.failures == []
    assert line.simulator.violations == ()
    assert line.simulator.ground.failed_webhooks == []
