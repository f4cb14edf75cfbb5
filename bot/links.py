"""Links that open a chat with the words already in it; the person still has to send them."""

from dataclasses import dataclass
from urllib.parse import quote

from bot.settings import Settings


@dataclass(frozen=True, kw_only=True)
class Links:
    """The same words on both channels; empty where a channel is off."""

    whatsapp: str
    telegram: str


def links(settings: Settings, words: str) -> Links:
    """Link to words such as 'KADER 773205' or a family's code '418263'.

    Telegram hands its payload over as '/start KADER-773205': it holds no spaces.
    """
    number = settings.whatsapp_sender.removeprefix("+")
    payload = "-".join(words.split())
    return Links(
        whatsapp=f"https://wa.me/{number}?text={quote(words)}" if number else "",
        telegram=f"https://t.me/{settings.telegram_username}?start={payload}"
        if settings.telegram_username
        else "",
    )
