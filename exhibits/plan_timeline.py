"""The timeline of all cities: learning labs, seminar and actions, each date as precise as it is known."""

import datetime as dt
from collections.abc import Collection, Iterable

from analysis.plans import action_status
from charts.timeline import LegendKind, Moment, Note, Period, Timeline, TimelineRow
from charts.timeline_marks import middle_of
from data.catalogue import Catalogue, City
from data.facts import Action, Facts, Milestone, verified
from data.partial_dates import PartialDate
from exhibits.plan_records import action_records
from exhibits.plan_words import STATUS_WORDS
from text import Text, mark

# Whole years, as on every other chart.
COVID = (dt.date(2020, 1, 1), dt.date(2021, 12, 31))
# The milestones of the whole project that stand in the first row, with the words beside them.
HIGHLIGHTS = {"seminar-kaunas": mark("Seminar, {date}"), "plans-accepted": mark("Plans accepted, {date}")}
# More milestones than this in one row are drawn by month.
CROWD = 40
LEGEND: tuple[tuple[LegendKind, str], ...] = (
    ("day", mark("exact day")),
    ("month", mark("month only")),
    ("year", mark("year only")),
    ("known", mark("start and end known")),
    ("open end", mark("end not known")),
    ("some time", mark("some time in the year")),
    ("reported", mark("only reported")),
)


def project_window(facts: Facts) -> tuple[dt.date, dt.date]:
    """Return the days from a month before the project to half a year after it."""
    start, end = facts.project["start"].date, facts.project["end"].date
    if start is None or end is None:
        raise ValueError("the project has no start or no end")
    return start.first_day() - dt.timedelta(days=31), end.last_day() + dt.timedelta(days=184)


def plan_timeline(
    facts: Facts,
    catalogue: Catalogue,
    text: Text,
    *,
    as_of: dt.date,
    cities: Collection[str],
    window: tuple[dt.date, dt.date] | None = None,
    covid: bool = True,
    only: str = "",
) -> Timeline:
    """Return the timeline of some cities' verified actions, with the project's own steps above them.

    Parameters
    ----------
    as_of
        The day on which statuses are judged.
    cities
        Keys of the cities to show, in the order of their rows.
    window
        First and last day of the axis; :func:`project_window` when None.
    only
        Key of the one action to show, verified or not, without the project's own steps.
    """
    statuses = {record.key: action_status(record, as_of=as_of) for record in action_records(facts)}
    rows = [] if only else [_highlights(facts, text), _steps(facts, text), _labs(facts, text, cities)]
    for city in cities:
        actions = [facts.actions[only]] if only else _actions_of(facts, city)
        for action in actions:
            words = STATUS_WORDS[statuses[action.key]]
            rows.append(_action_row(action, facts, catalogue.cities[city], text, words.sign, text.say(words.word)))
        if not actions:
            rows.append(TimelineRow(city, city, catalogue.cities[city].name, text.say("No action is published")))
    return Timeline(
        rows=tuple(rows),
        periods=(*_phases(facts, text), *_titles(catalogue, text, cities), *_covid(text, covid=covid)),
        window=window or project_window(facts),
        written=lambda date: written(date, text),
        rail_title=text.say("Title years"),
        legend=tuple((kind, text.say(words)) for kind, words in LEGEND if kind in _kinds(rows)),
    )


def _kinds(rows: Iterable[TimelineRow]) -> set[str]:
    """Return the kinds of marks and bars that the rows hold."""
    rows = list(rows)
    return {row.bar for row in rows} | {moment.date.precision for row in rows for moment in row.moments}


def written(date: PartialDate, text: Text) -> str:
    """Return a date in words, as precise as it is known."""
    return text.date(date.first_day(), precision=date.precision)


def _moment(milestone: Milestone, text: Text, *, city: str = "") -> list[Moment]:
    date = milestone.done or milestone.due
    return [Moment(date, text.say(milestone.title), city)] if date else []


def _highlights(facts: Facts, text: Text) -> TimelineRow:
    moments, notes = [], []
    for (key, words), side in zip(HIGHLIGHTS.items(), ("left", "right"), strict=True):
        for moment in _moment(facts.milestones[key], text):
            moments.append(moment)
            note = text.say(words, date=written(moment.date, text))
            notes.append(Note(note, middle_of(moment.date), "left" if side == "left" else "right"))
    return TimelineRow("project", "", "", text.say("Project"), moments=tuple(moments), notes=tuple(notes))


def _actions_of(facts: Facts, city: str) -> list[Action]:
    return [action for action in verified(facts.actions.values()) if action.city == city]


def _steps(facts: Facts, text: Text) -> TimelineRow:
    steps = [step for step in verified(facts.milestones.values()) if step.scope == "project"]
    moments = [moment for step in steps if step.key not in HIGHLIGHTS for moment in _moment(step, text)]
    return TimelineRow("steps", "", "", text.say("Meetings and reports"), moments=_thinned(moments, text))


def _thinned(moments: list[Moment], text: Text) -> tuple[Moment, ...]:
    """Return moments as they are, or, where they would hide each other, those of a month (or year) as one."""
    if len(moments) <= CROWD:
        return tuple(moments)
    together: dict[tuple[PartialDate, str], int] = {}
    for moment in moments:
        key = (PartialDate(moment.date.year, moment.date.month), moment.city)
        together[key] = together.get(key, 0) + 1
    return tuple(
        Moment(date, text.plural("{number} milestone", "{number} milestones", number), city)
        for (date, city), number in sorted(together.items())
    )


def _labs(facts: Facts, text: Text, cities: Collection[str]) -> TimelineRow:
    steps = [step for step in verified(facts.milestones.values()) if step.scope == "lab" and step.city in cities]
    moments = [moment for step in steps for moment in _moment(step, text, city=step.city)]
    dated = tuple(moment for moment in moments if moment.date.precision != "year")
    notes: tuple[Note, ...] = ()
    if len(dated) < len(moments) and dated:
        words = text.plural(
            "and {number} more, known by its year only",
            "and {number} more, known by their year only",
            len(moments) - len(dated),
        )
        notes = (Note(words, max(moment.date.last_day() for moment in dated), "right"),)
    return TimelineRow("labs", "", "", text.say("Local Learning Labs"), moments=_thinned([*dated], text), notes=notes)


def _action_row(action: Action, facts: Facts, city: City, text: Text, sign: str, status: str) -> TimelineRow:
    steps = [step for step in verified(facts.milestones.values()) if step.action == action.key]
    row = TimelineRow(
        key=action.key,
        city=action.city,
        name=city.name,
        title=text.say(action.title),
        start=action.start,
        end=action.end,
        reported=action.reported_on,
        moments=_thinned([moment for step in steps for moment in _moment(step, text)], text),
        icon=sign,
        status=status,
    )
    if row.bar != "reported" or action.reported_on is None:
        return row
    words = text.say("reported in {date}; dates not known", date=written(action.reported_on, text))
    return TimelineRow(**{**vars(row), "notes": (Note(words, action.reported_on.first_day(), "left"),)})


def _phases(facts: Facts, text: Text) -> Iterable[Period]:
    start, turn, end = (facts.project[key].date for key in ("start", "phase_2_start", "end"))
    first, second = (facts.project[key].title for key in ("phase_1_months", "phase_2_months"))
    if start and turn and end:
        eve = turn.first_day() - dt.timedelta(days=1)
        yield Period("phase", start.first_day(), eve, text.say(first))
        yield Period("phase", turn.first_day(), end.last_day(), text.say(second))


def _titles(catalogue: Catalogue, text: Text, cities: Collection[str]) -> Iterable[Period]:
    chosen = sorted((catalogue.cities[key] for key in cities), key=lambda city: city.window)
    for city in chosen:
        yield Period("title", *city.window, city.name, city.key)
    for city in chosen:
        if city.first_title_year != city.title_year:
            first, last = dt.date(city.first_title_year, 1, 1), dt.date(city.first_title_year, 12, 31)
            words = text.say("{city}, moved to {year}", city=city.name, year=city.title_year)
            yield Period("moved", first, last, words, city.key)


def _covid(text: Text, *, covid: bool) -> tuple[Period, ...]:
    return (Period("covid", *COVID, text.say("COVID-19")),) if covid else ()
