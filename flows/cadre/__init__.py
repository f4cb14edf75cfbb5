"""What a cadre talks about: weighing, registering, the day."""
