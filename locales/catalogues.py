"""The catalogues of what people see: one template, one file of translations per language.

The Indonesian sentence in the code is its own key (docs/adr/0002-indonesian-msgids.md), so a
sentence that has no translation is shown in Indonesian.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

FOLDER = Path(__file__).parent
TEMPLATE = FOLDER / "sapa.pot"
SOURCES = ("flows", "handlers", "dialog", "documents", "scheduler", "bot", "web")
MARKERS = {"text": None}
"""The functions whose first argument is a sentence to translate."""

EXTRACTORS = [("**.py", "python"), ("**.html", "jinja2")]
FOR_TRANSLATORS = "TL:"
UNDATED = datetime(2026, 1, 1, tzinfo=UTC)
"""A date of its own would change the template without a change of any sentence."""

PLURAL = '"Plural-Forms: nplurals=1; plural=0;\\n"\n'
NEW_LANGUAGE = """\
# Say here once which form of address this language uses for parents and for cadres.
msgid ""
msgstr ""
"Project-Id-Version: Sapa Posyandu\\n"
"PO-Revision-Date: 2026-01-01 00:00+0000\\n"
"Last-Translator: nobody\\n"
"Language: {language}\\n"
"Language-Team: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"""


def languages() -> list[str]:
    """Name the languages that have a catalogue."""
    return sorted(path.parent.parent.name for path in FOLDER.glob("*/LC_MESSAGES/sapa.po"))


def catalogue_path(language: str) -> Path:
    """Say where the translations of a language are."""
    return FOLDER / language / "LC_MESSAGES" / "sapa.po"


def template(root: Path) -> Catalog:
    """Collect every marked sentence of the code."""
    catalog = Catalog(
        project="Sapa Posyandu",
        version="",
        msgid_bugs_address="",
        creation_date=UNDATED,
        charset="utf-8",
        fuzzy=False,
        header_comment="# Written by `sapa texts extract`: change the sentence in the code.",
    )
    for file, _line, sentence, comments in sorted(_marked(root)):
        if sentence:
            catalog.add(sentence, locations=[(file, 0)], auto_comments=comments)
    return catalog


def extract() -> None:
    """Write the template from the code."""
    TEMPLATE.write_bytes(written(template(FOLDER.parent)))


def read(language: str) -> Catalog:
    """Read the translations of a language; a new language begins empty."""
    path = catalogue_path(language)
    start = with_plural(NEW_LANGUAGE.format(language=language).encode())
    return read_po(BytesIO(path.read_bytes() if path.exists() else start))


def update(*more: str) -> None:
    """Bring every catalogue, and those of new languages, to the sentences of the code."""
    extract()
    sentences = read_po(BytesIO(TEMPLATE.read_bytes()))
    for language in {*languages(), *more}:
        catalog = read(language)
        for message in catalog.obsolete.values():  # a sentence may come back
            catalog.add(message.id, message.string)
        catalog.creation_date = UNDATED
        catalog.update(sentences, no_fuzzy_matching=True, update_creation_date=False)
        catalogue_path(language).parent.mkdir(parents=True, exist_ok=True)
        catalogue_path(language).write_bytes(with_plural(written(catalog)))


def with_plural(catalogue: bytes) -> bytes:
    """Add the plural rule, which Babel leaves out for a language it does not know (Balinese)."""
    before = b'"MIME-Version'
    if b"Plural-Forms" in catalogue:
        return catalogue
    return catalogue.replace(before, PLURAL.encode() + before, 1)


def compile_all() -> None:
    """Write the binary catalogues, which are read at run time and not committed."""
    for language in languages():
        catalogue_path(language).with_suffix(".mo").write_bytes(compiled(read(language)))


def compiled(catalog: Catalog) -> bytes:
    """Give a catalogue as gettext reads it."""
    target = BytesIO()
    write_mo(target, catalog)
    return target.getvalue()


def written(catalog: Catalog, *, omit_header: bool = False) -> bytes:
    """Give a catalogue as translators read it: with files, without line numbers that only move."""
    target = BytesIO()
    write_po(
        target,
        catalog,
        width=100,
        include_lineno=False,
        sort_by_file=True,
        omit_header=omit_header,
    )
    return target.getvalue()


def is_current(wanted: Catalog) -> bool:
    """Say whether the template in the tree is the one that the code gives now."""
    present = read_po(BytesIO(TEMPLATE.read_bytes()))
    return written(present, omit_header=True) == written(wanted, omit_header=True)


def _marked(root: Path) -> Iterator[tuple[str, int, str, list[str]]]:
    for folder in SOURCES:
        found = extract_from_dir(
            root / folder,
            method_map=EXTRACTORS,
            keywords=MARKERS,
            comment_tags=[FOR_TRANSLATORS],
            strip_comment_tags=True,
        )
        for file, line, sentence, comments, _context in found:
            yield f"{folder}/{file}", line, str(sentence), comments
