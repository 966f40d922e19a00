"""The controls of the pages that compare: what is shown, for whom, beside what, over which years."""

from typing import Any, get_args

import streamlit as st

from charts.palette import SIGNS
from data.catalogue import Catalogue, Level
from exhibits.exhibit import FIVE, Alignment, Layout, Measure, Parameters
from exhibits.trends import menu
from text import Text, mark
from ui.address import Address, choose_many, choose_one, choose_several, choose_switch
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
_NEAR: KeptOf[list[str]] = KeptOf(64)
LAYOUTS: dict[Layout, str] = {"one": mark("One chart"), "panels": mark("One per city")}


def choose_trend(reader: Reader) -> Parameters:
    """Show the controls of SME growth and return what they say."""
    address, text, catalogue = reader.address, reader.text, reader.evidence.catalogue
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="filters"):
        indicator = _indicator(address, catalogue, text)
        sizes = {name: text.say(title) for name, title in menu.size_titles(catalogue, indicator).items()}
        size = choose_one(
            address, "size", label=text.say("Size class"), options=sizes, default="total",
            widget=st.selectbox, width=130, disabled=len(sizes) == 1,
        )  # fmt: skip
        measure: Measure = choose_one(  # type: ignore[assignment]
            address, "show", label=text.say("Show as"), options=_said(MEASURES, text),
            default=menu.default_measure(catalogue, indicator),
        )  # fmt: skip
        align: Alignment = choose_one(  # type: ignore[assignment]
            address, "align", label=text.say("Time"), options=_said(TIMES, text), default="calendar"
        )  # fmt: skip
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="filters-who"):
        cities = choose_cities(address, catalogue, text)
        level: Level = _level(address, catalogue, indicator)
        versus = choose_versus(
            address, catalogue, text, cities=cities, level=level, default=_usual_versus(catalogue, indicator, measure)
        )
        more = st.popover(text.say("More choices"), key="more-choices", width="content", on_change="rerun")
    with more:  # its content is made when it is opened: six controls that few touch
        opened = bool(more.open)
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
) -> tuple[str, ...]:
    """Show what to compare with: what follows each city, regions of their countries, any code in the address."""
    countries = frozenset(catalogue.cities[key].country for key in cities)
    near = _NEAR.get(catalogue, level, countries, make=lambda: _near(catalogue, level, countries))
    asked = [code for value in address.values.get("vs", []) for code in value.split(",") if code in catalogue.regions]
    options = {name: text.say(menu.AGAINST[name]) for name in kinds}
    options |= {code: f"{catalogue.regions[code].name} ({code})" for code in dict.fromkeys([*near, *asked])}
    return choose_many(
        address, "vs", label=text.say("Compare with"), options=options, default=default,
        placeholder=text.say("Nothing"), width=430,
    )  # fmt: skip


def _near(catalogue: Catalogue, level: Level, countries: frozenset[str]) -> list[str]:
    return [code for code, found in catalogue.regions.items() if found.level == level and found.country in countries]


def _indicator(address: Address, catalogue: Catalogue, text: Text) -> str:
    options = _INDICATORS.get(catalogue, text.language, make=lambda: _indicators(catalogue, text))
    return choose_one(
        address, "indicator", label=text.say("Indicator"), options=options, default="enterprises",
        widget=st.selectbox, width=270,
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
