"""What is counted about sending."""

from prometheus_client import Counter, Gauge

SENT = Counter(
    "sapa_sent",
    "Messages handed to a provider, by channel, kind and how it ended.",
    ["channel", "kind", "result"],
)
SETTLED = Counter(
    "sapa_settled",
    "Messages whose answer was lost, by channel and what was found out.",
    ["channel", "result"],
)
DATABASE = Gauge("sapa_database_up", "1 while the database answers.")
OUTBOX = Gauge("sapa_outbox", "Messages that have not ended, by state.", ["state"])
DUE = Gauge("sapa_outbox_due", "Messages whose moment has come and that wait.", ["channel", "kind"])
QUEUE_AGE = Gauge(
    "sapa_outbox_age_seconds",
    "For how long the oldest message of a kind is due.",
    ["channel", "kind"],
)
INBOX = Gauge("sapa_inbox", "Events waiting to be handled, and set aside.", ["state"])
INBOX_AGE = Gauge("sapa_inbox_age_seconds", "For how long the oldest event waits.")
RATE_LIMIT = Gauge(
    "sapa_rate_limit", "How many messages a second may begin; compare with sapa_sent.", ["channel"]
)
IN_FLIGHT = Gauge("sapa_in_flight", "Requests under way, of every process.", ["channel"])
HALTED = Gauge(
    "sapa_halted", "1 while a provider asks for silence or takes only answers.", ["channel"]
)
TIER_USED = Gauge("sapa_tier_used", "People written to first on WhatsApp in the last 24 hours.")
TIER_LEFT = Gauge("sapa_tier_left", "How many more may be written to first.")
CLOCK_WRONG = Gauge(
    "sapa_clock_wrong_seconds", "By how much this machine's clock is ahead of the database's."
)
PICTURES = Counter(
    "sapa_pictures",
    "Growth cards and files for messages: drawn, kept from before, withheld or failed.",
    ["result"],
)
SKIPPED = Counter("sapa_reminders_skipped", "Reminders whose moment had passed.")
MENDED = Counter(
    "sapa_reminders_mended", "Rows of next reminders that differed when all were computed anew."
)
