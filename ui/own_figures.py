"""The figures a city handed in, on Sources: where each was given, and for staff by whom."""

from collections.abc import Mapping

from data.store import StoreError
from data.submissions.history import Entry, history
from exhibits.exhibit import OWN_FIGURES, Parameters
from text import Text
from ui import markup
from ui.frame import show_exhibit
from ui.reader import Reader
from ui.staff import current_person
from ui.stored import reading_door


def own_titles(own: Mapping[str, str], text: Text) -> dict[str, str]:
    """Return what the cities' own figures are called in a list of datasets."""
    return {key: text.say("{city}: own figures, not official", city=city) for key, city in own.items()}


def show_own_figures(reader: Reader, source: str) -> None:
    """Show every figure of a city's own with its cell, and for signed-in staff the submissions with their names."""
    city = source.removeprefix(OWN_FIGURES)
    show_exhibit(reader, "own-figures", Parameters(cities=(city,)))
    person = current_person()
    if person is None:
        return
    try:
        entries = history(reading_door().enter(), person)
    except StoreError:
        return  # the page says already that the store cannot be read
    said = [_said(entry, reader.text) for entry in entries if entry.in_force and city in entry.submission.cities]
    for words in said:
        markup.show(markup.element("p", words, css="small"))


def _said(entry: Entry, text: Text) -> str:
    """Return who handed in what, as only staff may read it."""
    submission = entry.submission
    return text.say(
        "For staff: submission {number} was handed in by {name} ({organisation}) on {date}, file {file}.",
        number=submission.number,
        name=submission.name or "–",
        organisation=submission.organisation or "–",
        date=text.date(submission.received_at.date()),
        file=submission.file_name or "–",
    )
