"""The numbers that stand beside every effect, from the donors to the number of tests on the page."""

from analysis.impact.assessment import Assessment
from charts.listing import Listing, ListingCell
from data.evidence import Evidence
from exhibits.exhibit import Parameters, Shown
from exhibits.impact import words
from exhibits.impact.asked import assessed
from exhibits.impact.facts import off
from exhibits.impact.own import overlap_in_words, sources_behind
from exhibits.impact.own_cells import own_rows
from exhibits.impact.whose import OWN
from exhibits.table import Cell, Column, Table
from text import Text

Row = tuple[str, str, str, Cell]  # code, name, as written, raw


def build(evidence: Evidence, parameters: Parameters, text: Text) -> Shown:
    """Return every number behind the verdict, each with its name."""
    found = assessed(evidence, parameters)
    rows = number_rows(found, text)
    return Shown(
        headline=text.say("The numbers behind the answer"),
        subtitle=words.compared_with(evidence.catalogue, found, text),
        figure=Listing(
            (text.say("Number"), text.say("Value")),
            tuple((ListingCell(name), ListingCell(written)) for _, name, written, _ in rows),
        ),
        table=numbers_table(evidence, found, text),
        alt=text.say("The numbers behind the answer"),
        sources=sources_behind(evidence, found),
    )


def numbers_table(evidence: Evidence, found: Assessment, text: Text) -> Table:
    """Return the numbers raw, for downloads; with them each own figure of the city's line and where it was read."""
    columns = (
        Column("name", text.say("Number")),
        Column("value", text.say("Value"), "number", None),
        Column("written", text.say("In words")),
        Column("code", text.say("Code")),
    )
    rows = ({"name": name, "value": raw, "written": written, "code": code}
            for code, name, written, raw in (*number_rows(found, text), *own_rows(evidence, found, text)))  # fmt: skip
    return Table(columns, tuple(rows))


def number_rows(found: Assessment, text: Text) -> list[Row]:
    """Return the numbers; those that only an estimate has are left out without one."""
    return [*_before(found, text), *_of_the_effect(found, text), *_about_the_data(found, text)]


def _before(found: Assessment, text: Text) -> list[Row]:
    donors = max(0, len(found.panel.units) - 1)
    pre = sum(year < found.event for year in found.panel.years)
    return [
        ("donors", text.say("Regions compared with"), text.number(donors), donors),
        ("pre_years", text.say("Years before the title"), text.number(pre), pre),
        ("clean_years", text.say("Years from the title on, outside 2020–2021"),
         text.number(len(found.clean_years)), len(found.clean_years)),
    ]  # fmt: skip


def _of_the_effect(found: Assessment, text: Text) -> list[Row]:
    effect = found.effect
    if effect is None or effect.estimate is None:
        return []
    rows: list[Row] = [
        ("effect", text.say("Gap to the look-alike, mean a year"),
         text.percent(effect.relative, decimals=1, sign=True), effect.relative),
        ("natural", text.say("The same in natural units"),
         words.amount(found, found.natural or 0.0, text, sign=True), found.natural),
        ("p", text.say("p: share of regions, the city among them, that depart as far"),
         text.number(effect.p, decimals=3), effect.p),
        ("smallest_p", text.say("Smallest p possible"), text.number(effect.smallest_p, decimals=3), effect.smallest_p),
        ("pre_rmspe", text.say("Error before the title, as a share of the level"),
         text.percent(off(effect), decimals=2), off(effect)),
    ]  # fmt: skip
    if effect.placebo_sd is not None and found.natural_detectable is not None:
        spread, least = words.share(effect, effect.placebo_sd), abs(found.natural_detectable)
        rows += [
            ("placebo_sd", text.say("Spread of the gaps of regions without the title"),
             text.percent(abs(spread), decimals=1), spread),
            ("detectable", text.say("Smallest effect that would be found"),
             words.amount(found, least, text), least),
        ]  # fmt: skip
    return rows


def _about_the_data(found: Assessment, text: Text) -> list[Row]:
    rows: list[Row] = [("tests", text.say("Tests on this page"), text.number(found.tests), found.tests)]
    if found.dataset is not None:
        month = text.date(found.dataset.vintage_date, precision="month")
        rows.append(("vintage", text.say("Figures as of"), month, found.dataset.vintage))
    if found.own is not None and found.overlap is not None:
        rows.append(("line", text.say("Figures of the city’s line"), text.say("counted by the city itself"), OWN))
        rows.append(
            (
                "overlap",
                text.say("Beside official figures"),
                overlap_in_words(found.overlap, text),
                found.overlap.largest,
            )
        )
    return rows
