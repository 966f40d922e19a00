"""Administration: is everything in order, who may do what, what is stored, and what has to be done."""

from data.logbook import log_error
from data.store.errors import StoreError
from data.store.health import health
from data.submissions import Role
from ui.admin.facts import attention, state_sentence
from ui.admin.panels import check_panel, people_panel, storage_panel
from ui.admin.redaction import redaction_panel
from ui.clock import now
from ui.reader import current_reader
from ui.refresh import refresh_panel
from ui.shell import heading, prose, section, state
from ui.staff import current_person, why_nobody
from ui.stored import store

reader = current_reader()
text = reader.text
question = text.say("Is everything in order?")


def show_refusal() -> None:
    """Say why this visitor does not see the page."""
    heading(reader, question=question, answer=text.say("Only administrators see this page"))
    why = why_nobody(text) or text.say("Your role does not allow this. Ask an administrator of the dashboard.")
    state(text.say("Closed to you"), why)


def show_page() -> None:
    """Show everything; a store that cannot be read is said instead of its facts."""
    try:
        opened = store()
        found = health(opened)
    except StoreError as problem:
        heading(reader, question=question, answer=text.say("The store cannot be read"))
        number = text.say("Error number: {number}", number=log_error(problem))
        state(problem.said(text), number)
        section(text.say("People and roles in force"))
        people_panel(reader)
        return
    open_points = attention(found, now=now(), text=text)
    heading(reader, question=question, answer=state_sentence(open_points, text))
    if len(open_points) > 1:
        prose(open_points)
    section(text.say("People and roles in force"))
    people_panel(reader)
    section(text.say("Storage"))
    storage_panel(reader, found)
    check_panel(opened, text)
    section(text.say("Refresh from Eurostat"))
    refresh_panel(reader, person)
    section(text.say("Redaction"))
    redaction_panel(opened, text)


person = current_person()
if person is not None and person.role is Role.ADMINISTRATOR:
    show_page()
else:
    show_refusal()
