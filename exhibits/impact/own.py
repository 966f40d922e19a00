"""What is said on Impact about figures that the city itself handed in: named, and in no estimate."""

from analysis.impact.assessment import Assessment
from data.evidence import Evidence
from exhibits.own import own_figures
from text import Text


def about_own_figures(evidence: Evidence, found: Assessment, text: Text) -> tuple[str, ...]:
    """Return one sentence where the city has own figures of the outcome, nothing otherwise."""
    outcome = found.outcome
    own = own_figures(evidence, indicators=[outcome.indicator], geos=[found.geo], breakdown=outcome.breakdown)
    if own.empty:
        return ()
    return (
        text.say(
            "{city} handed in figures of its own for {years}. They are shown as such on the other pages and are in no "
            "estimate: the regions it would be compared with are counted by Eurostat. The estimate is computed anew "
            "when Eurostat’s own figures of these years are fetched.",
            city=evidence.catalogue.cities[found.city].name,
            years=text.listing(str(year) for year in sorted(own["year"].unique())),
        ),
    )
