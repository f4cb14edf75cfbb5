"""Conversations as plain text that a midwife can read: reading, printing and comparing them.

`>` is a person, `<` the bot's answer, `!` a message the bot begins, `@` the clock, `#` a remark.
"""
