"""The receipt of a submission: its number, the file's hash, what was stored, and where to go from here."""

from collections.abc import Mapping, Sequence

from data.submissions import Person
from data.submissions.history import Amounts, Entry, amounts, history
from text import Text
from ui import markup, stored
from ui.reader import Reader
from ui.upload.moments import moment


def find_entry(number: int, person: Person | None) -> Entry | None:
    """Return what is known about a submission, None where there is none."""
    entries = history(stored.store(), person)
    return next((entry for entry in entries if entry.submission.number == number), None)


def show_receipt(reader: Reader, entry: Entry) -> None:
    """Show the receipt; it can be opened again by its address."""
    text, submission = reader.text, entry.submission
    facts = {
        text.say("Number"): text.number(submission.number),
        text.say("Stored on"): moment(submission.received_at, text),
        text.say("Cities"): cities_said(submission.cities, reader),
        text.say("File"): submission.file_name or "",
        text.say("SHA-256 of the file"): submission.file_sha256 or "",
        text.say("Stored"): amounts_said(amounts(stored.store(), submission.number), text),
        text.say("Data version"): text.number(entry.events[-1].number),
        text.say("Note"): submission.note,
    }
    show_facts(facts)
    links = [
        markup.link(text.say("This submission in the history"), f"./history?submission={submission.number}"),
        markup.link(text.say("Overview"), reader.address.link("")),
        markup.link(text.say("Action plans"), reader.address.link("plans")),
    ]
    markup.show(markup.raw_element("nav", " · ".join(links), **{"aria-label": text.say("Where to go from here")}))


def show_facts(facts: Mapping[str, str]) -> None:
    """Show names and what they hold, without those that hold nothing."""
    body = "".join(markup.element("dt", name) + markup.element("dd", value) for name, value in facts.items() if value)
    markup.show(markup.raw_element("dl", body, css="facts"))


def amounts_said(amounts: Amounts, text: Text) -> str:
    """Return how much a submission holds."""
    parts: Sequence[str] = [
        text.plural("{number} figure", "{number} figures", amounts.figures) if amounts.figures else "",
        text.plural("{number} milestone", "{number} milestones", amounts.milestones) if amounts.milestones else "",
        text.plural("{number} action", "{number} actions", amounts.actions) if amounts.actions else "",
        text.plural("{number} deck", "{number} decks", amounts.decks) if amounts.decks else "",
    ]
    return text.listing([part for part in parts if part])


def cities_said(cities: frozenset[str], reader: Reader) -> str:
    """Return the names of a submission's cities in the fixed order."""
    known = reader.evidence.catalogue.cities
    named = [city.name for key, city in known.items() if key in cities]
    if cities - set(known):
        named.append(reader.text.say("Partnership"))
    return reader.text.listing(named)
