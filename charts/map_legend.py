"""The map's legend as data: a page writes it as a list beside the map, so that it can be read and translated."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType
from typing import Final, Literal

from analysis.classes import Classes, Method
from charts.map_scale import Sizes, class_colours
from charts.palette import Palette
from text import Text, mark

Shape = Literal["circle", "ring"]

KOSOVO_NOTE: Final = mark(
    "* This designation is without prejudice to positions on status, and is in line with UNSCR 1244/1999 and the ICJ "
    "Opinion on the Kosovo declaration of independence."
)
OUTLINE_CREDIT: Final = mark("Country outlines: Natural Earth. Region points: © EuroGeographics.")
STREET_CREDIT: Final = mark("Street map: © OpenStreetMap contributors, © CARTO.")

_METHODS: Final[Mapping[Method, str]] = MappingProxyType(
    {
        Method.QUANTILES: mark(
            "Classes with about as many figures in each, from all regions and years together: they stay when the year "
            "changes."
        ),
        Method.DISTINCT: mark(
            "Fewer classes than usual, because many figures are equal; made from all regions and years together, they "
            "stay when the year changes."
        ),
        Method.NONE: mark("There is no figure to make classes from."),
    }
)


@dataclass(frozen=True)
class Entry:
    """One line of the legend: a mark as it is drawn on the map, and what it stands for."""

    shape: Shape
    fill: str  # CSS colour; empty for none
    line: str  # CSS colour of the outline; empty for none
    radius: float  # pixels
    words: str


@dataclass(frozen=True)
class Legend:
    """What the marks of a map mean, how the classes or sizes were made, and whose the outlines are."""

    title: str
    entries: tuple[Entry, ...]
    no_figure: Entry
    extra: tuple[Entry, ...]
    method: str
    notes: tuple[str, ...]


def class_legend(
    classes: Classes,
    *,
    title: str,
    write: Callable[[float], str],
    text: Text,
    palette: Palette,
    layers: Sequence[str] = (),
) -> Legend:
    """Return the legend of coloured symbols, from the highest class to the lowest.

    Parameters
    ----------
    classes
        The classes of :func:`analysis.classes.classify`.
    title
        What is shown, with its unit.
    write
        Writes one figure as the reader's language does, unit and decimals included.
    layers
        Further layers on the map: ``"hosts"``, ``"streets"``.
    """
    words = _class_words(classes, write, text)
    marks = tuple(
        Entry("circle", fill, palette.soft_text, 6, word)
        for fill, word in zip(class_colours(classes, palette.theme), words, strict=bool(words))
    )
    return _legend(title, marks[::-1], text.say(_METHODS[classes.method]), text, palette, layers)


def _class_words(classes: Classes, write: Callable[[float], str], text: Text) -> list[str]:
    """Return what each class holds, from the lowest to the highest."""
    bounds = classes.starts[1:]
    if not bounds:
        return [text.say("any figure")] * len(classes)
    between = [text.say("{low} to under {high}", low=write(low), high=write(high)) for low, high in pairwise(bounds)]
    return [
        text.say("under {high}", high=write(bounds[0])),
        *between,
        text.say("{low} and more", low=write(bounds[-1])),
    ]


def size_legend(
    sizes: Sizes, *, title: str, write: Callable[[float], str], text: Text, palette: Palette, layers: Sequence[str] = ()
) -> Legend:
    """Return the legend of proportional circles, from the largest to the smallest; parameters as in `class_legend`."""
    marks = tuple(
        Entry("circle", palette.coverage, palette.page, sizes.of(step), write(step)) for step in sizes.steps()
    )
    method = text.say("The area of a circle is the figure; circles of all years have one scale.")
    return _legend(title, marks, method, text, palette, layers)


def _legend(
    title: str, entries: tuple[Entry, ...], method: str, text: Text, palette: Palette, layers: Sequence[str]
) -> Legend:
    extra = (
        Entry("circle", palette.text, palette.page, 4, text.say("European Capital of Culture")),
        Entry("ring", "", palette.text, 4, text.say("shortlisted for the title, not chosen")),
    )
    credit = STREET_CREDIT if "streets" in layers else OUTLINE_CREDIT
    return Legend(
        title=title,
        entries=entries,
        no_figure=Entry("ring", "", palette.comparator, 3, text.say("no figure")),
        extra=extra if "hosts" in layers else (),
        method=method,
        notes=(text.say(credit), text.say(KOSOVO_NOTE)),
    )
