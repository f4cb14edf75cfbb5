"""The conversation engine: one message in, one burst of messages out, nothing kept in memory."""
