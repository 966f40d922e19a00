"""The map of Europe: one indicator, one year, all regions of one level; and the same as a table."""

from typing import Any, Final

import pandas as pd

from charts.europe_map import EuropeMap
from charts.region_map import EUROPE, Window
from data.catalogue import Catalogue, Level
from data.evidence import Evidence
from exhibits.exhibit import FIVE, Parameters, Shown, nothing_to_show
from exhibits.regions.figures import RegionFigures, region_figures
from exhibits.regions.headline import headline
from exhibits.regions.observed import published
from exhibits.regions.offers import LEVEL_NAMES, OFFERED, decimals_of, level_of, title_of, unit_title, writer
from exhibits.regions.places import title_cities
from exhibits.regions.rows import FrameRows
from exhibits.sentences import city_names, region_name
from exhibits.sources import sources_of
from exhibits.table import Column, Table
from text import Text

ZOOMS: Final[dict[Level, float]] = {"nuts3": 6, "nuts2": 5.2, "country": 4.3}


def build(evidence: Evidence, parameters: Parameters, text: Text) -> Shown:
    """Return the map, with a headline about the highest region and the five cities."""
    figures = figures_for(evidence, parameters)
    if figures is None:
        return nothing_to_show(
            text.say("There are no figures of regions for this choice"),
            next_step=text.say("Choose another indicator or level above the map."),
        )
    catalogue = evidence.catalogue
    year = parameters.year or figures.usual_year
    said = headline(catalogue, figures, year, text)
    return Shown(
        headline=said,
        subtitle=_subtitle(catalogue, figures, year, text),
        figure=_figure(catalogue, figures, year, parameters, text),
        table=_table(catalogue, figures, year, text),
        alt=said,
        sources=sources_of(catalogue, _datasets(evidence, figures)),
        caveats=_caveats(catalogue, figures, year, text),
    )


def figures_for(evidence: Evidence, parameters: Parameters) -> RegionFigures | None:
    """Return the figures that the parameters name, None where there are none."""
    offered = OFFERED.get(parameters.indicator, ())
    wanted = parameters.area or (level_of(evidence.catalogue, parameters.indicator) if offered else "")
    for level in offered:
        if level == wanted:
            return region_figures(evidence, parameters.indicator, parameters.breakdown, level)
    return None


def _datasets(evidence: Evidence, figures: RegionFigures) -> list[str]:
    """Return the datasets behind the map; a rate per inhabitant has those of population too."""
    rows = published(evidence, figures.indicator)
    if "population_source" not in rows:
        return [figures.dataset]
    return [figures.dataset, *sorted(rows["population_source"].unique())]


def _subtitle(catalogue: Catalogue, figures: RegionFigures, year: int, text: Text) -> str:
    values = {
        "unit": unit_title(catalogue, figures.indicator, text),
        "year": year,
        "number": text.number(int(figures.of(year).notna().sum())),
        "all": text.number(len(figures.areas)),
        "first": figures.years[0],
        "last": figures.years[-1],
    }
    if figures.level == "country":
        return text.say(
            "Unit: {unit}. {number} of {all} countries have a figure for {year}; figures reach from {first} to {last}.",
            **values,
        )
    return text.say(
        "Unit: {unit}. Areas: {level}, NUTS edition of {edition}. {number} of {all} have a figure for {year}; figures "
        "reach from {first} to {last}.",
        level=text.say(LEVEL_NAMES[figures.level]),
        edition=figures.edition,
        **values,
    )


def _figure(catalogue: Catalogue, figures: RegionFigures, year: int, parameters: Parameters, text: Text) -> EuropeMap:
    write = writer(catalogue, figures.indicator, text)
    drawn = figures.areas[figures.areas["drawn"]]
    values = figures.of(year).reindex(drawn.index)
    regions = pd.DataFrame(
        {
            "code": drawn.index,
            "name": _names(catalogue, drawn, figures.level, text),
            "longitude": drawn["longitude"],
            "latitude": drawn["latitude"],
            "value": values,
            "label": [write(value) for value in values],
        }
    ).reset_index(drop=True)
    title = text.say(
        "{indicator}, {year} ({unit})",
        indicator=title_of(catalogue, figures.indicator, figures.breakdown, text),
        year=year,
        unit=unit_title(catalogue, figures.indicator, text),
    )
    return EuropeMap(
        regions=regions,
        cities=_cities(catalogue, figures, year, text),
        scale=figures.scale,
        title=title,
        written=write,
        highlighted=_highlighted(catalogue, figures, parameters.region),
        places=title_cities(catalogue, text) if "hosts" in parameters.layers else None,
        window=_window(catalogue, figures, parameters),
    )


def _names(catalogue: Catalogue, areas: pd.DataFrame, level: Level, text: Text) -> "pd.Series[str]":
    if level != "country":
        return areas["name"]
    return pd.Series([region_name(catalogue, str(code), text) for code in areas.index], index=areas.index)


def _cities(catalogue: Catalogue, figures: RegionFigures, year: int, text: Text) -> pd.DataFrame:
    """Return the five cities at their own coordinates, with the figure of their region and, if larger, its name."""
    write, values = writer(catalogue, figures.indicator, text), figures.of(year).to_dict()
    rows = []
    for key in FIVE:
        city = catalogue.cities[key]
        code = city.area(figures.level)
        value = values.get(code, float("nan"))
        name = region_name(catalogue, code, text)
        rows.append(
            {
                "key": key,
                "code": code,
                "name": city.name,
                "longitude": city.longitude,
                "latitude": city.latitude,
                "value": value,
                "label": text.say("{figure} ({region})", figure=write(value), region=name),
                "note": "" if figures.level == "nuts3" else name,
            }
        )
    return pd.DataFrame(rows)


def _highlighted(catalogue: Catalogue, figures: RegionFigures, region: str) -> frozenset[str]:
    """Return what is selected: a partner city by its key, because its region is drawn as the city."""
    if not region:
        return frozenset()
    keys = [key for key in FIVE if catalogue.cities[key].area(figures.level) == region]
    return frozenset(keys or [region])


def _window(catalogue: Catalogue, figures: RegionFigures, parameters: Parameters) -> Window:
    """Return Europe, or the selected region from close by."""
    base: dict[str, Any] = {"base_map": "streets" if "streets" in parameters.layers else "outlines"}
    whole = Window(**base)
    if parameters.region not in figures.areas.index:
        return whole
    area = catalogue.regions[parameters.region]
    if area.longitude is None or area.latitude is None or not figures.areas["drawn"][parameters.region]:
        return whole
    longitude, latitude = area.longitude, area.latitude
    for city in catalogue.cities.values():
        if city.area(figures.level) == parameters.region:
            longitude, latitude = city.longitude, city.latitude
    return whole.near(longitude, latitude, zoom=max(ZOOMS[figures.level], EUROPE.zoom))


def _table(catalogue: Catalogue, figures: RegionFigures, year: int, text: Text) -> Table:
    """Return every region of the level, the highest first; those without a figure at the end."""
    areas = figures.areas
    frame = pd.DataFrame(
        {
            "rank": figures.ranks(year),
            "region": _names(catalogue, areas, figures.level, text),
            "code": areas.index,
            "country": [region_name(catalogue, country, text) for country in areas["country"]],
            "year": year,
            "value": figures.of(year),
            "flag": figures.flags[year],
            "note": [_row_note(drawn=bool(drawn), text=text) for drawn in areas["drawn"]],
        }
    ).reset_index(drop=True)
    frame = frame.sort_values(["rank", "code"], na_position="last", ignore_index=True)
    columns = (
        Column("rank", text.say("Rank"), "number"),
        Column("region", text.say("Region")),
        Column("code", text.say("Code")),
        Column("country", text.say("Country")),
        Column("year", text.say("Year"), "year"),
        Column(
            "value",
            title_of(catalogue, figures.indicator, figures.breakdown, text),
            "number",
            decimals_of(catalogue, figures.indicator),
        ),
        Column("flag", text.say("Flag")),
        Column("note", text.say("Note")),
    )
    return Table(columns, FrameRows(frame))


def _row_note(*, drawn: bool, text: Text) -> str:
    return "" if drawn else text.say("outside the map")


def _caveats(catalogue: Catalogue, figures: RegionFigures, year: int, text: Text) -> tuple[str, ...]:
    """Return what the map cannot tell: places outside it, codes of other editions, and the dataset's own caveat."""
    dataset = catalogue.datasets[figures.dataset]
    outside = int((~figures.areas["drawn"]).sum())
    said = [
        text.plural(
            "{number} area overseas lies outside the map; it stands in the table.",
            "{number} areas overseas lie outside the map; they stand in the table.",
            outside,
        )
        if outside
        else "",
        _other_codes(catalogue, figures, year, text),
        text.say(dataset.caveat),
    ]
    return tuple(sentence for sentence in said if sentence)


def _other_codes(catalogue: Catalogue, figures: RegionFigures, year: int, text: Text) -> str:
    others = figures.other_editions.get(year, frozenset())
    if not others:
        return ""
    moved = [city for city in catalogue.cities.values() if others & set(city.other_codes)]
    if moved:
        return text.plural(
            "{number} code of another NUTS edition has figures too and is left out, that of {cities}: one map shows "
            "one edition, so that no place counts twice.",
            "{number} codes of other NUTS editions have figures too and are left out, among them those of {cities}: "
            "one map shows one edition, so that no place counts twice.",
            len(others),
            cities=city_names(moved, text),
        )
    return text.plural(
        "{number} code of other NUTS editions has figures too and is left out: one map shows one edition, so that no "
        "place counts twice.",
        "{number} codes of other NUTS editions have figures too and are left out: one map shows one edition, so that "
        "no place counts twice.",
        len(others),
    )
