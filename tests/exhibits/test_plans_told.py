"""Plans with what staff handed in: history, withdrawn milestones, declared indicators, and the way back from them."""

import datetime as dt
import io
import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from charts.drawing import draw
from charts.lines import LineChart
from charts.listing import Listing
from charts.palette import page_look
from charts.timeline import Timeline
from data.content import ActionRow, Content, MilestoneRow, Status
from data.evidence import Evidence
from data.facts import load_facts
from data.partial_dates import PartialDate
from data.store import Store, open_store
from data.store.entries import ReceivedFile
from data.store.health import versions
from data.submissions import Person, Reference, Role, accept, compare, proposed, shipped_plans, undo
from data.submissions.showing import evidence_version, stored_evidence
from exhibits.exhibit import Parameters, Shown
from exhibits.registry import EXHIBITS
from exports.csv_file import csv_bytes
from exports.provenance import provenance_of
from exports.workbook import table_workbook
from text import text_for

AS_OF = dt.date(2026, 11, 22)
ADMIN = Person(subject="a", name="Rasa", role=Role.ADMINISTRATOR, organisation="Project office")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    days = itertools.count()
    start = dt.datetime(2026, 3, 1, tzinfo=dt.UTC)
    opened = open_store(folder=tmp_path, clock=lambda: start + dt.timedelta(days=next(days)))
    yield opened
    opened.close()


def hand_in(store: Store, evidence: Evidence, *rows: MilestoneRow | ActionRow) -> int:
    """Store rows as a workbook would and return the submission's number."""
    content = Content(
        milestones=tuple(row for row in rows if isinstance(row, MilestoneRow)),
        actions=tuple(row for row in rows if isinstance(row, ActionRow)),
    )
    reference = Reference(evidence.partners, shipped_plans(load_facts()))
    file = ReceivedFile(name="plans.xlsx", content=b"PK" + repr(rows).encode())
    seen = compare(store, reference, proposed(content, evidence.catalogue, file=file), ADMIN)
    return accept(store, reference, seen, ADMIN).submission


def now(store: Store) -> Evidence:
    return stored_evidence(store, evidence_version(versions(store)))


def build(evidence: Evidence, key: str, language: str = "en", **choice: Any) -> Shown:
    return EXHIBITS[key].build(evidence, Parameters(**{"as_of": AS_OF, **choice}), text_for(language))


def spring(**fields: Any) -> MilestoneRow:
    return MilestoneRow(city="kaunas", action="KAU-1", milestone="Spring term", **fields)


def declaring(**fields: Any) -> ActionRow:
    return ActionRow(
        city="timisoara", action="TIM-1", title="Cultural2Business hackathon", start=PartialDate(2021, 8, 23),
        end=PartialDate(2021, 8, 25), **{"indicator_moved": "births", "lag_from": 1, "lag_to": 3, **fields},
    )  # fmt: skip


def test_a_milestone_that_moved_shows_its_first_date_and_each_change_with_its_day(
    store: Store, evidence: Evidence
) -> None:
    hand_in(store, evidence, spring(due_date=PartialDate(2027, 3)))
    hand_in(store, evidence, spring(due_date=PartialDate(2027, 6), status=Status.DELAYED))
    row = build(now(store), "plan-milestones", action="KAU-1").table.frame().iloc[0]
    assert (row["baseline"], row["due"], row["moved"]) == ("2027-03", "2027-06", "3 months later")
    shown = build(now(store), "milestone-history", action="KAU-1")
    assert shown.headline == "2 changes of milestones since they were first published"
    newest, first = shown.table.frame().to_dict("records")
    assert (first["changes"], newest["changes"]) == (
        "Due date: nothing → March 2027",
        "Due date: March 2027 → June 2027; Status: nothing → Delayed",
    )
    assert (newest["baseline"], first["by"]) == ("2027-03", "Project office")
    assert newest["date"] > first["date"]


def test_dates_of_other_precision_are_not_subtracted(store: Store, evidence: Evidence) -> None:
    hand_in(store, evidence, spring(due_date=PartialDate(2027, 3)))
    hand_in(store, evidence, spring(due_date=PartialDate(2027, 6, 1)))
    row = build(now(store), "plan-milestones", action="KAU-1").table.frame().iloc[0]
    assert row["moved"] == "dates of different precision"


def test_what_was_undone_stays_in_the_history_and_the_first_date_stays(store: Store, evidence: Evidence) -> None:
    hand_in(store, evidence, spring(due_date=PartialDate(2027, 3)))
    second = hand_in(store, evidence, spring(due_date=PartialDate(2028)))
    undo(store, second, ADMIN)
    found = now(store)
    row = build(found, "plan-milestones", action="KAU-1").table.frame().iloc[0]
    assert (row["baseline"], row["due"]) == ("2027-03", "2027-03")
    history = build(found, "milestone-history", action="KAU-1").table.frame()
    assert list(history["what"]) == ["Undone", "Handed in", "Handed in"]
    assert history["changes"][0] == "Due date: 2028 → March 2027"


def test_a_shipped_milestone_whose_changes_are_all_undone_is_as_shipped_with_its_history(
    store: Store, evidence: Evidence
) -> None:
    step = evidence.facts.milestones["hackathon-opens"]
    row = MilestoneRow(city="timisoara", action="TIM-1", milestone=step.title, due_date=PartialDate(2022))
    undo(store, hand_in(store, evidence, row), ADMIN)
    again = now(store).facts.milestones["hackathon-opens"]
    assert (again.due, again.done, again.baseline) == (step.due, step.done, step.due)
    assert len(build(now(store), "milestone-history", action="TIM-1").table.rows) == 2


def test_a_withdrawn_milestone_stays_visible_with_day_and_reason(store: Store, evidence: Evidence) -> None:
    hand_in(store, evidence, spring(due_date=PartialDate(2022, 3), status=Status.WITHDRAWN, reason="No students"))
    shown = build(now(store), "plan-milestones", action="KAU-1")
    row = shown.table.frame().iloc[0]
    assert (row["status"], row["reported"]) == ("↩ withdrawn", "Withdrawn")
    assert "Withdrawn, handed in on 1 March 2026: No students." in row["note"]
    timeline = build(now(store), "plan-timeline", action="KAU-1").figure
    assert isinstance(timeline, Timeline)
    assert [moment.label for moment in timeline.rows[0].moments] == ["Spring term"]


def test_without_changes_the_history_is_a_designed_state(evidence: Evidence) -> None:
    shown = build(evidence, "milestone-history", action="TIM-1")
    assert (shown.state, bool(shown.next_step)) == ("empty", True)


def test_a_declared_indicator_is_drawn_with_the_milestones_its_window_and_the_day_of_the_declaration(
    store: Store, evidence: Evidence
) -> None:
    hand_in(store, evidence, declaring())
    shown = build(now(store), "action-moved", action="TIM-1")
    assert shown.state == "shown"
    assert "Declared on 1 March 2026: it should move 1 to 3 years after the start: 2022–2024." in shown.subtitle
    assert isinstance(shown.figure, LineChart)
    marks = [mark for mark in shown.figure.marks if mark.kind == "milestone"]
    assert len(marks) == 2
    assert all(2021.1 < mark.start <= mark.end < 2021.2 for mark in marks)
    assert "23 August 2021" in marks[0].label
    drawn: Any = draw(shown.figure, look=page_look("light"), text=text_for("en"))
    assert sum("23 August 2021" in str(trace.hovertext) for trace in drawn.data) == 1
    assert any("does not say that the milestone moved it" in caveat for caveat in shown.caveats)


def test_a_milestone_known_by_its_year_is_a_stretch_of_a_year(store: Store, evidence: Evidence) -> None:
    later = MilestoneRow(city="timisoara", action="TIM-1", milestone="Later", due_date=PartialDate(2024))
    hand_in(store, evidence, declaring(), later)
    figure = build(now(store), "action-moved", action="TIM-1").figure
    assert isinstance(figure, LineChart)
    last = [mark for mark in figure.marks if mark.kind == "milestone"][-1]
    assert (round(last.start, 1), round(last.end, 1)) == (2023.5, 2024.5)
    assert figure.years[1] >= 2024


def test_an_undone_declaration_is_gone(store: Store, evidence: Evidence) -> None:
    number = hand_in(store, evidence, declaring())
    undo(store, number, ADMIN)
    assert build(now(store), "action-moved", action="TIM-1").state == "empty"


def test_an_indicator_without_figures_for_the_city_is_a_designed_state(store: Store, evidence: Evidence) -> None:
    hand_in(store, evidence, declaring(indicator_moved="city_theatres"))
    shown = build(now(store), "action-moved", action="TIM-1")
    assert shown.state in ("empty", "shown")
    assert "Declared on" in (shown.next_step or shown.subtitle)


def test_from_an_indicator_back_to_the_milestones_before_it(store: Store, evidence: Evidence) -> None:
    hand_in(store, evidence, declaring())
    shown = build(now(store), "milestones-before", indicator="births")
    assert shown.headline == "1 action is declared to move this indicator: Births of enterprises" or (
        shown.headline.startswith("1 action is declared to move this indicator")
    )
    frame = shown.table.frame()
    assert list(frame["date"]) == ["23 August 2021", "25 August 2021"]
    assert set(frame["declared"]) == {"1 March 2026"}
    assert isinstance(shown.figure, Listing)
    assert "action=TIM-1" in shown.figure.rows[0][1].address
    other = build(now(store), "milestones-before", indicator="deaths")
    assert (other.state, bool(other.next_step)) == ("empty", True)
    assert build(now(store), "milestones-before", indicator="births", cities=("matera",)).state == "empty"


@pytest.mark.parametrize("key", ["milestone-history", "action-moved", "milestones-before"])
def test_romanian_leaves_no_english(store: Store, evidence: Evidence, key: str) -> None:
    gala = MilestoneRow(
        city="timisoara", action="TIM-1", milestone="Gala", due_date=PartialDate(2024), status=Status.DELAYED
    )
    hand_in(store, evidence, declaring(), gala)
    english, romanian = (
        build(now(store), key, language, action="TIM-1", indicator="births") for language in ("en", "ro")
    )
    assert english.headline != romanian.headline
    assert english.subtitle != romanian.subtitle
    assert "Delayed" not in str(romanian.table.rows)


@pytest.mark.parametrize("key", ["plan-milestones", "milestone-history", "milestones-before", "action-moved", "plans"])
def test_the_plans_go_home_as_csv_and_excel_with_where_they_are_from(
    store: Store, evidence: Evidence, key: str
) -> None:
    step = evidence.facts.milestones["hackathon-opens"]
    moved = MilestoneRow(city="timisoara", action="TIM-1", milestone=step.title, due_date=PartialDate(2022))
    hand_in(store, evidence, declaring(), moved)
    shown = build(now(store), key, action="TIM-1", indicator="births")
    link = "./plans?action=TIM-1"
    about = provenance_of(shown, filters=(), retrieved=AS_OF, link=link, version="v1")
    assert about.source(text_for("en"))
    written = csv_bytes(shown.table, about, text_for("en")).decode("utf-8-sig")
    assert about.source(text_for("en")).split("; ")[0].split(" (")[0] in written
    assert link in written and len(written.splitlines()) > len(shown.table.rows)
    book = openpyxl.load_workbook(io.BytesIO(table_workbook(shown.table, about, text_for("en"))))
    assert any(link in str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row)


def test_five_hundred_milestones_handed_in_are_listed_one_by_one_and_drawn_by_month(
    store: Store, evidence: Evidence
) -> None:
    days = [dt.date(2021, 1, 1) + dt.timedelta(days=day) for day in range(500)]
    many = [
        MilestoneRow(city="kaunas", action="KAU-1", milestone=f"Step {n}", due_date=PartialDate.from_date(day))
        for n, day in enumerate(days)
    ]
    hand_in(store, evidence, *many)
    found = now(store)
    assert len(build(found, "plan-milestones", action="KAU-1").table.rows) == 500
    assert len(build(found, "milestone-history", action="KAU-1").table.rows) == 500
    timeline = build(found, "plan-timeline", action="KAU-1").figure
    assert isinstance(timeline, Timeline)
    assert len(timeline.rows[0].moments) < 40
