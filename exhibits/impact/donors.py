"""Who the look-alike is made of, on the map and as a list; and who was left out, with the reason."""

from collections import Counter
from collections.abc import Mapping
from typing import Final

import pandas as pd

from analysis.impact.assessment import Assessment
from analysis.impact.controls import Removal, Removed
from charts.europe_map import EuropeMap
from charts.map_scale import Sizes
from charts.region_map import Window
from data.evidence import Evidence
from exhibits.exhibit import FIVE, Parameters, Shown
from exhibits.impact.asked import assessed
from exhibits.impact.own import sources_behind
from exhibits.impact.refusal import refused
from exhibits.sentences import region_name
from exhibits.table import Cell, Column, Table
from text import Text, mark

REMOVALS: Final[Mapping[Removal, str]] = {
    Removal.HOST: mark("holds, held or will hold a title itself"),
    Removal.SAME_REGION: mark("the city’s own region"),
    Removal.OTHER_EDITION: mark("belongs to another edition of the regional classification"),
    Removal.NO_REGION: mark("is not a place"),
    Removal.GAS: mark("its income comes and goes with Groningen’s gas"),
    Removal.MISSING: mark("lacks a figure"),
    Removal.BREAK: mark("is counted another way within the years"),
    Removal.NOT_COMPARABLE: mark("has no index"),
}


def build(evidence: Evidence, parameters: Parameters, text: Text) -> Shown:
    """Return the weights; the table names every region of the pool, kept or left out."""
    found = assessed(evidence, parameters)
    effect = found.effect
    if effect is None or not effect.weights:
        return refused(evidence, found, found.scm, text)
    heaviest = sorted(effect.weights, key=lambda code: -effect.weights[code])
    headline = text.say(
        "The look-alike is mostly {regions}",
        regions=text.listing(
            text.say(
                "{region} ({share})",
                region=region_name(evidence.catalogue, code, text),
                share=text.percent(effect.weights[code], decimals=0),
            )
            for code in heaviest[:3]
        ),
    )
    return Shown(
        headline=headline,
        subtitle=_subtitle(found, text),
        figure=_map(evidence, found, effect.weights, text),
        table=_table(evidence, found, effect.weights, text),
        alt=headline,
        sources=sources_behind(evidence, found),
    )


def _subtitle(found: Assessment, text: Text) -> str:
    counted = Counter(one.removal for one in found.removed)
    reasons = text.listing(
        text.say("{reason}: {number}", number=text.number(number), reason=text.say(REMOVALS[removal]))
        for removal, number in counted.most_common()
    )
    kept = text.number(len(found.panel.units) - 1)
    if not counted:
        return text.say("Regions that could be part of it: {kept}; none was left out.", kept=kept)
    return text.say("Regions that could be part of it: {kept}; left out: {reasons}.", kept=kept, reasons=reasons)


def _map(evidence: Evidence, found: Assessment, weights: Mapping[str, float], text: Text) -> EuropeMap:
    def written(value: float) -> str:
        """Return a weight as whole per cent."""
        return text.percent(value, decimals=0)

    catalogue = evidence.catalogue
    rows = [
        {
            "code": code,
            "name": region_name(catalogue, code, text),
            "longitude": region.longitude,
            "latitude": region.latitude,
            "value": weights.get(code, 0.0) if weights.get(code) else float("nan"),
            "label": written(weights.get(code, 0.0)),
        }
        for code in found.panel.units[1:]
        if (region := catalogue.regions[code]).longitude is not None
        and -32 <= region.longitude <= 52
        and region.latitude is not None
        and 27 <= region.latitude <= 74
    ]
    return EuropeMap(
        regions=pd.DataFrame(rows, columns=["code", "name", "longitude", "latitude", "value", "label"]),
        cities=_cities(evidence, found),
        scale=Sizes(max(weights.values())),
        title=text.say("Weight in the look-alike"),
        written=written,
        highlighted=frozenset({found.city}),
        window=Window(latitude=50.5, zoom=2.6),
    )


def _cities(evidence: Evidence, found: Assessment) -> pd.DataFrame:
    """Return the five cities as places only: none of them is part of the look-alike."""
    level = found.outcome.level
    return pd.DataFrame(
        {
            "key": key,
            "code": city.area(level),
            "name": city.name,
            "longitude": city.longitude,
            "latitude": city.latitude,
            "value": float("nan"),
            "label": "",
            "note": "",
        }
        for key in FIVE
        for city in (evidence.catalogue.cities[key],)
    )


def _table(evidence: Evidence, found: Assessment, weights: Mapping[str, float], text: Text) -> Table:
    columns = (
        Column("region", text.say("Region")),
        Column("code", text.say("Code")),
        Column("weight", text.say("Weight"), "percent", 1),
        Column("left_out", text.say("Left out because it")),
        Column("year", text.say("Year"), "year"),
        Column("detail", text.say("City")),
    )
    kept = sorted(found.panel.units[1:], key=lambda code: -weights.get(code, 0.0))
    rows: list[dict[str, Cell]] = [
        {"region": region_name(evidence.catalogue, code, text), "code": code, "weight": weights.get(code, 0.0)}
        for code in kept
    ]
    return Table(columns, (*rows, *(_left_out(evidence, one, text) for one in found.removed)))


def _left_out(evidence: Evidence, one: Removed, text: Text) -> dict[str, Cell]:
    return {
        "region": region_name(evidence.catalogue, one.geo, text),
        "code": one.geo,
        "left_out": text.say(REMOVALS[one.removal]),
        "year": one.year,
        "detail": one.detail,
    }
