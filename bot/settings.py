"""What is set from outside: environment variables beginning with SAPA_, or a .env file."""

from pathlib import Path
from typing import Annotated, Literal, Self
from zoneinfo import ZoneInfo, available_timezones

from pydantic import (
    AfterValidator,
    Field,
    SecretStr,
    ValidationError,
    field_validator,
    model_validator,
)
from pydantic_settings import BaseSettings, SettingsConfigDict

TelegramMode = Literal["polling", "webhook", "off"]


class SettingsError(Exception):
    """A setting has a bad value; the message names it and shows no value."""


def _known_zone(name: str) -> str:
    if name not in available_timezones():
        raise ValueError("is no time zone such as Asia/Jakarta")
    return name


def _without_slash(url: str) -> str:
    if url and not url.startswith(("http://", "https://")):
        raise ValueError("must begin with http:// or https://")
    return url.rstrip("/")


Zone = Annotated[str, AfterValidator(_known_zone)]
Url = Annotated[str, AfterValidator(_without_slash)]


class Settings(BaseSettings):
    """Everything that differs between one installation and another."""

    model_config = SettingsConfigDict(
        env_prefix="SAPA_", env_file=".env", env_nested_delimiter="__", extra="ignore", frozen=True
    )

    database_url: str = Field(
        default="sqlite:///sapa.db",
        description="Where the data is: sqlite:///FILE or postgresql+psycopg://",
    )
    public_url: Url = Field(
        default="http://127.0.0.1:8000",
        description="The address by which the providers and people's browsers reach this program.",
    )
    host: str = Field(
        default="127.0.0.1", description="The network address the web server listens on."
    )
    port: int = Field(
        default=8000, ge=1, le=65535, description="The port the web server listens on."
    )
    log_level: Literal["debug", "info", "warning", "error"] = Field(
        default="info", description="The least important events that are logged."
    )
    media_dir: Path = Field(
        default=Path("media"), description="The folder for pictures to be sent."
    )

    telegram_mode: TelegramMode = Field(
        default="off", description="How Telegram's messages come in: polling, webhook or off."
    )
    telegram_token: SecretStr = Field(
        default=SecretStr(""), description="The bot's token as BotFather gave it."
    )
    telegram_secret: SecretStr = Field(
        default=SecretStr(""),
        description="The secret Telegram sends with every webhook; 1-256 of A-Za-z0-9_-",
    )
    telegram_username: str = Field(default="", description="The bot's user name, without the @.")
    telegram_base_url: Url = Field(
        default="https://api.telegram.org",
        description="The Bot API server; another one for a trial run.",
    )

    twilio_account_sid: str = Field(default="", description="The Twilio account, AC and 32 digits.")
    twilio_auth_token: SecretStr = Field(
        default=SecretStr(""),
        description="The account's auth token: it signs webhooks and requests.",
    )
    twilio_auth_token_second: SecretStr = Field(
        default=SecretStr(""), description="The other auth token while tokens are being exchanged."
    )
    twilio_api_url: Url = Field(
        default="https://api.twilio.com",
        description="Twilio's message server; another for a trial run.",
    )
    twilio_content_url: Url = Field(
        default="https://content.twilio.com",
        description="Twilio's template server; another for a trial.",
    )
    whatsapp_sender: str = Field(
        default="", description="The WhatsApp number that sends, such as +62812..."
    )
    whatsapp_tier: int = Field(
        default=250,
        ge=0,
        description="How many people WhatsApp lets us write to first in 24 hours; 0 for no limit.",
    )
    content_sids: dict[str, str] = Field(
        default_factory=dict,
        description="Template names with their Twilio ids (HX...); others are looked up at Twilio.",
    )

    village_zone: Zone = Field(
        default="Asia/Jakarta",
        description="The time zone of people whose village is not known yet.",
    )
    quiet_from: int = Field(
        default=20, ge=0, le=23, description="The local hour at which quiet begins."
    )
    quiet_until: int = Field(
        default=6, ge=0, le=23, description="The local hour at which quiet ends."
    )
    red_line_sd: float = Field(
        default=-3.0,
        description="The red line of villages entered from now on, in SD of weight for age.",
    )
    orange_line_sd: float = Field(
        default=1.0,
        description="The orange line of villages entered from now on, in SD of weight for age.",
    )
    immunization_schedule: Path | None = Field(
        default=None,
        description="The district's own immunization schedule (TOML), laid over the national one.",
    )
    crisis_line: str = Field(
        default="", description="A telephone line for people in distress, if any."
    )

    @field_validator("whatsapp_sender")
    @classmethod
    def _is_a_number(cls, value: str) -> str:
        if value and not (value.startswith("+") and value[1:].isdigit()):
            raise ValueError("must be + and digits")
        return value

    @model_validator(mode="after")
    def _is_complete(self) -> Self:
        if self.telegram_mode != "off" and not self.telegram_token.get_secret_value():
            raise ValueError("telegram_token is needed unless telegram_mode is off")
        if self.telegram_mode == "webhook" and not self.telegram_secret.get_secret_value():
            raise ValueError("telegram_secret is needed when telegram_mode is webhook")
        if self.whatsapp_sender and not (
            self.twilio_account_sid and self.twilio_auth_token.get_secret_value()
        ):
            raise ValueError("twilio_account_sid and twilio_auth_token are needed for WhatsApp")
        return self

    @property
    def twilio_tokens(self) -> tuple[str, ...]:
        """Give the tokens that may sign a webhook, the present one first."""
        tokens = (self.twilio_auth_token, self.twilio_auth_token_second)
        return tuple(token.get_secret_value() for token in tokens if token.get_secret_value())

    @property
    def zone(self) -> ZoneInfo:
        """Give the zone of people whose village is not known yet."""
        return ZoneInfo(self.village_zone)


def read_settings() -> Settings:
    """Read the settings.

    Raises:
        SettingsError: a value is bad; it is named, never shown.
    """
    try:
        return Settings()
    except ValidationError as error:
        raise SettingsError(_explain(error)) from None


def _explain(error: ValidationError) -> str:
    lines = []
    for each in error.errors(include_input=False, include_context=False, include_url=False):
        name = "SAPA_" + "__".join(str(part) for part in each["loc"]).upper() if each["loc"] else ""
        lines.append(f"{name} {each['msg'].removeprefix('Value error, ')}".strip())
    return "\n".join(lines)
