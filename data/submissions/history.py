"""Who did what when, and where each figure comes from: for staff with names, for the public without."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import pandas as pd
from sqlalchemy import Connection, func, select

from data.content import ActionRow, MilestoneRow
from data.store import Store, schema
from data.store.cells import read_cells
from data.store.plans import read_actions, read_decks, read_milestones
from data.store.reading import Event, Submission, read_events, read_submissions
from data.submissions.errors import NotAllowedError, UnknownFileError
from data.submissions.people import Person
from data.submissions.plan_comparison import FieldChange, PlanChange
from data.submissions.plans import plan_fields
from data.submissions.state import Reference, observations
from data.submissions.undoing import is_in_force


@dataclass(frozen=True)
class Entry:
    """A submission with everything that happened to it; ``in_force`` says whether it counts now."""

    submission: Submission
    events: tuple[Event, ...]
    in_force: bool


@dataclass(frozen=True, kw_only=True)
class Origin:
    """Where a stored figure was given, and by whom. Names and free texts are None for the public."""

    submission: Submission
    value: float | None
    flag: str
    sheet: str
    cell: str
    origin: str
    note: str
    in_force: bool


def history(store: Store, person: Person | None) -> list[Entry]:
    """Return all submissions, newest first; names, file names and notes only for signed-in staff."""
    with store.reading() as connection:
        submissions, events = read_submissions(connection), read_events(connection)
    by_number: dict[int, list[Event]] = {number: [] for number in submissions}
    for event in events:
        if event.submission is not None:
            by_number[event.submission].append(event)
    entries = [Entry(submissions[number], tuple(own), is_in_force(own)) for number, own in by_number.items()]
    return [entry if person else _for_the_public(entry) for entry in reversed(entries)]


def events(store: Store, person: Person | None) -> list[Event]:
    """Return everything that happened, newest first, redactions too; names and notes only for signed-in staff."""
    with store.reading() as connection:
        found = read_events(connection)
    return [event if person else _nameless(event) for event in reversed(found)]


def origins(
    store: Store, reference: Reference, key: tuple[str, str, str, str, int], person: Person | None
) -> list[Origin]:
    """Return each submission that gave a figure, newest first.

    Parameters
    ----------
    key
        ``indicator, geo, breakdown, source, year``.
    person
        None, the public, gets no names, and nothing about a figure that is left out of its view.
    """
    if person is None and _is_hidden(store, reference, key):
        return []
    with store.reading() as connection:
        cells = read_cells(connection, key)
    entries = {entry.submission.number: entry for entry in history(store, person)}
    return [
        Origin(
            submission=entries[cell["submission"]].submission,
            in_force=entries[cell["submission"]].in_force,
            **{name: cell[name] for name in ("value", "flag", "sheet", "cell", "origin")},
            note=cell["note"] if person else "",
        )
        for cell in reversed(cells)
        if not cell["carried"]
    ]


def received_file(store: Store, sha256: str, person: Person | None) -> bytes:
    """Return a file exactly as it was received, for signed-in staff.

    Raises
    ------
    NotAllowedError
        For the public.
    UnknownFileError
        When there is none, or it was redacted.
    """
    if person is None:
        raise NotAllowedError
    with store.reading() as connection:
        query = select(schema.files.c.content).where(schema.files.c.sha256 == sha256)
        content = connection.execute(query).scalar_one_or_none()
    if content is None:
        raise UnknownFileError
    return bytes(content)


def submitted(store: Store, number: int, person: Person | None) -> pd.DataFrame:
    """Return every figure of one submission with its cell, those too that came with the template.

    Returns
    -------
    DataFrame
        ``indicator, geo, breakdown, source, year, value, flag, carried, sheet, cell``.

    Raises
    ------
    NotAllowedError
        For the public, who see what is in force.
    """
    if person is None:
        raise NotAllowedError
    table, series = schema.figures.c, schema.series.c
    names = ("year", "value", "flag", "carried", "sheet", "cell")
    keys = (series.indicator, series.geo, series.breakdown, series.source)
    query = (
        select(*keys, *(table[name] for name in names))
        .join(schema.series, series.id == table.series_id)
        .where(table.submission_id == number)
        .order_by(*keys, table.year)
    )
    with store.reading() as connection:
        rows = connection.execute(query).fetchall()
    return pd.DataFrame(rows, columns=["indicator", "geo", "breakdown", "source", *names])


@dataclass(frozen=True, kw_only=True)
class Amounts:
    """How much one submission told: what came with the template and stayed as it was is not counted."""

    figures: int = 0
    milestones: int = 0
    actions: int = 0
    decks: int = 0


def amounts(store: Store, number: int) -> Amounts:
    """Return how many figures, milestones, actions and decks a submission told."""
    figures = select(func.count()).select_from(schema.figures)
    figures = figures.where(schema.figures.c.submission_id == number, schema.figures.c.carried.is_(False))
    with store.reading() as connection:
        told = _told_rows(connection, number)
        return Amounts(
            figures=connection.execute(figures).scalar_one(),
            milestones=sum(isinstance(row, MilestoneRow) for row in told),
            actions=sum(isinstance(row, ActionRow) for row in told),
            decks=len(read_decks(connection, [number])),
        )


def told_plans(store: Store, number: int, person: Person | None) -> list[PlanChange]:
    """Return the milestones and actions that a submission told, with the fields it gave; None stands before each.

    Parameters
    ----------
    person
        None, the public, gets neither who is responsible nor notes.
    """
    left_out = set() if person else {"responsible", "note"}
    with store.reading() as connection:
        rows = _told_rows(connection, number)
    return [PlanChange(row, "new", tuple(_given(row, left_out))) for row in rows]


def _told_rows(connection: Connection, number: int) -> list[MilestoneRow | ActionRow]:
    rows: list[MilestoneRow | ActionRow] = [row for _, row in read_milestones(connection, [number])]
    rows += [row for _, row in read_actions(connection, [number])]
    return [row for row in rows if set(plan_fields(row)) - row.kept]


def _given(row: MilestoneRow | ActionRow, left_out: set[str]) -> Iterator[FieldChange]:
    for name in plan_fields(row):
        value = getattr(row, name)
        if name not in row.kept | left_out and value not in (None, ""):
            yield FieldChange(name, None, value)


def _is_hidden(store: Store, reference: Reference, key: tuple[str, str, str, str, int]) -> bool:
    """Whether the public sees no value now: then it does not see earlier ones either."""
    indicator, geo, breakdown, source, year = key
    shown = observations(store, reference)
    rows = shown[(shown["source"] == source) & (shown["year"] == year) & (shown["geo"] == geo)]
    rows = rows[(rows["indicator"] == indicator) & (rows["breakdown"] == breakdown)]
    return bool(rows["value"].isna().all())


def _for_the_public(entry: Entry) -> Entry:
    submission = replace(entry.submission, subject=None, name=None, file_name=None, note="")
    return Entry(submission, tuple(map(_nameless, entry.events)), entry.in_force)


def _nameless(event: Event) -> Event:
    return replace(event, subject=None, name=None, note="")
