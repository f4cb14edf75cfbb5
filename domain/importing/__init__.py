"""Taking over what others kept in sheets: which rows mean whom, what is new and what is odd.

Nothing here reads a file or a database: rows and the register come in, a plan goes out.
"""
