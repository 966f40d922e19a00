"""Learning: what the cities learned from one another, good practices, labs, and how many people took part."""

import streamlit as st

from charts.learning_map import WIDER_HEIGHT
from charts.maps import selected_key
from exhibits.exhibit import FIVE, Parameters
from ui import markup
from ui.address import choose
from ui.choices import choose_cities
from ui.frame import show_exhibit
from ui.reader import current_reader
from ui.shell import heading, prose, section

reader = current_reader()
text = reader.text

heading(
    reader,
    question=text.say("What did the cities learn from one another?"),
    answer=reader.build("transfers", Parameters()).headline,
)
with st.container(horizontal=True, vertical_alignment="center", key="filters"):
    chosen = choose_cities(reader.address, reader.evidence.catalogue, text, label_visibility="collapsed")
parameters = Parameters(cities=chosen)


def _clicked_on_map() -> None:
    """Show one city alone; the same city again shows all five. Streamlit reports an old click as empty, late."""
    key = selected_key(st.session_state["chart-transfers"].selection)
    if key is not None:
        choose("cities", [key] if chosen != (key,) else FIVE)


left, right = st.columns([1, 2], gap="medium")
with left:
    show_exhibit(reader, "transfers", parameters, height=WIDER_HEIGHT, with_headline=False, on_select=_clicked_on_map)
with right:
    show_exhibit(reader, "transfer-evidence", parameters, with_headline=False)

st.space("small")
show_exhibit(reader, "practices", parameters)
st.space("small")
show_exhibit(reader, "labs", parameters)
st.space("small")
show_exhibit(reader, "participation", parameters)
section(text.say("How to read this page"))
prose(
    [
        text.say(
            "A transfer stands here only where a public source speaks of it. An arrow says that something was learned, "
            "not that it worked: what became of it stands on the page of the action that it led to."
        ),
    ]
)
markup.show(markup.raw_element("p", markup.link(text.say("To the five action plans"), reader.address.link("plans"))))
