"""Taking over whole sheets: bulk look-ups and bulk writes, in the caller's one transaction."""
