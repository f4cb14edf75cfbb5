"""What a village tells of itself once a year, for comparing villages."""

import sqlalchemy as sa

from storage.tables.columns import METADATA, key, link, moment

health_budget = sa.Table(
    "health_budget",
    METADATA,
    key(),
    link("village_id", "village"),
    sa.Column("year", sa.Integer, nullable=False),
    sa.Column("percent", sa.Integer, nullable=False),
    link("told_by", "person"),
    moment("told_at"),
    link("inbox_id", "inbox", nullable=True),
    sa.UniqueConstraint("village_id", "year"),
    comment="The share of the village's budget for health, as an officer told it last",
)
