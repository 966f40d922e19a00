"""${message}."""

from alembic import op

revision = "${up_revision}"
down_revision = ${repr(down_revision)}


def upgrade() -> None:
    """Say what changes, and why stored rows stay as they are."""
