"""How fast each provider may be written to at this moment: one row a channel, for all processes."""

import sqlalchemy as sa

from storage.tables.columns import METADATA, key, moment

channel_pace = sa.Table(
    "channel_pace",
    METADATA,
    key(),
    sa.Column("channel", sa.Text, nullable=False, unique=True),
    moment("next_at", nullable=True),
    moment("silent_until", nullable=True),
    moment("answers_only_until", nullable=True),
    sa.Column("slowed_to", sa.Integer, nullable=True),
    moment("slowed_at", nullable=True),
    moment("fetched_until", nullable=True),
    sa.Column("tier", sa.Integer, nullable=False, server_default="0"),
    comment="When the next message may begin, what a provider asked for, what was fetched",
)
