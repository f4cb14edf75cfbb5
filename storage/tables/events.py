"""The village's own events: what, when, for whom, who signed up, who came."""

import sqlalchemy as sa

from storage.tables.columns import METADATA, key, link, moment

event = sa.Table(
    "event",
    METADATA,
    key(),
    link("village_id", "village"),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("status", sa.Text, nullable=False),
    sa.Column("on", sa.Date, nullable=True),
    sa.Column("at", sa.Time, nullable=True),
    sa.Column("place", sa.Text, nullable=False, server_default=""),
    sa.Column("quota", sa.Integer, nullable=True),
    sa.Column("target", sa.JSON, nullable=True),
    sa.Column("note", sa.Text, nullable=False, server_default=""),
    link("created_by", "person"),
    moment("created_at"),
    link("approved_by", "person", nullable=True),
    link("broadcast_id", "broadcast", nullable=True),
    moment("invited_at", nullable=True),
    sa.Index("ix_event_village_on", "village_id", "on"),
    comment="A draft lacks its day; who is entitled is fixed in event_guest when it is approved",
)

event_guest = sa.Table(
    "event_guest",
    METADATA,
    key(),
    link("event_id", "event"),
    link("child_id", "child", nullable=True),
    link("resident_id", "resident", nullable=True),
    link("family_id", "family", nullable=True),
    link("posyandu_id", "posyandu"),
    sa.Column("rt", sa.Text, nullable=False, server_default=""),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("number", sa.Integer, nullable=True),
    sa.Column("waits_since", sa.Integer, nullable=True),
    moment("held_until", nullable=True),
    moment("answered_at", nullable=True),
    link("answered_by", "person", nullable=True),
    sa.Column("told_in_person", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("came", sa.Boolean, nullable=True),
    sa.Column("served", sa.Boolean, nullable=True),
    link("marked_by", "person", nullable=True),
    moment("marked_at", nullable=True),
    sa.Index("ix_event_guest_state", "event_id", "state"),
    sa.Index("ix_event_guest_held", "held_until"),
    comment="One entitled child, grown-up or family of an event; one of the three is named",
)

event_opinion = sa.Table(
    "event_opinion",
    METADATA,
    key(),
    link("event_id", "event"),
    sa.Column("question", sa.Text, nullable=False),
    sa.Column("answer", sa.Text, nullable=False),
    sa.Column("count", sa.Integer, nullable=False),
    sa.UniqueConstraint("event_id", "question", "answer"),
    comment="How often each answer was given; whose it was is not kept",
)
