"""The controls of the pages that compare: what is shown, for whom, beside what, over which years."""

from contextlib import nullcontext
from typing import Any, get_args

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from charts.palette import SIGNS
from data.catalogue import Catalogue, Level
from exhibits.exhibit import FIVE, Alignment, Layout, Measure, Parameters
from exhibits.trends import menu
from text import Text, mark
from ui.address import Address, choose_one, choose_several, choose_switch
from ui.kept import KeptOf
from ui.reader import Reader

MEASURES: dict[Measure, str] = {
    "level": mark("Figures"),
    "per1000": mark("Per 1,000"),
    "index": mark("Base 100"),
    "growth": mark("Yearly growth"),
}
TIMES: dict[Alignment, str] = {
    "calendar": mark("Calendar"),
    "event": mark("Years to title"),
    "award": mark("Years to award"),
}
_INDICATORS: KeptOf[dict[str, str]] = KeptOf(8)
_BESIDE: KeptOf[dict[str, str]] = KeptOf(64)
LAYOUTS: dict[Layout, str] = {"one": mark("One chart"), "panels": mark("One per city")}


def choose_trend(reader: Reader, *, visible: bool = True) -> Parameters:
    """Show the controls of SME growth and return what they say; where they are not ``visible`` they are only read."""
    address, text, catalogue = reader.address, reader.text, reader.evidence.catalogue
    with _row() if visible else nullcontext():
        indicator = _indicator(address, catalogue, text, visible=visible)
        sizes = {name: text.say(title) for name, title in menu.size_titles(catalogue, indicator).items()}
        size = choose_one(
            address, "size", label=text.say("Size class"), options=sizes, default="total",
            widget=st.selectbox, visible=visible, width=130, disabled=len(sizes) == 1,
        )  # fmt: skip
        measure: Measure = choose_one(  # type: ignore[assignment]
            address, "show", label=text.say("Show as"), options=_said(MEASURES, text),
            default=menu.default_measure(catalogue, indicator), visible=visible,
        )  # fmt: skip
        align: Alignment = choose_one(  # type: ignore[assignment]
            address, "align", label=text.say("Time"), options=_said(TIMES, text), default="calendar", visible=visible
        )  # fmt: skip
        cities = choose_cities(address, catalogue, text, visible=visible)
        level: Level = _level(address, catalogue, indicator)
        versus = choose_versus(
            address, catalogue, text, cities=cities, level=level, visible=visible,
            default=_usual_versus(catalogue, indicator, measure),
        )  # fmt: skip
        title = text.say("More choices")
        more = st.popover(title, key="more-choices", width="content", on_change="rerun") if visible else None
    opened = more is not None and bool(more.open)
    with more or nullcontext():  # its content is made when it is opened: six controls that few touch
        area = _choose_level(address, catalogue, indicator, text, visible=opened)
        first, last = _choose_years(address, catalogue, indicator, text, visible=opened)
        layout: Layout = choose_one(  # type: ignore[assignment]
            address, "layout", label=text.say("Layout"), options=_said(LAYOUTS, text), default="one", visible=opened
        )  # fmt: skip
        breaks = choose_switch(address, "breaks", label=text.say("Mark breaks in series"), visible=opened)
        covid = choose_switch(address, "covid", label=text.say("Mark COVID-19, 2020–2021"), visible=opened)
        steps = text.say("Mark milestones of the plans")
        milestones = choose_switch(address, "milestones", label=steps, default=False, visible=opened)
    return Parameters(
        cities=cities, indicator=indicator, breakdown=size, area=area, measure=measure, first=first, last=last,
        align=align, versus=versus, breaks=breaks, covid=covid, layout=layout, milestones=milestones,
    )  # fmt: skip


def _row() -> DeltaGenerator:
    return st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="filters")


def choose_cities(address: Address, catalogue: Catalogue, text: Text, **settings: Any) -> tuple[str, ...]:
    """Show the five cities to choose from, with settings of Streamlit's own; return the keys of those chosen."""
    options = {key: f"{SIGNS[key]} {catalogue.cities[key].name}" for key in FIVE}
    return choose_several(address, "cities", label=text.say("Cities"), options=options, default=FIVE, **settings)


def choose_versus(
    address: Address,
    catalogue: Catalogue,
    text: Text,
    *,
    cities: tuple[str, ...],
    level: Level,
    default: tuple[str, ...],
    kinds: tuple[str, ...] = tuple(menu.AGAINST),
    visible: bool = True,
) -> tuple[str, ...]:
    """Show what to compare with: what follows each city, regions of their countries, any code in the address."""
    countries = frozenset(catalogue.cities[key].country for key in cities)
    asked = tuple(code for value in address.values.get("vs", []) for code in value.split(","))
    choice = (level, countries, asked, kinds, text.language)
    options = _BESIDE.get(catalogue, *choice, make=lambda: _beside(catalogue, level, countries, asked, kinds, text))
    return choose_several(
        address, "vs", label=text.say("Compare with"), options=options, default=default,
        widget=st.multiselect, visible=visible, placeholder=text.say("Nothing"), width=430,
    )  # fmt: skip


def _beside(
    catalogue: Catalogue,
    level: Level,
    countries: frozenset[str],
    asked: tuple[str, ...],
    kinds: tuple[str, ...],
    text: Text,
) -> dict[str, str]:
    near = (code for code, found in catalogue.regions.items() if found.level == level and found.country in countries)
    codes = dict.fromkeys([*near, *(code for code in asked if code in catalogue.regions)])
    regions = {code: f"{catalogue.regions[code].name} ({code})" for code in codes}
    return {name: text.say(menu.AGAINST[name]) for name in kinds} | regions


def _indicator(address: Address, catalogue: Catalogue, text: Text, *, visible: bool) -> str:
    options = _INDICATORS.get(catalogue, text.language, make=lambda: _indicators(catalogue, text))
    return choose_one(
        address, "indicator", label=text.say("Indicator"), options=options, default="enterprises",
        widget=st.selectbox, visible=visible, width=270,
    )  # fmt: skip


def _indicators(catalogue: Catalogue, text: Text) -> dict[str, str]:
    return {
        key: text.say(
            "{word}: {indicator}",
            word=text.say(menu.WORD_TITLES[word]),
            indicator=text.say(menu.title_of(catalogue, key)),
        )
        for word, keys in menu.WORDS.items()
        for key in keys
    }


def _said(options: dict[Measure, str] | dict[Alignment, str] | dict[Layout, str], text: Text) -> dict[str, str]:
    return {str(key): text.say(words) for key, words in options.items()}


def _usual_versus(catalogue: Catalogue, indicator: str, measure: Measure) -> tuple[str, ...]:
    """Return what a picture is compared with unless asked otherwise: the band of the EU's regions, where it is fair."""
    rates = not menu.can_grow(catalogue, indicator) and indicator != "net_births"
    return ("band-eu",) if measure in ("index", "per1000") or (measure == "level" and rates) else ()


def _level(address: Address, catalogue: Catalogue, indicator: str) -> Level:
    asked = address.values.get("area", [""])[-1]
    usual = menu.default_level(catalogue, indicator)
    return next((level for level in get_args(Level) if level == asked), usual)


def _choose_level(address: Address, catalogue: Catalogue, indicator: str, text: Text, *, visible: bool) -> str:
    return choose_one(
        address, "area", label=text.say("Level"),
        options={name: text.say(words) for name, words in menu.LEVELS.items()},
        default=menu.default_level(catalogue, indicator), visible=visible,
    )  # fmt: skip


def _choose_years(
    address: Address, catalogue: Catalogue, indicator: str, text: Text, *, visible: bool
) -> tuple[int | None, int | None]:
    first, last = menu.years_of(catalogue, indicator)
    years = {"": text.say("All years"), **{str(year): str(year) for year in range(first, last + 1)}}
    chosen = [
        choose_one(
            address, name, label=text.say(label), options=years, default="", widget=st.selectbox, visible=visible
        )
        for name, label in (("from", mark("From")), ("to", mark("To")))
    ]
    return (int(chosen[0]) if chosen[0] else None, int(chosen[1]) if chosen[1] else None)
