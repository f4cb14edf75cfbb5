"""What is counted about the web server."""

from prometheus_client import Counter

WEBHOOKS = Counter(
    "sapa_webhooks",
    "Requests of the providers, by channel and what became of them.",
    ["channel", "result"],
)
