"""A small made-up world for the tests: two dataset vintages, five cities' codes, regions of one country."""

from collections.abc import Iterable, Mapping
from datetime import date

import pandas as pd
from hypothesis import settings

from data.catalogue import Break, Catalogue, City, Dataset, Host, Indicator, Level, Region

COLUMNS = ["indicator", "geo", "year", "value", "flag", "source", "breakdown"]
SHIFTED = "People in business for themselves are counted from this year."

TIMISOARA = City(
    key="timisoara",
    name="Timișoara",
    country="RO",
    nuts3="RO424",
    nuts2="RO42",
    city_code="RO003C",
    fua_code="RO003F",
    longitude=21.23,
    latitude=45.75,
    title_year=2023,
    first_title_year=2021,
    window=(date(2023, 1, 1), date(2023, 12, 31)),
    awarded_on=date(2016, 9, 16),
    award_year=2016,
)
RIJEKA = City(
    key="rijeka",
    name="Rijeka",
    country="HR",
    nuts3="HR031",
    nuts2="HR03",
    city_code="HR002C",
    fua_code="HR002F",
    longitude=14.44,
    latitude=45.33,
    title_year=2020,
    first_title_year=2020,
    window=(date(2020, 1, 1), date(2021, 4, 30)),
    awarded_on=None,
    award_year=2016,
)


def observed(
    values: Mapping[int, float | None],
    *,
    indicator: str = "enterprises",
    geo: str = "RO424",
    source: str = "bd",
    breakdown: str = "total",
    flags: Mapping[int, str] | None = None,
) -> pd.DataFrame:
    """Return one series as observations; ``None`` is a row without a figure."""
    rows = [
        (indicator, geo, year, float("nan") if value is None else value, (flags or {}).get(year, ""), source, breakdown)
        for year, value in values.items()
    ]
    return pd.DataFrame(rows, columns=COLUMNS).astype({"value": "float64", "year": "int64"})


def together(*frames: pd.DataFrame) -> pd.DataFrame:
    """Return several series as one frame with categories, as the figures are loaded."""
    joined = pd.concat(frames, ignore_index=True)
    return joined.astype({"indicator": "category", "geo": "category", "source": "category", "breakdown": "category"})


def broken(year: int, *, geo: str = "RO424", indicator: str = "enterprises", **options: str) -> Break:
    """Return a catalogued break."""
    return Break(
        indicator=indicator,
        geo=geo,
        breakdown=options.get("breakdown", "total"),
        dataset=options.get("dataset", "bd"),
        year=year,
        kind=options.get("kind", "definition"),
        reason=SHIFTED,
        catalogued=True,
    )


def region(code: str, level: Level, name: str = "") -> Region:
    return Region(code, name or code, level, code[:2], 0.0, 0.0, (2021,), "")


def dataset(
    key: str, *, vintage: str = "2024-01", quoted: bool = False, years: tuple[int, int] = (2008, 2020)
) -> Dataset:
    return Dataset(
        key=key,
        title=key,
        provider="Eurostat",
        vintage=vintage,
        vintage_date=date.fromisoformat(f"{vintage}-01"),
        licence="",
        url="",
        coverage_note="",
        caveat="",
        quoted=quoted,
        first_year=years[0],
        newest_year=years[1],
    )


def indicator(key: str, *datasets: str, unit: str = "number", kind: str = "count") -> Indicator:
    return Indicator(key, key, key, unit, kind, "nuts3", ("total", "0", "1-9", "10+"), datasets or ("bd", "ebs"))


def catalogue(
    *breaks: Break,
    regions: Iterable[Region] = (),
    hosts: Iterable[Host] = (),
    cities: Iterable[City] = (TIMISOARA, RIJEKA),
) -> Catalogue:
    """Return a catalogue of the made-up world, with further regions, hosts and breaks."""
    counts = ("enterprises", "births", "deaths", "survivors_3y", "persons_employed", "arrivals", "nights")
    indicators = [
        *(indicator(name) for name in counts),
        indicator("population", "pop", "pop_old", unit="persons"),
        indicator("gdp", "gdp3", "gdp2", unit="million_eur", kind="amount"),
        indicator("birth_rate", unit="percent", kind="rate"),
        indicator("register_stock", "register"),
    ]
    areas = [
        region("RO424", "nuts3", "Timiș"),
        region("HR031", "nuts3"),
        region("RO42", "nuts2"),
        region("RO", "country", "Romania"),
        region("EU27_2020", "aggregate"),
        *regions,
    ]
    datasets = [
        dataset("bd"),
        dataset("ebs", vintage="2026-06", years=(2021, 2023)),
        dataset("pop"),
        dataset("pop_old"),
        dataset("gdp3", vintage="2024-05"),
        dataset("gdp2", vintage="2026-02"),
        dataset("register", quoted=True),
    ]
    return Catalogue(
        cities={city.key: city for city in cities},
        regions={area.code: area for area in areas},
        units={},
        indicators={item.key: item for item in indicators},
        datasets={item.key: item for item in datasets},
        breaks=tuple(breaks),
        hosts=tuple(hosts),
        flags={},
        title_events=(),
    )


# Frames take milliseconds and machines are shared: fewer examples, and none is timed.
steady = settings(max_examples=40, deadline=None)
