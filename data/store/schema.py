"""The tables of the store as the newest migration leaves them.

Everything accepted is append-only (see :data:`APPEND_ONLY`). What a person typed about persons stands in ``people``
and ``texts``, whose rows may be emptied once and never otherwise changed, so that a name can be taken out without
touching a figure. Moments are ISO 8601 in UTC; dates of plans are ISO texts of the precision they are known to.
"""

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData()


def _id() -> Column[int]:
    # Numbered by us under the write lock: no gaps to explain, no sequences to set right after a restore.
    return Column("id", Integer, primary_key=True, autoincrement=False)


def _submission() -> Column[int]:
    return Column("submission_id", Integer, ForeignKey("submissions.id"), primary_key=True, autoincrement=False)


def _text(name: str) -> Column[int | None]:
    return Column(name, Integer, ForeignKey("texts.id"), nullable=True)


counters = Table(
    "counters",
    metadata,
    Column("kind", String(16), primary_key=True),
    Column("version", Integer, nullable=False),
)
"""The newest event in all ("events") and per kind ("observations", "plans", "decks")."""

people = Table(
    "people",
    metadata,
    _id(),
    Column("subject", String(320)),
    Column("name", String(320)),
    Column("organisation", String(320), nullable=False),
)

texts = Table("texts", metadata, _id(), Column("text", Text))

files = Table(
    "files",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("size", Integer, nullable=False),
    _text("name_id"),
    Column("content", LargeBinary),
)

submissions = Table(
    "submissions",
    metadata,
    _id(),
    Column("kind", String(16), nullable=False),
    Column("cities", String(200), nullable=False),
    Column("author_id", Integer, ForeignKey("people.id"), nullable=False),
    Column("received_at", String(32), nullable=False),
    Column("file_sha256", String(64), ForeignKey("files.sha256")),
    Column("data_version", Integer),
    _text("note_id"),
    Column("digest", String(64), nullable=False),
)

replacements = Table(
    "replacements",
    metadata,
    _submission(),
    Column("source", String(64), primary_key=True),
)
"""The datasets that a submission replaces whole."""

series = Table(
    "series",
    metadata,
    _id(),
    Column("indicator", String(64), nullable=False),
    Column("geo", String(32), nullable=False),
    Column("breakdown", String(64), nullable=False),
    Column("source", String(64), nullable=False),
    UniqueConstraint("indicator", "geo", "breakdown", "source"),
)

figures = Table(
    "figures",
    metadata,
    _submission(),
    Column("series_id", Integer, ForeignKey("series.id"), primary_key=True),
    Column("year", Integer, primary_key=True, autoincrement=False),
    Column("value", Float(53)),
    Column("flag", String(64), nullable=False),
    Column("carried", Boolean, nullable=False),
    Column("sheet", String(64), nullable=False),
    Column("cell", String(16), nullable=False),
    _text("origin_id"),
    _text("note_id"),
    # The key is the table in SQLite: half the size and one index less to write.
    sqlite_with_rowid=False,
)

milestones = Table(
    "milestones",
    metadata,
    _submission(),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("city", String(32), nullable=False),
    Column("action", Text, nullable=False),
    Column("milestone", Text, nullable=False),
    Column("due_date", String(10)),
    Column("status", String(16)),
    Column("progress", Float(53)),
    Column("done_date", String(10)),
    _text("responsible_id"),
    _text("reason_id"),
    _text("note_id"),
    Column("kept", Text, nullable=False),
    Column("sheet", String(64), nullable=False),
    Column("cell", String(16), nullable=False),
)

actions = Table(
    "actions",
    metadata,
    _submission(),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("city", String(32), nullable=False),
    Column("action", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("players", Text, nullable=False),
    Column("start", String(10)),
    Column("end", String(10)),
    Column("cost_eur", Float(53)),
    Column("funding", Text, nullable=False),
    Column("indicator", Text, nullable=False),
    Column("target", Float(53)),
    Column("reported_value", Float(53)),
    Column("origin", Text, nullable=False),
    Column("indicator_moved", Text, nullable=False),
    Column("lag_from", Integer),
    Column("lag_to", Integer),
    Column("kept", Text, nullable=False),
    Column("sheet", String(64), nullable=False),
    Column("cell", String(16), nullable=False),
)

decks = Table(
    "decks",
    metadata,
    _submission(),
    Column("deck", String(64), primary_key=True),
    Column("title", Text, nullable=False),
    Column("body", Text),
)
"""Saved presentations; a row without a body says that the deck is gone."""

events = Table(
    "events",
    metadata,
    _id(),
    Column("kind", String(16), nullable=False),
    Column("submission_id", Integer, ForeignKey("submissions.id")),
    Column("person_id", Integer, ForeignKey("people.id"), nullable=False),
    Column("at", String(32), nullable=False),
    _text("note_id"),
    Column("kinds", String(64), nullable=False),
    Column("target", String(80), nullable=False),
    Index("events_by_submission", "submission_id"),
)
"""Accepted, undone, restored, redacted. The number of an event is the data version it made; ``kinds`` it touches."""

drafts = Table(
    "drafts",
    metadata,
    Column("author", String(320), primary_key=True),
    Column("kind", String(32), primary_key=True),
    Column("updated_at", String(32), nullable=False),
    Column("file_name", String(320), nullable=False),
    Column("file", LargeBinary),
    Column("body", Text, nullable=False),
)
"""Unfinished work of one person; its rows may change and go."""

generations = Table("generations", metadata, _id(), Column("generation", String(32), nullable=False))
"""A new name each time a backup is put in place: versions of different generations are not to be compared."""

sign_outs = Table(
    "sign_outs",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("until", String(32), nullable=False),
)
"""Sign-ins that count no more although they have not ended yet; rows go when they have. No names, no addresses."""

maintenance = Table(
    "maintenance",
    metadata,
    _id(),
    Column("kind", String(16), nullable=False),
    Column("at", String(32), nullable=False),
    Column("detail", String(200), nullable=False),
)

APPEND_ONLY: tuple[Table, ...] = (
    submissions,
    replacements,
    series,
    figures,
    milestones,
    actions,
    decks,
    events,
    generations,
    maintenance,
)
"""Rows are added and never changed or removed."""

REDACTABLE: dict[Table, tuple[str, ...]] = {
    people: ("subject", "name"),
    texts: ("text",),
    files: ("content",),
}
"""Rows are added; only these columns may be emptied, for good."""

KINDS: tuple[str, ...] = ("observations", "plans", "decks")
