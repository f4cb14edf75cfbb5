"""Custom questions of a village: what a form is made of, and its small language of expressions.

A form comes from an XLSForm (the sheet of ODK and Kobo); documents/forms reads it.
"""
