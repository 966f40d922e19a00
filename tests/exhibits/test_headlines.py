"""The sentence above a figure says what its table holds: every number in it is worked out again from the rows."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.evidence import Evidence
from exhibits.exhibit import FIVE, Shown
from exhibits.registry import EXHIBITS
from text import text_for

EN = text_for("en")
CITIES = st.lists(st.sampled_from(FIVE), min_size=2, unique=True).map(tuple)
NUMBER = re.compile(r"[−+-]?\d[\d,]*(?:\.\d+)?")


def shown(evidence: Evidence, key: str, **changes: object) -> Shown:
    exhibit = EXHIBITS[key]
    return exhibit.build(evidence, replace(exhibit.defaults, **changes), EN)  # type: ignore[arg-type]


def plain(sentence: str) -> str:
    """Return a sentence with spaces that may be broken."""
    return sentence.replace("\N{NO-BREAK SPACE}", " ")


def numbers(sentence: str) -> list[float]:
    return [float(found.replace(",", "").replace("−", "-")) for found in NUMBER.findall(sentence)]


def column(found: Shown, name: str) -> dict[str, float]:
    """Return a column by city, without the rows that have no figure."""
    return {str(row["city"]): float(str(row[name])) for row in found.table.rows if row.get(name) is not None}


@given(cities=CITIES)
@settings(max_examples=25, deadline=None)
def test_how_many_times_as_many_firms(evidence: Evidence, cities: tuple[str, ...]) -> None:
    found = shown(evidence, "where", cities=cities)
    values = column(found, "value")
    most, least = max(values, key=lambda city: values[city]), min(values, key=lambda city: values[city])
    if "times" in found.headline:
        assert numbers(found.headline)[0] == pytest.approx(
            values[most] / values[least], abs=0.05 if "." in found.headline else 0.5
        )
    assert found.headline.index(most) < found.headline.index(least)


@given(cities=CITIES)
@settings(max_examples=25, deadline=None)
def test_growth_is_that_of_the_first_and_last_year_named(evidence: Evidence, cities: tuple[str, ...]) -> None:
    found = shown(evidence, "growth", cities=cities)
    sentence = plain(found.headline)
    first, last = re.findall(r"from (\d{4}) to (\d{4})", sentence)[0]
    said = [(city, percent) for percent, city in re.findall(r"by (\d+) % around (\w+)", sentence)]
    said += re.findall(r"least around (\w+): by (\d+) %", sentence)
    said += re.findall(r"hardly changed around (\w+) from \d{4} to \d{4}: ([+−]?\d+) %", sentence)
    assert said
    for city, percent in said:
        row = next(row for row in found.table.rows if row["city"] == city)
        growth = float(str(row[last])) / float(str(row[first])) - 1
        assert growth * 100 == pytest.approx(numbers(percent)[0], abs=0.5)


def test_in_how_many_cities_the_figures_end_with_the_title(evidence: Evidence) -> None:
    found = shown(evidence, "completeness")
    counted = [int(year) for row in found.table.rows for year, state in row.items() if state == "counted"]
    ended = [key for key in FIVE if evidence.catalogue.cities[key].title_year >= max(counted)]
    assert numbers(found.headline) == [len(ended), len(FIVE), max(counted)]


@pytest.mark.parametrize("year", [2015, 2018, 2020])
def test_every_citys_value_of_the_year(evidence: Evidence, year: int) -> None:
    found = shown(evidence, "region-years", year=year)
    for key in FIVE:
        name = evidence.catalogue.cities[key].name
        row = next(row for row in found.table.rows if str(row["region"]).startswith(name))
        value = row.get(str(year))
        assert value is None or f"{name} {EN.number(float(str(value)))}" in found.headline


@pytest.mark.parametrize("city", FIVE)
def test_a_citys_change_is_that_between_the_years_named(evidence: Evidence, city: str) -> None:
    found = shown(evidence, "city-trend", cities=(city,))
    change, first, last = numbers(found.headline)
    values = {int(str(row["year"])): float(str(row["value"])) for row in found.table.rows if row["value"] is not None}
    assert change == pytest.approx((values[int(last)] / values[int(first)] - 1) * 100, abs=0.05)


@pytest.mark.parametrize("city", FIVE)
def test_how_many_indicators_and_of_which_years(evidence: Evidence, city: str) -> None:
    found = shown(evidence, "city-figures", cities=(city,))
    years = [int(str(row["year"])) for row in found.table.rows]
    count, *ends = numbers(found.headline.replace("–", " "))
    assert (count, min(ends), max(ends)) == (len(found.table.rows), min(years), max(years))


def test_the_share_that_survives_is_highest_and_lowest_as_said(evidence: Evidence) -> None:
    found = shown(evidence, "strengthen")
    share = column(found, "survival_compared")
    assert "2018" in next(one.title for one in found.table.columns if one.name == "survival_compared")
    high, low = re.findall(r"(?:around (\w+))[^:]*: (\d+\.\d) %", plain(found.headline))
    assert high == (max(share, key=lambda city: share[city]), f"{max(share.values()) * 100:.1f}")
    assert low == (min(share, key=lambda city: share[city]), f"{min(share.values()) * 100:.1f}")


def test_the_index_of_the_city_and_of_its_country(evidence: Evidence) -> None:
    found = shown(evidence, "impact-index")
    index, year, *_ = numbers(found.headline)
    assert index == round(float(str(found.table.rows[0][str(int(year))])))


Counted = Callable[[Shown], list[float]]
ROWS: Counted = lambda found: [len(found.table.rows)]  # noqa: E731 - one of several short counts
SEVERAL: dict[str, tuple[int, Counted]] = {
    "datasets": (1, ROWS),
    "claims": (1, ROWS),
    "labs": (1, ROWS),
    "participation": (1, ROWS),
    "practices": (1, ROWS),
    "transfers": (1, ROWS),
    "transfer-evidence": (1, ROWS),
    "plan-unverified": (1, ROWS),
    "plan-undrawn": (1, ROWS),
    "programme": (1, ROWS),
    "planned-reported": (1, lambda found: [len(found.table.rows) / 2]),
    "plan-milestones": (
        3,
        lambda found: [_status(found, "done"), len(found.table.rows), _status(found, "past its date")],
    ),
    "plan-actions": (2, lambda found: [_status(found, "done"), len(found.table.rows)]),
    "plan-open": (1, lambda found: [len(found.table.rows) - _status(found, "done")]),
}


def _status(found: Shown, status: str) -> int:
    return sum(str(row["status"]).endswith(status) for row in found.table.rows)


@pytest.mark.parametrize("key", list(SEVERAL))
def test_what_is_counted_stands_in_the_table(evidence: Evidence, key: str) -> None:
    first, count = SEVERAL[key]
    found = shown(evidence, key)
    assert numbers(found.headline)[:first] == count(found)
