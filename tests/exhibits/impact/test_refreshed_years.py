"""Impact computes anew when a refresh brings years after the title, and says so when a city hands in its own."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest

from data.evidence import Evidence
from data.store import Store, open_store
from data.store.health import versions
from data.submissions import Proposal, accept, compare, refreshed, undo
from data.submissions.showing import evidence_version, imagined_evidence, shipped_reference, stored_evidence
from exhibits.changes import changed_exhibits
from exhibits.exhibit import Parameters, Shown
from exhibits.impact.asked import assessed, candidates, usual
from exhibits.registry import EXHIBITS
from tests.data.submissions.samples import ADMIN, ANA, births, upload
from text import text_for

EN = text_for("en")
SHIPPED = shipped_reference()
CITIES = ("kaunas", "timisoara")
FIRMS = Parameters(indicator="enterprises", area="nuts3")
MONEY = Parameters(indicator="gdp", area="nuts3")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(folder=tmp_path, clock=lambda: dt.datetime(2027, 3, 1, tzinfo=dt.UTC))
    yield opened
    opened.close()


def with_later_years(dataset: str, indicator: str, last: int) -> Proposal:
    """Return a refresh of a dataset whose figures all go on, each year 2 per cent higher, to a year."""
    shipped = Evidence("").dataset(dataset)
    shipped = shipped[(shipped["indicator"] == indicator) & (shipped["breakdown"] == "total")]
    newest = shipped.dropna(subset=["value"]).sort_values("year").drop_duplicates("geo", keep="last")
    years = range(int(newest["year"].min()) + 1, last + 1)
    later = [
        goes_on.assign(year=year, value=goes_on["value"] * 1.02 ** (year - goes_on["year"]), flag="")
        for year in years
        for goes_on in [newest[newest["year"] < year]]
    ]
    whole = pd.concat([shipped, *later], ignore_index=True).drop_duplicates(["geo", "year"], keep="last")
    return refreshed(whole, datasets=[dataset])


def fetched(store: Store, proposal: Proposal) -> int:
    return accept(store, SHIPPED, compare(store, SHIPPED, proposal, ADMIN), ADMIN).submission


def now(store: Store) -> Evidence:
    return stored_evidence(store, evidence_version(versions(store)))


def answer(evidence: Evidence, city: str, parameters: Parameters) -> Shown:
    return EXHIBITS["impact-answer"].build(evidence, parameters.with_(cities=(city,)), EN)


@pytest.mark.slow
@pytest.mark.parametrize(("parameters", "dataset"), [(FIRMS, "bd_size_r3"), (MONEY, "nama_10r_3gdp")])
def test_a_refresh_with_years_after_the_title_is_computed_and_an_undo_takes_it_back(
    store: Store, parameters: Parameters, dataset: str
) -> None:
    before = {city: answer(now(store), city, parameters) for city in CITIES}
    assert all(shown.headline.endswith("so nothing can be told yet") for shown in before.values())
    number = fetched(store, with_later_years(dataset, parameters.indicator, 2026))
    evidence = now(store)
    for city in CITIES:
        after = answer(evidence, city, parameters)
        assert "nothing can be told yet" not in after.headline
        assert after.headline.endswith("figures end in 2026")
        effect = assessed(evidence, parameters.with_(cities=(city,))).effect
        # Business demography has a wider scope from 2021: what comes is told, and never measured across that break.
        assert (effect is None) == (dataset == "bd_size_r3")
        assert "data of March 2027" in after.sources[0].sentence(EN)
    undo(store, number, ADMIN)
    assert {city: answer(now(store), city, parameters) for city in CITIES} == before


def test_the_outcome_shown_first_follows_the_years_that_came(store: Store) -> None:
    assert usual(now(store), "kaunas").chosen.outcome.level == "nuts2"
    fetched(store, with_later_years("nama_10r_3gdp", "gdp", 2026))
    evidence = now(store)
    assert usual(evidence, "kaunas").chosen.outcome.level == "nuts3"
    money = next(item for item in candidates(evidence, "kaunas") if item.outcome.source == "nama_10r_3gdp")
    assert (money.last_year, money.clean_years, money.shortfall) == (2026, 5, None)


def test_the_preview_of_a_refresh_says_how_the_verdict_would_change(store: Store) -> None:
    seen = compare(store, SHIPPED, with_later_years("nama_10r_3gdp", "gdp", 2026), ADMIN)
    after = imagined_evidence(store, "preview", seen=seen)
    exhibits = [EXHIBITS[key] for key in ("impact-answer", "impact-outcomes")]
    (verdict, outcomes) = changed_exhibits(now(store), after, city="kaunas", text=EN, exhibits=exhibits)
    assert verdict.headline_before != verdict.headline_after
    assert outcomes.headline_after.startswith(
        "Gross domestic product (NUTS\N{NO-BREAK SPACE}3) is shown first for Kaunas"
    )
    assert now(store) == Evidence(evidence_version(versions(store)))


def test_a_citys_own_figures_are_named_and_in_no_estimate(store: Store) -> None:
    rows = [births(4000 + year, year=year, indicator="enterprises") for year in (2023, 2024, 2025)]
    before = now(store)
    accept(store, SHIPPED, compare(store, SHIPPED, upload(*rows), ANA), ANA)
    parameters = FIRMS.with_(cities=("timisoara",))
    assert answer(now(store), "timisoara", FIRMS) == answer(before, "timisoara", FIRMS)
    limits = EXHIBITS["impact-limits"].build(now(store), parameters, EN)
    assert any("figures of its own for 2023, 2024 and 2025" in str(row["reason"]) for row in limits.table.rows)
