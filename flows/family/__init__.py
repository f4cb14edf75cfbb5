"""What a family talks about: joining, reminders, the card."""
