"""When the service speaks first, and how messages leave."""
