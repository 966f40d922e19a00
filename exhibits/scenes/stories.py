"""The stories of the built-in decks: one city's in eight questions, and that of all five."""

from data.catalogue import Catalogue
from exhibits.exhibit import FIVE
from exhibits.scenes.outline import Known, Point, scenes_of
from exhibits.scenes.scene import Deck
from text import Text, mark

PLANS = ("plan-actions", "plans")
STATUS = ("plan-open", "plan-milestones")
LEARNING = ("transfers", "practices")
VERDICT = ("verdicts", "impact-answer")
# What every story says in the same words.
NO_EFFECT = mark("Growth since the award stands beside the country over the same years. A difference is not an effect.")
HOW_FIRMLY = mark("Say how firmly the source speaks of each idea: adopted, adapted, inspired or merely similar.")
HOW_SURE = Point(
    mark("How sure can we be?"),
    mark("Read the reasons aloud. “It cannot be told” is an answer."),
    VERDICT,
    minutes=3,
)
UNKNOWN = Point(
    mark("What is unknown?"),
    mark("Each dashed cell is a year without a figure. Nothing is estimated or filled in."),
    ("completeness",),
    minutes=1,
)

ONE_CITY: tuple[Point, ...] = (
    Point(
        mark("Where is {city}?"),
        mark("Say which region the figures are about: the NUTS 3 region around {city}, not the city alone."),
        ("where",),
        minutes=1,
    ),
    Point(
        mark("What was promised in {city}?"),
        mark("Name the actions of the plan and who was to carry them out. Say what is not published."),
        PLANS,
        minutes=3,
    ),
    Point(
        mark("Did small firms grow around {city}?"),
        mark(
            "Micro firms have fewer than ten employees. Point to the last year of the line and to where it is cut: "
            "what comes after is counted another way."
        ),
        ("growth",),
        indicator="micro_enterprises",
        minutes=3,
    ),
    Point(
        mark("Compared with whom?"),
        NO_EFFECT,
        ("since-award",),
        minutes=2,
    ),
    HOW_SURE,
    Point(
        mark("What did {city} learn from the others?"),
        HOW_FIRMLY,
        LEARNING,
        minutes=2,
    ),
    UNKNOWN,
    Point(
        mark("What comes next for {city}?"),
        mark("Ask who in the room can report on the steps that were last heard of years ago."),
        STATUS,
        minutes=2,
    ),
)

ALL_CITIES: tuple[Point, ...] = (
    Point(
        mark("Where are the five cities?"),
        mark("Five title cities from 2018 to 2023; the figures are about the regions around them."),
        ("where",),
        minutes=1,
    ),
    Point(
        mark("Did firms grow?"),
        mark("All lines start at 100. Point to the cut in the line of Rijeka before anyone asks."),
        ("growth",),
        minutes=3,
    ),
    Point(
        mark("Did small firms grow?"),
        mark("The same picture for micro firms, 0 to 9 employees."),
        ("growth",),
        indicator="micro_enterprises",
        minutes=2,
    ),
    Point(
        mark("Did they outgrow their country?"),
        NO_EFFECT,
        ("since-award",),
        minutes=3,
    ),
    HOW_SURE,
    Point(
        mark("What did the five cities promise?"),
        mark("Five action plans, approved in July 2021; what is not published is shown as not published."),
        PLANS,
        minutes=3,
    ),
    Point(
        mark("What did they learn from one another?"),
        HOW_FIRMLY,
        LEARNING,
        minutes=2,
    ),
    UNKNOWN,
)


def city_deck(catalogue: Catalogue, known: Known, text: Text, *, city: str) -> Deck:
    """Return the story of one city."""
    name = catalogue.cities[city].name
    return Deck(name, tuple(scenes_of(ONE_CITY, known, (city,), text, city=name)))


def five_cities_deck(_: Catalogue, known: Known, text: Text) -> Deck:
    """Return the story of the five cities."""
    return Deck(text.say("The five cities"), tuple(scenes_of(ALL_CITIES, known, FIVE, text)))
