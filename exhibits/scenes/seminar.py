"""The seminar of 10 June 2021 as a deck: its programme in its order, each item beside what is known of it today."""

from collections.abc import Mapping

from data.catalogue import Catalogue
from data.facts import AgendaItem, load_facts
from exhibits.exhibit import FIVE
from exhibits.scenes.outline import Known, answering
from exhibits.scenes.scene import Deck, Scene
from exhibits.scenes.stories import LEARNING, PLANS
from text import Text

# What shows the subject of an item today; the map where an item has no subject of its own.
SUBJECTS: Mapping[str, tuple[str, ...]] = {
    "action plans": (*PLANS, "where"),
    "learning": (*LEARNING, "where"),
    "resilience": ("resilience", "growth", "where"),
    "": ("where",),
}


def seminar_deck(_: Catalogue, known: Known, text: Text) -> Deck:
    """Return the programme in its order; an item that is not documented says so."""
    agenda = load_facts().agenda.values()
    scenes = tuple(_scene(item, known, text) for item in agenda if item.format != "context")
    return Deck(text.say("The seminar of 10 June 2021"), scenes)


def _scene(item: AgendaItem, known: Known, text: Text) -> Scene:
    title = text.say(item.title)
    exhibit = answering(SUBJECTS[item.subject], known)
    return Scene(
        exhibit=exhibit,
        parameters=known[exhibit].defaults.with_(cities=item.cities or FIVE),
        title=text.say(item.session) or title,
        message=title if item.documented else text.say(item.note),
        notes="\n".join(
            line for line in (text.say(item.speaker), text.say(item.organisation), _note(item, text)) if line
        ),
        minutes=3.0,
    )


def _note(item: AgendaItem, text: Text) -> str:
    return text.say(item.title) if not item.documented else text.say(item.note)
