"""Resilience: how far each region fell after 2019, and when it was back."""

import streamlit as st

from exhibits.exhibit import Parameters
from exhibits.resilience import AGAINST, INDICATORS
from ui.choices import choose_cities, choose_versus
from ui.frame import show_exhibit
from ui.reader import current_reader
from ui.shell import heading, place_of_heading, prose

reader = current_reader()
text, catalogue = reader.text, reader.evidence.catalogue

answer = place_of_heading()
with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="filters"):
    cities = choose_cities(reader.address, catalogue, text)
    versus = choose_versus(
        reader.address, catalogue, text, cities=cities, level="nuts3", default=("country",), kinds=AGAINST
    )
parameters = Parameters(cities=cities, versus=versus)
first = reader.build("resilience", parameters.with_(indicator=INDICATORS[0]))
question = text.say("How far did the regions fall after 2019, and when were they back?")
heading(reader, question=question, answer=first.headline, note=first.lead, at=answer)

grid = st.grid(2, min_column_width=440, gap="medium", key="falls")
for indicator in INDICATORS:
    with grid.cell():
        show_exhibit(reader, "resilience", parameters.with_(indicator=indicator), name=f"resilience-{indicator}")

prose(
    [
        text.say(
            "The fall is the lowest yearly figure after 2019 against 2019. A region is back in the first later year "
            "that reaches the figure of 2019 again. “Not yet back” is a statement about the newest figure; “no figure” "
            "means that nothing was counted. Figures behind a change in the way of counting are not looked at."
        ),
    ]
)
