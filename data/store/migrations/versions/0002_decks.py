"""Saved presentations, a record of backups, and a name for each generation of the store.

Nothing stored before is touched: three tables and one counter are added.
"""

import uuid

import sqlalchemy as sa
from alembic import op

from data.store.triggers import protect

revision = "0002"
down_revision = "0001"


def _key(name: str, *references: sa.ForeignKey) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, *references, primary_key=True, autoincrement=False)


def upgrade() -> None:
    """Add the three tables, count decks from zero and name the first generation."""
    op.create_table(
        "decks",
        _key("submission_id", sa.ForeignKey("submissions.id")),
        sa.Column("deck", sa.String(64), primary_key=True),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("body", sa.Text),
    )
    op.create_table(
        "maintenance",
        _key("id"),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("detail", sa.String(200), nullable=False),
    )
    generations = op.create_table(
        "generations",
        _key("id"),
        sa.Column("generation", sa.String(32), nullable=False),
    )
    op.bulk_insert(generations, [{"id": 1, "generation": uuid.uuid4().hex}])
    counters = sa.table("counters", sa.column("kind"), sa.column("version"))
    op.bulk_insert(counters, [{"kind": "decks", "version": 0}])
    for table in ("decks", "maintenance", "generations"):
        protect(op.get_bind(), table)
