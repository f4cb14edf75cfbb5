<%
body = "\n".join(line for line in upgrades.splitlines() if "###" not in line).strip()
%>\
"""${message.replace("_", " ").capitalize()}."""

import sqlalchemy as sa
from alembic import op

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Bring the database to this version."""
    ${body or "pass"}
