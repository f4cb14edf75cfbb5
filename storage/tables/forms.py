"""Custom questions of a village: forms, their versions, and what people answered."""

import sqlalchemy as sa

from storage.tables.columns import METADATA, key, link, moment

form = sa.Table(
    "form",
    METADATA,
    key(),
    link("village_id", "village"),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("audience", sa.Text, nullable=False),
    sa.Column("word", sa.Text, nullable=False, server_default=""),
    sa.Column("version", sa.Integer, nullable=False),
    moment("removed_at", nullable=True),
    sa.UniqueConstraint("village_id", "name"),
    comment="Custom questions of a village; version is the one that new conversations ask",
)

form_version = sa.Table(
    "form_version",
    METADATA,
    key(),
    link("form_id", "form"),
    sa.Column("number", sa.Integer, nullable=False),
    sa.Column("body", sa.JSON, nullable=False),
    moment("added_at"),
    sa.UniqueConstraint("form_id", "number"),
    comment="The questions of a form as they were added; open conversations go on with theirs",
)

form_answer = sa.Table(
    "form_answer",
    METADATA,
    key(),
    link("form_id", "form"),
    sa.Column("version", sa.Integer, nullable=False),
    link("person_id", "person"),
    link("inbox_id", "inbox", nullable=True),
    sa.Column("answers", sa.JSON, nullable=False),
    moment("answered_at"),
    sa.UniqueConstraint("inbox_id"),
    comment="What one person answered to a form; a message keeps its answers once",
)
