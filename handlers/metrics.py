"""What is counted about messages that came in."""

from prometheus_client import Counter, Histogram

HANDLED = Counter(
    "sapa_inbox_handled", "Events of the providers that were handled, by kind.", ["kind"]
)
FAILED = Counter("sapa_inbox_failed", "Tries to handle an event that ran into a defect.")
SET_ASIDE = Counter("sapa_inbox_set_aside", "Events given up after five tries: look at each.")
TURN_SECONDS = Histogram(
    "sapa_turn_seconds",
    "From the arrival of a person's message until its answer is in the outbox.",
    buckets=(0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300),
)
