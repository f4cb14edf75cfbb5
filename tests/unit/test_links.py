"""Links to join."""

from pydantic import SecretStr

from bot.links import links
from bot.settings import Settings


def test_a_link_holds_the_words_for_both_channels():
    """Spaces are written as each channel can carry them."""
    settings = Settings(
        whatsapp_sender="+6281200000999",
        twilio_account_sid="AC1",
        twilio_auth_token=SecretStr("x"),
        telegram_username="sapa_bot",
    )
    found = links(settings, "KADER 773205")
    assert found.whatsapp == "https://wa.me/6281200000999?text=KADER%20773205"
    assert found.telegram == "https://t.me/sapa_bot?start=KADER-773205"


def test_a_channel_that_is_off_has_no_link():
    """Nothing leads nowhere."""
    found = links(Settings(), "418263")
    assert (found.whatsapp, found.telegram) == ("", "")
