"""What was measured of and given to those who are no under-fives, and how pregnancies ended."""

import sqlalchemy as sa

from storage.tables.columns import METADATA, key, link, moment

screening = sa.Table(
    "screening",
    METADATA,
    key(),
    link("resident_id", "resident"),
    link("posyandu_id", "posyandu"),
    link("day_id", "posyandu_day", nullable=True),
    sa.Column("on", sa.Date, nullable=False),
    sa.Column("life_stage", sa.Text, nullable=False),
    sa.Column("observed", sa.JSON, nullable=False),
    sa.Column("computed", sa.JSON, nullable=False),
    sa.Column("rule_version", sa.Text, nullable=False),
    sa.Column("source", sa.Text, nullable=False),
    link("replaces", "screening", nullable=True),
    link("recorded_by", "person", nullable=True),
    moment("recorded_at"),
    link("inbox_id", "inbox", nullable=True),
    moment("withdrawn_at", nullable=True),
    sa.Index("ix_screening_resident_day", "resident_id", "on"),
    sa.Index("ix_screening_posyandu_day", "posyandu_id", "on"),
    sa.Index("ix_screening_recorded", "recorded_at"),
    comment="observed: raw, as told; computed: by the tables of rule_version; never overwritten",
)

resident_card = sa.Table(
    "resident_card",
    METADATA,
    key(),
    link("resident_id", "resident"),
    sa.Column("card", sa.JSON, nullable=False),
    link("recorded_by", "person", nullable=True),
    moment("recorded_at"),
    sa.UniqueConstraint("resident_id"),
    comment="The head of a card: what is told of somebody beside figures, by names of its parts",
)

resident_dose = sa.Table(
    "resident_dose",
    METADATA,
    key(),
    link("resident_id", "resident"),
    sa.Column("antigen", sa.Text, nullable=False),
    sa.Column("given_on", sa.Date, nullable=False),
    sa.Column("told_by", sa.Text, nullable=False),
    sa.Column("place", sa.Text, nullable=False, server_default=""),
    sa.Column("batch", sa.Text, nullable=False, server_default=""),
    sa.Column("vaccinator", sa.Text, nullable=False, server_default=""),
    link("replaces", "resident_dose", nullable=True),
    link("recorded_by", "person", nullable=True),
    moment("recorded_at"),
    link("inbox_id", "inbox", nullable=True),
    moment("withdrawn_at", nullable=True),
    sa.Index("ix_resident_dose_resident", "resident_id", "antigen"),
    comment="Vaccines of women: Td by day; what counts is computed, never kept",
)

pregnancy_end = sa.Table(
    "pregnancy_end",
    METADATA,
    key(),
    link("resident_id", "resident"),
    sa.Column("on", sa.Date, nullable=False),
    sa.Column("outcome", sa.Text, nullable=False),
    sa.Column("place", sa.Text, nullable=False, server_default=""),
    sa.Column("former", sa.JSON, nullable=False),
    link("recorded_by", "person"),
    moment("recorded_at"),
    link("inbox_id", "inbox", nullable=True),
    moment("withdrawn_at", nullable=True),
    comment="outcome: born, twins, stillborn, miscarried or mother_died; former: what it replaced",
)
