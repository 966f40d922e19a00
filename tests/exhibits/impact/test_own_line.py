"""Impact from a city's own figures: there once they make a series alone, named to the cell, gone after an undo."""

import csv
import datetime as dt
import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from charts.lines import LineChart
from charts.listing import Listing
from charts.verdict import VerdictChips
from data.content import IndicatorRow
from data.evidence import Evidence
from data.store import Store, open_store
from data.store.health import versions
from data.submissions import Comparison, accept, compare, undo
from data.submissions.showing import evidence_version, imagined_evidence, shipped_reference, stored_evidence
from exhibits.changes import changed_exhibits
from exhibits.exhibit import Parameters, Shown
from exhibits.filters import filters_in_words
from exhibits.impact.asked import assessed
from exhibits.impact.outcomes import why
from exhibits.registry import EXHIBITS, IMPACT
from exports.csv_file import csv_bytes
from exports.provenance import provenance_of
from tests.data.submissions.samples import ADMIN, births, upload
from text import text_for

EN = text_for("en")
SHIPPED = shipped_reference()
MONEY = Parameters(cities=("kaunas",), indicator="gdp", area="nuts3")
LEEUWARDEN = MONEY.with_(cities=("leeuwarden",))
FIRMS = Parameters(cities=("timisoara",), indicator="enterprises", area="nuts3")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(folder=tmp_path, clock=lambda: dt.datetime(2026, 3, 1, tzinfo=dt.UTC))
    yield opened
    opened.close()


def money(years: range, *, city: str = "kaunas", first: float = 5000.0, growth: float = 1.03) -> list[IndicatorRow]:
    """Return GDP that a city counts itself, each year so much higher, from a sheet of one column."""
    return [
        births(
            first * growth ** (year - years[0]), year=year, city=city, indicator="gdp", unit="million_eur",
            cell=f"D{year - 1990}",
        )
        for year in years
    ]  # fmt: skip


def compared(store: Store, rows: list[IndicatorRow]) -> Comparison:
    return compare(store, SHIPPED, upload(*rows), ADMIN)


def hand_in(store: Store, rows: list[IndicatorRow]) -> int:
    return accept(store, SHIPPED, compared(store, rows), ADMIN).submission


def now(store: Store) -> Evidence:
    return stored_evidence(store, evidence_version(versions(store)))


def built(evidence: Evidence, key: str, parameters: Parameters = MONEY) -> Shown:
    return EXHIBITS[f"impact-{key}"].build(evidence, parameters, EN)


def said(evidence: Evidence, parameters: Parameters = MONEY) -> str:
    """Return every reason and remark under "what this cannot tell"."""
    return " ".join(str(row["reason"]) for row in built(evidence, "limits", parameters).table.rows)


def test_years_after_the_title_bring_the_estimate_and_an_undo_takes_it_back(store: Store) -> None:
    before = now(store)
    assert assessed(before, MONEY).effect is None
    assert built(before, "answer").headline.endswith("so nothing can be told yet")
    number = hand_in(store, money(range(2000, 2024)))
    found = assessed(now(store), MONEY)
    assert found.effect is not None
    assert found.effect.estimate is not None
    assert found.panel.row("LT022").tolist() == pytest.approx([5000 * 1.03**step for step in range(23)])
    assert "counted by Kaunas itself: whether the title changed anything cannot be told" in (
        built(now(store), "answer").headline
    )
    assert built(now(store), "synthetic").state == "shown"
    undo(store, number, ADMIN)
    for key in ("answer", "index", "synthetic", "limits", "outcomes"):
        assert built(now(store), key) == built(before, key)


def test_a_corrected_figure_changes_the_estimate(store: Store) -> None:
    hand_in(store, money(range(2000, 2023)))
    first = assessed(now(store), MONEY)
    hand_in(store, [births(99999, year=2022, city="kaunas", indicator="gdp", unit="million_eur", cell="D32")])
    second = assessed(now(store), MONEY)
    assert first.effect is not None
    assert second.effect is not None
    assert second.natural != first.natural
    assert second.own is not None
    assert [one.submission for one in second.own.figures] == [1] * 22 + [2]


def test_every_picture_says_whose_the_line_is(store: Store) -> None:
    hand_in(store, money(range(2000, 2023)))
    evidence = now(store)
    for key in ("index", "synthetic", "gaps", "robustness"):
        assert "the city’s line: its own figures, all others: Eurostat’s" in built(evidence, key).subtitle
    assert "counted by the city itself; compared with" in built(evidence, "answer").lead
    assert "counted by the city itself; compared with" in built(evidence, "answer").subtitle
    assert "Kaunas counts its own line, Eurostat counts the others" in said(evidence)


def test_the_line_drawn_is_one_stretch_of_own_figures(store: Store) -> None:
    hand_in(store, money(range(2000, 2024)))
    figure = built(now(store), "index").figure
    assert isinstance(figure, LineChart)
    (run,) = figure.lines[0].segments
    assert [point.year for point in run] == list(range(2000, 2024))
    assert run[-1].value / run[0].value == pytest.approx(1.03**23)
    assert max(line.last.year for line in figure.lines[1:]) < 2023


def test_sources_and_downloads_name_submission_sheet_cell_and_file(store: Store) -> None:
    rows = money(range(2000, 2023))
    hand_in(store, rows)
    evidence, digest = now(store), compared(store, rows).proposal.file.sha256  # type: ignore[union-attr]
    for key in ("answer", "index", "synthetic", "gaps", "limits", "numbers", "donors", "robustness", "did"):
        said = [source.sentence(EN) for source in built(evidence, key).sources]
        assert said[0].startswith("Eurostat, nama_10r_3gdp")
        assert said[1] == "Project: the city’s own figures, not official, handed in on 1 March 2026"
    shown = built(evidence, "synthetic")
    about = provenance_of(shown, filters=(), retrieved=dt.date(2026, 3, 2), link="./impact", version="v")
    read = list(csv.DictReader(io.StringIO(csv_bytes(shown.table, about, EN).decode("utf-8-sig"))))
    city = next(row for row in read if row["code"] == "LT022")
    assert city["whose"] == "the city’s own, not official"
    assert "2022: submission 1, Indicators, cell D32." in city["cells"]
    assert {row["whose"] for row in read if row["code"] not in ("LT022", "look-alike")} == {"official"}
    numbers = {row["code"]: row for row in built(evidence, "answer").table.rows}
    assert numbers["own_2022"]["written"] == f"Submission 1, Indicators, cell D32, file {digest}."
    assert numbers["own_2022"]["value"] == pytest.approx(5000 * 1.03**22)


def test_official_figures_stay_first_where_they_reach_the_title(store: Store) -> None:
    before = built(now(store), "synthetic", LEEUWARDEN)
    hand_in(store, money(range(2000, 2022), city="leeuwarden", first=9000))
    evidence = now(store)
    assert built(evidence, "synthetic", LEEUWARDEN) == before
    assert "the choice “Figures” above computes the same from the city’s own" in said(evidence, LEEUWARDEN)
    own = LEEUWARDEN.with_(figures="own")
    assert assessed(evidence, own).natural != assessed(evidence, LEEUWARDEN).natural
    assert assessed(evidence, own).panel.row("NL124")[0] == 9000
    assert built(evidence, "answer", own).figure.words == "It cannot be told"  # type: ignore[union-attr]
    uses = EXHIBITS["impact-answer"].uses
    assert ("Figures", "Handed in by the city") in filters_in_words(uses, own, evidence.catalogue, EN)


def test_official_figures_can_be_asked_for_where_own_ones_come_first(store: Store) -> None:
    before = built(now(store), "answer")
    hand_in(store, money(range(2000, 2023)))
    assert built(now(store), "answer", MONEY.with_(figures="official")) == before


def test_how_far_the_two_agree_is_said(store: Store) -> None:
    official = now(store).everywhere.query("indicator == 'gdp' and geo == 'LT022' and source == 'nama_10r_3gdp'")
    held = dict(zip(official["year"].tolist(), official["value"].tolist(), strict=True))
    values = held | {2010: held[2010] * 1.2, 2022: 12000.0}
    rows = [
        births(value, year=year, city="kaunas", indicator="gdp", unit="million_eur") for year, value in values.items()
    ]
    hand_in(store, rows)
    assert (
        f"In {len(held)} years there are own and official figures: in {len(held) - 1} of them the two differ by no "
        "more than 1%; the largest difference is +20.0%, in 2010."
    ) in said(now(store)).replace("\N{NO-BREAK SPACE}", "").replace(" %", "%")


def test_what_is_missing_is_named_and_nothing_is_computed(store: Store) -> None:
    before = built(now(store), "answer")
    hand_in(store, money(range(2022, 2025)))
    evidence = now(store)
    assert built(evidence, "answer") == before
    assert "figures of its own for 2022, 2023 and 2024" in said(evidence)
    assert "of these years are needed too: 2019, 2020 and 2021." in said(evidence)
    wish = built(evidence, "answer", MONEY.with_(figures="own"))
    assert wish.headline == before.headline
    assert wish.caveats[0].endswith("Years whose own figure is needed: 2019, 2020 and 2021.")


def test_a_small_count_that_is_kept_back_is_a_missing_year(store: Store) -> None:
    births_of = Parameters(cities=("leeuwarden",), indicator="births", area="nuts3", figures="own")
    rows = [births(900 + year, year=year, city="leeuwarden") for year in range(2010, 2021)]
    hand_in(store, rows)
    assert assessed(now(store), births_of).own is not None
    hand_in(store, [births(2, year=2017, city="leeuwarden")])
    assert assessed(now(store), births_of).own is None
    assert "of these years are needed too: 2017." in said(now(store), births_of)


def test_own_figures_wait_where_the_other_regions_end(store: Store) -> None:
    rows = [births(30000 + year, year=year, indicator="enterprises") for year in range(2011, 2025)]
    hand_in(store, rows)
    evidence = now(store)
    assert built(evidence, "answer", FIRMS).headline.endswith(
        "Timișoara’s own figures reach 2024, those of the regions to compare with end in 2020, so nothing can be told "
        "yet"
    )
    assert "end in 2020, before the event of 2023: nothing can be compared after that" in said(evidence, FIRMS)
    refused = built(evidence, "synthetic", FIRMS)
    assert (refused.state, "later official figures are fetched" in refused.next_step) == ("refused", True)
    figure = built(evidence, "index", FIRMS).figure
    assert isinstance(figure, LineChart)
    assert figure.lines[0].last.year == 2024
    assert figure.band is not None
    assert figure.band.years[-1] == 2020


def test_rijeka_is_described_only_whoever_counts(store: Store) -> None:
    rijeka = MONEY.with_(cities=("rijeka",), figures="own")
    hand_in(store, money(range(2005, 2023), city="rijeka"))
    assert assessed(now(store), rijeka).own is not None
    assert "only described" in built(now(store), "answer", rijeka).headline
    assert built(now(store), "synthetic", rijeka).state == "refused"


def test_other_pages_never_show_a_better_verdict(store: Store) -> None:
    hand_in(store, money(range(2000, 2023)))
    chips = EXHIBITS["verdicts"].build(now(store), Parameters(cities=("kaunas",), indicator="gdp", area="nuts3"), EN)
    assert isinstance(chips.figure, VerdictChips)
    assert chips.figure.chips[0].words == "It cannot be told"
    assert "counted by Kaunas itself" in chips.headline


def test_the_outcomes_and_the_preview_name_the_own_years(store: Store) -> None:
    rows = money(range(2000, 2023))
    after = imagined_evidence(store, "preview", seen=compared(store, rows))
    found = changed_exhibits(now(store), after, city="kaunas", text=EN, exhibits=[EXHIBITS["impact-outcomes"]])
    assert [(value.column, value.after) for change in found for value in change.values] == [
        ("own", "the city’s own: 2000–2022")
    ]
    figure = built(after, "outcomes").figure
    assert isinstance(figure, Listing)
    firms = [births(9000 + year, year=year, city="kaunas", indicator="enterprises") for year in range(2015, 2024)]
    hand_in(store, firms)
    assert "Kaunas’s own figures reach 2023" in why(now(store), "kaunas", EN)


@pytest.mark.parametrize("language", ["en", "ro"])
@pytest.mark.parametrize("exhibit", [one.key for one in IMPACT if one.key not in ("impact-contests", "impact-studies")])
def test_every_exhibit_is_built_in_both_languages(store: Store, exhibit: str, language: str) -> None:
    hand_in(store, money(range(2000, 2024)))
    shown = EXHIBITS[exhibit].build(now(store), MONEY, text_for(language))
    assert shown.headline
    assert shown.state == "shown" or shown.next_step
    if language == "ro":
        for english in ("the city", "counted by", "own figure", "Submission", "official figures"):
            assert english not in repr((shown.headline, shown.subtitle, shown.caveats, shown.lead, shown.table.rows))
