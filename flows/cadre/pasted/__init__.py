"""A pasted list: what is clear is saved at once, what is not is asked about line by line."""
