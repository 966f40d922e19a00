"""A city's workbook, from its bytes to what the exhibits would say, say once it is accepted, and say after an undo."""

import csv
import dataclasses
import datetime as dt
import io
from collections.abc import Iterable, Iterator
from pathlib import Path

import openpyxl
import pytest

from charts.lines import Line, LineChart, Panels
from data.catalogue import load_catalogue
from data.evidence import Evidence
from data.store import Store, open_store
from data.store.entries import ReceivedFile
from data.store.health import versions
from data.submissions import Comparison, Receipt, accept, compare, proposed, undo
from data.submissions.showing import evidence_version, imagined_evidence, shipped_reference, stored_evidence
from data.workbook.check import check_file
from exhibits.changes import ExhibitChange, changed_exhibits
from exhibits.exhibit import Exhibit, Parameters, Shown
from exhibits.registry import EXHIBITS
from exports.csv_file import csv_bytes
from exports.provenance import provenance_of
from exports.workbook import table_workbook
from tests.data.submissions.samples import ANA
from tests.data.workbook import generator as make
from text import text_for

EN = text_for("en")
SHIPPED = shipped_reference()
QUICK = [exhibit for key, exhibit in EXHIBITS.items() if not key.startswith("impact-")]
TIMISOARA = Parameters(cities=("timisoara",))
FIGURES = ("City", "Indicator", "Year", "Value", "Unit", "Source")
MILESTONES = ("City", "Action", "Milestone", "Due date", "Status", "Progress", "Reason")
ACTIONS = ("City", "Action", "Title", "Players", "Cost EUR", "Indicator moved", "Lag from", "Lag to")
HACKATHON = "Cultural2Business hackathon opens"
WORKBOOK = make.workbook(
    {
        "Indicators": [
            FIGURES,
            ("Timișoara", "Active enterprises", 2022, 39500, "number", "Trade register"),
            ("Timișoara", "Active enterprises", 2023, 40100, "number", "Trade register"),
        ],
        "Milestones": [
            MILESTONES,
            ("Timișoara", "TIM-1", HACKATHON, dt.date(2021, 10, 1), "Withdrawn", None, "The hall was closed"),
            ("Timișoara", "TIM-9", "First night market", "2027-05", "Not started", None, None),
        ],
        "Actions": [ACTIONS, ("Timișoara", "TIM-9", "Night market", "City hall", 1200, None, None, None)],
    }
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(folder=tmp_path, clock=lambda: dt.datetime(2026, 3, 1, tzinfo=dt.UTC))
    yield opened
    opened.close()


def compared(store: Store) -> Comparison:
    report = check_file(WORKBOOK, acting_city="timisoara", today=dt.date(2026, 3, 1))
    assert not [finding for finding in report.findings if finding.severity in ("error", "ask", "stop")]
    file = ReceivedFile(name="timisoara.xlsx", content=WORKBOOK)
    return compare(store, SHIPPED, proposed(report.content, load_catalogue(), file=file), ANA)


def handed_in(store: Store) -> Receipt:
    return accept(store, SHIPPED, compared(store), ANA)


def now(store: Store) -> Evidence:
    return stored_evidence(store, evidence_version(versions(store)))


def built(evidence: Evidence, key: str, parameters: Parameters = TIMISOARA) -> Shown:
    return EXHIBITS[key].build(evidence, parameters, EN)


def changes(
    before: Evidence, after: Evidence, *, city: str = "timisoara", exhibits: Iterable[Exhibit] = EXHIBITS.values()
) -> dict[str, ExhibitChange]:
    return {change.key: change for change in changed_exhibits(before, after, city=city, text=EN, exhibits=exhibits)}


def lines_of(shown: Shown) -> list[Line]:
    if isinstance(shown.figure, Panels):
        return [line for panel in shown.figure.panels for line in panel.chart.lines]
    assert isinstance(shown.figure, LineChart)
    return list(shown.figure.lines)


def test_the_preview_names_the_exhibits_that_would_change_with_sentences_and_values(store: Store) -> None:
    after = imagined_evidence(store, "preview", seen=compared(store))
    found = changes(now(store), after)
    figures = {"growth", "since-award", "trends", "city-figures", "city-trend", "own-figures"}
    plans = {"plans", "plan-timeline", "plan-milestones", "plan-status"}
    # Other exhibits of the plans may change with them; none of another subject does.
    assert figures | plans <= set(found)
    assert all(key.startswith(("plan-", "milestone-")) for key in set(found) - figures - plans)
    since = {(value.label, value.column): (value.before, value.after) for value in found["since-award"].values}
    assert since["Timișoara", "last_value"] == (None, 40100)
    trend = {(value.label, value.column): (value.before, value.after) for value in found["trends"].values}
    assert trend["Timișoara", "2022"] == (None, 39500)
    assert found["own-figures"].headline_before == "No figure of a city’s own is in force"
    assert found["own-figures"].headline_after.startswith("2 figures of the cities’ own")
    plan = {(value.label, value.column): (value.before, value.after) for value in found["plan-milestones"].values}
    assert plan[f"Timișoara · TIM-1 · {HACKATHON}", "due"] == ("2021-08-23", "2021-10-01")
    assert not any(column == "baseline" and before for (_, column), (before, _) in plan.items())
    assert found["plans"].headline_before != found["plans"].headline_after  # a cost is published for the first time
    assert now(store).own.empty


def test_another_city_sees_no_change_of_its_own(store: Store) -> None:
    after = imagined_evidence(store, "preview", seen=compared(store))
    assert not {"growth", "trends", "city-figures", "plans"} & set(
        changes(now(store), after, city="matera", exhibits=QUICK)
    )


@pytest.mark.slow
def test_what_was_previewed_is_what_is_shown_once_it_is_accepted(store: Store) -> None:
    preview = imagined_evidence(store, "preview", seen=compared(store))
    before = now(store)
    handed_in(store)
    for key in ("growth", "since-award", "trends", "city-figures", "city-trend"):
        assert built(now(store), key).table.rows == built(preview, key).table.rows
        assert built(now(store), key).headline == built(before, key).headline  # no official sentence moves


@pytest.mark.slow
def test_an_undo_takes_everything_back(store: Store) -> None:
    before = now(store)
    receipt = handed_in(store)
    assert changes(before, now(store), exhibits=QUICK)
    undo(store, receipt.submission, ANA)
    # That it was handed in and undone stays on record.
    assert set(changes(before, now(store), exhibits=QUICK)) <= {"milestone-history"}


@pytest.mark.parametrize("key", ["trends", "city-trend"])
def test_own_figures_are_marks_that_nothing_joins_to_the_official_line(store: Store, key: str) -> None:
    handed_in(store)
    shown = built(now(store), key, TIMISOARA.with_(measure="level"))
    official = [line for line in lines_of(shown) if line.key == "timisoara" and not line.own]
    (own,) = [line for line in lines_of(shown) if line.own]
    assert [(point.year, point.value) for segment in own.segments for point in segment] == [
        (2022, 39500), (2023, 40100),
    ]  # fmt: skip
    assert all(len(segment) == 1 for segment in own.segments)
    assert "own figure" in own.label
    assert official[0].last.year < 2022
    assert any("not official" in caveat for caveat in shown.caveats)
    assert isinstance(shown.figure, LineChart)
    assert shown.figure.years[1] >= 2023


def test_an_index_of_official_figures_holds_no_own_figure(store: Store) -> None:
    handed_in(store)
    shown = built(now(store), "trends")
    assert not any(line.own for line in lines_of(shown))
    whose = [(row["city"], row["whose"], row.get("2022"), row.get("change")) for row in shown.table.rows]
    assert ("Timișoara", "the city’s own, not official", 39500, None) in whose
    assert all(row["whose"] in ("official", "the city’s own, not official") for row in shown.table.rows)
    assert any("are not put on the base of official ones" in caveat for caveat in shown.caveats)


def test_the_source_names_the_organisation_and_the_day(store: Store) -> None:
    handed_in(store)
    for key in ("growth", "trends", "since-award", "city-figures", "city-trend"):
        said = [source.sentence(EN) for source in built(now(store), key).sources]
        assert "City of Timișoara: the city’s own figures, not official, handed in on 1 March 2026" in said


def test_every_own_figure_leads_to_workbook_sheet_cell_organisation_day_and_hash(store: Store) -> None:
    handed_in(store)
    shown = built(now(store), "own-figures")
    row = dict(shown.table.rows[0])
    digest = ReceivedFile(name="", content=WORKBOOK).sha256
    assert (row["year"], row["value"], row["sheet"], row["cell"]) == (2022, 39500, "Indicators", "D2")
    assert (row["organisation"], row["handed_in"], row["file"]) == ("City of Timișoara", "2026-03-01", digest)
    assert row["origin"] == "Trade register"
    assert "Ana Popescu" not in repr(shown)
    assert "timisoara.xlsx" not in repr(shown)


def test_an_indicator_that_only_the_city_counts_is_shown_alone(store: Store) -> None:
    evidence = now(store)
    own = evidence.own.reindex(range(1)).assign(
        indicator="establishments", geo="RO424", year=2023, value=900.0, flag="", source="partner:timisoara",
        breakdown="total", submission=0, sheet="Indicators", cell="D2", origin="",
    )  # fmt: skip
    handed = imagined_evidence(store, "preview", seen=compared(store)).additions.submissions
    additions = dataclasses.replace(evidence.additions, own=own, submissions=handed)
    alone = Evidence("alone", evidence.folder, "", additions)
    shown = built(alone, "city-trend", TIMISOARA.with_(indicator="establishments"))
    assert shown.state == "shown"
    assert shown.headline.endswith("900 in 2023, the city’s own figure")


def test_plans_say_who_told_what_when_and_in_which_cell(store: Store) -> None:
    handed_in(store)
    digest = ReceivedFile(name="", content=WORKBOOK).sha256
    rows = {row["milestone"]: row for row in built(now(store), "plan-milestones").table.rows}
    told = str(rows["First night market"]["told"])
    assert told == f"Handed in by City of Timișoara, 1 March 2026. File {digest}, Milestones, cell C3."
    assert rows["Cultural2Business hackathon closes with the awards"]["told"] == ""
    assert "Withdrawn, handed in on 1 March 2026: The hall was closed." in str(rows[HACKATHON]["note"])
    assert (rows[HACKATHON]["baseline"], rows[HACKATHON]["due"]) == ("2021-08-23", "2021-10-01")
    action = built(now(store), "action", Parameters(action="TIM-9"))
    fields = {row["field"]: row["published"] for row in action.table.rows}
    assert fields["Costs"] == "EUR 1,200"
    assert digest in str(fields["Handed in"])
    assert "First night market" in repr(built(now(store), "plan-timeline").table.rows)


def test_downloads_say_whose_figure_it_is_and_where_from(store: Store) -> None:
    handed_in(store)
    shown = built(now(store), "trends")
    about = provenance_of(shown, filters=(), retrieved=dt.date(2026, 3, 2), link="./growth", version="v")
    rows = list(csv.DictReader(io.StringIO(csv_bytes(shown.table, about, EN).decode("utf-8-sig"))))
    own = [row for row in rows if row["whose"] == "the city’s own, not official"]
    assert [(row["city"], row["2022"], row["2023"]) for row in own] == [("Timișoara", "39500.0", "40100.0")]
    assert (
        "City of Timișoara: the city’s own figures, not official, handed in on 1 March 2026" in own[0]["about_source"]
    )
    book = openpyxl.load_workbook(io.BytesIO(table_workbook(shown.table, about, EN)))
    written = [str(cell.value) for sheet in book for line in sheet.iter_rows() for cell in line]
    assert "the city’s own, not official" in written
    assert any("handed in on 1 March 2026" in words for words in written)
