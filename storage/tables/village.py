"""Where people live and when the posyandu opens."""

import sqlalchemy as sa

from storage.tables.columns import METADATA, key, link, moment

puskesmas = sa.Table(
    "puskesmas",
    METADATA,
    key(),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("duty_phone", sa.Text, nullable=False, server_default=""),
    sa.Column("emergency_phone", sa.Text, nullable=False, server_default="119"),
)

village = sa.Table(
    "village",
    METADATA,
    key(),
    link("puskesmas_id", "puskesmas"),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("district", sa.Text, nullable=False),
    sa.Column("time_zone", sa.Text, nullable=False),
    sa.Column("keeps_silent_days", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("je_endemic", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("hexavalent", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("red_line_sd", sa.Float, nullable=False, server_default="-3"),
    sa.Column("orange_line_sd", sa.Float, nullable=False, server_default="1"),
    sa.Column("office_hours", sa.Text, nullable=False, server_default="09.00-12.00"),
    sa.Column("newcomer_day", sa.Integer, nullable=True),
    sa.Column("shares_action_items", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.UniqueConstraint("name", "district"),
)

hamlet = sa.Table(
    "hamlet",
    METADATA,
    key(),
    link("village_id", "village"),
    sa.Column("name", sa.Text, nullable=False),
    sa.UniqueConstraint("village_id", "name"),
)

neighbourhood = sa.Table(
    "neighbourhood",
    METADATA,
    key(),
    link("hamlet_id", "hamlet"),
    sa.Column("rt", sa.Text, nullable=False),
    sa.UniqueConstraint("hamlet_id", "rt"),
)

posyandu = sa.Table(
    "posyandu",
    METADATA,
    key(),
    link("village_id", "village"),
    link("hamlet_id", "hamlet", nullable=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("place", sa.Text, nullable=False),
    sa.Column("day_rule", sa.Text, nullable=False),
    sa.Column("opens_at", sa.Time, nullable=False),
    sa.Column("closes_at", sa.Time, nullable=False),
    sa.UniqueConstraint("village_id", "name"),
)

posyandu_day = sa.Table(
    "posyandu_day",
    METADATA,
    key(),
    link("posyandu_id", "posyandu"),
    sa.Column("planned_on", sa.Date, nullable=False),
    sa.Column("held_on", sa.Date, nullable=False),
    sa.Column("status", sa.Text, nullable=False),
    link("opened_by", "person", nullable=True),
    moment("opened_at", nullable=True),
    link("closed_by", "person", nullable=True),
    moment("closed_at", nullable=True),
    moment("ask_to_close_at", nullable=True),
    sa.Column("opens_at", sa.Time, nullable=True),
    sa.Column("place", sa.Text, nullable=False, server_default=""),
    sa.UniqueConstraint("posyandu_id", "planned_on"),
    sa.Index("ix_posyandu_day_held_on", "held_on"),
    comment="One row for a day opened, moved or added; every other day follows the rule",
)

broadcast = sa.Table(
    "broadcast",
    METADATA,
    key(),
    link("village_id", "village"),
    sa.Column("code", sa.Text, nullable=False),
    sa.Column("send_on", sa.Date, nullable=False),
    sa.Column("audience", sa.JSON, nullable=False),
    sa.Column("audience_words", sa.Text, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("template", sa.Text, nullable=False),
    sa.Column("variables", sa.JSON, nullable=False),
    sa.Column("status", sa.Text, nullable=False),
    sa.Column("needs", sa.JSON, nullable=False),
    sa.Column("reasons", sa.JSON, nullable=False),
    moment("send_at"),
    link("created_by", "person"),
    moment("created_at"),
    sa.Column("queued_to", sa.BigInteger, nullable=False, server_default="0"),
    moment("queued_at", nullable=True),
    moment("report_at", nullable=True),
    moment("reported_at", nullable=True),
    # A code names day and month only, so it comes back every year.
    sa.UniqueConstraint("village_id", "send_on", "code"),
)

broadcast_reply = sa.Table(
    "broadcast_reply",
    METADATA,
    key(),
    link("broadcast_id", "broadcast"),
    link("person_id", "person"),
    link("inbox_id", "inbox", nullable=True),
    sa.Column("text", sa.Text, nullable=False),
    moment("at"),
    sa.UniqueConstraint("broadcast_id", "inbox_id"),
)
