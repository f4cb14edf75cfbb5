"""What is drawn or filed."""
