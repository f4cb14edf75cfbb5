"""A quarter of three made-up villages, played by chat from a seed to the meeting's files."""
