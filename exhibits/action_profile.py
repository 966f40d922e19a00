"""One action of a plan: what is published about it, its indicators, and what it is declared to move."""

from analysis.plans import Status
from charts.listing import Listing, ListingCell
from data.evidence import Evidence
from data.facts import Action, ActionIndicator, Practice, Transfer
from data.facts.words import MEASURES, REPORTED
from exhibits.exhibit import Parameters, Shown, nothing_to_show
from exhibits.links import page_link
from exhibits.plan_reading import NOT_PUBLISHED, action_statuses, as_of_words, date_words, signed, span_words
from exhibits.plan_told import told_cell
from exhibits.table import Column, Table
from exhibits.web_sources import cited, pages_cell, pages_column
from text import Text

Field = tuple[str, ListingCell]


def build(evidence: Evidence, parameters: Parameters, text: Text) -> Shown:
    """Return the fields of one action; those that no source gives are named as not published."""
    action = evidence.facts.actions.get(parameters.action)
    if action is None:
        return unknown_action(parameters, text)
    status = action_statuses(evidence, parameters)[action.key]
    fields = [*_content(action, text), *_standing(action, status, text), *_origin(evidence, action, parameters, text)]
    fields += [(text.say("Note"), ListingCell(text.say(action.note)))] if action.note else []
    fields += [(text.say("Handed in"), ListingCell(told))] if (told := told_cell(evidence, action, text)) else []
    headings = (text.say("Field"), text.say("What is published"))
    below = cited([action], text)
    return Shown(
        headline=text.say("{action}: {status}", action=text.say(action.title), status=signed(status, text)),
        subtitle=as_of_words(evidence, parameters, text),
        figure=Listing(headings, tuple((ListingCell(name), cell) for name, cell in fields), fields=True),
        table=Table(
            (*map(Column, ("field", "published"), headings), pages_column(text)),
            tuple(
                {"field": name, "published": f"{cell.words} {cell.note}".strip(), "sources": pages_cell(action)}
                for name, cell in fields
            ),
        ),
        alt=text.say("{action}: {status}", action=text.say(action.title), status=signed(status, text)),
        sources=below.sources,
        caveats=below.caveats,
    )


def unknown_action(parameters: Parameters, text: Text) -> Shown:
    """Return the designed state for an action that no plan has."""
    return nothing_to_show(
        text.say("No plan has the action “{action}”", action=parameters.action[:60]),
        next_step=text.say("Choose an action from the five plans."),
    )


def _content(action: Action, text: Text) -> list[Field]:
    cost = "" if action.cost_eur is None else text.say("EUR {amount}", amount=text.number(action.cost_eur))
    return [
        (text.say("Nature of the action"), _told(text.say(action.description), text)),
        (text.say("Timeframe"), _told(span_words(action.start, action.end, text), text)),
        (text.say("Players"), _told(text.say(action.players), text)),
        (text.say("Costs"), _told(cost, text)),
        (text.say("Funding"), _told(text.say(action.funding), text)),
    ]


def _told(words: str, text: Text) -> ListingCell:
    return ListingCell(words) if words else ListingCell(text.say(NOT_PUBLISHED), soft=True)


def _standing(action: Action, status: Status, text: Text) -> list[Field]:
    when = date_words(action.reported_on, text)
    reported = text.say(REPORTED[action.status])
    told = text.say("{status} ({date})", status=reported, date=when) if when else reported
    return [
        (text.say("Status by the rule"), ListingCell(signed(status, text))),
        (text.say("Status as reported"), ListingCell(told, note=text.say(action.reported))),
    ]


def _origin(evidence: Evidence, action: Action, parameters: Parameters, text: Text) -> list[Field]:
    facts = evidence.facts
    city = facts.places[action.origin_city].name if action.origin_city else ""
    practice: Practice | None = facts.practices.get(action.origin_practice)
    names = [name for name in (city, practice.name if practice else "") if name]
    learning = page_link("learning", parameters, text)
    origin = ListingCell(" · ".join(names), address=learning) if names else _told("", text)
    fields = [(text.say("Origin: partner and practice"), origin)]
    for transfer in _transfers(evidence, action):
        words = text.say("{city}: {what}", city=facts.places[transfer.from_place].name, what=text.say(transfer.title))
        cell = ListingCell(words, note=text.say(transfer.description), address=learning)
        fields.append((text.say("Learned from"), cell))
    return fields


def _transfers(evidence: Evidence, action: Action) -> list[Transfer]:
    return [transfer for transfer in evidence.facts.transfers.values() if transfer.to_action == action.key]


def build_indicators(evidence: Evidence, parameters: Parameters, text: Text) -> Shown:
    """Return the indicators of one action: target, reported value, and what they measure."""
    found = [item for item in evidence.facts.action_indicators.values() if item.action == parameters.action]
    if not found:
        return nothing_to_show(
            text.say("No indicator of this action is published"),
            next_step=text.say(
                "Staff fill in the columns Indicator, Target and Reported value in the sheet “Actions” of the workbook."
            ),
        )
    headline = _indicator_headline(found, text)
    names = ("indicator", "measures", "target", "reported", "unit", "note")
    headings = (text.say("Indicator"), text.say("What it measures"), text.say("Target"), text.say("Reported value"))
    below = cited(found, text)
    return Shown(
        headline=headline,
        subtitle="",
        figure=Listing(headings, tuple(_indicator_cells(item, text) for item in found)),
        table=Table(
            (
                *map(Column, names[:2], headings[:2]),
                *(Column(name, words, "number", 0) for name, words in zip(names[2:4], headings[2:], strict=True)),
                Column("unit", text.say("Unit")),
                Column("note", text.say("Note")),
                pages_column(text),
            ),
            tuple(_indicator_row(item, text) for item in found),
        ),
        alt=headline,
        sources=below.sources,
        caveats=below.caveats,
    )


def _indicator_headline(found: list[ActionIndicator], text: Text) -> str:
    own = [item for item in found if item.measures == "action" and item.verified]
    with_target = sum(item.target is not None for item in own)
    if not own:
        return text.say("No published indicator measures the action itself")
    if not with_target:
        return text.plural(
            "{number} indicator measures the action itself, without a target",
            "{number} indicators measure the action itself, none with a target",
            len(own),
        )
    return text.plural(
        "{number} indicator measures the action itself, {targets} of them with a target",
        "{number} indicators measure the action itself, {targets} of them with a target",
        len(own),
        targets=with_target,
    )


def _indicator_cells(item: ActionIndicator, text: Text) -> tuple[ListingCell, ...]:
    notes = [text.say(note) for note in (item.reported, item.note) if note]
    if not item.verified:
        notes.insert(0, text.say("Named, not verified."))
    return (
        ListingCell(text.say(item.title), note=" ".join(notes)),
        ListingCell(text.say(MEASURES[item.measures]), soft=True),
        _amount(item.target, item.unit, text),
        _amount(item.reported_value, item.unit, text),
    )


def _amount(value: float | None, unit: str, text: Text) -> ListingCell:
    if value is None:
        return ListingCell(text.say(NOT_PUBLISHED), soft=True)
    words = text.number(value, decimals=0 if value == int(value) else 1)
    return ListingCell(text.say("{counted} {unit}", counted=words, unit=text.say(unit)))


def _indicator_row(item: ActionIndicator, text: Text) -> dict[str, str | float | None]:
    return {
        "indicator": text.say(item.title),
        "measures": text.say(MEASURES[item.measures]),
        "target": item.target,
        "reported": item.reported_value,
        "unit": text.say(item.unit),
        "note": " ".join(text.say(note) for note in (item.reported, item.note) if note),
        "sources": pages_cell(item),
    }
