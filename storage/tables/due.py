"""When a family is spoken to next about each child, and what it was told before."""

import sqlalchemy as sa

from storage.tables.columns import METADATA, key, link, moment

child_next = sa.Table(
    "child_next",
    METADATA,
    sa.Column(
        "child_id",
        sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
        sa.ForeignKey("child.id"),
        primary_key=True,
        autoincrement=False,
    ),
    sa.Column("step", sa.Text, nullable=False, server_default=""),
    sa.Column("dose", sa.Text, nullable=False, server_default=""),
    sa.Column("next_due", sa.Date, nullable=True),
    sa.Column("on", sa.Date, nullable=True),
    sa.Column("send_at_utc", moment("send_at_utc").type, nullable=True, index=True),
    moment("after_utc"),
    sa.Column("ruleset", sa.Text, nullable=False, server_default=""),
    comment="One row a child with something still due; without send_at_utc it is computed anew",
)

dose_told = sa.Table(
    "dose_told",
    METADATA,
    key(),
    link("child_id", "child"),
    sa.Column("dose", sa.Text, nullable=False),
    sa.Column("step", sa.Text, nullable=False),
    sa.Column("on", sa.Date, nullable=False),
    sa.UniqueConstraint("child_id", "dose", "step", "on"),
    comment="A dose that a family, or in the end a cadre, was told of; never a fourth text",
)

reminder_pause = sa.Table(
    "reminder_pause",
    METADATA,
    sa.Column(
        "child_id",
        sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
        sa.ForeignKey("child.id"),
        primary_key=True,
        autoincrement=False,
    ),
    sa.Column("until", sa.Date, nullable=True),
    sa.Column("because", sa.Text, nullable=False),
    moment("at"),
    comment="No reminder of this child before a day; without a day none at all",
)

due_run = sa.Table(
    "due_run",
    METADATA,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("ruleset", sa.Text, nullable=False),
    sa.Column("last_child", sa.BigInteger, nullable=False),
    sa.Column("seen", sa.Integer, nullable=False),
    sa.Column("mended", sa.Integer, nullable=False),
    moment("begun_at"),
    moment("ended_at", nullable=True),
    comment="How far the recomputing of every child has come",
)
