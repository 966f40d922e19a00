"""Impact: what the title changed, controls first, and how sure one can be."""

import streamlit as st

from charts.europe_map import EuropeMap
from charts.legend_markup import legend_html
from exhibits.exhibit import Shown
from exhibits.impact.outcomes import why
from ui import markup
from ui.frame import show_exhibit
from ui.impact_choices import choose_impact, warn_of_own_choice
from ui.reader import current_reader
from ui.shell import heading, place_of_heading, prose, section

reader = current_reader()
text = reader.text

answer = place_of_heading()
parameters = choose_impact(reader)
built = reader.build("impact-answer", parameters)
question = text.say("Did the title change anything?")
heading(reader, question=question, answer=built.headline, note=built.subtitle, at=answer)
show_exhibit(reader, "impact-answer", parameters, with_headline=False)
warn_of_own_choice(reader, parameters)
if reason := why(reader.evidence, parameters.cities[0], text):
    markup.show(markup.element("p", reason, css="soft"))

section(text.say("Controls first: the city beside others"))
show_exhibit(reader, "impact-index", parameters, height=380)
told = any(reader.build(key, parameters).state == "shown" for key in ("impact-did", "impact-synthetic"))
if told:
    left, right = st.columns(2, gap="medium")
    with left:
        show_exhibit(reader, "impact-did", parameters, height=360, compact=True)
    with right:
        show_exhibit(reader, "impact-synthetic", parameters, height=360, compact=True)
left, right = st.columns([1.2, 1], gap="medium")
with left:
    # Where no number may be given, that is said once and not in each of the pictures.
    show_exhibit(reader, "impact-gaps" if told else "impact-synthetic", parameters, height=340, compact=True)
with right:
    show_exhibit(reader, "impact-limits", parameters)

section(text.say("What others found"))
show_exhibit(reader, "impact-studies", parameters)
show_exhibit(reader, "impact-contests", parameters, height=340, compact=True)

section(text.say("Which outcomes can be looked at"))
show_exhibit(reader, "impact-outcomes", parameters)

section(text.say("How to read this page"))
prose(
    [
        text.say(
            "A region cannot be seen with and without the title. So it is put beside others that had no title: first "
            "all of them, then the regions of the cities that lost the same contest, then a look-alike: the mix of "
            "regions that moved most like it before the title. What parts them afterwards is the gap."
        ),
        text.say(
            "To see whether a gap is more than chance, the same is computed for every region that had no title. Only "
            "a gap that few of them reach, and that stays when other choices are made, is called distinguishable "
            "from placebo. The rule was fixed before the results were looked at; “it cannot be told” is an answer."
        ),
    ]
)


def _legend(shown: Shown) -> None:
    if isinstance(shown.figure, EuropeMap):
        markup.show(legend_html(shown.figure.legend(text=text, palette=reader.palette)))


@st.fragment
def statisticians() -> None:
    """Show what takes longer, after the first picture."""
    section(text.say("For statisticians"))
    if not told:
        show_exhibit(reader, "impact-numbers", parameters)
        return
    first, second = st.columns([1.2, 1], gap="medium")
    with first:
        show_exhibit(reader, "impact-robustness", parameters, compact=True)
    with second:
        show_exhibit(reader, "impact-numbers", parameters)
    show_exhibit(reader, "impact-donors", parameters, height=380, below=_legend)
    show_exhibit(reader, "impact-checks", parameters)


statisticians()
