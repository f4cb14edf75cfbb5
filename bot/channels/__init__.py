"""The channels: each turns a provider's requests into events and bubbles into requests."""
