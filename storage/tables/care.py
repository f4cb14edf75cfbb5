"""What follows a finding: visits to homes; and children who were one, told twice."""

import sqlalchemy as sa

from storage.tables.columns import METADATA, key, link, moment

home_visit = sa.Table(
    "home_visit",
    METADATA,
    key(),
    link("child_id", "child"),
    sa.Column("on", sa.Date, nullable=False),
    sa.Column("met", sa.Text, nullable=False),
    sa.Column("state", sa.Text, nullable=False, server_default=""),
    sa.Column("signs", sa.Text, nullable=False, server_default=""),
    sa.Column("checks", sa.JSON, nullable=False),
    link("weighing_id", "weighing", nullable=True),
    sa.Column("try_again_on", sa.Date, nullable=True),
    sa.Column("is_for_midwife", sa.Boolean, nullable=False, server_default=sa.false()),
    link("recorded_by", "person"),
    moment("recorded_at"),
    link("inbox_id", "inbox", nullable=True),
    moment("withdrawn_at", nullable=True),
    sa.Index("ix_home_visit_child_on", "child_id", "on"),
    sa.Index("ix_home_visit_try_again_on", "try_again_on"),
    comment="met: parent, relative, nobody or declined; checks: what was asked and answered",
)

child_merge = sa.Table(
    "child_merge",
    METADATA,
    key(),
    link("kept_id", "child"),
    link("merged_id", "child"),
    sa.Column("moved", sa.JSON, nullable=False),
    sa.Column("doubled", sa.JSON, nullable=False),
    sa.Column("former", sa.JSON, nullable=False),
    sa.Column("guardians", sa.JSON, nullable=False),
    link("merged_by", "person"),
    moment("merged_at"),
    moment("undone_at", nullable=True),
    link("undone_by", "person", nullable=True),
    comment="Row numbers by table: those that changed hands, and those that say the same twice",
)
