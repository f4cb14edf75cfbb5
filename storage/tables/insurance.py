"""Health insurance as somebody checked it, and the proposals made of it."""

import sqlalchemy as sa

from storage.tables.columns import METADATA, key, link, moment

insurance = sa.Table(
    "insurance",
    METADATA,
    key(),
    link("village_id", "village"),
    link("resident_id", "resident", nullable=True),
    link("family_id", "family", nullable=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("rt", sa.Text, nullable=False, server_default=""),
    sa.Column("status", sa.Text, nullable=False),
    sa.Column("segment", sa.Text, nullable=False, server_default=""),
    sa.Column("checked_on", sa.Date, nullable=False),
    sa.Column("source", sa.Text, nullable=False, server_default=""),
    sa.Column("decile", sa.Integer, nullable=True),
    sa.Column("decile_on", sa.Date, nullable=True),
    link("recorded_by", "person", nullable=True),
    moment("recorded_at"),
    moment("replaced_at", nullable=True),
    comment="What was found last of a household stands; what it replaced is forgotten later",
)

pbi_proposal = sa.Table(
    "pbi_proposal",
    METADATA,
    key(),
    link("insurance_id", "insurance"),
    link("village_id", "village"),
    link("proposed_by", "person"),
    moment("proposed_at"),
    link("entered_by", "person", nullable=True),
    moment("entered_at", nullable=True),
)
