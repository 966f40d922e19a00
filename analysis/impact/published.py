"""What others found, with the controls they used: which controls are used decides the answer."""

from dataclasses import dataclass
from typing import Final

from text import mark


@dataclass(frozen=True)
class Study:
    """A published estimate.

    Attributes
    ----------
    authors, year, title, journal, doi
        Where to find it; never translated.
    outcome, controls, finding
        Message keys: what was measured, against whom, and what was found.
    effect
        As a share: 0.045 is 4.5 % more; None where no significant effect was found.
    significant
        Whether the authors call it so.
    """

    authors: str
    year: int
    title: str
    journal: str
    doi: str
    outcome: str
    controls: str
    finding: str
    effect: float | None
    significant: bool


STUDIES: Final[tuple[Study, ...]] = (
    Study(
        "P. Gomes, A. Librero-Cano",
        2018,
        "Evaluating three decades of the European Capital of Culture programme: a difference-in-differences approach",
        "Journal of Cultural Economics 42",
        "10.1007/s10824-016-9281-x",
        mark("GDP per head of the region"),
        mark("The regions of the cities that lost the same contest"),
        mark("4.5 % more during the event, and still more than five years after it."),
        0.045,
        True,
    ),
    Study(
        "L. Steiner, B. S. Frey, S. Hotz",
        2015,
        "European Capitals of Culture and life satisfaction",
        "Urban Studies 52",
        "10.1177/0042098014524609",
        mark("GDP per head of the region"),
        mark("All other European regions"),
        mark("Hosts were richer before; no significant effect on the economy, and people were less content that year."),
        None,
        False,
    ),
    Study(
        "M. Falk, E. Hagsten",
        2017,
        "Measuring the impact of the European Capital of Culture programme on overnight stays",
        "European Planning Studies 25",
        "10.1080/09654313.2017.1349738",
        mark("Overnight stays in the city"),
        mark("Similar cities among some 800, matched by their characteristics"),
        mark("8 % more in the year of the event, nothing in the years after."),
        0.08,
        True,
    ),
)
