"""Every request held against the providers' published specifications, when these are at hand."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from simulator.chats import Channel
from simulator.telegram.specification import TelegramSpecification
from simulator.twilio.specification import TwilioSpecification

Problems = tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Violation:
    """One request, answer or update that the specification does not allow."""

    at: datetime
    channel: Channel
    operation: str
    problems: Problems


@dataclass(frozen=True, kw_only=True)
class Specifications:
    """The specifications found in a folder; without a folder nothing is held against anything."""

    telegram: TelegramSpecification | None = None
    messages: TwilioSpecification | None = None
    content: TwilioSpecification | None = None

    @classmethod
    def load(cls, folder: Path | None) -> "Specifications":
        """Read the three specification files from a folder."""
        if folder is None:
            return cls()
        return cls(
            telegram=TelegramSpecification.load(folder / "telegram_bot_api.json"),
            messages=TwilioSpecification.load(folder / "twilio_messages_v2010.json"),
            content=TwilioSpecification.load(folder / "twilio_content_v1.json"),
        )

    def telegram_call(
        self, method: str, fields: Mapping[str, str], files: frozenset[str]
    ) -> Problems:
        """Check the fields of a Bot API call."""
        return self.telegram.call(method, fields, files) if self.telegram else ()

    def telegram_answer(self, method: str, result: object) -> Problems:
        """Check what we answer to a Bot API call."""
        return self.telegram.answer(method, result) if self.telegram else ()

    def telegram_update(self, update: object) -> Problems:
        """Check an update we send."""
        return self.telegram.value(update, "Update", "update") if self.telegram else ()
