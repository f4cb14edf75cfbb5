"""The input grammar: what people type, read into values; pure functions and word lists."""
