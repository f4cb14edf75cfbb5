"""What happens when something arrives."""
