"""The seminar of 10 June 2021: its programme as announced, and the claims made about the title years."""

import streamlit as st

from exhibits.exhibit import Parameters
from ui.choices import choose_cities
from ui.frame import show_exhibit
from ui.reader import current_reader
from ui.shell import heading, prose, section, state

reader = current_reader()
text = reader.text
kaunas = reader.evidence.facts.agenda["kaunas"]

heading(
    reader,
    question=text.say("What was on at the seminar of 10 June 2021, and what became of its subjects?"),
    answer=reader.build("programme", Parameters()).headline,
    note=reader.build("seminar", Parameters()).headline,
)
show_exhibit(reader, "programme", Parameters(), with_headline=False)
state(
    text.say("{item}: not documented here", item=text.say(kaunas.title)),
    text.say("{note} Staff of Kaunas can add them as good practices with a source.", note=text.say(kaunas.note)),
)

section(text.say("The seminar"))
show_exhibit(reader, "seminar", Parameters(), with_headline=False)

section(text.say("What is said about the title years"))
prose(
    [
        text.say(
            "These figures come from organisers, press and evaluations. They are claims: counted in different ways, "
            "often before the year was over, and not compared with a region without the title. They are kept apart "
            "from the measured figures and effects of the other pages."
        )
    ]
)
with st.container(horizontal=True, vertical_alignment="center", key="filters"):
    chosen = choose_cities(reader.address, reader.evidence.catalogue, text, label_visibility="collapsed")
show_exhibit(reader, "planned-reported", Parameters(cities=chosen))
show_exhibit(reader, "claims", Parameters(cities=chosen))
