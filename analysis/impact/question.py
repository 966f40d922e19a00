"""What is asked of the figures: small, frozen and hashable, so that an answer can be cached by it."""

from dataclasses import dataclass

from analysis.impact.controls import Controls
from analysis.impact.outcome import Outcome
from analysis.impact.own import OwnSeries
from analysis.impact.transform import Transform
from data.catalogue import Catalogue, Level


@dataclass(frozen=True)
class Question:
    """A city, an outcome and a choice of controls.

    Attributes
    ----------
    city
        Key of the catalogue.
    outcome
        The series; None asks for the city's default.
    controls
        The pool of donors; None asks for the same country where it gives enough donors, else all regions.
    own_pick
        Area codes, for :attr:`Controls.OWN_PICK`.
    with_gas_regions
        Whether Groningen's gas regions stay among the donors.
    transform
        The scale; counts and amounts are indexed first, so a level is one of the index. None takes logarithms where
        donors come from several countries, because prices and growth differ between them, and levels otherwise.
    first_year, last_year
        The window; None leaves it to the figures.
    event
        First treated year; None is the title year.
    own
        The city's own figures, which then are its line alone; None asks for the official ones. They must be of the
        outcome and of the city's area.
    """

    city: str
    outcome: Outcome | None = None
    controls: Controls | None = None
    own_pick: tuple[str, ...] = ()
    with_gas_regions: bool = False
    transform: Transform | None = None
    first_year: int | None = None
    last_year: int | None = None
    event: int | None = None
    own: OwnSeries | None = None


def outcome_of(
    catalogue: Catalogue, indicator: str, *, level: Level | None = None, breakdown: str = "total", source: str = ""
) -> Outcome:
    """Return the outcome of an indicator; its usual level and its preferred dataset unless others are given.

    Raises
    ------
    KeyError
        For an indicator the catalogue does not know.
    """
    known = catalogue.indicators[indicator]
    return Outcome(indicator, level or known.default_level, source or known.datasets[0], breakdown)
