"""What came in, what goes out, what is being talked about, and who changed what."""

import sqlalchemy as sa

from storage.tables.columns import METADATA, key, link, moment

BEGUN = "form = 'template' AND state NOT IN ('queued', 'failed')"
"""The messages that count as begun by us: sent by template, and not refused."""

inbox = sa.Table(
    "inbox",
    METADATA,
    key(),
    sa.Column("channel", sa.Text, nullable=False),
    sa.Column("external_id", sa.Text, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("conversation_key", sa.Text, nullable=False),
    sa.Column("payload", sa.JSON, nullable=False),
    moment("received_at"),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("attempts", sa.Integer, nullable=False, server_default="0"),
    sa.Column("error", sa.Text, nullable=False, server_default=""),
    sa.UniqueConstraint("channel", "external_id"),
    sa.Index(
        "ix_inbox_waiting",
        "id",
        sqlite_where=sa.text("state = 'waiting'"),
        postgresql_where=sa.text("state = 'waiting'"),
    ),
    sa.Index(
        "ix_inbox_aside",
        "id",
        sqlite_where=sa.text("state = 'aside'"),
        postgresql_where=sa.text("state = 'aside'"),
    ),
    sa.Index("ix_inbox_conversation", "conversation_key", "state"),
)

outbox = sa.Table(
    "outbox",
    METADATA,
    key(),
    sa.Column("key", sa.Text, nullable=False, unique=True),
    link("person_id", "person"),
    sa.Column("channel", sa.Text, nullable=False),
    sa.Column("address", sa.Text, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("priority", sa.Integer, nullable=False),
    sa.Column("bubble", sa.JSON, nullable=False),
    sa.Column("template", sa.Text, nullable=True),
    sa.Column("variables", sa.JSON, nullable=True),
    sa.Column("rendered", sa.Text, nullable=False, server_default=""),
    sa.Column("form", sa.Text, nullable=False, server_default=""),
    moment("not_before"),
    moment("expires_at", nullable=True),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("attempts", sa.Integer, nullable=False, server_default="0"),
    moment("started_at", nullable=True),
    moment("lease_until", nullable=True),
    sa.Column("owner", sa.Text, nullable=False, server_default=""),
    sa.Column("fence", sa.Integer, nullable=False, server_default="0"),
    moment("owed_until", nullable=True),
    sa.Column("provider_id", sa.Text, nullable=True, index=True),
    sa.Column("error", sa.Text, nullable=False, server_default=""),
    moment("created_at"),
    moment("sent_at", nullable=True),
    link("inbox_id", "inbox", nullable=True),
    link("broadcast_id", "broadcast", nullable=True),
    sa.Column("flow", sa.Text, nullable=True),
    sa.Column("subject", sa.JSON, nullable=True),
    sa.Index(
        "ix_outbox_queued",
        "channel",
        "priority",
        "not_before",
        "id",
        sqlite_where=sa.text("state = 'queued'"),
        postgresql_where=sa.text("state = 'queued'"),
    ),
    sa.Index(
        "ix_outbox_held",
        "person_id",
        sqlite_where=sa.text("state = 'held'"),
        postgresql_where=sa.text("state = 'held'"),
    ),
    sa.Index("ix_outbox_address_state", "channel", "address", "state"),
    sa.Index("ix_outbox_started", "channel", "started_at"),
    sa.Index(
        "ix_outbox_sending",
        "channel",
        "lease_until",
        sqlite_where=sa.text("state = 'sending'"),
        postgresql_where=sa.text("state = 'sending'"),
    ),
    sa.Index(
        "ix_outbox_begun",
        "channel",
        "started_at",
        "address",
        sqlite_where=sa.text(BEGUN),
        postgresql_where=sa.text(BEGUN),
    ),
)

conversation = sa.Table(
    "conversation",
    METADATA,
    key(),
    link("person_id", "person"),
    sa.Column("flow", sa.Text, nullable=False),
    sa.Column("subject", sa.JSON, nullable=False),
    sa.Column("journal", sa.JSON, nullable=False),
    sa.Column("question", sa.Text, nullable=False, server_default=""),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("is_task", sa.Boolean, nullable=False),
    sa.Column("today", sa.Date, nullable=False),
    moment("opened_at"),
    moment("touched_at"),
    sa.Index("ix_conversation_open", "person_id", "state", "touched_at"),
)

talk = sa.Table(
    "talk",
    METADATA,
    key(),
    link("person_id", "person"),
    sa.Column("misunderstood", sa.Integer, nullable=False, server_default="0"),
    sa.Column("last_words", sa.Text, nullable=False, server_default=""),
    sa.Column("memory", sa.JSON, nullable=False),
    moment("last_at"),
    sa.UniqueConstraint("person_id"),
    comment="What outlives one conversation: words not understood in a row, what was last offered",
)

forwarded = sa.Table(
    "forwarded",
    METADATA,
    key(),
    link("from_person_id", "person"),
    link("to_person_id", "person"),
    sa.Column("words", sa.Text, nullable=False),
    moment("sent_at"),
    moment("answered_at", nullable=True),
    comment="A question passed on to a person, who may answer through the service",
)

audit = sa.Table(
    "audit",
    METADATA,
    key(),
    moment("at"),
    link("person_id", "person", nullable=True),
    link("inbox_id", "inbox", nullable=True),
    sa.Column("action", sa.Text, nullable=False),
    sa.Column("subject", sa.Text, nullable=False),
    sa.Column("subject_id", sa.BigInteger, nullable=True),
    sa.Column("detail", sa.JSON, nullable=False),
    moment("undone_at", nullable=True),
    sa.Index("ix_audit_undo", "person_id", "at"),
    sa.Index("ix_audit_action", "action", "at"),
)
