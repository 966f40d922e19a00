"""Overview: where the five cities are, whether small firms grew, and how far the figures reach."""

import streamlit as st

from charts.maps import selected_key
from exhibits.exhibit import FIVE, Parameters
from exhibits.filters import indicator_title
from exhibits.trends.menu import INDICATORS
from ui import markup
from ui.address import choose, show_choice
from ui.choices import choose_cities
from ui.frame import place_of, show_exhibit
from ui.reader import current_reader
from ui.shell import heading, prose, section
from ui.verdicts import show_verdicts

reader = current_reader()
text = reader.text
cities = reader.evidence.catalogue.cities

sizes = {
    "enterprises": text.say("All firms"),
    "micro_enterprises": text.say("Micro firms, 0–9 employees"),
}
size = reader.address.one("indicator", list(sizes), "enterprises")
answer = reader.build("since-award", Parameters(indicator=size)).headline
heading(reader, question=text.say("What became of small firms in the five cities?"), answer=answer)

with st.container(horizontal=True, vertical_alignment="center", key="filters"):
    show_choice(
        reader.address,
        "indicator",
        label=text.say("Size of firms"),
        options=sizes,
        current=size,
        default="enterprises",
        label_visibility="collapsed",
        wrap=True,
    )
    chosen = choose_cities(reader.address, reader.evidence.catalogue, text, label_visibility="collapsed")
parameters = Parameters(cities=chosen, indicator=size)
brought = reader.address.values.get("indicator", [size])[-1]
if brought != size and brought in INDICATORS:
    words = text.say(
        "{indicator}, chosen on another page, stays chosen there; the overview counts firms.",
        indicator=indicator_title(reader.evidence.catalogue, brought, text),
    )
    markup.show(markup.element("p", words, css="small", role="status"))
if len(chosen) == 1:
    only = cities[chosen[0]]
    words = text.say("Everything about {city} on one page", city=only.name)
    markup.show(markup.link(words, reader.address.link("city", lang=text.language, city=only.key)))


def _select(key: str | None) -> None:
    """Show one city alone; the same city again, or empty ground, shows all five."""
    choose("cities", [key] if key and chosen != (key,) else FIVE)


def _clicked_on_map() -> None:
    # Nothing selected is no wish: Streamlit says so, late, of every click that the map has already answered.
    if key := selected_key(st.session_state["chart-where"].selection):
        _select(key)


def _clicked_on_chart() -> None:
    points = st.session_state["chart-growth"].selection.points
    _select(str(points[0]["customdata"]) if points else None)


left, right = st.columns([1, 1.1], gap="medium")
with left:
    show_exhibit(reader, "where", parameters, height=300, on_select=_clicked_on_map)
with right:
    show_exhibit(reader, "growth", parameters, height=300, compact=True, on_select=_clicked_on_chart)

section(text.say("Since the award"))
show_exhibit(reader, "since-award", parameters, with_headline=False)
verdicts = place_of("verdicts")  # filled last: it may take longer than the picture
show_exhibit(reader, "completeness", parameters)

section(text.say("What ECoC-SME was"))
prose(
    [
        text.say(
            "From 2019 to 2022 the Interreg Europe project ECoC-SME asked how the title European Capital of Culture "
            "can help small firms grow. Cities from five regions learned from one another and each wrote an action "
            "plan: Timișoara, Leeuwarden, Matera, Rijeka and Kaunas. On 10 June 2021 an online seminar from Kaunas "
            "presented the five plans."
        ),
    ]
)
section(text.say("How to read this page"))
prose(
    [
        text.say(
            "“Firms” are active enterprises of the business economy in the region around each city (NUTS 3), not in "
            "the city alone. The regional tables have no upper size limit, so all enterprises and micro enterprises "
            "(fewer than ten employees) can be shown; small and medium-sized enterprises by the EU definition cannot "
            "be told apart."
        ),
        text.say(
            "A line ends where the way of counting changes: what comes after cannot be compared with what came before. "
            "We estimate and fill in nothing. A dashed cell means that there is no figure."
        ),
        text.say(
            "Growth since the award is not the effect of the title: it also holds everything else that happened. "
            "Timișoara’s title moved from 2021 to 2023; Rijeka’s year was cut short by COVID-19 and extended to "
            "30 April 2021."
        ),
    ]
)
show_verdicts(reader, chosen, verdicts)
