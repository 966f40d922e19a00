"""The controls of Impact: one city, what is measured, and with whom it is compared."""

import streamlit as st

from analysis.impact.controls import Controls
from charts.palette import SIGNS
from exhibits.exhibit import FIVE, Parameters
from exhibits.filters import CONTROLS
from exhibits.impact import asked, words
from ui.address import choose_many, choose_one
from ui.reader import Reader

OWN = Controls.OWN_PICK.value


def choose_impact(reader: Reader) -> Parameters:
    """Show the controls of Impact and return what they say."""
    address, text, cities = reader.address, reader.text, reader.evidence.catalogue.cities
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="filters"):
        names = {key: f"{SIGNS[key]} {cities[key].name}" for key in FIVE}
        first = address.several("cities", FIVE, FIVE)[0:1] or FIVE[:1]
        city = choose_one(address, "city", label=text.say("City"), options=names, default=first[0])
        parameters = _choose_outcome(reader, city)
        return _choose_controls(reader, parameters)


def _choose_outcome(reader: Reader, city: str) -> Parameters:
    address, text = reader.address, reader.text
    best = asked.usual(reader.evidence, city).chosen.outcome
    titles = {key: text.say(words.TITLES[key]) for key in asked.INDICATORS}
    indicator = choose_one(
        address, "indicator", label=text.say("Outcome"), options=titles, default=best.indicator,
        widget=st.selectbox, width=250,
    )  # fmt: skip
    offered = asked.levels_of(indicator)
    usual = best.level if indicator == best.indicator else offered[0]
    levels: dict[str, str] = {level: level.upper().replace("NUTS", "NUTS ") for level in offered}
    area = choose_one(
        address, "area", label=text.say("Level"), options=levels, default=usual, disabled=len(levels) == 1
    )
    return Parameters(cities=(city,), indicator=indicator, area=area)


def _choose_controls(reader: Reader, parameters: Parameters) -> Parameters:
    """Show the pools; the one the figures ask for is the default."""
    address, text = reader.address, reader.text
    usual = asked.assessed(reader.evidence, parameters).controls
    pools = {kind.value: text.say(CONTROLS[kind.value]) for kind in Controls}
    chosen = choose_one(
        address, "controls", label=text.say("Compare with"), options=pools, default=usual.value,
        widget=st.selectbox, width=290,
    )  # fmt: skip
    if chosen != OWN:
        return parameters.with_(controls="" if chosen == usual.value else chosen)
    return parameters.with_(controls=OWN, versus=_choose_regions(reader, parameters))


def _choose_regions(reader: Reader, parameters: Parameters) -> tuple[str, ...]:
    """Show the regions of the city's country and level, and any code the address names."""
    address, text, catalogue = reader.address, reader.text, reader.evidence.catalogue
    city = catalogue.cities[parameters.cities[0]]
    level = asked.outcome_asked(reader.evidence, parameters).level
    here = (level, city.country)
    near = [code for code, one in catalogue.regions.items() if (one.level, one.country) == here]
    named = [code for value in address.values.get("vs", []) for code in value.split(",") if code in catalogue.regions]
    codes = [code for code in dict.fromkeys([*near, *named]) if code != city.area(level)]
    options = {code: f"{catalogue.regions[code].name} ({code})" for code in codes}
    return choose_many(
        address, "vs", label=text.say("Regions you pick"), options=options, default=(),
        placeholder=text.say("Nothing"), width=430,
    )  # fmt: skip
