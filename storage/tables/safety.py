"""Guesses at codes, and danger signs that families told."""

import sqlalchemy as sa

from storage.tables.columns import METADATA, key, link, moment

wrong_try = sa.Table(
    "wrong_try",
    METADATA,
    key(),
    link("person_id", "person"),
    sa.Column("opens", sa.Text, nullable=False),
    moment("tried_at"),
    comment="Codes that opened nothing: five within a day lock the door",
)

alarm = sa.Table(
    "alarm",
    METADATA,
    key(),
    link("person_id", "person"),
    link("child_id", "child", nullable=True),
    link("resident_id", "resident", nullable=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("signs", sa.JSON, nullable=False),
    sa.Column("words", sa.Text, nullable=False),
    moment("raised_at"),
    moment("answered_at", nullable=True),
    link("answered_by", "person", nullable=True),
    moment("repeat_at", nullable=True),
    sa.Column("repeats", sa.Integer, nullable=False, server_default="0"),
    link("inbox_id", "inbox", nullable=True),
)

sealing_key = sa.Table(
    "sealing_key",
    METADATA,
    key(),
    sa.Column("purpose", sa.Text, nullable=False, unique=True),
    sa.Column("value", sa.Text, nullable=False),
    comment="Made by the program itself: names of pictures and links that nobody can guess",
)
