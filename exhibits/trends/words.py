"""The sentence of a picture: who changed most and least, or how one city did beside the others."""

from collections import Counter
from collections.abc import Sequence

from analysis.growth import per_year
from exhibits.exhibit import Measure
from exhibits.trends import menu
from exhibits.trends.picture import Written
from exhibits.trends.question import Question
from exhibits.trends.reference import Reference
from exhibits.trends.sentences import ALONE, BESIDE, HIGHEST, SEVERAL, SUBJECTS, WAS, WAS_ONCE, YEARLY, way, ways
from exhibits.trends.traces import Trace
from text import Text


def headline(
    question: Question, found: Sequence[Trace], bands: Sequence[Reference], *, written: Written, text: Text
) -> str:
    """Return the computed sentence, with size class and level named where they are not the usual ones."""
    drawn = [trace for trace in found if trace.area.role == "city" and trace.steps]
    subject = text.say(SUBJECTS[question.indicator])
    measure = question.parameters.measure
    if measure in ("level", "per1000"):
        return _level(drawn, subject, written, text)
    grown = [trace for trace in drawn if measure == "growth" or len(trace.steps) > 1]
    if len(grown) > 1 and question.parameters.align != "calendar" and measure == "index":
        return _yearly(grown, subject, text)
    last = common_year(grown)
    reaching = sorted(
        (trace for trace in grown if _holds(trace, last)), key=lambda trace: _change(trace, measure, last)
    )
    if len(reaching) == 1:
        return _alone(question, reaching[0], found, bands, subject, text)
    return _several(measure, reaching, last, subject, text)


def common_year(drawn: Sequence[Trace]) -> int:
    """Return the newest year that more than half of the lines hold: what a sentence about them all can reach."""
    counts = Counter(step.year for trace in drawn for step in trace.steps)
    return max(year for year, count in counts.items() if 2 * count > len(drawn) or count == max(counts.values()))


def _holds(trace: Trace, year: int) -> bool:
    return any(step.year == year for step in trace.steps)


def _change(trace: Trace, measure: Measure, last: int) -> float:
    """Return what the sentence is about: the change from the first drawn year, or the growth of one year."""
    value = next(step.value for step in trace.steps if step.year == last)
    return value if measure == "growth" else value / trace.steps[0].value - 1


def _first(trace: Trace, measure: Measure, last: int) -> int:
    return last - 1 if measure == "growth" else trace.first


def _several(measure: Measure, ranked: Sequence[Trace], last: int, subject: str, text: Text) -> str:
    """Return the sentence about the fastest and the slowest."""
    slow, fast = ranked[0], ranked[-1]
    least, most = _change(slow, measure, last), _change(fast, measure, last)
    return text.say(
        SEVERAL[ways(least, most)],
        subject=subject,
        most=text.percent(abs(most), decimals=1),
        top=fast.area.name,
        least=text.percent(abs(least), decimals=1),
        bottom=slow.area.name,
        first=_first(fast, measure, last),
        last=last,
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
    change = _change(trace, measure, trace.last)
    others = beside(question, trace, found, bands, text)
    return text.say(
        (BESIDE if others else ALONE)[way(change)],
        subject=subject,
        most=text.percent(abs(change), decimals=1),
        signed=text.percent(change, decimals=1, sign=True),
        top=trace.area.name,
        first=_first(trace, measure, trace.last),
        last=trace.last,
        others=text.listing(others),
    )


def beside(
    question: Question, trace: Trace, found: Sequence[Trace], bands: Sequence[Reference], text: Text
) -> list[str]:
    """Return "Lithuania +25.0 %" for each comparator with figures of the same years, and the band's median."""
    measure = question.parameters.measure
    said = [
        text.say("{name} {change}", name=other.area.name, change=_signed(_change(other, measure, other.last), text))
        for other in found
        if other.area.city == trace.area.city and other.area.role == "comparator" and other.steps
        if other.last == trace.last and (measure == "growth" or other.first == trace.first)
    ]
    for band in bands:
        years = band.band.figures["year"].tolist()
        if (
            band.city == trace.area.city
            and band.change is not None
            and (years[0], years[-1]) == (trace.first, trace.last)
        ):
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
        """Return a line's growth per year, as a fraction."""
        return per_year(trace.steps[-1].value / trace.steps[0].value, trace.last - trace.first)

    ranked = sorted(drawn, key=pace)
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
    last = common_year(drawn)
    ranked = sorted(
        ((step.value, trace) for trace in drawn for step in trace.steps if step.year == last), key=lambda pair: pair[0]
    )
    (least, low), (most, high) = ranked[0], ranked[-1]
    values = {"subject": subject, "last": last, "top": high.area.name, "most": written(most)}
    if len(ranked) > 1:
        return text.say(HIGHEST, bottom=low.area.name, least=written(least), **values)
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
