"""All exhibits by key: pages arrange them, scenes and exports show them, links name them."""

from collections.abc import Mapping
from types import MappingProxyType

from exhibits import (
    action_moved,
    action_profile,
    city_figures,
    city_title,
    city_trend,
    claims,
    completeness,
    dataset_facts,
    dataset_index,
    diversify,
    growth_lines,
    learning_labs,
    learning_practices,
    learning_transfers,
    milestone_history,
    own_index,
    plan_dates,
    plan_milestones,
    plan_short,
    plan_sides,
    plan_status,
    plan_unverified,
    quoted_figures,
    resilience,
    seminar_programme,
    since_award,
    strengthen,
    where,
)
from exhibits.exhibit import Exhibit, Parameters
from exhibits.impact import answer as impact_answer
from exhibits.impact import (
    checks,
    contests,
    did,
    donors,
    gaps,
    limits,
    numbers,
    outcomes,
    published,
    robustness,
    synthetic,
    verdicts,
)
from exhibits.impact import index as impact_index
from exhibits.regions import beside_country, over_years
from exhibits.regions import map as region_map
from exhibits.trends import balance
from exhibits.trends import build as trends
from text import mark

BOTH = frozenset({"cities", "indicator"})
CITIES = frozenset({"cities"})
TRENDS = frozenset(
    {
        "cities",
        "indicator",
        "size",
        "area",
        "show",
        "align",
        "from",
        "to",
        "vs",
        "breaks",
        "covid",
        "milestones",
        "layout",
    }
)
OF_MAP = frozenset({"indicator", "size", "area", "year", "region", "layers"})
OF_REGION = OF_MAP - {"layers"}
ARRIVALS = Parameters(indicator="arrivals", measure="level", versus=("country",))
JUDGED = frozenset({"cities", "asof"})
ACTION = frozenset({"action", "asof"})

PLANS = (
    Exhibit(
        "plan-timeline", mark("Timeline of the five plans"), plan_dates.build, JUDGED | {"phase", "covid", "action"}
    ),
    Exhibit("plan-actions", mark("All actions in a few rows"), plan_short.build_actions, JUDGED),
    Exhibit("plan-open", mark("Milestones still open"), plan_short.build_open, JUDGED),
    Exhibit("plan-undrawn", mark("Milestones beside the timeline"), plan_milestones.build_undrawn, CITIES),
    Exhibit("plan-milestones", mark("Milestones of the plans"), plan_milestones.build, JUDGED | {"action"}),
    Exhibit("plans", mark("The five action plans side by side"), plan_sides.build, JUDGED),
    Exhibit("plan-status", mark("How the status is computed"), plan_status.build, JUDGED),
    Exhibit("plan-unverified", mark("Named, not verified"), plan_unverified.build, CITIES),
    Exhibit("action", mark("One action"), action_profile.build, ACTION),
    Exhibit("action-indicators", mark("Indicators of one action"), action_profile.build_indicators, ACTION),
    Exhibit("action-moved", mark("Indicators that an action should move"), action_moved.build_moved, ACTION),
    Exhibit("milestone-history", mark("Changes of milestones"), milestone_history.build, CITIES | {"action"}),
    Exhibit("milestones-before", mark("Milestones before an indicator"), action_moved.build_before, BOTH),
)
LEARNING = (
    Exhibit("transfers", mark("What the cities learned, on the map"), learning_transfers.build_map, CITIES),
    Exhibit("transfer-evidence", mark("What the cities learned, with evidence"), learning_transfers.build, CITIES),
    Exhibit("practices", mark("Good practices"), learning_practices.build, CITIES),
    Exhibit("labs", mark("Local Learning Labs"), learning_labs.build, CITIES),
    Exhibit("participation", mark("Participation as reported"), learning_labs.build_participation, CITIES),
)
SEMINAR = (
    Exhibit("seminar", mark("The seminar of 10 June 2021"), seminar_programme.build_about),
    Exhibit("programme", mark("Programme of the seminar"), seminar_programme.build_programme, CITIES),
    Exhibit("planned-reported", mark("Planned and reported"), claims.build_pairs, CITIES),
    Exhibit("claims", mark("Claims about the title years"), claims.build, CITIES),
)
OF_IMPACT = frozenset({"cities", "indicator", "area", "controls", "vs", "from", "to", "scale", "gas", "figures"})
ANY_OUTCOME = Parameters(indicator="")  # each city's own best
BY_DEFAULT = Parameters(cities=("leeuwarden",), indicator="gdp")
IMPACT = tuple(
    Exhibit(f"impact-{key}", title, build, OF_IMPACT, BY_DEFAULT)
    for key, title, build in (
        ("answer", mark("What the title changed: the verdict"), impact_answer.build),
        ("index", mark("The city beside others, base 100"), impact_index.build),
        ("did", mark("Against the cities that lost the contest"), did.build),
        ("synthetic", mark("The city beside its look-alike"), synthetic.build),
        ("gaps", mark("The gap beside those of regions without the title"), gaps.build),
        ("limits", mark("What this cannot tell"), limits.build),
        ("numbers", mark("The numbers behind the verdict"), numbers.build),
        ("robustness", mark("Other ways to compute it"), robustness.build),
        ("checks", mark("Second opinions"), checks.build),
        ("donors", mark("Who the look-alike is made of"), donors.build),
        ("contests", mark("All hosts against those that lost"), contests.build),
        ("studies", mark("What other studies found"), published.build),
        ("outcomes", mark("Which outcomes a city has"), outcomes.build),
    )
)
DATASET = frozenset({"dataset"})
FIRST = Parameters(dataset="bd_size_r3")
SOURCES = (
    Exhibit("datasets", mark("All datasets"), dataset_index.build),
    Exhibit("dataset", mark("One dataset"), dataset_facts.build, DATASET, FIRST),
    Exhibit("dataset-indicators", mark("What a dataset counts"), dataset_facts.build_indicators, DATASET, FIRST),
    Exhibit("dataset-breaks", mark("Breaks of a dataset"), dataset_facts.build_breaks, DATASET, FIRST),
    Exhibit("own-figures", mark("Figures the cities handed in"), own_index.build, CITIES),
    Exhibit("quoted-figures", mark("Quoted figures"), quoted_figures.build, DATASET, FIRST.with_(dataset="onrc")),
)
PROFILE = (
    Exhibit("city-title", mark("A city’s title, step by step"), city_title.build, CITIES),
    Exhibit("city-figures", mark("Newest figures of a city"), city_figures.build, CITIES),
    Exhibit("city-trend", mark("One indicator of a city over time"), city_trend.build, BOTH),
)

EXHIBITS: Mapping[str, Exhibit] = MappingProxyType(
    {
        exhibit.key: exhibit
        for exhibit in (
            Exhibit("where", mark("Where the five cities are"), where.build, BOTH),
            Exhibit("growth", mark("Growth of firms in the five regions"), growth_lines.build, BOTH),
            Exhibit("since-award", mark("Growth since the award"), since_award.build, BOTH),
            Exhibit("completeness", mark("How complete the figures are"), completeness.build, frozenset({"indicator"})),
            Exhibit("trends", mark("Firms over the years"), trends.build, TRENDS, Parameters(versus=("band-eu",))),
            Exhibit("balance", mark("Births against deaths of firms"), balance.build, frozenset({"cities", "size"})),
            Exhibit("strengthen", mark("How firms fared"), strengthen.build, CITIES),
            Exhibit("diversify", mark("How widely work was spread"), diversify.build, CITIES),
            Exhibit("resilience", mark("Fall and return"), resilience.build, BOTH | {"vs", "area"}, ARRIVALS),
            Exhibit("regions", mark("Map of Europe’s regions"), region_map.build, OF_MAP),
            Exhibit("region-years", mark("A region over the years"), over_years.build, OF_REGION),
            Exhibit("region-country", mark("A region beside its country"), beside_country.build, OF_REGION),
            Exhibit("verdicts", mark("What the title changed, city by city"), verdicts.build, BOTH, ANY_OUTCOME),
            *PLANS,
            *LEARNING,
            *SEMINAR,
            *SOURCES,
            *PROFILE,
            *IMPACT,
        )
    }
)
