"""Who moved into or out of the village, and which RT reported."""

import sqlalchemy as sa

from storage.tables.columns import METADATA, key, link, moment

move = sa.Table(
    "move",
    METADATA,
    key(),
    link("village_id", "village"),
    link("neighbourhood_id", "neighbourhood"),
    sa.Column("is_arrival", sa.Boolean, nullable=False),
    sa.Column("on", sa.Date, nullable=False),
    sa.Column("people", sa.Integer, nullable=False),
    sa.Column("agrees", sa.Boolean, nullable=True),
    sa.Column("name", sa.Text, nullable=False, server_default=""),
    sa.Column("nik", sa.Text, nullable=False, server_default=""),
    sa.Column("came_from", sa.Text, nullable=False, server_default=""),
    sa.Column("went_to", sa.Text, nullable=False, server_default=""),
    sa.Column("lives_at", sa.Text, nullable=False, server_default=""),
    sa.Column("reason", sa.Text, nullable=False, server_default=""),
    sa.Column("stays", sa.Text, nullable=False, server_default=""),
    sa.Column("document", sa.Text, nullable=False, server_default=""),
    sa.Column("cover", sa.Text, nullable=False, server_default=""),
    sa.Column("phone", sa.Text, nullable=False, server_default=""),
    link("earlier_id", "move", nullable=True),
    link("recorded_by", "person"),
    moment("recorded_at"),
    moment("withdrawn_at", nullable=True),
    moment("forgotten_at", nullable=True),
    comment="Counts alone of people who did not agree to more; never what a midwife is told",
)

nobody_moved = sa.Table(
    "nobody_moved",
    METADATA,
    key(),
    link("neighbourhood_id", "neighbourhood"),
    sa.Column("month", sa.Date, nullable=False),
    link("reported_by", "person"),
    moment("reported_at"),
    sa.UniqueConstraint("neighbourhood_id", "month"),
)
