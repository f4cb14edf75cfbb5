"""What cadres have learnt: skills passed, and the short quizzes by which they were."""

import sqlalchemy as sa

from storage.tables.columns import METADATA, key, link, moment

cadre_skill = sa.Table(
    "cadre_skill",
    METADATA,
    key(),
    link("person_id", "person"),
    sa.Column("skill", sa.Integer, nullable=False),
    sa.Column("passed_on", sa.Date, nullable=False),
    sa.UniqueConstraint("person_id", "skill"),
    comment="Skills of the ministry's list of 25 that a cadre passed in a quiz",
)

measure_met = sa.Table(
    "measure_met",
    METADATA,
    key(),
    link("person_id", "person"),
    sa.Column("measure", sa.Text, nullable=False),
    sa.Column("met_on", sa.Date, nullable=False),
    sa.UniqueConstraint("person_id", "measure"),
    comment="Measures a cadre was asked for before: how they are taken is no longer offered",
)

quiz_sitting = sa.Table(
    "quiz_sitting",
    METADATA,
    key(),
    link("person_id", "person"),
    sa.Column("skill_group", sa.Text, nullable=False),
    sa.Column("questions", sa.JSON, nullable=False),
    sa.Column("answers", sa.JSON, nullable=False),
    moment("opened_at"),
    moment("ended_at", nullable=True),
    sa.Index("ix_quiz_sitting_person", "person_id", "id"),
    comment="Questions by their names, and the number chosen for each; null is not answered yet",
)
