"""The two channels as the settings describe them."""

from collections.abc import Callable
from datetime import datetime

from bot.channels.media import Media
from bot.channels.telegram import Telegram
from bot.channels.twilio_http import Servers
from bot.channels.whatsapp import Account, WhatsApp
from bot.settings import Settings


def telegram(settings: Settings, now: Callable[[], datetime], media: Media) -> Telegram | None:
    """Make the Telegram channel; None when it is off."""
    if settings.telegram_mode == "off":
        return None
    return Telegram(
        token=settings.telegram_token.get_secret_value(),
        secret=settings.telegram_secret.get_secret_value(),
        username=settings.telegram_username,
        media=media,
        now=now,
        base_url=settings.telegram_base_url,
    )


def whatsapp(settings: Settings, now: Callable[[], datetime], media: Media) -> WhatsApp | None:
    """Make the WhatsApp channel; None without a sender."""
    if not settings.whatsapp_sender:
        return None
    return WhatsApp(
        account=Account(
            sid=settings.twilio_account_sid,
            tokens=settings.twilio_tokens,
            sender=settings.whatsapp_sender,
            servers=Servers(
                api_url=settings.twilio_api_url, content_url=settings.twilio_content_url
            ),
        ),
        public_url=settings.public_url,
        content_sids=settings.content_sids,
        media=media,
        now=now,
    )
