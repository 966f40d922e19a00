"""The cities' own figures beside their lines: an index or a growth of their own, never on an official base."""

from dataclasses import dataclass

import pandas as pd

from data.evidence import Evidence
from exhibits.own import own_figures
from exhibits.trends.question import Question
from exhibits.trends.traces import Trace, traces


@dataclass(frozen=True, eq=False)
class OwnTraces:
    """The own figures of the chosen cities in the years shown, and as traces where they are."""

    rows: pd.DataFrame
    traces: tuple[Trace, ...]

    @property
    def drawn(self) -> frozenset[str]:
        """The sources of which something is drawn."""
        geos = {trace.area.geo for trace in self.traces if trace.steps}
        return frozenset(self.rows.loc[self.rows["geo"].isin(geos), "source"])


def own_traces(evidence: Evidence, question: Question) -> OwnTraces:
    """Return the own figures of a question's cities; later years than official ones are shown too."""
    areas = tuple(area for area in question.areas if area.role == "city")
    parameters = question.parameters
    rows = own_figures(
        evidence,
        indicators=[question.indicator],
        geos={area.geo for area in areas},
        breakdown=parameters.breakdown,
    )
    first, last = parameters.first or question.window[0], parameters.last or 9999
    rows = rows[rows["year"].between(first, last)]
    if rows.empty:
        return OwnTraces(rows, ())
    window = (first, int(rows["year"].max()))
    found = traces(rows, evidence.catalogue, areas, measure=parameters.measure, bases=question.bases, window=window)
    return OwnTraces(rows, tuple(trace for trace in found if trace.figures))
