"""What must hold of every sentence and every catalogue before a release."""

import gettext
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message

from locales import catalogues
from locales.marked import faults, labels, places

BUTTON_LETTERS = 20
ROW_LETTERS = 24
"""WhatsApp cuts longer labels; the Indonesian label says which of the two it is."""


def check() -> list[str]:
    """List what is wrong with the texts; nothing is wrong with an empty list."""
    root = catalogues.FOLDER.parent
    problems = list(faults(root))
    wanted = catalogues.template(root)
    if not catalogues.is_current(wanted):
        problems.append("locales/sapa.pot is not what the code says: run `sapa texts update`")
    on_labels = labels(root)
    for language in catalogues.languages():
        path = catalogues.catalogue_path(language)
        problems += catalogue_problems(catalogues.read(language), wanted, on_labels, path)
    return problems


def catalogue_problems(
    catalog: Catalog, wanted: Catalog, on_labels: set[str], path: Path
) -> Iterator[str]:
    """Tell what is wrong with the translations of one language."""
    if catalog.num_plurals != 1:
        yield f"{path}: the header needs `Plural-Forms: nplurals=1; plural=0;`"
    missing = {str(message.id) for message in wanted} - {str(message.id) for message in catalog}
    if missing:
        yield f"{path}: {len(missing)} sentences are missing: run `sapa texts update`"
    for message in catalog:
        for problem in translation_problems(message, on_labels):
            yield f"{path}: {problem}: {message.id}"
    gettext.GNUTranslations(BytesIO(catalogues.compiled(catalog)))


def translation_problems(message: Message, on_labels: set[str]) -> Iterator[str]:
    """Tell what is wrong with one translation; one that is not there yet is no problem."""
    if not message.id or not message.string:
        return
    sentence, translation = str(message.id), str(message.string)
    if message.fuzzy:
        yield "fuzzy"
    if places(sentence) != places(translation):
        yield "the {places} differ"
    letters = BUTTON_LETTERS if len(sentence) <= BUTTON_LETTERS else ROW_LETTERS
    if sentence in on_labels and len(translation) > letters:
        yield f"a label has at most {letters} letters"
