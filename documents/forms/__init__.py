"""XLSForms: reading the workbook of an officer into a form, and writing the answers to it."""
