"""Map: any indicator over all regions of Europe in any year, and the selected region beside it."""

import streamlit as st

from analysis.definitions import kind_of
from charts.europe_map import EuropeMap
from charts.legend_markup import legend_html
from charts.maps import selected_key
from exhibits.exhibit import FIVE, Shown
from exhibits.regions.choice import choose_figures
from exhibits.regions.offers import definition_of
from ui import markup
from ui.address import choose
from ui.frame import show_exhibit
from ui.map_controls import (
    choose_layers,
    choose_region,
    choose_what,
    clear_region,
    show_notices,
    show_street_notice,
    wishes,
)
from ui.playing import choose_year
from ui.reader import current_reader
from ui.shell import heading
from ui.streets import streets_standing

reader = current_reader()
text, catalogue = reader.text, reader.evidence.catalogue

choice = choose_figures(reader.evidence, wishes(reader), text)
figures, parameters = choice.figures, choice.parameters
answer = reader.build("regions", parameters)
heading(
    reader,
    question=text.say("How do the five cities’ regions stand in Europe?"),
    answer=answer.headline,
    note=answer.subtitle,
)
choose_what(reader, choice)
show_notices(reader, choice.notices)
choose_year(reader.address, figures.years, choice.year, figures.usual_year, text)


def _clicked_on_map() -> None:
    """Select the place clicked; a second click on it clears the choice. Nothing clicked is no wish: it comes late."""
    if key := selected_key(st.session_state["chart-regions"].selection):
        code = catalogue.cities[key].area(choice.level) if key in FIVE else key
        choose("region", ["" if code == choice.region else code])


def _legend(shown: Shown) -> None:
    if isinstance(shown.figure, EuropeMap):
        markup.show(legend_html(shown.figure.legend(text=text, palette=reader.palette)))


left, right = st.columns([1.6, 1], gap="medium")
with left:
    layers = choose_layers(reader)
    standing = streets_standing(wanted="streets" in layers, theme=reader.palette.theme)
    show_street_notice(reader, standing)
    drawn = frozenset(layers) - (set() if standing == "reachable" else {"streets"})
    show_exhibit(
        reader,
        "regions",
        parameters.with_(layers=drawn),
        height=440,
        on_select=_clicked_on_map,
        with_headline=False,
        below=_legend,
    )
with right:
    choose_region(reader, choice)
    clear_region(reader, choice)
    show_exhibit(reader, "region-years", parameters, height=280, compact=True)
    counted = kind_of(catalogue, choice.indicator) in ("count", "amount")
    if choice.region and counted and choice.level != "country":
        show_exhibit(reader, "region-country", parameters, height=240, compact=True)
    markup.show(markup.element("p", definition_of(catalogue, choice.indicator, text), css="small"))
