"""Who they are, how they are reached, and what they agreed to."""

import sqlalchemy as sa

from storage.tables.columns import METADATA, key, link, moment

_LOST = "unreachable_since IS NOT NULL AND unreachable_told_at IS NULL"
"""What a cadre has still to be told of."""

person = sa.Table(
    "person",
    METADATA,
    key(),
    link("village_id", "village", nullable=True),
    sa.Column("name", sa.Text, nullable=False, server_default=""),
    sa.Column("title", sa.Text, nullable=False, server_default=""),
    sa.Column("call_name", sa.Text, nullable=False, server_default=""),
    sa.Column("rt", sa.Text, nullable=False, server_default=""),
    sa.Column("language", sa.Text, nullable=False, server_default="id"),
    sa.Column("shares_phone", sa.Boolean, nullable=True),
    moment("created_at"),
    comment="A person without a name has written but is not known yet",
)

address = sa.Table(
    "address",
    METADATA,
    key(),
    link("person_id", "person"),
    sa.Column("channel", sa.Text, nullable=False),
    sa.Column("address", sa.Text, nullable=False),
    sa.Column("alias", sa.Text, nullable=False, server_default="", index=True),
    sa.Column("is_reachable", sa.Boolean, nullable=False, server_default=sa.true()),
    moment("last_inbound_at", nullable=True),
    moment("added_at"),
    moment("removed_at", nullable=True),
    moment("unreachable_since", nullable=True),
    moment("unreachable_told_at", nullable=True),
    sa.UniqueConstraint("channel", "address"),
    sa.Index(
        "ix_address_lost",
        "unreachable_since",
        sqlite_where=sa.text(_LOST),
        postgresql_where=sa.text(_LOST),
    ),
)

role = sa.Table(
    "role",
    METADATA,
    key(),
    link("person_id", "person"),
    sa.Column("kind", sa.Text, nullable=False),
    link("village_id", "village", nullable=True),
    link("posyandu_id", "posyandu", nullable=True),
    link("hamlet_id", "hamlet", nullable=True),
    link("neighbourhood_id", "neighbourhood", nullable=True),
    sa.Column("since", sa.Date, nullable=False),
    sa.Column("until", sa.Date, nullable=True),
)

family = sa.Table(
    "family",
    METADATA,
    key(),
    link("posyandu_id", "posyandu"),
    sa.Column("mother_name", sa.Text, nullable=False),
    sa.Column("rt", sa.Text, nullable=False, server_default=""),
    sa.Column("code", sa.Text, nullable=False, unique=True),
    moment("code_valid_until"),
    sa.Column("code_tries", sa.Integer, nullable=False, server_default="0"),
    moment("created_at"),
)

guardian = sa.Table(
    "guardian",
    METADATA,
    key(),
    link("person_id", "person"),
    link("family_id", "family"),
    moment("since"),
    moment("until", nullable=True),
    sa.UniqueConstraint("person_id", "family_id"),
)

invitation = sa.Table(
    "invitation",
    METADATA,
    key(),
    link("family_id", "family"),
    link("person_id", "person"),
    link("invited_by", "person", nullable=True),
    moment("invited_at"),
    moment("send_at"),
    sa.Column("tries", sa.Integer, nullable=False, server_default="0"),
    sa.Column("status", sa.Text, nullable=False),
)

child = sa.Table(
    "child",
    METADATA,
    key(),
    link("family_id", "family"),
    link("posyandu_id", "posyandu"),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("sex", sa.Text, nullable=False),
    sa.Column("born_on", sa.Date, nullable=False),
    sa.Column("born_estimated", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("nik", sa.Text, nullable=False, server_default=""),
    sa.Column("has_kia_book", sa.Boolean, nullable=True),
    link("registered_by", "person", nullable=True),
    moment("registered_at"),
    sa.Column("left_on", sa.Date, nullable=True),
    sa.Column("left_because", sa.Text, nullable=False, server_default=""),
    moment("frozen_at", nullable=True),
)

resident = sa.Table(
    "resident",
    METADATA,
    key(),
    link("posyandu_id", "posyandu"),
    link("person_id", "person", nullable=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("life_stage", sa.Text, nullable=False),
    sa.Column("sex", sa.Text, nullable=False, server_default=""),
    sa.Column("born_on", sa.Date, nullable=True),
    sa.Column("rt", sa.Text, nullable=False, server_default=""),
    sa.Column("last_period_on", sa.Date, nullable=True),
    sa.Column("gave_birth_on", sa.Date, nullable=True),
    sa.Column("pregnancy_outcome", sa.Text, nullable=False, server_default=""),
    sa.Column("born_estimated", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("title", sa.Text, nullable=False, server_default=""),
    sa.Column("nik", sa.Text, nullable=False, server_default=""),
    sa.Column("smokes", sa.Boolean, nullable=True),
    link("registered_by", "person", nullable=True),
    moment("registered_at", nullable=True),
    sa.Column("left_on", sa.Date, nullable=True),
    sa.Column("left_because", sa.Text, nullable=False, server_default=""),
    comment="Everyone the posyandu serves who is no under-five",
)

consent = sa.Table(
    "consent",
    METADATA,
    key(),
    link("person_id", "person"),
    link("family_id", "family", nullable=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("answer", sa.Boolean, nullable=False),
    sa.Column("text_version", sa.Text, nullable=False),
    sa.Column("channel", sa.Text, nullable=False),
    moment("given_at"),
    moment("withdrawn_at", nullable=True),
    link("inbox_id", "inbox", nullable=True),
    link("recorded_by", "person", nullable=True),
)

opt_out = sa.Table(
    "opt_out",
    METADATA,
    key(),
    link("person_id", "person"),
    moment("since"),
    moment("until", nullable=True),
    link("inbox_id", "inbox", nullable=True),
)

ticket = sa.Table(
    "ticket",
    METADATA,
    key(),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("code", sa.Text, nullable=False, index=True),
    link("person_id", "person", nullable=True),
    link("posyandu_id", "posyandu", nullable=True),
    sa.Column("name", sa.Text, nullable=False, server_default=""),
    sa.Column("title", sa.Text, nullable=False, server_default=""),
    sa.Column("phone", sa.Text, nullable=False, server_default=""),
    link("created_by", "person", nullable=True),
    moment("created_at"),
    moment("valid_until"),
    moment("used_at", nullable=True),
    sa.Column("tries", sa.Integer, nullable=False, server_default="0"),
    comment="A six-digit code that opens one thing once: a cadre's invitation, a number's move",
)
