"""What a posyandu knows: pure functions and frozen facts, no input or output."""
