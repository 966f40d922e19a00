"""The five plans side by side: instrument and its history, actions, players, money, and what is published of each."""

from collections.abc import Sequence

import pandas as pd

from analysis.plans import PlanField, Status, completeness_by_city
from charts.plan_cards import PlanCard, PlanCards, PlanItem, PlanSection, PlanShare
from data.evidence import Evidence
from data.facts import Action, Instrument, verified
from data.facts.words import REPORTED, STAGES
from exhibits.exhibit import Parameters, Shown, nothing_to_show
from exhibits.links import page_link
from exhibits.plan_reading import (
    NOT_PUBLISHED,
    action_statuses,
    answer,
    as_of_words,
    chosen_actions,
    date_words,
    signed,
)
from exhibits.plan_records import action_records
from exhibits.plan_words import FIELD_WORDS, STATUS_WORDS
from exhibits.table import Column, Table
from exhibits.web_sources import cited, pages_cell, pages_column
from text import Text


def build(evidence: Evidence, parameters: Parameters, text: Text) -> Shown:
    """Return the plans of the chosen cities; the headline says which instrument changed and what nobody publishes."""
    if not parameters.cities:
        return nothing_to_show(text.say("No city is chosen"), next_step=text.say("Choose at least one city above."))
    published = completeness_by_city(action_records(evidence.facts), cities=parameters.cities)
    statuses = action_statuses(evidence, parameters)
    records = [*chosen_actions(evidence, parameters.cities), *_instruments(evidence, parameters.cities)]
    shares = [share for city in parameters.cities if (share := evidence.facts.project.get(f"{city}_budget"))]
    below = cited([*records, *shares], text)
    headline = _headline(published, text)
    return Shown(
        headline=headline,
        subtitle=as_of_words(evidence, parameters, text),
        figure=PlanCards(
            tuple(_card(evidence, city, statuses, published, parameters, text) for city in parameters.cities)
        ),
        table=_table(evidence, statuses, published, parameters, text),
        alt=text.say(
            "{headline}. {answer}.",
            headline=headline,
            answer=answer([statuses[action.key] for action in chosen_actions(evidence, parameters.cities)], text),
        ),
        sources=below.sources,
        caveats=below.caveats,
    )


def _headline(published: pd.DataFrame, text: Text) -> str:
    """Return which fields no plan publishes for any action, and which every plan publishes for all."""
    fields = published.groupby("field", sort=False)[["actions", "full", "part"]].sum()
    nowhere = [text.say(FIELD_WORDS[PlanField(str(name))]) for name, row in fields.iterrows() if not _any(row)]
    if not nowhere:
        return text.say("Each field that the programme asks for is published by at least one plan")
    return text.say("No plan publishes these for any action: {fields}", fields=text.listing(nowhere))


def _any(row: "pd.Series[int]") -> bool:
    return bool(row["full"] + row["part"])


def _instruments(evidence: Evidence, cities: Sequence[str]) -> list[Instrument]:
    known = verified(evidence.facts.instruments.values())
    return [instrument for city in cities for instrument in known if instrument.city == city]


def _card(
    evidence: Evidence,
    city: str,
    statuses: dict[str, Status],
    published: pd.DataFrame,
    parameters: Parameters,
    text: Text,
) -> PlanCard:
    actions = chosen_actions(evidence, [city])
    sections = (
        PlanSection(text.say("Policy instrument, and how it changed"), _instrument_items(evidence, city, text)),
        PlanSection(text.say("Actions"), _action_items(actions, statuses, parameters, text)),
        PlanSection(text.say("Players"), _player_items(actions, text)),
        PlanSection(text.say("Money"), _money_items(evidence, city, actions, text)),
        PlanSection(text.say("Published, for how many actions"), _field_items(published, city, text)),
    )
    return PlanCard(city, evidence.facts.places[city].name, sections)


def _instrument_items(evidence: Evidence, city: str, text: Text) -> tuple[PlanItem, ...]:
    items = []
    for instrument in _instruments(evidence, [city]):
        stage = text.say(STAGES[instrument.stage])
        when = date_words(instrument.reported_on, text)
        note = text.say("{stage} ({date})", stage=stage, date=when) if when else stage
        items.append(PlanItem(text.say(instrument.title), note=f"{note}. {text.say(instrument.note)}".strip()))
    if len(items) == 1:
        items.append(PlanItem(text.say("No later change is documented."), missing=True))
    return tuple(items) or (PlanItem(text.say(NOT_PUBLISHED), missing=True),)


def _action_items(
    actions: Sequence[Action], statuses: dict[str, Status], parameters: Parameters, text: Text
) -> tuple[PlanItem, ...]:
    if not actions:
        return (PlanItem(text.say("No action is published"), missing=True),)
    return tuple(
        PlanItem(
            text.say(action.title),
            sign=STATUS_WORDS[statuses[action.key]].sign,
            note=_both_statuses(action, statuses[action.key], text),
            address=page_link("plans", parameters, text, action=action.key),
        )
        for action in actions
    )


def _both_statuses(action: Action, status: Status, text: Text) -> str:
    """Return the computed status beside the reported one, where there is a report."""
    word = text.say(STATUS_WORDS[status].word)
    if action.status == "Not reported":
        return word
    return text.say("{status}; reported: {reported}", status=word, reported=text.say(REPORTED[action.status]))


def players_of(actions: Sequence[Action], text: Text) -> list[str]:
    """Return the players of some actions, each once."""
    named = [player for action in actions for player in text.say(action.players).split("; ") if player]
    return list(dict.fromkeys(named))


def _player_items(actions: Sequence[Action], text: Text) -> tuple[PlanItem, ...]:
    items = tuple(PlanItem(player) for player in players_of(actions, text))
    return items or (PlanItem(text.say(NOT_PUBLISHED), missing=True),)


def _money_items(evidence: Evidence, city: str, actions: Sequence[Action], text: Text) -> tuple[PlanItem, ...]:
    """Return the city's share of the project's budget, the funding of its actions, and that costs are not published."""
    share = evidence.facts.project.get(f"{city}_budget")
    items = [
        PlanItem(text.say("EUR {amount}", amount=text.number(share.number)), note=text.say("Share of the project"))
        if share
        else PlanItem(text.say("Share of the project: not published"), missing=True)
    ]
    items += [PlanItem(text.say(action.funding), note=text.say(action.title)) for action in actions if action.funding]
    items += [
        PlanItem(text.say("EUR {amount}", amount=text.number(action.cost_eur)), note=text.say(action.title))
        for action in actions
        if action.cost_eur is not None
    ]
    if not any(action.cost_eur is not None for action in actions):
        items.append(PlanItem(text.say("Costs of the actions: not published"), missing=True))
    return tuple(items)


def _field_items(published: pd.DataFrame, city: str, text: Text) -> tuple[PlanShare, ...]:
    mine = published[published["city"] == city].set_index("field")[["full", "part", "actions"]].astype(int)
    counts = {
        str(field): [int(number) for number in row] for field, row in zip(mine.index, mine.to_numpy(), strict=True)
    }
    return tuple(_share(field, *counts[field.value], text=text) for field in PlanField)


def _share(field: PlanField, full: int, part: int, of: int, *, text: Text) -> PlanShare:
    spoken = text.say("{number} of {all}", number=full, all=of)
    if part:
        spoken = text.say("{number} of {all}, {part} in part", number=full, all=of, part=part)
    return PlanShare(text.say(FIELD_WORDS[field]), full, part, of, spoken)


def _table(
    evidence: Evidence,
    statuses: dict[str, Status],
    published: pd.DataFrame,
    parameters: Parameters,
    text: Text,
) -> Table:
    columns = (
        Column("city", text.say("City")),
        Column("instrument", text.say("Policy instrument")),
        Column("actions", text.say("Actions")),
        Column("players", text.say("Players")),
        Column("funding", text.say("Funding")),
        *(Column(field.value, text.say(FIELD_WORDS[field])) for field in PlanField),
        pages_column(text),
    )
    rows = []
    for city in parameters.cities:
        actions = chosen_actions(evidence, [city])
        instruments = _instruments(evidence, [city])
        listed = [f"{text.say(action.title)}: {signed(statuses[action.key], text)}" for action in actions]
        rows.append(
            {
                "city": evidence.facts.places[city].name,
                "instrument": " → ".join(text.say(instrument.title) for instrument in instruments),
                "actions": "; ".join(listed),
                "players": "; ".join(players_of(actions, text)),
                "funding": "; ".join(text.say(action.funding) for action in actions if action.funding),
                **{field.value: item.spoken
                   for field, item in zip(PlanField, _field_items(published, city, text), strict=True)},
                "sources": pages_cell(*actions, *instruments),
            }
        )  # fmt: skip
    return Table(columns, tuple(rows))
