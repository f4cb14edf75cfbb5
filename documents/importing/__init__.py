"""Reading the sheets that others kept: which row is the header, what each column and cell means.

A row comes out as a checked record or as findings that name row, column and what is wrong.
"""
