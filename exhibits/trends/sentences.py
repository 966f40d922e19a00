"""The sentences that say how something changed, and the rule that chooses among them."""

from collections.abc import Mapping

from text import mark

LITTLE = 0.02  # change within two per cent either way is "hardly"

# What is counted, as the singular subject of a sentence.
SUBJECTS: Mapping[str, str] = {
    "enterprises": mark("The number of firms"),
    "micro_enterprises": mark("The number of micro firms"),
    "births": mark("The number of new firms"),
    "deaths": mark("The number of closed firms"),
    "net_births": mark("The balance of new and closed firms"),
    "births_per_100": mark("The start-up rate"),
    "deaths_per_100": mark("The closing rate of firms"),
    "churn_per_100": mark("The turnover of firms"),
    "micro_share": mark("The share of micro firms"),
    "survival_3y": mark("The share of new firms that survive three years"),
    "persons_employed": mark("The number of people working in firms"),
    "employees": mark("The number of employees in firms"),
    "persons_per_enterprise": mark("The average size of firms"),
    "enterprises_per_1000": mark("The number of firms per 1,000 inhabitants"),
    "births_per_1000": mark("The number of new firms per 1,000 inhabitants"),
    "deaths_per_1000": mark("The number of closed firms per 1,000 inhabitants"),
    "persons_employed_per_1000": mark("The number of people working in firms per 1,000 inhabitants"),
    "gdp": mark("The gross domestic product"),
    "gdp_per_head": mark("The gross domestic product per inhabitant"),
    "arrivals": mark("The number of guests arriving"),
    "arrivals_per_1000": mark("The number of guests arriving per 1,000 inhabitants"),
    "nights": mark("The number of nights spent by guests"),
    "nights_per_1000": mark("The number of nights spent by guests per 1,000 inhabitants"),
    "cultural_employment": mark("The number of people working in culture"),
}

SEVERAL: Mapping[str, str] = {
    "grew": mark("{subject} grew by {most} around {top} from {first} to {last}, least around {bottom}: by {least}"),
    "hardly": mark("{subject} grew by {most} around {top} from {first} to {last}, hardly around {bottom}"),
    "fell": mark("{subject} grew by {most} around {top} from {first} to {last}, but fell by {least} around {bottom}"),
    "all hardly": mark("{subject} hardly changed from {first} to {last}"),
    "all fell": mark("{subject} fell everywhere from {first} to {last}, most around {bottom}: by {least}"),
    "none grew": mark("{subject} grew nowhere from {first} to {last} and fell most around {bottom}: by {least}"),
}
ALONE: Mapping[str, str] = {
    "grew": mark("{subject} grew by {most} around {top} from {first} to {last}"),
    "hardly": mark("{subject} hardly changed around {top} from {first} to {last}: {signed}"),
    "fell": mark("{subject} fell by {most} around {top} from {first} to {last}"),
}
BESIDE: Mapping[str, str] = {
    "grew": mark("{subject} grew by {most} around {top} from {first} to {last}; beside it: {others}"),
    "hardly": mark("{subject} hardly changed around {top} from {first} to {last} ({signed}); beside it: {others}"),
    "fell": mark("{subject} fell by {most} around {top} from {first} to {last}; beside it: {others}"),
}
# In event years every city has years of its own; only yearly averages can be ranked.
YEARLY = mark(
    "{subject} changed by {most} a year around {top} ({top_years}), by {least} a year around {bottom} ({bottom_years})"
)
HIGHEST = mark("{subject} was highest around {top} in {last}: {most}; lowest around {bottom}: {least}")
WAS = mark("{subject} was {most} around {top} in {last}, after {before} in {first}")
WAS_ONCE = mark("{subject} was {most} around {top} in {last}")


def way(change: float) -> str:
    """Return whether something grew, fell or hardly changed."""
    if abs(change) < LITTLE:
        return "hardly"
    return "grew" if change > 0 else "fell"


def ways(slowest: float, fastest: float) -> str:
    """Return what happened between the slowest and the fastest of several."""
    if way(fastest) == "grew":
        return way(slowest)
    if way(fastest) == "fell":
        return "all fell"
    return "all hardly" if way(slowest) == "hardly" else "none grew"
