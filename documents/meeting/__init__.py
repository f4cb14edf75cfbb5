"""The files of a quarterly meeting: a workbook, and two pages to print."""
