"""`sapa forms add|list|remove|export`: custom questions of a village and their answers."""

import re
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bot.clock import SystemClock
from bot.commands.database import opened
from bot.settings import Settings
from bot.whole_files import STANDARD_STREAM, written
from bot.whole_files import opened as opened_file
from dialog.input.words import lexicon
from documents.forms.answered import as_csv, as_workbook, tables
from documents.forms.reading import read_form
from domain.forms.model import Audience
from domain.forms.register import ListedForm
from domain.people import Village
from storage import audit, forms, founding, people
from storage.engine import Connection

MOST_FORMS = 10
"""For one audience of a village: as many as a list of WhatsApp shows."""
_WORD = re.compile(r"[a-z]{3,20}")
_NOT_IN_NAMES = re.compile(r"[^A-Za-z0-9_.-]+")


class BadFormCommandError(Exception):
    """What was asked for cannot be done; the message says why."""


def add(settings: Settings, *, file: str, village: str, audience: str, word: str) -> None:
    """Take over an XLSForm, or nothing; raises BadFormError with all that is to mend."""
    if audience not in tuple(Audience):
        raise BadFormCommandError(f"--for {audience!r} is none of {', '.join(Audience)}")
    with opened_file(file) as binary:
        content = binary.read()
    stem = "form" if file == STANDARD_STREAM else Path(file).stem
    found = read_form(content, fallback_name=_NOT_IN_NAMES.sub("_", stem)[:40])
    with opened(settings) as database, database.writer.begin() as connection:
        at = _village(connection, village)
        meant = Audience(audience)
        said = _word(connection, at, found.name, word)
        _check_room(connection, at, found.name, meant)
        before = forms.named(connection, at.id, found.name)
        kept = forms.add(
            connection,
            found,
            village_id=at.id,
            audience=meant,
            word=said,
            at=SystemClock().now(),
        )
    if before is not None and before.version == kept.version:
        what = "its questions are as before"
    else:
        what = f"version {kept.version}"
    start = f"{kept.word.upper()} or FORMULIR" if kept.word else "FORMULIR"
    _say(f"{kept.title} ({kept.name}), {what}, for {audience} of {at.name}: they write {start}.")


def _word(connection: Connection, at: Village, name: str, word: str) -> str:
    """Give the word in small letters; one that means something else already is refused."""
    said = word.strip().lower()
    if not said:
        return ""
    if not _WORD.fullmatch(said):
        raise BadFormCommandError(f"--word {word!r}: one word of 3 to 20 letters, such as RUMAH")
    words = lexicon()
    is_taken = (
        words.intent(said) is not None
        or words.greeting(said) is not None
        or words.danger(said) is not None
        or words.opt_out(said) is not None
    )
    if is_taken:
        raise BadFormCommandError(f"--word {word!r} already means something else; take another")
    others = [each for each in _of(connection, at) if each.name != name and each.word == said]
    if others:
        raise BadFormCommandError(f"--word {word!r} already starts {others[0].title}")
    return said


def _check_room(connection: Connection, at: Village, name: str, audience: Audience) -> None:
    others = [
        each for each in _of(connection, at) if each.name != name and each.audience is audience
    ]
    if len(others) >= MOST_FORMS:
        raise BadFormCommandError(
            f"{at.name} has {len(others)} forms for {audience}, as many as a chat lists: "
            "remove one first"
        )


def _of(connection: Connection, at: Village) -> tuple[ListedForm, ...]:
    return tuple(each for each, _count in forms.with_counts(connection, at.id))


def _village(connection: Connection, name: str) -> Village:
    known = [people.village_of(connection, each) for each in founding.village_ids(connection)]
    wanted = " ".join(name.replace(",", " ").lower().split())
    found = [
        each
        for each in known
        if wanted in {each.name.lower(), f"{each.name} {each.district}".lower()}
    ]
    if not found:
        raise BadFormCommandError(f"no village is called {name!r}; see: sapa village list")
    if len(found) > 1:
        places = ", ".join(repr(f"{each.name}, {each.district}") for each in found)
        raise BadFormCommandError(f"{name!r} is one of {places}: say which")
    return found[0]


def show(settings: Settings) -> None:
    """List the forms."""
    table = Table("village", "name", "title", "for", "word", "version", "answers", "offered")
    with opened(settings) as database, database.reader.connect() as connection:
        for village, listed, answers in forms.everywhere(connection):
            table.add_row(
                village,
                listed.name,
                listed.title,
                listed.audience,
                listed.word.upper(),
                str(listed.version),
                str(answers),
                "no" if listed.is_removed else "yes",
            )
    Console().print(table)


def remove(settings: Settings, *, name: str, village: str) -> None:
    """Offer a form no more."""
    with opened(settings) as database, database.writer.begin() as connection:
        at = _village(connection, village)
        listed = forms.named(connection, at.id, name)
        if listed is None or listed.is_removed:
            raise BadFormCommandError(f"{at.name} offers no form {name!r}; see: sapa forms list")
        forms.remove(connection, listed.id, SystemClock().now())
    _say(f"{listed.title} is offered no more; its answers can still be exported.")


def export(settings: Settings, *, name: str, village: str, target: str) -> None:
    """Write what was answered; that somebody looked is noted."""
    suffix = Path(target).suffix.lower()
    if target != STANDARD_STREAM and suffix not in {".xlsx", ".csv"}:
        raise BadFormCommandError(f"{target}: the name must end in .xlsx or .csv")
    with opened(settings) as database, database.writer.begin() as connection:
        at, listed = _meant(connection, name, village)
        versions = [
            forms.version(connection, listed.id, number) for number in range(listed.version, 0, -1)
        ]
        answered = forms.answered(connection, listed.id, at.zone)
        audit.note(
            connection,
            at=SystemClock().now(),
            person_id=None,
            inbox_id=None,
            action="form.exported",
            subject="form",
            subject_id=listed.id,
            answers=len(answered),
        )
    found = tables(versions, answered)
    content = as_workbook(found) if suffix == ".xlsx" else as_csv(found)
    with written(target) as file:
        file.write(content)
    if target != STANDARD_STREAM:
        _say(f"{listed.title}, {len(answered)} answers -> {target}")


def _meant(connection: Connection, name: str, village: str) -> tuple[Village, ListedForm]:
    """Find a form by its name; where several villages have one, the village has to be said."""
    places = (
        [_village(connection, village)]
        if village
        else [people.village_of(connection, each) for each in founding.village_ids(connection)]
    )
    found = [
        (at, listed)
        for at in places
        if (listed := forms.named(connection, at.id, name)) is not None
    ]
    if not found:
        raise BadFormCommandError(f"no form is called {name!r}; see: sapa forms list")
    if len(found) > 1:
        raise BadFormCommandError(f"{len(found)} villages have a form {name!r}: give --village")
    return found[0]


def _say(words: str) -> None:
    Console(stderr=True, highlight=False, soft_wrap=True).print(words, markup=False)
