"""Sign-ins that ended by signing out, so that every process knows of them.

Nothing stored before is touched: one table is added. Its rows go when the sign-in would have ended anyway.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add the table."""
    op.create_table(
        "sign_outs",
        sa.Column("digest", sa.String(64), primary_key=True),
        sa.Column("until", sa.String(32), nullable=False),
    )
