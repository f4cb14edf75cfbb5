"""Quarterly meetings: targets of a district, what was agreed on (RTL), and who came."""

import sqlalchemy as sa

from storage.tables.columns import METADATA, key, link, moment

indicator_target = sa.Table(
    "indicator_target",
    METADATA,
    key(),
    sa.Column("district", sa.Text, nullable=False),
    sa.Column("year", sa.Integer, nullable=False),
    sa.Column("indicator", sa.Text, nullable=False),
    sa.Column("percent", sa.Integer, nullable=False),
    sa.Column("decree", sa.Text, nullable=False),
    sa.UniqueConstraint("district", "year", "indicator"),
    comment="What a district has decreed; where nothing is, the national targets hold",
)

action_item = sa.Table(
    "action_item",
    METADATA,
    key(),
    link("village_id", "village"),
    link("posyandu_id", "posyandu", nullable=True),
    sa.Column("quarter", sa.Text, nullable=False),
    sa.Column("problem", sa.Text, nullable=False),
    sa.Column("cause", sa.Text, nullable=False, server_default=""),
    sa.Column("action", sa.Text, nullable=False),
    link("owner_id", "person"),
    sa.Column("due_on", sa.Date, nullable=False),
    sa.Column("budget", sa.Text, nullable=False, server_default=""),
    sa.Column("status", sa.Text, nullable=False),
    sa.Column("note", sa.Text, nullable=False, server_default=""),
    sa.Column("is_hindered", sa.Boolean, nullable=False, server_default=sa.false()),
    moment("told_at", nullable=True),
    link("created_by", "person"),
    moment("created_at"),
    link("inbox_id", "inbox", nullable=True),
    sa.Index("ix_action_item_due_on", "due_on"),
    comment="RTL; quarter: the one looked back on; status: belum, proses, selesai or batal; "
    "note: what its owner told last",
)

meeting_guest = sa.Table(
    "meeting_guest",
    METADATA,
    key(),
    link("village_id", "village"),
    sa.Column("quarter", sa.Text, nullable=False),
    sa.Column("held_on", sa.Date, nullable=False),
    sa.Column("words", sa.Text, nullable=False),
    link("recorded_by", "person"),
    moment("recorded_at"),
    link("inbox_id", "inbox", nullable=True),
    sa.UniqueConstraint("village_id", "quarter", "held_on", "words"),
    comment="Who came to a meeting, by name or office as it was told",
)
