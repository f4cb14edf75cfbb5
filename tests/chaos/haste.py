"""The program's long waits, shortened alike: what takes a minute in service takes seconds here.

The order between them is kept: lease + request < grace. Rates and the clock's second stay as they
are, so that what is measured per second is what the providers would see.
"""

from datetime import timedelta

from bot import app
from bot.channels import telegram, twilio_http
from scheduler import sender, settling, taking
from storage import engine, turns

ANSWER_SECONDS = 2.5
"""How long a client waits for a provider, and a provider for a webhook."""
GRACE_SECONDS = 8.0
LEASE_SECONDS = 3.0
MISSED_SECONDS = 10.0
_SHORTENED = (
    (telegram, "_SECONDS", ANSWER_SECONDS),
    (sender, "REQUEST_SECONDS", ANSWER_SECONDS + 0.5),
    (sender, "SETTLE_EVERY", timedelta(seconds=2)),
    (taking, "LEASE", timedelta(seconds=LEASE_SECONDS)),
    (settling, "GRACE", timedelta(seconds=GRACE_SECONDS)),
    (app, "TICK_SECONDS", 3),
    (app, "MISSED_SECONDS", MISSED_SECONDS),
    (app, "MISSED_BEFORE", timedelta(seconds=40)),
    (engine, "PAUSED_MILLISECONDS", 2_000),
    (turns, "PAUSED_MILLISECONDS", 500),
)


def hasten() -> None:
    """Shorten the waits of this process."""
    for module, name, value in _SHORTENED:
        assert hasattr(module, name), f"{module.__name__}.{name} has another name now"
        setattr(module, name, value)
    twilio_http.AsyncHttp.__init__.__kwdefaults__["seconds"] = ANSWER_SECONDS
