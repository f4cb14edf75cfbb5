"""The conversations, a folder for each kind of speaker."""
