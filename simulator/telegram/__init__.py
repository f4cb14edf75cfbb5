"""Telegram's side: the Bot API, as far as a bot in private chats needs it."""
