"""The table of a picture: the figures behind it, with the change and a thick rule at every break."""

from collections.abc import Sequence

from data.catalogue import Catalogue
from exhibits.exhibit import Measure
from exhibits.own import OFFICIAL, OWN, WHOSE, whose_column
from exhibits.sentences import region_name
from exhibits.table import Cell, Column, Kind, Table
from exhibits.trends.question import Question
from exhibits.trends.reference import Reference
from exhibits.trends.traces import Trace
from text import Text


def table(
    catalogue: Catalogue,
    question: Question,
    found: Sequence[Trace],
    bands: Sequence[Reference],
    *,
    own: Sequence[Trace] = (),
    decimals: int,
    text: Text,
) -> Table:
    """Return a row per area: published or computed figures by calendar year, then the change over the years drawn.

    A city's own figures have a row of their own, marked in a column that is there only where such rows are.
    """
    measure = question.parameters.measure
    shown = [trace for trace in found if trace.figures]
    years = sorted({year for trace in [*shown, *own] for year in _cells(trace, measure)})
    kind: Kind = "change" if measure == "growth" else "number"
    columns = (
        Column("city", text.say("City")),
        Column("area", text.say("Area")),
        *([Column("zero", _zero_title(question, text), "year")] if question.parameters.align != "calendar" else []),
        *(Column(str(year), str(year), kind, 1 if measure == "growth" else decimals) for year in years),
        *(
            [Column("first", text.say("From"), "year"), Column("last", text.say("To"), "year")]
            if measure == "index"
            else []
        ),
        *([Column("change", text.say("Change"), "change", 1)] if measure == "index" else []),
        *([whose_column(text)] if own else []),
    )
    rows = [_row(catalogue, trace, measure, text) for trace in shown]
    cuts = {(number, str(before)) for number, trace in enumerate(shown) for before in _before_breaks(trace)}
    rows += [row for reference in bands if (row := _median_row(reference, measure, text))]
    if own:
        rows = [row | {WHOSE: text.say(OFFICIAL)} for row in rows]
        rows += [_row(catalogue, trace, measure, text) | {WHOSE: text.say(OWN)} for trace in own]
    return Table(columns, tuple(rows), frozenset(cut for cut in cuts if int(cut[1]) in years))


def _zero_title(question: Question, text: Text) -> str:
    return text.say("Award year") if question.parameters.align == "award" else text.say("Title year")


def _cells(trace: Trace, measure: Measure) -> dict[int, float]:
    if measure == "growth":
        return {step.year: step.value for step in trace.steps}
    return {year: figure for year, (figure, _) in trace.figures.items()}


def _row(catalogue: Catalogue, trace: Trace, measure: Measure, text: Text) -> dict[str, Cell]:
    area = trace.area
    row: dict[str, Cell] = {
        "city": catalogue.cities[area.city].name if area.role == "city" else "",
        "area": _area_name(catalogue, trace, text),
        "zero": area.zero or None,
        **{str(year): value for year, value in _cells(trace, measure).items()},
    }
    if measure == "index" and trace.steps:
        row |= {"first": trace.first, "last": trace.last, "change": trace.change}
    return row


def _area_name(catalogue: Catalogue, trace: Trace, text: Text) -> str:
    """Return the region's own name; a runner-up's with its city."""
    area = trace.area
    name = region_name(catalogue, area.geo, text)
    plain = area.role == "city" or area.geo not in catalogue.regions or area.name == name
    return name if plain else text.say("{region} ({city})", region=name, city=area.name)


def _before_breaks(trace: Trace) -> list[int]:
    """Return the years after which a new way of counting begins."""
    years = sorted(trace.figures)
    return [max(year for year in years if year < found) for found in trace.breaks]


def _median_row(reference: Reference, measure: Measure, text: Text) -> dict[str, Cell] | None:
    figures = reference.band.figures
    if figures.empty:
        return None
    name = text.plural("Median of {number} region", "Median of {number} regions", len(reference.band.regions))
    row: dict[str, Cell] = {"city": "", "area": name}
    if measure == "index":
        # An index is no figure of a year: only its change stands in the table.
        years = figures["year"].tolist()
        return row | {"first": int(years[0]), "last": int(years[-1]), "change": reference.change}
    medians = zip(figures["year"].tolist(), figures["median"].tolist(), strict=True)
    return row | {str(year): float(value) for year, value in medians}
