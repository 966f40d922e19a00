"""The choices of the map page: what is shown, when, of which region, and what lies over and under it."""

from collections.abc import Mapping, Sequence
from typing import Final

import streamlit as st

from charts.palette import SIGNS
from data.catalogue import Catalogue, Level
from exhibits.exhibit import FIVE
from exhibits.figures import part_title
from exhibits.regions.choice import Choice, Notice, same_place
from exhibits.regions.figures import RegionFigures
from exhibits.regions.offers import LEVEL_NAMES, OFFERED, breakdowns_of, level_of, title_of
from exhibits.sentences import region_name
from text import mark
from ui import markup
from ui.address import choose, picked, show_choice, widget_key
from ui.reader import Reader
from ui.settings import streets_allowed
from ui.streets import Standing

FILTERS: Final = ("indicator", "size", "area", "year", "region")
LAYERS: Final = ("hosts", "streets")
_LEVELS: Final[Mapping[Level, str]] = {"nuts3": "NUTS 3", "nuts2": "NUTS 2", "country": mark("Countries")}
FEW: Final = 5  # so many parts stand side by side; more need a list


def wishes(reader: Reader) -> dict[str, str]:
    """Return what the address asks for, by filter; empty where it names nothing."""
    reader.address.one("indicator", list(OFFERED), next(iter(OFFERED)))  # an unknown one is told at the page's end
    return {name: reader.address.values.get(name, [""])[-1] for name in FILTERS}


def choose_what(reader: Reader, choice: Choice) -> None:
    """Show indicator, size class where there are several, and level."""
    text, catalogue = reader.text, reader.evidence.catalogue
    with st.container(horizontal=True, vertical_alignment="top", key="filters"):
        show_choice(
            reader.address,
            "indicator",
            label=text.say("Indicator"),
            options={key: title_of(catalogue, key, "total", text) for key in OFFERED},
            current=choice.indicator,
            default=next(iter(OFFERED)),
            widget=st.selectbox,
            width=340,
        )
        _choose_part(reader, choice)
        key = f"pick-area-{text.language}"
        show_choice(
            reader.address,
            "area",
            label=text.say("Level"),
            options={level: text.say(_LEVELS[level]) for level in OFFERED[choice.indicator]},
            current=choice.level,
            default=level_of(catalogue, choice.indicator),
            on_change=_level_picked,
            args=(key, catalogue, choice.region),
            help=text.say(
                "NUTS 3: small regions such as counties and provinces; NUTS 2: large regions. Figures of different "
                "levels are never mixed on one map."
            ),
        )


def _choose_part(reader: Reader, choice: Choice) -> None:
    text, catalogue = reader.text, reader.evidence.catalogue
    parts = breakdowns_of(reader.evidence, choice.indicator, choice.level)
    if len(parts) < 2:
        return
    show_choice(
        reader.address,
        "size",
        label=text.say("Part"),
        options={part: text.say(part_title(catalogue, part, parts)) for part in parts},
        current=choice.breakdown,
        default=parts[0],
        widget=st.segmented_control if len(parts) <= FEW else st.selectbox,
        **({"wrap": True} if len(parts) <= FEW else {"width": 300}),
    )


def _level_picked(key: str, catalogue: Catalogue, region: str) -> None:
    """Take the new level, and the selected region along to the area around it."""
    picked("area", key)
    for level in LEVEL_NAMES:
        if region and level == st.session_state[key]:
            choose("region", [same_place(catalogue, region, level)])


def choose_region(reader: Reader, choice: Choice) -> None:
    """Show the search by name and the five cities; both select a region, and both can clear the choice."""
    text, catalogue = reader.text, reader.evidence.catalogue
    names = region_names(catalogue, choice.figures, reader)
    current = choice.region or None
    key = widget_key("region", current)
    st.selectbox(
        text.say("Search a region by its name"),
        list(names),
        key=key,
        index=None,
        format_func=names.__getitem__,
        placeholder=text.say("Type a name"),
        on_change=_region_picked,
        args=(key,),
    )
    if choice.region == reader.address.values.get("region", [""])[-1].upper():
        reader.address.write("region", [choice.region] if choice.region else [], [])
    _choose_city(reader, choice)


def region_names(catalogue: Catalogue, figures: RegionFigures, reader: Reader) -> dict[str, str]:
    """Return how each region reads in the search, by code: the five cities' first, then by country and name."""
    areas = figures.areas.sort_values(["country", "name"])
    cities = {catalogue.cities[key].area(figures.level): catalogue.cities[key].name for key in FIVE}
    codes = areas.index.astype(str)
    if figures.level == "country":
        plain = {code: region_name(catalogue, code, reader.text) for code in codes}
    else:
        several = areas["name"].duplicated(keep=False)
        # A name alone where it is the only one: all of these travel to the browser.
        rows = zip(codes, areas["name"], several, strict=True)
        plain = {code: f"{name} ({code})" if doubled else str(name) for code, name, doubled in rows}
    first = {code: f"{cities[code]}: {plain[code]}" for code in cities if code in plain}
    return first | {code: name for code, name in plain.items() if code not in first}


def _region_picked(key: str) -> None:
    choose("region", [st.session_state[key] or ""])


def _choose_city(reader: Reader, choice: Choice) -> None:
    catalogue = reader.evidence.catalogue
    codes = {key: catalogue.cities[key].area(choice.level) for key in FIVE}
    current = next((key for key, code in codes.items() if code == choice.region), None)
    key = widget_key("map-city", current)
    st.pills(
        reader.text.say("Cities"),
        list(FIVE),
        key=key,
        format_func=lambda city: f"{SIGNS[city]} {catalogue.cities[city].name}",
        on_change=_city_picked,
        args=(key, codes),
        label_visibility="collapsed",
        wrap=True,
    )


def _city_picked(key: str, codes: Mapping[str, str]) -> None:
    city = st.session_state[key]
    choose("region", [codes[city] if city else ""])


def choose_layers(reader: Reader) -> tuple[str, ...]:
    """Show the switches of the layers and return which are on."""
    text = reader.text
    chosen = reader.address.several("layers", LAYERS, ())
    allowed = streets_allowed()
    with st.container(horizontal=True, gap="medium", key="layers"):
        _switch("hosts", chosen, text.say("All title cities to 2028 and shortlisted ones"))
        _switch(
            "streets",
            chosen,
            text.say("Street map (asks a server on the Internet)"),
            disabled=not allowed and "streets" not in chosen,
            help=None
            if allowed
            else text.say("Off: whoever runs this server has not allowed it, so nothing leaves this machine."),
        )
    reader.address.write("layers", chosen, ())
    return chosen


def _switch(name: str, chosen: Sequence[str], label: str, **settings: object) -> None:
    key = widget_key(f"layer-{name}", name in chosen)
    st.toggle(label, key=key, on_change=_switched, args=(name, key, tuple(chosen)), **settings)  # type: ignore[arg-type]


def _switched(name: str, key: str, chosen: Sequence[str]) -> None:
    on = [layer for layer in LAYERS if (st.session_state[key] if layer == name else layer in chosen)]
    choose("layers", on)


def clear_region(reader: Reader, choice: Choice) -> None:
    """Show the way back to all of Europe while a region is selected."""
    if choice.region:
        st.button(
            reader.text.say("Show all of Europe"),
            key="clear-region",
            on_click=choose,
            args=("region", [""]),
            type="tertiary",
        )


def show_notices(reader: Reader, notices: Sequence[Notice]) -> None:
    """Say what of the address cannot be shown and why, with a button for the way out where there is one."""
    for notice in notices:
        markup.show(markup.element("div", notice.sentence, css="notice", role="status"))
        if notice.region:
            name = region_name(reader.evidence.catalogue, notice.region, reader.text)
            label = reader.text.say("Show {name} ({code})", name=name, code=notice.region)
            st.button(label, key=f"instead-{notice.region}", on_click=choose, args=("region", [notice.region]))


def show_street_notice(reader: Reader, standing: Standing) -> None:
    """Say why the street map is not drawn, where it was asked for."""
    text = reader.text
    said = {
        "forbidden": text.say(
            "The street map is off: whoever runs this server has not allowed it. Country borders are shown."
        ),
        "asking": text.say("Asking the map server on the Internet …"),
        "unreachable": text.say(
            "The map server on the Internet cannot be reached from your browser. Country borders are shown instead."
        ),
    }.get(standing)
    if said:
        markup.show(markup.element("div", said, css="notice", role="status"))
