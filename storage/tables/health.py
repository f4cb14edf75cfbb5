"""What was measured and given. Nothing is overwritten: a later row withdraws an earlier one."""

import sqlalchemy as sa

from storage.tables.columns import METADATA, key, link, moment

weighing = sa.Table(
    "weighing",
    METADATA,
    key(),
    link("child_id", "child"),
    link("day_id", "posyandu_day", nullable=True),
    sa.Column("weighed_on", sa.Date, nullable=False),
    sa.Column("weight_g", sa.Integer, nullable=True),
    sa.Column("length_mm", sa.Integer, nullable=True),
    sa.Column("position", sa.Text, nullable=True),
    sa.Column("position_assumed", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("arm_mm", sa.Integer, nullable=True),
    sa.Column("head_mm", sa.Integer, nullable=True),
    sa.Column("oedema", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("source", sa.Text, nullable=False),
    sa.Column("remeasured", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("rule_version", sa.Text, nullable=False),
    sa.Column("computed", sa.JSON, nullable=False),
    link("recorded_by", "person", nullable=True),
    moment("recorded_at"),
    link("inbox_id", "inbox", nullable=True),
    moment("withdrawn_at", nullable=True),
    link("withdrawn_by", "person", nullable=True),
    sa.Index("ix_weighing_child_day", "child_id", "weighed_on"),
    sa.Index("ix_weighing_recorded", "recorded_at"),
)

vitamin_a = sa.Table(
    "vitamin_a",
    METADATA,
    key(),
    link("child_id", "child"),
    sa.Column("campaign", sa.Text, nullable=False),
    sa.Column("given_on", sa.Date, nullable=False),
    sa.Column("capsule", sa.Text, nullable=False),
    link("recorded_by", "person", nullable=True),
    moment("recorded_at"),
    link("inbox_id", "inbox", nullable=True),
    moment("withdrawn_at", nullable=True),
)

dose = sa.Table(
    "dose",
    METADATA,
    key(),
    link("child_id", "child"),
    sa.Column("antigen", sa.Text, nullable=False),
    sa.Column("given_on", sa.Date, nullable=False),
    sa.Column("product", sa.Text, nullable=True),
    sa.Column("source", sa.Text, nullable=True),
    sa.Column("told_by", sa.Text, nullable=False),
    sa.Column("place", sa.Text, nullable=False, server_default=""),
    sa.Column("batch", sa.Text, nullable=False, server_default=""),
    sa.Column("vaccinator", sa.Text, nullable=False, server_default=""),
    link("recorded_by", "person", nullable=True),
    moment("recorded_at"),
    link("inbox_id", "inbox", nullable=True),
    link("replaces", "dose", nullable=True),
    sa.Column("checking", sa.Text, nullable=False, server_default=""),
    link("checked_by", "person", nullable=True),
    moment("checked_at", nullable=True),
    moment("withdrawn_at", nullable=True),
    sa.Index("ix_dose_child_antigen", "child_id", "antigen"),
    sa.Index(
        "ix_dose_waiting",
        "child_id",
        sqlite_where=sa.text("checking = 'waiting'"),
        postgresql_where=sa.text("checking = 'waiting'"),
    ),
    comment="checking: empty, waiting for the midwife, confirmed or refused by her",
)

reaction = sa.Table(
    "reaction",
    METADATA,
    key(),
    link("child_id", "child"),
    link("told_by", "person"),
    moment("told_at"),
    sa.Column("given_on", sa.Date, nullable=True),
    sa.Column("symptoms", sa.JSON, nullable=False),
    sa.Column("words", sa.Text, nullable=False, server_default=""),
    sa.Column("onset", sa.Text, nullable=False, server_default=""),
    sa.Column("measures", sa.Text, nullable=False, server_default=""),
    sa.Column("state", sa.Text, nullable=False, server_default=""),
    link("alarm_id", "alarm", nullable=True),
    link("inbox_id", "inbox", nullable=True),
    sa.Index("ix_reaction_child", "child_id", "told_at"),
    comment="What a family told of a child after a vaccine (KIPI); nobody judges the cause here",
)

absence = sa.Table(
    "absence",
    METADATA,
    key(),
    link("child_id", "child"),
    sa.Column("on", sa.Date, nullable=False),
    sa.Column("reason", sa.Text, nullable=False),
    link("recorded_by", "person", nullable=True),
    moment("recorded_at"),
    moment("withdrawn_at", nullable=True),
)

midwife_task = sa.Table(
    "midwife_task",
    METADATA,
    key(),
    link("child_id", "child"),
    sa.Column("on", sa.Date, nullable=False),
    sa.Column("reasons", sa.JSON, nullable=False),
    sa.Column("status", sa.Text, nullable=False),
    link("sent_by", "person", nullable=True),
    moment("sent_at"),
    link("inbox_id", "inbox", nullable=True),
)

attendance_reply = sa.Table(
    "attendance_reply",
    METADATA,
    key(),
    link("person_id", "person"),
    link("posyandu_id", "posyandu"),
    sa.Column("held_on", sa.Date, nullable=False),
    sa.Column("answer", sa.Text, nullable=False),
    sa.Column("reason", sa.Text, nullable=False, server_default=""),
    moment("answered_at"),
    sa.UniqueConstraint("person_id", "posyandu_id", "held_on"),
    comment="What a family answered to the reminder; a later answer replaces an earlier one",
)

change_request = sa.Table(
    "change_request",
    METADATA,
    key(),
    link("weighing_id", "weighing"),
    sa.Column("weight_g", sa.Integer, nullable=True),
    sa.Column("length_mm", sa.Integer, nullable=True),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("status", sa.Text, nullable=False),
    link("asked_by", "person"),
    moment("asked_at"),
    link("decided_by", "person", nullable=True),
    moment("decided_at", nullable=True),
    link("inbox_id", "inbox", nullable=True),
    comment="Other figures for a weighing of a closed day; the midwife decides",
)

examination = sa.Table(
    "examination",
    METADATA,
    key(),
    link("child_id", "child"),
    sa.Column("on", sa.Date, nullable=False),
    sa.Column("words", sa.Text, nullable=False),
    sa.Column("findings", sa.JSON, nullable=False),
    sa.Column("control_on", sa.Date, nullable=True),
    link("recorded_by", "person"),
    moment("recorded_at"),
    link("inbox_id", "inbox", nullable=True),
    sa.Index("ix_examination_child", "child_id", "on"),
    comment="What a midwife found and arranged for a child who was sent to her",
)
