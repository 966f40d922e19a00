"""Impact: what the title changed, controls first, and how sure one can be."""

import streamlit as st

from exhibits.impact.outcomes import why
from ui import markup
from ui.frame import show_exhibit
from ui.impact_choices import choose_impact
from ui.reader import current_reader
from ui.shell import heading, section

reader = current_reader()
text = reader.text

answer = st.container(gap="xsmall", key="answer")
parameters = choose_impact(reader)
with answer:
    built = reader.build("impact-answer", parameters)
    heading(reader, question=text.say("Did the title change anything?"), answer=built.headline, note=built.subtitle)
show_exhibit(reader, "impact-answer", parameters, with_headline=False)
if reason := why(reader.evidence, parameters.cities[0], text):
    markup.show(markup.element("p", reason, css="soft"))

section(text.say("Controls first: the city beside others"))
show_exhibit(reader, "impact-index", parameters, height=380)
left, right = st.columns(2, gap="medium")
with left:
    show_exhibit(reader, "impact-did", parameters, height=360, compact=True)
with right:
    show_exhibit(reader, "impact-synthetic", parameters, height=360, compact=True)
left, right = st.columns([1.2, 1], gap="medium")
with left:
    show_exhibit(reader, "impact-gaps", parameters, height=340, compact=True)
with right:
    show_exhibit(reader, "impact-limits", parameters)

section(text.say("Which outcomes can be looked at"))
show_exhibit(reader, "impact-outcomes", parameters)
