"""Action plans: what was promised, what was done, what is unknown; and, by its own address, one action."""

import datetime as dt
from collections.abc import Sequence
from typing import cast

import streamlit as st

from data.facts.words import PARTNERSHIP
from exhibits.action_moved import declared
from exhibits.exhibit import FIVE, Parameters, Phase
from ui import markup
from ui.address import choose, choose_day, choose_one
from ui.choices import choose_cities
from ui.clock import today
from ui.frame import show_exhibit
from ui.plan_editor import show_plan_editor
from ui.reader import current_reader
from ui.shell import heading, prose, section
from ui.staff import current_person

reader = current_reader()
text = reader.text
address = reader.address
places = reader.evidence.facts.places
actions = reader.evidence.facts.actions

FIRST_DAY, LAST_DAY = dt.date(2019, 1, 1), dt.date(2099, 12, 31)
DAY = address.day("asof", today(), first=FIRST_DAY, last=LAST_DAY)


def _as_of() -> dt.date:
    """Show the day on which statuses are judged, today by default."""
    return choose_day(
        address,
        "asof",
        label=text.say("Statuses as of"),
        default=today(),
        first=FIRST_DAY,
        last=LAST_DAY,
        width=170,
    )


def _plans_filters() -> tuple[Parameters, str]:
    """Show the filters of the five plans and return what was chosen, and whether it is to be a table."""
    with st.container(horizontal=True, vertical_alignment="top", key="filters"):
        cities = choose_cities(address, reader.evidence.catalogue, text)
        phase = choose_one(
            address,
            "phase",
            label=text.say("Part of the project"),
            options={
                "project": text.say("Whole project"),
                "1": text.say("Phase 1"),
                "2": text.say("Phase 2"),
                "after": text.say("Afterwards"),
            },
            default="project",
            widget=st.selectbox,
            width=170,
        )
        view = choose_one(
            address,
            "view",
            label=text.say("View"),
            options={"timeline": text.say("Timeline"), "table": text.say("Table")},
            default="timeline",
        )
        day = _as_of()
    return Parameters(cities=cities, as_of=day, phase=cast(Phase, phase)), view


def _open_action() -> None:
    """Open the action whose mark was clicked."""
    points = st.session_state["chart-plan-timeline"].selection.points
    if points and points[0].get("customdata") in actions:
        choose("action", [points[0]["customdata"]])


def show_plans() -> None:
    """Show the five plans."""
    chosen = address.several("cities", FIVE, FIVE)
    answer = reader.build("plan-timeline", Parameters(cities=chosen, as_of=DAY)).headline
    heading(reader, question=text.say("What became of the five action plans?"), answer=answer)
    parameters, view = _plans_filters()
    if view == "table":
        show_exhibit(reader, "plan-milestones", parameters)
    else:
        show_exhibit(reader, "plan-timeline", parameters, with_headline=False, on_select=_open_action)
        st.space("small")
        show_exhibit(reader, "plan-undrawn", parameters)
    for key in ("plans", "plan-status", "plan-unverified"):
        st.space("small")
        show_exhibit(reader, key, parameters)
    section(text.say("What is not published, and how it gets here"))
    prose(
        [
            text.say(
                "“Not published” means that no public source gives it; we fill in nothing. Staff of the partner cities "
                "add what they know in the sheets “Actions” and “Milestones” of their workbook, with its source."
            ),
            text.say(
                "The first due date that is known is the baseline and is never overwritten. Slippage is the done date, "
                "else the due date now reported, minus the baseline, and only between dates of equal precision. "
                "A milestone that is withdrawn stays visible, with the day and the reason."
            ),
        ]
    )
    offer_editing()


def show_action(key: str) -> None:
    """Show one action, with the way back to the five plans."""
    action = actions[key]
    city = places[action.city].name
    others = [other for other in actions.values() if other.city == action.city and other.verified and other.key != key]
    heading(
        reader,
        question=text.say("{city}: an action of the plan", city=city),
        answer=reader.build("action", Parameters(action=key, as_of=DAY)).headline,
    )
    day = {"asof": DAY.isoformat()}
    back = [markup.link(text.say("← All five plans"), address.link("plans", **day))]
    back += [markup.link(text.say(other.title), address.link("plans", action=other.key, **day)) for other in others]
    markup.show(markup.raw_element("nav", " · ".join(back), **{"aria-label": text.say("Actions of this plan")}))
    if not action.verified:
        words = text.say("Named, not verified: {reason}", reason=text.say(action.reason))
        markup.show(markup.element("div", words, css="notice", role="status"))
    with st.container(horizontal=True, key="filters"):
        parameters = Parameters(cities=(action.city,), action=key, as_of=_as_of())
    show_exhibit(reader, "action", parameters, with_headline=False)
    section(text.say("Milestones"))
    show_exhibit(reader, "plan-timeline", parameters, with_headline=False)
    show_exhibit(reader, "plan-milestones", parameters)
    st.space("small")
    show_exhibit(reader, "milestone-history", parameters)
    offer_editing([action.city])
    st.space("small")
    show_exhibit(reader, "action-indicators", parameters)
    section(text.say("What the action should move"))
    show_exhibit(reader, "action-moved", parameters)
    moved = declared(action)
    if moved is not None:
        link = address.link("growth", cities=action.city, indicator=moved.indicator)
        markup.show(markup.raw_element("p", markup.link(text.say("This indicator beside other regions"), link)))


def show_editing(city: str) -> None:
    """Show a city's milestones on the timeline and as a table that its staff edit."""
    name = text.say(PARTNERSHIP) if city == "partnership" else places[city].name
    heading(
        reader,
        question=text.say("What happened, and what is planned now?"),
        answer=text.say("{city}: edit the milestones", city=name),
    )
    back = markup.link(text.say("← All five plans"), address.link("plans"))
    markup.show(markup.raw_element("nav", back, **{"aria-label": text.say("Actions of this plan")}))
    shown = (city,) if city in FIVE else FIVE
    show_exhibit(reader, "plan-timeline", Parameters(cities=shown, as_of=DAY), with_headline=False)
    section(text.say("Milestones"))
    show_plan_editor(reader, city)


def offer_editing(cities: Sequence[str] = (*FIVE, "partnership")) -> None:
    """Show signed-in staff the way to the milestones that they may edit, and everybody else who may."""
    person = current_person()
    mine = [city for city in cities if person is not None and person.may_edit({city})]
    if mine:
        names = {city: text.say(PARTNERSHIP) if city == "partnership" else places[city].name for city in mine}
        links = [markup.link(names[city], address.link("plans", edit=city)) for city in mine]
        words = markup.element("span", text.say("Edit the milestones of:"))
        markup.show(markup.raw_element("p", f"{words} {' · '.join(links)}"))
    else:
        words = text.say("Staff who sign in edit the milestones of their city here, in a table.")
        markup.show(markup.element("p", words, css="soft"))


chosen_action = address.one("action", ["", *actions], "")
edited = address.one("edit", ["", *FIVE, "partnership"], "")
address.write("action", [chosen_action], [""])
address.write("edit", [edited], [""])
if edited:
    show_editing(edited)
elif chosen_action:
    show_action(chosen_action)
else:
    show_plans()
