"""The verdicts of Impact on other pages: beside growth stands what can be said of the title, never a bare number."""

from streamlit.delta_generator import DeltaGenerator

from exhibits.exhibit import Parameters
from ui.frame import show_exhibit
from ui.reader import Reader


def show_verdicts(reader: Reader, cities: tuple[str, ...], at: DeltaGenerator, *, indicator: str = "") -> None:
    """Show a chip for each city; the first reader of a data version waits two seconds, so it is shown last.

    Parameters
    ----------
    at
        The place held for them.
    indicator
        The outcome asked about; empty, or one that Impact does not know, asks for each city's own best.
    """
    parameters = Parameters(cities=cities, indicator=indicator)
    show_exhibit(reader, "verdicts", parameters, section=reader.text.say("Was it the title?"), at=at)
