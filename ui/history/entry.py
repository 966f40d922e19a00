"""One submission: who, when, its file, its figures with their cells, and the way back."""

import csv
import io

import pandas as pd
import streamlit as st

from data.submissions import Person
from data.submissions.errors import UnknownFileError
from data.submissions.history import Entry, amounts, received_file, submitted, told_plans
from exhibits.handed.plans import plan_rows
from exhibits.handed.row import place_of, written_number
from exhibits.sentences import region_name
from exports.csv_file import harmless
from text import Text
from ui import markup, stored
from ui.history.turn import show_turn
from ui.reader import Reader
from ui.shell import heading, section
from ui.upload.moments import moment
from ui.upload.receipt import amounts_said, cities_said, show_facts

MOST_SHOWN = 100
COLUMNS = ["indicator", "geo", "breakdown", "year", "value", "flag", "sheet", "cell"]


def show_entry(reader: Reader, person: Person | None, entry: Entry, *, kind: str) -> None:
    """Show a submission; names, its file and all of its values for signed-in staff only."""
    text, one = reader.text, entry.submission
    standing = text.say("in force") if entry.in_force else text.say("undone")
    answer = text.say("No. {number}: {kind}, {standing}", number=text.number(one.number), kind=kind, standing=standing)
    heading(reader, question=text.say("One submission"), answer=answer)
    back = markup.link(text.say("← All submissions"), reader.address.link("history"))
    markup.show(markup.raw_element("nav", back, **{"aria-label": text.say("Where to go from here")}))
    show_facts(_facts(reader, entry))
    if person is not None:
        _offer_file(entry, person, text)
    show_turn(reader, person, entry)
    _show_values(reader, person, entry)
    _show_plans(reader, person, entry)


def _facts(reader: Reader, entry: Entry) -> dict[str, str]:
    text, one = reader.text, entry.submission
    return {
        text.say("Stored on"): moment(one.received_at, text),
        text.say("Cities"): cities_said(one.cities, reader),
        text.say("Organisation"): one.organisation,
        text.say("Handed in by"): one.name or "",
        text.say("File"): one.file_name or "",
        text.say("SHA-256 of the file"): one.file_sha256 or "",
        text.say("Stored"): amounts_said(amounts(stored.store(), one.number), text),
        text.say("Datasets replaced"): text.listing(sorted(one.replaces)),
        text.say("Note"): one.note,
    }


def _offer_file(entry: Entry, person: Person, text: Text) -> None:
    """Offer the file exactly as it was received, or say that it was taken out."""
    one = entry.submission
    if one.file_sha256 is None:
        return
    if one.file_name is None:
        markup.show(markup.element("p", UnknownFileError().said(text), css="soft"))
        return
    sha256 = one.file_sha256
    st.download_button(
        text.say("Download the file as it was received"),
        data=lambda: received_file(stored.store(), sha256, person),  # who acts is not known where this runs
        file_name=one.file_name,
        on_click="ignore",
        icon=":material/download:",
        key="received-file",
    )


def _show_values(reader: Reader, person: Person | None, entry: Entry) -> None:
    """Show the figures with their cells: to staff all of them, to the public those it may see and that are in force."""
    text, number = reader.text, entry.submission.number
    if person is not None:
        all_of_it = submitted(stored.store(), number, person)
        figures = all_of_it[~all_of_it["carried"].astype(bool)]
    else:
        own = reader.evidence.own
        figures = own[own["submission"] == number]
    section(text.say("Its figures"))
    if not len(figures):
        words = text.say("It holds no figures.") if person else text.say("None of its figures is in force.")
        markup.show(markup.element("p", words, css="soft"))
        return
    headings = [
        (text.say("Indicator"), False), (text.say("Area"), False), (text.say("Part"), False),
        (text.say("Year"), True), (text.say("Value"), True), (text.say("Flag"), False),
        (text.say("Where in the file"), False),
    ]  # fmt: skip
    markup.show(markup.table(headings, _rows(figures.head(MOST_SHOWN), reader)))
    if len(figures) > MOST_SHOWN:
        left = len(figures) - MOST_SHOWN
        more = text.plural("{number} more row is not shown.", "{number} more rows are not shown.", left)
        markup.show(markup.element("p", more, css="small"))
    st.download_button(
        text.say("Download all its figures as CSV"),
        data=lambda: as_csv(figures),
        file_name=f"submission-{number}.csv",
        on_click="ignore",
        key="submission-csv",
    )


def _show_plans(reader: Reader, person: Person | None, entry: Entry) -> None:
    """Show the milestones and actions that it told, field by field; to the public while they are in force."""
    text = reader.text
    told = told_plans(stored.store(), entry.submission.number, person) if person or entry.in_force else []
    rows = [row for row in plan_rows(told, text) if row.part]
    if not rows:
        return
    section(text.say("Its milestones and actions"))
    headings = [
        (text.say("What"), False), (text.say("Field"), False), (text.say("Value"), False),
        (text.say("Where in the file"), False),
    ]  # fmt: skip
    markup.show(markup.table(headings, [(row.what, row.part, row.after, row.place) for row in rows[:MOST_SHOWN]]))


def _rows(figures: pd.DataFrame, reader: Reader) -> list[tuple[str, ...]]:
    text, catalogue = reader.text, reader.evidence.catalogue
    rows: list[tuple[str, ...]] = []
    for indicator, geo, breakdown, year, value, flag, sheet, cell in figures[COLUMNS].itertuples(index=False):
        unit = catalogue.units[catalogue.indicators[indicator].unit]
        written = text.say("no figure") if pd.isna(value) else written_number(float(value), unit.decimals, text)
        rows.append(
            (
                text.say(catalogue.indicators[indicator].title),
                region_name(catalogue, geo, text),
                "" if breakdown == "total" else text.say(catalogue.breakdown_title(breakdown)),
                str(year),
                written,
                str(flag),
                place_of(str(sheet), str(cell)),
            )
        )
    return rows


def as_csv(figures: pd.DataFrame) -> bytes:
    """Return figures as CSV with their cells; numbers unrounded, a missing value empty."""
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(COLUMNS)
    for row in figures[COLUMNS].itertuples(index=False):
        writer.writerow([harmless(cell) for cell in row])
    return file.getvalue().encode("utf-8-sig")
