"""Finding out who is meant; never guessed."""
