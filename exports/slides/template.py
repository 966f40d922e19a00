"""An empty presentation with our paper: 16:9, one layout, our type and colours, the reader's language."""

import datetime as dt
import re
from typing import Any, Final

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml.ns import qn

from charts.palette import LIGHT
from exports.box import Box
from exports.slides.paper import FONT, FOOT, HEIGHT, NUMBER, TITLE, WIDTH, emu, tag
from text import Text

_PLACES: Final = {"title": TITLE, "ftr": FOOT, "sldNum": NUMBER}


def empty_presentation(title: str, text: Text, *, day: dt.date) -> Any:
    """Return a presentation without slides, its language and properties set."""
    presentation: Any = Presentation()
    presentation.slide_width, presentation.slide_height = emu(WIDTH), emu(HEIGHT)
    _keep_one_layout(presentation)
    master = presentation.slide_masters[0]
    for page in (master, presentation.slide_layouts[0]):
        _arrange(page)
    set_theme(master.part)
    for part in (presentation.part, master.part, presentation.slide_layouts[0].part):
        set_language(part, text)
    _describe(presentation, title, text, day)
    return presentation


def _keep_one_layout(presentation: Any) -> None:
    """Drop all layouts but the one with a title alone: every slide needs a title, and nothing else is the same."""
    for layout in list(presentation.slide_layouts):
        if layout.name != "Title Only":
            presentation.slide_layouts.remove(layout)
    thumbnail = next((key for key, rel in presentation.part.package._rels.items() if rel.reltype == RT.THUMBNAIL), "")
    if thumbnail:  # it shows an empty page of 4:3
        presentation.part.package._rels.pop(thumbnail)


def _arrange(page: Any) -> None:
    """Put the placeholders where our paper has them; those that it does not have go."""
    for shape in list(page.placeholders):
        kind = shape.element.xpath(".//p:nvPr/p:ph/@type")[0]
        if kind in _PLACES:
            place(shape.element, _PLACES[kind])
        elif kind == "dt":
            shape.element.getparent().remove(shape.element)
        else:
            place(shape.element, Box(TITLE.x, 140, TITLE.w, 348))
    for style in page.element.iter(qn("p:titleStyle")):
        for properties in style.iter(qn("a:lvl1pPr")):
            properties.set("algn", "l")
            properties.find(qn("a:defRPr")).set("sz", "2800")
            properties.find(qn("a:defRPr")).set("b", "1")


def place(element: Any, box: Box) -> None:
    """Set where a placeholder stands."""
    properties = element.spPr
    for old in properties.findall(qn("a:xfrm")):
        properties.remove(old)
    transform = properties.get_or_add_xfrm()
    transform.off_x, transform.off_y = emu(box.x), emu(box.y)
    transform.ext_cx, transform.ext_cy = emu(box.w), emu(box.h)


def set_theme(part: Any) -> None:
    """Give a master's theme our type and the cities' colours."""
    theme = part.part_related_by(RT.THEME)
    written = theme.blob.decode()
    written = re.sub(r'(<a:(?:major|minor)Font>\s*<a:latin typeface=")[^"]*', rf"\g<1>{FONT}", written)
    colours = [*LIGHT.city.values(), LIGHT.comparator]
    for number, colour in enumerate(colours, start=1):
        fill = rf'<a:accent{number}><a:srgbClr val="{colour[1:]}"/></a:accent{number}>'
        written = re.sub(rf"<a:accent{number}>.*?</a:accent{number}>", fill, written, flags=re.DOTALL)
    theme._blob = written.encode()


def set_language(part: Any, text: Text) -> None:
    """Set the language of every default of a part."""
    for properties in part._element.iter(qn("a:defRPr"), qn("a:rPr"), qn("a:endParaRPr")):
        properties.set("lang", tag(text.language))


def _describe(presentation: Any, title: str, text: Text, day: dt.date) -> None:
    properties = presentation.core_properties
    when = dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC).replace(tzinfo=None)
    properties.title = "".join(sign for sign in title if sign.isprintable())[:250]
    properties.author = properties.last_modified_by = text.say("ECoC-SME impact dashboard")
    properties.language = tag(text.language)
    properties.created = properties.modified = when
    properties.revision = 1
