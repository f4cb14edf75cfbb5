"""The village's own events, from the plan to what became of them."""
