"""What happened in the years of a picture: award, title, the title that moved, the pandemic, milestones of the plan."""

from collections.abc import Sequence

from analysis.event_time import COVID, event_year
from charts.rail import Mark
from data.catalogue import City
from data.facts import Milestone
from exhibits.trends.question import Question
from text import Text

MOST_TOLD = 3  # milestones of one year that are named one by one


def happened(
    cities: Sequence[City], question: Question, milestones: Sequence[Milestone], text: Text
) -> tuple[Mark, ...]:
    """Return the marks of some cities, each on its city's own count of years."""
    zeros = {area.city: area.zero for area in question.areas}
    found = [mark for city in cities for mark in _title_marks(city, zeros[city.key], text)]
    if question.parameters.covid:
        found += _covid([(city, zeros[city.key]) for city in cities], text)
    if question.parameters.milestones:
        found += [mark for city in cities for mark in _milestones(city, milestones, zeros[city.key], text)]
    return tuple(found)


def _title_marks(city: City, zero: int, text: Text) -> list[Mark]:
    """Return a city's award, its title, and the year the title was moved from."""
    award, title = event_year(city, "award") - zero, city.title_year - zero
    found = [Mark("award", award, award, city.name, city.key), Mark("title", title, title, city.name, city.key)]
    if city.first_title_year != city.title_year:
        year = city.first_title_year - zero
        found.append(Mark("moved", year, year, text.say("moved to {year} →", year=city.title_year), city.key))
    return found


def _covid(counts: Sequence[tuple[City, int]], text: Text) -> list[Mark]:
    """Return the pandemic as a span; one for each city where it lies at another distance from each city's event."""
    # The axis counts whole years at their middle, so a span of years begins half a year earlier.
    start, end = COVID[0].year - 0.5, COVID[1].year + 0.5
    if len({zero for _, zero in counts}) == 1:
        zero = counts[0][1]
        return [Mark("covid", start - zero, end - zero, text.say("COVID-19"))]
    return [Mark("covid", start - zero, end - zero, text.say("COVID-19"), city.key) for city, zero in counts]


def _milestones(city: City, milestones: Sequence[Milestone], zero: int, text: Text) -> list[Mark]:
    """Return one mark for every year in which verified milestones of the city's plan are done or due."""
    by_year: dict[int, list[str]] = {}
    for step in milestones:
        date = step.done or step.due
        if step.verified and step.city == city.key and step.scope != "context" and date is not None:
            by_year.setdefault(date.first_day().year, []).append(text.say(step.title))
    return [
        Mark("milestone", year - zero, year - zero, _told(city, year, titles, text), city.key)
        for year, titles in sorted(by_year.items())
    ]


def _told(city: City, year: int, titles: Sequence[str], text: Text) -> str:
    if len(titles) <= MOST_TOLD:
        return text.say("{city}, {year}: {titles}", city=city.name, year=year, titles="; ".join(titles))
    return text.plural(
        "{city}, {year}: {number} milestone",
        "{city}, {year}: {number} milestones",
        len(titles),
        city=city.name,
        year=year,
    )
