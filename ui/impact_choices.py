"""The controls of Impact: one city, what is measured, with whom it is compared, on which scale and over which years."""

import streamlit as st

from analysis.impact.controls import Controls
from analysis.impact.window import LEAST_BEFORE
from charts.palette import SIGNS
from exhibits.exhibit import FIVE, Parameters
from exhibits.filters import CONTROLS, FIGURES, SCALES
from exhibits.impact import asked, whose, words
from ui import markup
from ui.address import choose_one, choose_several, choose_switch
from ui.reader import Reader

OWN = Controls.OWN_PICK.value
FIGURES_NAME = "figures"  # whose figures the city's line is, in the address
FIRST, LAST = 1975, 2030  # no outcome has figures outside


def choose_impact(reader: Reader) -> Parameters:
    """Show the controls of Impact and return what they say."""
    address, text, cities = reader.address, reader.text, reader.evidence.catalogue.cities
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="filters"):
        names = {key: f"{SIGNS[key]} {cities[key].name}" for key in FIVE}
        first = address.several("cities", FIVE, FIVE)[0:1] or FIVE[:1]
        city = choose_one(address, "city", label=text.say("City"), options=names, default=first[0])
        parameters = _choose_controls(reader, _choose_figures(reader, _choose_outcome(reader, city)))
        more = st.popover(reader.text.say("More choices"), key="more-choices", width="content")
    with more:
        return _choose_more(reader, parameters)


def warn_of_own_choice(reader: Reader, parameters: Parameters) -> None:
    """Say what a verdict is worth where the reader set scale, years or regions."""
    usual = Parameters(cities=parameters.cities, indicator=parameters.indicator, area=parameters.area)
    if parameters != usual.with_(figures=parameters.figures):
        said = reader.text.say(
            "Regions, scale or years are your own choice. The rule was tried on the usual ones: a verdict counts for a "
            "choice made before the result is seen."
        )
        markup.show(markup.element("p", said, css="notice"))


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


def _choose_figures(reader: Reader, parameters: Parameters) -> Parameters:
    """Show whose figures the city's line is, where its own make a complete series; its years decide the default.

    A link that asks for own figures that are not complete keeps its wish: the page says what is missing.
    """
    address, text, evidence = reader.address, reader.text, reader.evidence
    city = evidence.catalogue.cities[parameters.cities[0]]
    outcome = asked.outcome_asked(evidence, parameters)
    if whose.complete_series(evidence, city, outcome) is None:
        wish = address.one(FIGURES_NAME, list(FIGURES), whose.OFFICIAL)
        if wish != whose.OWN:
            address.write(FIGURES_NAME, [wish], [whose.OFFICIAL])
            return parameters
        return parameters.with_(figures=wish)
    usual = whose.usual_figures(evidence, city, outcome)
    options = {code: text.say(words) for code, words in FIGURES.items()}
    chosen = choose_one(address, FIGURES_NAME, label=text.say("Figures"), options=options, default=usual)
    return parameters.with_(figures="" if chosen == usual else chosen)


def _choose_controls(reader: Reader, parameters: Parameters) -> Parameters:
    """Show the pools; the one the figures ask for is the default."""
    address, text = reader.address, reader.text
    usual = asked.usual_controls(reader.evidence, parameters)
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
    return choose_several(
        address, "vs", label=text.say("Regions you pick"), options=options, default=(),
        widget=st.multiselect, placeholder=text.say("Nothing"), width=430,
    )  # fmt: skip


def _choose_more(reader: Reader, parameters: Parameters) -> Parameters:
    """Show scale and years, and Groningen's gas regions where they would be neighbours."""
    address, text = reader.address, reader.text
    city = reader.evidence.catalogue.cities[parameters.cities[0]]
    scales = {"": text.say("As fits the regions"), **{code: text.say(words) for code, words in SCALES.items()}}
    scale = choose_one(address, "scale", label=text.say("Scale"), options=scales, default="", widget=st.selectbox)
    first = _choose_year(reader, "from", text.say("First year"), range(FIRST, city.title_year - LEAST_BEFORE + 1))
    last = _choose_year(reader, "to", text.say("Last year"), range(city.title_year, LAST + 1))
    gas = False
    if city.country == "NL":
        gas = choose_switch(address, "gas", label=text.say("Compare with Groningen’s gas regions too"), default=False)
    return parameters.with_(scale=scale, first=first, last=last, gas=gas)


def _choose_year(reader: Reader, name: str, label: str, years: range) -> int | None:
    """Show the years on one side of the title; none leaves it to the figures."""
    options = {"": reader.text.say("As far as the figures reach"), **{str(year): str(year) for year in years}}
    chosen = choose_one(reader.address, name, label=label, options=options, default="", widget=st.selectbox)
    return int(chosen) if chosen else None
