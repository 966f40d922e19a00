"""The first schema: people, files, submissions with their figures and plans, events, drafts.

A migration is a record of what was: it names its columns itself and never follows later changes of the code.
"""

import sqlalchemy as sa
from alembic import op

from data.store.triggers import protect

revision = "0001"
down_revision = None


def _id() -> sa.Column[int]:
    return sa.Column("id", sa.Integer, primary_key=True, autoincrement=False)


def _text(name: str) -> sa.Column[int | None]:
    return sa.Column(name, sa.Integer, sa.ForeignKey("texts.id"))


def _key(name: str, target: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, sa.ForeignKey(target), primary_key=True, autoincrement=False)


def _place() -> tuple[sa.Column[str], sa.Column[str]]:
    return sa.Column("sheet", sa.String(64), nullable=False), sa.Column("cell", sa.String(16), nullable=False)


def upgrade() -> None:
    """Create the tables, the counters at zero, and the triggers that keep what is accepted."""
    _create_people_and_files()
    _create_submissions()
    _create_figures()
    _create_plans()
    _create_events_and_drafts()
    connection = op.get_bind()
    for table in ("submissions", "replacements", "series", "figures", "milestones", "actions", "events"):
        protect(connection, table)
    protect(connection, "people", fixed=("id", "organisation"), emptied=("subject", "name"))
    protect(connection, "texts", fixed=("id",), emptied=("text",))
    protect(connection, "files", fixed=("sha256", "size", "name_id"), emptied=("content",))


def _create_people_and_files() -> None:
    op.create_table(
        "people",
        _id(),
        sa.Column("subject", sa.String(320)),
        sa.Column("name", sa.String(320)),
        sa.Column("organisation", sa.String(320), nullable=False),
    )
    op.create_table("texts", _id(), sa.Column("text", sa.Text))
    op.create_table(
        "files",
        sa.Column("sha256", sa.String(64), primary_key=True),
        sa.Column("size", sa.Integer, nullable=False),
        _text("name_id"),
        sa.Column("content", sa.LargeBinary),
    )


def _create_submissions() -> None:
    op.create_table(
        "submissions",
        _id(),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("cities", sa.String(200), nullable=False),
        sa.Column("author_id", sa.Integer, sa.ForeignKey("people.id"), nullable=False),
        sa.Column("received_at", sa.String(32), nullable=False),
        sa.Column("file_sha256", sa.String(64), sa.ForeignKey("files.sha256")),
        sa.Column("data_version", sa.Integer),
        _text("note_id"),
        sa.Column("digest", sa.String(64), nullable=False),
    )
    op.create_table(
        "replacements",
        _key("submission_id", "submissions.id"),
        sa.Column("source", sa.String(64), primary_key=True),
    )


def _create_figures() -> None:
    op.create_table(
        "series",
        _id(),
        sa.Column("indicator", sa.String(64), nullable=False),
        sa.Column("geo", sa.String(32), nullable=False),
        sa.Column("breakdown", sa.String(64), nullable=False),
        sa.Column("source", sa.String(64), nullable=False),
        sa.UniqueConstraint("indicator", "geo", "breakdown", "source"),
    )
    op.create_table(
        "figures",
        _key("submission_id", "submissions.id"),
        _key("series_id", "series.id"),
        sa.Column("year", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("value", sa.Float(53)),
        sa.Column("flag", sa.String(64), nullable=False),
        sa.Column("carried", sa.Boolean, nullable=False),
        *_place(),
        _text("origin_id"),
        _text("note_id"),
        sqlite_with_rowid=False,
    )


def _create_plans() -> None:
    op.create_table(
        "milestones",
        _key("submission_id", "submissions.id"),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("city", sa.String(32), nullable=False),
        sa.Column("action", sa.Text, nullable=False),
        sa.Column("milestone", sa.Text, nullable=False),
        sa.Column("due_date", sa.String(10)),
        sa.Column("status", sa.String(16)),
        sa.Column("progress", sa.Float(53)),
        sa.Column("done_date", sa.String(10)),
        _text("responsible_id"),
        _text("reason_id"),
        _text("note_id"),
        sa.Column("kept", sa.Text, nullable=False),
        *_place(),
    )
    words = [sa.Column(name, sa.Text, nullable=False) for name in ("title", "players", "funding", "indicator")]
    numbers = [sa.Column(name, sa.Float(53)) for name in ("cost_eur", "target", "reported_value")]
    op.create_table(
        "actions",
        _key("submission_id", "submissions.id"),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("city", sa.String(32), nullable=False),
        sa.Column("action", sa.Text, nullable=False),
        *words,
        sa.Column("start", sa.String(10)),
        sa.Column("end", sa.String(10)),
        *numbers,
        sa.Column("origin", sa.Text, nullable=False),
        sa.Column("indicator_moved", sa.Text, nullable=False),
        sa.Column("lag_from", sa.Integer),
        sa.Column("lag_to", sa.Integer),
        sa.Column("kept", sa.Text, nullable=False),
        *_place(),
    )


def _create_events_and_drafts() -> None:
    op.create_table(
        "events",
        _id(),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("submission_id", sa.Integer, sa.ForeignKey("submissions.id")),
        sa.Column("person_id", sa.Integer, sa.ForeignKey("people.id"), nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
        _text("note_id"),
        sa.Column("kinds", sa.String(64), nullable=False),
        sa.Column("target", sa.String(80), nullable=False),
    )
    op.create_index("events_by_submission", "events", ["submission_id"])
    op.create_table(
        "drafts",
        sa.Column("author", sa.String(320), primary_key=True),
        sa.Column("kind", sa.String(32), primary_key=True),
        sa.Column("updated_at", sa.String(32), nullable=False),
        sa.Column("file_name", sa.String(320), nullable=False),
        sa.Column("file", sa.LargeBinary),
        sa.Column("body", sa.Text, nullable=False),
    )
    counters = op.create_table(
        "counters",
        sa.Column("kind", sa.String(16), primary_key=True),
        sa.Column("version", sa.Integer, nullable=False),
    )
    op.bulk_insert(counters, [{"kind": kind, "version": 0} for kind in ("events", "observations", "plans")])
