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
    "Growth cards for messages: drawn, kept from before, withheld or failed.",
    ["result"],
)
