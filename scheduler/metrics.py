"""What is counted about sending."""

from prometheus_client import Counter, Gauge

SENT = Counter(
    "sapa_sent",
    "Messages handed to a provider, by channel, kind and how it ended.",
    ["channel", "kind", "result"],
)
OUTBOX = Gauge("sapa_outbox", "Messages in the outbox, by state.", ["state"])
PICTURES = Counter(
    "sapa_pictures",
    "Growth cards and files for messages: drawn, kept from before, withheld or failed.",
    ["result"],
)
SKIPPED = Counter("sapa_reminders_skipped", "Reminders whose moment had passed.")
MENDED = Counter(
    "sapa_reminders_mended", "Rows of next reminders that differed when all were computed anew."
)
