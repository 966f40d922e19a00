"""The exhibit: one thing worth showing, built once and shown on pages, in scenes and in exports.

An exhibit knows nothing of how it is drawn. It is built from evidence, parameters and a language into a
:class:`Shown`: a computed sentence, a figure described without colours, the same content as a table, the sources.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from charts.drawing import Figure
from data.evidence import Evidence
from exhibits.table import Table
from text import Text

Alignment = Literal["calendar", "event", "award"]  # event: years to the title; award: years since the award
Layout = Literal["one", "panels"]
Measure = Literal["level", "per1000", "index", "growth"]
Phase = Literal["project", "1", "2", "after"]
OWN_FIGURES = "partner:"
"""How the sources of the cities' own figures begin."""
FIVE = ("timisoara", "leeuwarden", "matera", "rijeka", "kaunas")


@dataclass(frozen=True)
class Parameters:
    """What a reader chose; the names are those of the address bar and never change.

    Attributes
    ----------
    cities
        City keys, in the fixed order of the project.
    indicator, breakdown, area
        What is shown and at which level; an empty area means the indicator's own default level.
    first, last
        Years, None for all there are.
    versus
        Kinds of comparison and codes of regions; ``layout`` puts every city into a panel of its own.
    year, region, layers
        Of the map: the one year shown (None: the newest that is well filled), the code of the selected region, and
        what lies over or under it ("hosts", "streets").
    as_of
        The day on which statuses of actions and milestones are judged; None is the day the project ended.
    phase
        Which part of the project a timeline shows; ``after`` is what came after it.
    action
        Key of one action of a plan.
    dataset
        Key of one dataset.
    controls
        With which regions a city is compared on Impact; empty leaves it to the figures.
    scale, gas
        Of Impact: the scale of comparison ("level", "log", "demeaned"; empty leaves it to the regions), and whether
        Groningen's gas regions may be compared with.
    figures
        Of Impact: whose figures the city's line is ("official", "own"; empty leaves it to the years they reach).
    milestones
        Whether a chart over the years marks the milestones of the plans.
    """

    cities: tuple[str, ...] = FIVE
    indicator: str = "enterprises"
    breakdown: str = "total"
    area: str = ""
    measure: Measure = "index"
    first: int | None = None
    last: int | None = None
    align: Alignment = "calendar"
    versus: tuple[str, ...] = ()
    breaks: bool = True
    covid: bool = True
    layout: Layout = "one"
    year: int | None = None
    region: str = ""
    layers: frozenset[str] = frozenset()
    as_of: dt.date | None = None
    phase: Phase = "project"
    action: str = ""
    dataset: str = ""
    controls: str = ""
    scale: str = ""
    gas: bool = False
    milestones: bool = False
    figures: str = ""

    def with_(self, **changes: Any) -> "Parameters":
        """Return these parameters with some changed."""
        return replace(self, **changes)


@dataclass(frozen=True)
class Source:
    """Where the figures come from: a dataset with its vintage, public pages, or a city itself.

    Public pages have an ``url``; ``dataset`` is then the site's name and ``pages`` how many of its pages are used. A
    city's own figures are the dataset ``partner:<city>``; ``provider`` is then the organisation and ``vintage`` the
    day on which they were handed in.
    """

    dataset: str
    provider: str
    vintage: dt.date | None
    url: str = ""
    pages: int = 0

    def sentence(self, text: Text) -> str:
        """Return "Eurostat, bd_size_r3, data of January 2024" or "interregeurope.eu (12 pages)"."""
        if self.url:
            return text.plural("{site} ({number} page)", "{site} ({number} pages)", self.pages, site=self.dataset)
        if self.dataset.startswith(OWN_FIGURES) and self.vintage is not None:
            return text.say(
                "{organisation}: the city’s own figures, not official, handed in on {date}",
                organisation=self.provider,
                date=text.date(self.vintage),
            )
        if self.vintage is None:
            return text.say("{provider}, {dataset}", provider=self.provider, dataset=self.dataset)
        return text.say(
            "{provider}, {dataset}, data of {month}",
            provider=self.provider,
            dataset=self.dataset,
            month=text.date(self.vintage, precision="month"),
        )


@dataclass(frozen=True)
class Shown:
    """An exhibit built for one reader.

    Attributes
    ----------
    state
        ``shown``; ``empty`` when there is nothing for the choice; ``refused`` when showing it would mislead.
        In the latter two the headline says why and ``next_step`` what to do.
    headline, subtitle
        The message, computed; then measure, unit, area and period.
    figure
        What is drawn, described without colours or sizes; None where the words are the exhibit.
    table
        The same content in rows.
    alt
        The finding in one sentence, for people who do not see the figure.
    lead
        A second sentence after the headline, where one cannot say it all.
    sources, caveats
        Datasets behind the figures, and sentences on what they cannot tell.
    """

    headline: str
    subtitle: str
    figure: Figure | None
    table: Table
    alt: str
    sources: tuple[Source, ...]
    caveats: tuple[str, ...] = ()
    state: Literal["shown", "empty", "refused"] = "shown"
    next_step: str = ""
    lead: str = ""


Builder = Callable[[Evidence, Parameters, Text], Shown]


@dataclass(frozen=True)
class Exhibit:
    """An entry of the registry: key, name and how to build it.

    ``uses`` names the parameters that matter, so that links carry no others.
    """

    key: str
    title: str
    build: Builder
    uses: frozenset[str] = field(default_factory=frozenset)
    defaults: Parameters = Parameters()


def nothing_to_show(headline: str, *, next_step: str, sources: tuple[Source, ...] = ()) -> Shown:
    """Return the designed state for a choice without figures."""
    return Shown(headline, "", None, Table.empty(), headline, sources, state="empty", next_step=next_step)
