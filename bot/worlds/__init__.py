"""Made-up villages for demonstrations, trials and tests, and the stage on which they talk."""
