"""What others found, with whom they compared: which controls are used decides the answer."""

from analysis.impact.published import STUDIES, Study
from charts.listing import Listing, ListingCell
from data.evidence import Evidence
from exhibits.exhibit import Parameters, Shown
from exhibits.table import Column, Table
from text import Text


def build(evidence: Evidence, parameters: Parameters, text: Text) -> Shown:  # noqa: ARG001 - the signature of all
    """Return the published estimates, none of them ours."""
    headings = (
        text.say("Study"),
        text.say("What was measured"),
        text.say("Compared with"),
        text.say("What was found"),
    )
    headline = text.say("Others disagree, and whom they compare with decides the answer")
    return Shown(
        headline=headline,
        subtitle=text.say("Published estimates for European Capitals of Culture as their authors give them"),
        figure=Listing(headings, tuple(_cells(study, text) for study in STUDIES)),
        table=_table(text),
        alt=headline,
        sources=(),
    )


def _cells(study: Study, text: Text) -> tuple[ListingCell, ...]:
    return (
        ListingCell(f"{study.authors} ({study.year})", note=f"{study.title}. {study.journal}.", address=_link(study)),
        ListingCell(text.say(study.outcome)),
        ListingCell(text.say(study.controls)),
        ListingCell(text.say(study.finding)),
    )


def _link(study: Study) -> str:
    return f"https://doi.org/{study.doi}"


def _table(text: Text) -> Table:
    columns = (
        Column("authors", text.say("Authors")),
        Column("year", text.say("Year"), "year"),
        Column("title", text.say("Title")),
        Column("outcome", text.say("What was measured")),
        Column("controls", text.say("Compared with")),
        Column("finding", text.say("What was found")),
        Column("effect", text.say("Effect"), "change", 1),
        Column("link", text.say("Link"), "links"),
    )
    rows = tuple(
        {
            "authors": study.authors,
            "year": study.year,
            "title": study.title,
            "outcome": text.say(study.outcome),
            "controls": text.say(study.controls),
            "finding": text.say(study.finding),
            "effect": study.effect,
            "link": _link(study),
        }
        for study in STUDIES
    )
    return Table(columns, rows)
