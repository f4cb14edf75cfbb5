"""The sentences a person sees: Indonesian in the code, other languages from the catalogues.

`text("Berat {child}?", child="Ani")` gives the sentence in the language of the person of this turn.
The Indonesian sentence itself is the msgid (docs/adr/0002-indonesian-msgids.md).
"""

import gettext
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from importlib.resources import files

SOURCE_LANGUAGE = "id"
_language: ContextVar[str] = ContextVar("language", default=SOURCE_LANGUAGE)


def text(sentence: str, /, **places: object) -> str:
    """Give a whole literal sentence, translated, with its named places filled."""
    translated = _catalogue(_language.get()).gettext(sentence)
    return translated.format(**places) if places else translated


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak a language within this block."""
    before = _language.set(language)
    try:
        yield
    finally:
        _language.reset(before)


def lines(*sentences: str | None) -> str:
    """Put sentences under each other, leaving out those that have nothing to say."""
    return "\n".join(sentence for sentence in sentences if sentence)


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    if language == SOURCE_LANGUAGE:
        return gettext.NullTranslations()
    return gettext.translation(
        "sapa", localedir=str(files("locales")), languages=[language], fallback=True
    )
