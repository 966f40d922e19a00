"""The sentence of a picture: who changed most and least, or how one city did beside the others."""

from collections.abc import Mapping, Sequence

from analysis.growth import per_year
from exhibits.exhibit import Measure
from exhibits.trends import menu
from exhibits.trends.picture import Written
from exhibits.trends.question import Question
from exhibits.trends.reference import Reference
from exhibits.trends.traces import Trace
from text import Text, mark

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


def headline(
    question: Question, found: Sequence[Trace], bands: Sequence[Reference], *, written: Written, text: Text
) -> str:
    """Return the computed sentence, with size class and level named where they are not the usual ones."""
    drawn = [trace for trace in found if trace.area.role == "city" and trace.steps]
    subject = text.say(SUBJECTS[question.indicator])
    if question.parameters.measure in ("level", "per1000"):
        return _level(drawn, subject, written, text)
    if len(drawn) > 1 and question.parameters.align != "calendar" and question.parameters.measure == "index":
        return _yearly(drawn, subject, text)
    last = max(trace.last for trace in drawn)
    reaching = sorted((trace for trace in drawn if trace.last == last), key=lambda trace: _change(trace, question.parameters.measure))
    if len(reaching) == 1:
        return _alone(question, reaching[0], found, bands, subject, text)
    return _several(question, reaching, subject, text)


def _change(trace: Trace, measure: Measure) -> float:
    """Return what the sentence is about: the change since the first year, or of the last year alone."""
    if measure == "growth":
        return trace.steps[-1].value
    return trace.steps[-1].value / trace.steps[0].value - 1


def _first(trace: Trace, measure: Measure) -> int:
    return trace.last - 1 if measure == "growth" else trace.first


def way(change: float) -> str:
    """Return whether something grew, fell or hardly changed."""
    if abs(change) < LITTLE:
        return "hardly"
    return "grew" if change > 0 else "fell"


def _several(question: Question, ranked: Sequence[Trace], subject: str, text: Text) -> str:
    """Return the sentence about the fastest and the slowest."""
    measure = question.parameters.measure
    slow, fast = ranked[0], ranked[-1]
    least, most = _change(slow, measure), _change(fast, measure)
    if way(most) == "grew":
        kind = way(least)
    elif way(most) == "fell":
        kind = "all fell"
    else:
        kind = "all hardly" if way(least) == "hardly" else "none grew"
    return text.say(
        SEVERAL[kind],
        subject=subject,
        most=text.percent(abs(most), decimals=1),
        top=fast.area.name,
        least=text.percent(abs(least), decimals=1),
        bottom=slow.area.name,
        first=_first(fast, measure),
        last=fast.last,
    )


def _alone(
    question: Question,
    trace: Trace,
    found: Sequence[Trace],
    bands: Sequence[Reference],
    subject: str,
    text: Text,
) -> str:
    """Return the sentence about one city, beside its comparators over the same years."""
    measure = question.parameters.measure
    change = _change(trace, measure)
    others = beside(question, trace, found, bands, text)
    return text.say(
        (BESIDE if others else ALONE)[way(change)],
        subject=subject,
        most=text.percent(abs(change), decimals=1),
        signed=text.percent(change, decimals=1, sign=True),
        top=trace.area.name,
        first=_first(trace, measure),
        last=trace.last,
        others=text.listing(others),
    )


def beside(
    question: Question, trace: Trace, found: Sequence[Trace], bands: Sequence[Reference], text: Text
) -> list[str]:
    """Return "Lithuania +25.0 %" for each comparator with figures of the same years, and the band's median."""
    measure = question.parameters.measure
    said = [
        text.say("{name} {change}", name=other.area.name, change=_signed(_change(other, measure), text))
        for other in found
        if other.area.city == trace.area.city and other.area.role == "comparator" and other.steps
        if (other.first, other.last) == (trace.first, trace.last)
    ]
    for band in bands:
        years = band.band.figures["year"].tolist()
        if band.city == trace.area.city and band.change is not None and (years[0], years[-1]) == (trace.first, trace.last):
            said.append(
                text.plural(
                    "median of {number} region {change}",
                    "median of {number} regions {change}",
                    len(band.band.regions),
                    change=_signed(band.change, text),
                )
            )
    return said


def _signed(change: float, text: Text) -> str:
    return text.percent(change, decimals=1, sign=True)


def _yearly(drawn: Sequence[Trace], subject: str, text: Text) -> str:
    def pace(trace: Trace) -> float:
        return per_year(trace.steps[-1].value / trace.steps[0].value, trace.last - trace.first)

    ranked = sorted((trace for trace in drawn if trace.last > trace.first), key=pace)
    slow, fast = ranked[0], ranked[-1]
    return text.say(
        YEARLY,
        subject=subject,
        most=_signed(pace(fast), text),
        top=fast.area.name,
        top_years=text.years(fast.first, fast.last),
        least=_signed(pace(slow), text),
        bottom=slow.area.name,
        bottom_years=text.years(slow.first, slow.last),
    )


def _level(drawn: Sequence[Trace], subject: str, written: Written, text: Text) -> str:
    """Return the sentence about figures as they are, in the newest year held."""
    last = max(trace.last for trace in drawn)
    ranked = sorted((trace for trace in drawn if trace.last == last), key=lambda trace: trace.steps[-1].value)
    low, high = ranked[0], ranked[-1]
    values = {"subject": subject, "last": last, "top": high.area.name, "most": written(high.steps[-1].value)}
    if len(ranked) > 1:
        return text.say(HIGHEST, bottom=low.area.name, least=written(low.steps[-1].value), **values)
    same_count = [step for step in high.steps if step.stretch == high.steps[-1].stretch]
    if len(same_count) > 1:
        return text.say(WAS, before=written(same_count[0].value), first=same_count[0].year, **values)
    return text.say(WAS_ONCE, **values)


def qualified(sentence: str, question: Question, title: str, text: Text) -> str:
    """Return the sentence with the size class, and the level where it is not the region around the city."""
    notes = [title] if title else []
    if question.level != "nuts3":
        notes.append(text.say(menu.LEVELS[question.level]))
    for note in notes:
        sentence = text.say("{sentence} ({note})", sentence=sentence, note=note)
    return sentence
