"""City profile: everything about one city on one page, at its own address (``city?city=matera``), to be printed."""

import streamlit as st

from charts.palette import SIGNS
from exhibits.exhibit import FIVE, Parameters
from ui.address import choose_one
from ui.clock import today
from ui.data_control import page_tools
from ui.frame import show_exhibit
from ui.handouts import handout_buttons
from ui.reader import current_reader
from ui.shell import heading, section

reader = current_reader()
text = reader.text
address = reader.address
cities = reader.evidence.catalogue.cities

first = address.several("cities", FIVE, FIVE)[:1] or FIVE[:1]
key = address.one("city", FIVE, first[0])
address.values["city"] = [key]  # every city has an address of its own, also the one shown first
city = cities[key]
alone = Parameters(cities=(key,), as_of=today())

heading(
    reader,
    question=text.say("What is known about {city}?", city=city.name),
    answer=reader.build("since-award", Parameters(cities=(key,))).headline,
)
with st.container(gap="xsmall", key="filters"):
    choose_one(
        address,
        "city",
        label=text.say("City"),
        options={name: f"{SIGNS[name]} {cities[name].name}" for name in FIVE},
        default="",
        label_visibility="collapsed",
    )
    page_tools(reader, "city")

section(text.say("The title"))
show_exhibit(reader, "city-title", alone)
left, right = st.columns([1, 1.1], gap="medium")
with left:
    show_exhibit(reader, "where", alone, height=300)
with right:
    show_exhibit(reader, "growth", alone, height=300, compact=True)

section(text.say("Small firms since the award"))
show_exhibit(reader, "since-award", Parameters(cities=(key,)), with_headline=False)
show_exhibit(reader, "completeness", Parameters())

section(text.say("Newest figures"))
show_exhibit(reader, "city-figures", alone)

section(text.say("Over time"))
for pair in (("births", "persons_employed"), ("gdp_per_head", "arrivals"), ("city_nights", "cultural_employment")):
    for column, indicator in zip(st.columns(2, gap="medium"), pair, strict=True):
        with column:
            show_exhibit(
                reader,
                "city-trend",
                alone.with_(indicator=indicator),
                height=260,
                compact=True,
                name=f"trend-{indicator}",
            )

section(text.say("The action plan"))
show_exhibit(reader, "plans", alone)

section(text.say("Claims about the title year"))
show_exhibit(reader, "claims", alone)

handout_buttons(reader, city=key)
