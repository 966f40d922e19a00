"""The layers every map is made of: land, borders, circles, names; and the deck that holds them.

Nothing here asks for anything outside the server: outlines and the empty base map come from ``static/``.
"""

import json
import re
from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final, Literal, TypeAlias

import pydeck as pdk

from charts.map_records import Record
from charts.palette import FONT, Palette
from text import Text

STATIC: Final = "/app/static"  # where Streamlit serves the folder `static` (server.enableStaticServing)
HOST_COUNTRIES: Final = ("HR", "IT", "LT", "NL", "RO")
Colour: TypeAlias = list[int]
Side: TypeAlias = Literal["above", "below", "left", "right"]

SDF: Final = {"sdf": True, "fontSize": 48, "buffer": 10, "radius": 16}  # names stay sharp, and can have a halo


PICKED: Final = ("n", "v", "k")  # name, figure and key of what can be picked, in the order of its lists
_FIELD: Final = re.compile(r"[A-Za-z_]\w*")


class Map(pdk.Deck):  # type: ignore[misc]  # pydeck ships no types
    """A deck whose JSON has no white space: pydeck's own indents every number of every region.

    It is written once: a map is not changed after it was drawn, and a thousand regions take a while.
    """

    _written = ""

    def to_json(self) -> str:
        """Return the description that the page sends to the browser."""
        if not self._written:
            described = json.loads(super().to_json())
            described["layers"] = [shortened(layer) for layer in described["layers"]]
            self._written = json.dumps(described, ensure_ascii=False, separators=(",", ":"))
        return self._written


def shortened(layer: dict[str, Any]) -> dict[str, Any]:
    """Return a layer that can be picked with lists for records: a thousand regions would repeat every field's name.

    A list begins with :data:`PICKED`; expressions that read a field by name read its place instead.
    """
    records = layer.get("data")
    if not layer.get("pickable") or not isinstance(records, list) or not records:
        return layer
    fields = [*PICKED, *(name for name in records[0] if name not in PICKED)]
    short: dict[str, Any] = {
        name: _FIELD.sub(lambda found: f"this[{fields.index(found[0])}]" if found[0] in fields else found[0], value)
        if isinstance(value, str) and value.startswith("@@=")
        else value
        for name, value in layer.items()
    }
    return short | {"data": [[record.get(name) for name in fields] for record in records]}


def colour(css: str, alpha: int = 255) -> Colour:
    """Return a CSS hex colour as red, green, blue and opacity, 0 to 255.

    Examples
    --------
    >>> colour("#004488")
    [0, 68, 136, 255]
    """
    return [int(css[place : place + 2], 16) for place in (1, 3, 5)] + [alpha]


def blend(css: str, ground: str, share: float) -> Colour:
    """Return a colour mixed with its ground: looks like opacity, but lets no border shine through."""
    return [round(share * top + (1 - share) * below) for top, below in zip(colour(css), colour(ground), strict=True)]


def land_layer(palette: Palette, *, hosts: Collection[str] = HOST_COUNTRIES) -> pdk.Layer:
    """Return the countries, those of the five cities darker; no outline, which would show the edge of the cut."""
    is_host = " || ".join(f"properties.iso == '{code}'" for code in sorted(hosts))
    plain, dark = colour(palette.land), colour(palette.host_land)
    return pdk.Layer(
        "GeoJsonLayer",
        f"{STATIC}/europe-land.json",
        id="land",
        stroked=False,
        pickable=False,
        # Streamlit dims the fill of every layer while something is selected; a part of a layer it leaves alone.
        _sub_layer_props={"polygons-fill": {"getFillColor": f"@@=({is_host}) ? {dark} : {plain}" if hosts else plain}},
    )


def border_layer(palette: Palette) -> pdk.Layer:
    """Return coasts and borders as thin lines, disputed borders dashed."""
    return pdk.Layer(
        "GeoJsonLayer",
        f"{STATIC}/europe-borders.json",
        id="borders",
        pickable=False,
        get_line_color=colour(palette.coast),
        get_line_width=0.7,
        line_width_units=pdk.types.String("pixels"),
        get_dash_array="properties.kind == 'disputed' ? [6, 4] : [0, 0]",
        dash_justified=True,
        extensions=[{"@@type": "PathStyleExtension", "dash": True}],
    )


def circle_layer(records: Sequence[Record], *, name: str, pickable: bool = True, **options: Any) -> pdk.Layer:
    """Return circles from records with ``x``, ``y`` (degrees) and ``r`` (pixels); further options are deck.gl's."""
    return pdk.Layer(
        "ScatterplotLayer",
        records,
        id=name,
        pickable=pickable,
        get_position="[x, y]",
        line_width_units=pdk.types.String("pixels"),
        **{"get_radius": "r", "radius_units": pdk.types.String("pixels"), "stroked": True, **options},
    )


def name_layer(
    records: Sequence[Record],
    *,
    name: str,
    ink: str,
    palette: Palette,
    size: int = 16,
    weight: int = 700,
    halo: str | None = None,
) -> pdk.Layer:
    """Return texts from records with ``x``, ``y``, ``n`` (the text), ``d`` (shift, pixels) and ``a``, ``b`` (anchors).

    All texts of a layer have one ink: given as the colour of the layer's part, it is safe from Streamlit's dimming.
    """
    return pdk.Layer(
        "TextLayer",
        records,
        id=name,
        pickable=False,
        get_position="[x, y]",
        get_text="n",
        get_size=size,
        get_pixel_offset="d",
        get_text_anchor="a",
        get_alignment_baseline="b",
        font_family=pdk.types.String(FONT),
        font_weight=weight,
        font_settings=SDF,
        character_set=pdk.types.String("auto"),  # else letters beyond ASCII (ș, ț) are missing
        outline_width=5,
        outline_color=colour(halo or palette.land),
        _sub_layer_props={"characters": {"getColor": colour(ink)}},
    )


def placed(side: Side, gap: float, *, line: int = 0, lines: int = 1, height: int = 18) -> dict[str, Any]:
    """Return shift and anchors that put one line of a label beside a circle, ``gap`` pixels from its centre."""
    match side:
        case "above":
            return {"d": [0, -gap - (lines - 1 - line) * height], "a": "middle", "b": "bottom"}
        case "below":
            return {"d": [0, gap + line * height], "a": "middle", "b": "top"}
        case "left":
            return {"d": [-gap, (line - (lines - 1) / 2) * height], "a": "end", "b": "center"}
        case "right":
            return {"d": [gap, (line - (lines - 1) / 2) * height], "a": "start", "b": "center"}


def deck(
    layers: Sequence[pdk.Layer],
    *,
    palette: Palette,
    view: Mapping[str, float],
    height: int,
    text: Text,
    controller: bool | Mapping[str, bool] = False,
    base_map: str = "",
) -> Map:
    """Return the map. Without ``controller`` wheel and drag scroll the page instead of the map."""
    return Map(
        layers=list(layers),
        views=[pdk.View(type="MapView", controller=controller)],
        initial_view_state=pdk.ViewState(**view, height=height),
        map_provider=None,
        map_style=base_map or f"{STATIC}/blank-{palette.theme}.json",
        tooltip=_tooltip(text, palette),
    )


def _tooltip(text: Text, palette: Palette) -> dict[str, Any]:
    """Return what is shown under the pointer: name and figure, the first two of :data:`PICKED`, of any record.

    As text, not markup: names come from data. The browser fills the places, so each figure is sent once. It stands in
    the corner, because beside the pointer the edge of the map cuts it off.
    """
    template = text.say("{place}: {figure}", place="{0}", figure="{1}")
    style = {
        "backgroundColor": palette.surface,
        "color": palette.text,
        "border": f"1px solid {palette.border}",
        "borderRadius": "4px",
        "fontFamily": FONT,
        "fontSize": "14px",
        "padding": "6px 10px",
        "transform": "none",
        "top": "auto",
        "left": "8px",
        "bottom": "8px",
        "maxWidth": "calc(100% - 16px)",
    }
    return {"text": template, "style": style}
