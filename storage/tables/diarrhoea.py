"""Diarrhoea of children, as cadres reported it."""

import sqlalchemy as sa

from storage.tables.columns import METADATA, key, link, moment

diarrhoea = sa.Table(
    "diarrhoea",
    METADATA,
    key(),
    link("child_id", "child"),
    link("posyandu_id", "posyandu"),
    sa.Column("began_on", sa.Date, nullable=False),
    sa.Column("reported_on", sa.Date, nullable=False),
    sa.Column("has_oralit", sa.Boolean, nullable=True),
    sa.Column("signs", sa.Text, nullable=False, server_default=""),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("follow_up_on", sa.Date, nullable=True),
    link("recorded_by", "person"),
    moment("recorded_at"),
    link("inbox_id", "inbox", nullable=True),
    moment("withdrawn_at", nullable=True),
    sa.Index("ix_diarrhoea_posyandu_reported", "posyandu_id", "reported_on"),
    sa.Index("ix_diarrhoea_follow_up_on", "follow_up_on"),
    comment="state: open, better, same or danger; posyandu_id: where it is counted",
)
