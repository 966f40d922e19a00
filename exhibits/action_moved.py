"""What an action is declared to move: the indicator with the action's milestones on it, and the way back from it."""

import datetime as dt
from dataclasses import replace

from charts.lines import LineChart
from charts.listing import Listing, ListingCell
from charts.rail import Mark
from data.evidence import Evidence
from data.facts import Action, Milestone, verified
from data.facts.told import Moved
from data.partial_dates import PartialDate
from exhibits import city_trend
from exhibits.exhibit import Parameters, Shown, nothing_to_show
from exhibits.filters import indicator_title
from exhibits.links import page_link
from exhibits.plan_reading import city_name, date_words
from exhibits.table import Column, Table
from exhibits.web_sources import cited
from text import Text


def declared(action: Action | None) -> Moved | None:
    """Return what an action is declared to move, None where nothing is declared."""
    return action.told.moved if action is not None and action.told is not None else None


def _declared_on(evidence: Evidence, action: Action, text: Text) -> str:
    number = action.told.by.get("indicator_moved") if action.told else None
    handed = evidence.additions.submissions.get(number) if number is not None else None
    return text.date(handed.on) if handed else ""


def _window(action: Action, moved: Moved, text: Text) -> str:
    """Return the years in which the indicator should move."""
    if moved.lag_from is None and moved.lag_to is None:
        return text.say("no years are declared")
    first, last = moved.lag_from or 0, moved.lag_to if moved.lag_to is not None else moved.lag_from or 0
    if action.start is None:
        return text.say("{first} to {last} years after a start that is not published", first=first, last=last)
    start = action.start.year
    return text.say(
        "{first} to {last} years after the start: {years}",
        first=first,
        last=last,
        years=text.years(start + first, start + last),
    )


def build_moved(evidence: Evidence, parameters: Parameters, text: Text) -> Shown:
    """Return the indicator that the action is declared to move, over the years, with the action's milestones marked."""
    action = evidence.facts.actions.get(parameters.action)
    moved = declared(action)
    if action is None or moved is None:
        return _nothing_declared(text)
    trend = city_trend.build(evidence, Parameters(cities=(action.city,), indicator=moved.indicator), text)
    title = indicator_title(evidence.catalogue, moved.indicator, text)
    words = text.say(
        "Declared on {date}: it should move {window}.",
        date=_declared_on(evidence, action, text),
        window=_window(action, moved, text),
    )
    if trend.state != "shown":
        return nothing_to_show(
            text.say("{indicator} is declared to move, but there are no figures of it for this city", indicator=title),
            next_step=words,
        )
    figure = trend.figure
    assert isinstance(figure, LineChart)  # noqa: S101 - tells the type checker what the trend of a city is
    return replace(
        trend,
        headline=text.say("Declared to move with this action: {trend}", trend=trend.headline),
        subtitle=f"{words} {trend.subtitle}",
        figure=_with_milestones(figure, _steps(evidence, action.key), text),
        alt=text.say("{trend}. {words}", trend=trend.headline, words=words),
        caveats=(
            *trend.caveats,
            text.say("A figure that moves after a milestone does not say that the milestone moved it."),
        ),
    )


def _nothing_declared(text: Text) -> Shown:
    return nothing_to_show(
        text.say("No indicator is declared to move with this action"),
        next_step=text.say(
            "Staff declare it in the sheet “Actions” of the workbook: which indicator should move, and after how many "
            "years at the earliest and at the latest (Indicator moved, Lag from, Lag to). The day of the declaration "
            "is kept, so that nobody can choose an indicator after seeing its figures."
        ),
    )


def _steps(evidence: Evidence, action: str) -> list[Milestone]:
    """Return an action's milestones that have a date, in order."""
    found = [step for step in verified(evidence.facts.milestones.values()) if step.action == action]
    return sorted((step for step in found if step.done or step.due), key=lambda step: _date(step).first_day())


def _date(step: Milestone) -> PartialDate:
    date = step.done or step.due
    assert date is not None  # noqa: S101 - only milestones with a date are asked
    return date


def _with_milestones(chart: LineChart, steps: list[Milestone], text: Text) -> LineChart:
    marks = tuple(
        Mark(
            "milestone",
            *_on_axis(_date(step)),
            f"{text.say(step.title)}, {date_words(_date(step), text)}",
        )
        for step in steps
    )
    last = max([chart.years[1], *(_date(step).year for step in steps)])
    first = min([chart.years[0], *(_date(step).year for step in steps)])
    title = text.say("Milestones") if marks else ""
    return replace(chart, marks=(*chart.marks, *marks), years=(first, last), milestones_title=title)


def _on_axis(date: PartialDate) -> tuple[float, float]:
    """Return the first and last place of a date among whole years that stand at their middle; a day is one place."""
    if date.precision == "day":
        place = _place(date.first_day()) + 0.5 / 365
        return place, place
    return _place(date.first_day()), _place(date.last_day() + dt.timedelta(days=1))


def _place(day: dt.date) -> float:
    """Return where a day begins."""
    days = (dt.date(day.year + 1, 1, 1) - dt.date(day.year, 1, 1)).days
    return day.year - 0.5 + (day.timetuple().tm_yday - 1) / days


def _declaring(evidence: Evidence, parameters: Parameters) -> list[tuple[Action, Milestone | None]]:
    """Return the actions of the cities that are declared to move the indicator, each with its milestones or alone."""
    rows: list[tuple[Action, Milestone | None]] = []
    for action in verified(evidence.facts.actions.values()):
        moved = declared(action)
        if action.city in parameters.cities and moved and moved.indicator == parameters.indicator:
            rows += [(action, step) for step in _steps(evidence, action.key)] or [(action, None)]
    return rows


def build_before(evidence: Evidence, parameters: Parameters, text: Text) -> Shown:
    """Return the milestones of the actions that are declared to move an indicator, from its figures back."""
    title = indicator_title(evidence.catalogue, parameters.indicator, text)
    rows = _declaring(evidence, parameters)
    if not rows:
        return nothing_to_show(
            text.say("No action is declared to move this indicator: {indicator}", indicator=title),
            next_step=text.say(
                "Staff declare it in the sheet “Actions” of the workbook; its milestones then stand here."
            ),
        )
    headline = text.plural(
        "{number} action is declared to move this indicator: {indicator}",
        "{number} actions are declared to move this indicator: {indicator}",
        len({action.key for action, _ in rows}),
        indicator=title,
    )
    headings = (text.say("City"), text.say("Action"), text.say("Milestone"), text.say("Date"),
                text.say("Declared on"), text.say("Should move"))  # fmt: skip
    said = [_row(evidence, action, step, text) for action, step in rows]
    return Shown(
        headline=headline,
        subtitle=text.say("A figure that moves after a milestone does not say that the milestone moved it."),
        figure=Listing(
            headings,
            tuple(
                (
                    ListingCell(row[0], city=action.city),
                    ListingCell(row[1], address=page_link("plans", parameters, text, action=action.key)),
                    *map(ListingCell, row[2:]),
                )
                for (action, _), row in zip(rows, said, strict=True)
            ),
        ),
        table=Table(
            tuple(map(Column, ("city", "action", "milestone", "date", "declared", "window"), headings)),
            tuple(
                dict(zip(("city", "action", "milestone", "date", "declared", "window"), row, strict=True))
                for row in said
            ),
        ),
        alt=headline,
        sources=cited([step or action for action, step in rows], text).sources,
    )


def _row(evidence: Evidence, action: Action, step: Milestone | None, text: Text) -> tuple[str, ...]:
    moved = declared(action)
    return (
        city_name(evidence, action.city, text),
        text.say(action.title),
        text.say(step.title) if step else text.say("No milestone with a date is published"),
        date_words(_date(step), text) if step else "",
        _declared_on(evidence, action, text),
        _window(action, moved, text) if moved else "",
    )
