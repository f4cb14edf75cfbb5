"""Villages side by side: shares and counts in which no child can be guessed."""
