"""Forms of a village, their versions, and the answers."""

from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from domain.forms.model import Answers, Audience, Form
from domain.forms.register import Answered, ListedForm
from domain.forms.stored import from_json, to_json
from domain.register import Unknown
from storage.inserting import insert
from storage.tables.forms import form, form_answer, form_version
from storage.tables.people import person
from storage.tables.village import village


def add(
    connection: sa.Connection,
    found: Form,
    *,
    village_id: int,
    audience: Audience,
    word: str,
    at: datetime,
) -> ListedForm:
    """Keep a form, or a new version of it when its questions changed; and offer it again."""
    kept = named(connection, village_id, found.name)
    offered = {"title": found.title, "audience": audience.value, "word": word}
    if kept is None:
        number = 1
        form_id = insert(
            connection, form, village_id=village_id, name=found.name, version=number, **offered
        )
    else:
        form_id = kept.id
        is_same = version(connection, form_id, kept.version) == found
        number = kept.version if is_same else kept.version + 1
        connection.execute(
            form.update()
            .where(form.c.id == form_id)
            .values(version=number, removed_at=None, **offered)
        )
    if kept is None or number != kept.version:
        body = to_json(found)
        insert(connection, form_version, form_id=form_id, number=number, body=body, added_at=at)
    return one(connection, form_id)


def remove(connection: sa.Connection, form_id: int, at: datetime) -> None:
    """Offer a form no more; what was answered stays."""
    connection.execute(form.update().where(form.c.id == form_id).values(removed_at=at))


def one(connection: sa.Connection, form_id: int) -> ListedForm:
    """Give one form, removed or not, or raise Unknown."""
    row = connection.execute(sa.select(form).where(form.c.id == form_id)).mappings().first()
    if row is None:
        raise Unknown(f"form {form_id}")
    return _listed(row)


def named(connection: sa.Connection, village_id: int, name: str) -> ListedForm | None:
    """Find a form by its name within a village."""
    query = sa.select(form).where(form.c.village_id == village_id, form.c.name == name)
    row = connection.execute(query).mappings().first()
    return None if row is None else _listed(row)


def offered_to(
    connection: sa.Connection, village_id: int, audiences: Iterable[Audience]
) -> tuple[ListedForm, ...]:
    """List the forms that are offered to some of those they are for, by title."""
    query = (
        sa.select(form)
        .where(
            form.c.village_id == village_id,
            form.c.removed_at.is_(None),
            form.c.audience.in_([audience.value for audience in audiences]),
        )
        .order_by(form.c.title, form.c.id)
    )
    return tuple(_listed(row) for row in connection.execute(query).mappings())


def everywhere(connection: sa.Connection) -> tuple[tuple[str, ListedForm, int], ...]:
    """List all forms with the names of their villages and how often each was filled in."""
    query = (
        sa.select(form, village.c.name.label("village"), _count())
        .join(village, form.c.village_id == village.c.id)
        .order_by(village.c.name, form.c.name)
    )
    return tuple(
        (row["village"], _listed(row), row["answers"])
        for row in connection.execute(query).mappings()
    )


def with_counts(connection: sa.Connection, village_id: int) -> tuple[tuple[ListedForm, int], ...]:
    """List a village's forms that are offered, with how often each was filled in."""
    query = (
        sa.select(form, _count())
        .where(form.c.village_id == village_id, form.c.removed_at.is_(None))
        .order_by(form.c.title, form.c.id)
    )
    return tuple((_listed(row), row["answers"]) for row in connection.execute(query).mappings())


def _count() -> sa.ColumnElement[int]:
    return (
        sa.select(sa.func.count())
        .where(form_answer.c.form_id == form.c.id)
        .scalar_subquery()
        .label("answers")
    )


def version(connection: sa.Connection, form_id: int, number: int) -> Form:
    """Give the questions of one version, or raise Unknown."""
    query = sa.select(form_version.c.body).where(
        form_version.c.form_id == form_id, form_version.c.number == number
    )
    body = connection.execute(query).scalar()
    if body is None:
        raise Unknown(f"form {form_id} version {number}")
    return from_json(body)


def keep_answers(
    connection: sa.Connection,
    *,
    form_id: int,
    version: int,
    person_id: int,
    inbox_id: int | None,
    answers: Answers,
    at: datetime,
) -> int | None:
    """Keep what a person answered and number it; None when this message's were kept before."""
    if inbox_id is not None:
        known = sa.select(form_answer.c.id).where(form_answer.c.inbox_id == inbox_id)
        if connection.execute(known).first() is not None:
            return None
    return insert(
        connection,
        form_answer,
        form_id=form_id,
        version=version,
        person_id=person_id,
        inbox_id=inbox_id,
        answers=answers,
        answered_at=at,
    )


def answered(connection: sa.Connection, form_id: int, zone: ZoneInfo) -> tuple[Answered, ...]:
    """List what was answered to a form, oldest first."""
    query = (
        sa.select(form_answer, person.c.name.label("by"))
        .join(person, form_answer.c.person_id == person.c.id)
        .where(form_answer.c.form_id == form_id)
        .order_by(form_answer.c.id)
    )
    return tuple(
        Answered(
            id=row["id"],
            version=row["version"],
            by=row["by"],
            answered_at=row["answered_at"].astimezone(zone).isoformat(timespec="seconds"),
            answers=row["answers"],
        )
        for row in connection.execute(query).mappings()
    )


def forget_before(connection: sa.Connection, moment: datetime) -> None:
    """Delete answers that are older."""
    connection.execute(form_answer.delete().where(form_answer.c.answered_at < moment))


def _listed(row: sa.RowMapping) -> ListedForm:
    return ListedForm(
        id=row["id"],
        village_id=row["village_id"],
        name=row["name"],
        title=row["title"],
        audience=Audience(row["audience"]),
        word=row["word"],
        version=row["version"],
        is_removed=row["removed_at"] is not None,
    )
