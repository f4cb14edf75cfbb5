"""The conversations about custom questions, and what starts them."""

from flows.entry import Entry
from flows.forms import custom_form, listing

FORM_FLOWS: dict[str, Entry] = {
    "forms": Entry(function=listing.forms, intents=("FORMULIR",), holds_nobody=True),
    "custom_form": Entry(function=custom_form.custom_form),
    "form_kept": Entry(function=listing.form_kept, holds_nobody=True),
}
