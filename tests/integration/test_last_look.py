"""The last look before a request leaves: a process may stand still in the instant before."""

import asyncio

import pytest
from provider_world import MOTHER, providers

from dialog.channel import NotSentError, Outgoing
from dialog.messages import Bubble, ChannelName


@pytest.mark.parametrize("is_ours", [True, False])
def test_whatsapp_request_leaves_only_while_the_message_is_ours(is_ours, tmp_path):
    """Nothing reaches Twilio of a message that another process may have sent meanwhile."""
    asyncio.run(_scene(tmp_path, is_ours))


async def _scene(tmp_path, is_ours):
    async with providers(tmp_path, contents=False) as world:
        await world.simulator.person_sends("whatsapp", MOTHER, text="Halo")
        channel = world.channels[ChannelName.WHATSAPP]
        outgoing = Outgoing(
            outbox_id=1,
            address=MOTHER,
            bubble=Bubble(text="Halo"),
            is_still_ours=lambda: is_ours,
        )
        if is_ours:
            assert await channel.send(outgoing)
        else:
            with pytest.raises(NotSentError, match="lease_lost"):
                await channel.send(outgoing)
        assert len(world.shown()) == is_ours
