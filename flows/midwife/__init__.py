"""What the midwife and the Puskesmas talk about."""
