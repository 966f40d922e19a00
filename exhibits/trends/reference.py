"""The band behind the lines: what other regions did over the same years."""

from dataclasses import dataclass
from functools import lru_cache

from analysis.bands import Band, Group, Spread, band
from analysis.series import SeriesKey
from data.catalogue import Level
from data.evidence import Evidence
from exhibits.figures import observed_everywhere
from exhibits.trends.question import Question
from text import Text


@dataclass(frozen=True, eq=False)
class Reference:
    """A band for one city, or for all (``city`` empty), with the country it is of (empty: the European Union)."""

    city: str
    country: str
    band: Band

    @property
    def change(self) -> float | None:
        """Change of the median from its first to its last year, as a fraction."""
        medians = self.band.figures["median"].tolist()
        return medians[-1] / medians[0] - 1 if len(medians) > 1 and medians[0] > 0 else None

    def range_name(self, text: Text) -> str:
        """Return what the band spans, in words."""
        number = len(self.band.regions)
        if self.band.spread is Spread.P10_P90:
            return text.plural(
                "Grey band: the middle eight in ten of {number} region",
                "Grey band: the middle eight in ten of {number} regions",
                number,
            )
        return text.plural(
            "Grey band: lowest to highest of {number} region, too few for a narrower one",
            "Grey band: lowest to highest of {number} regions, too few for a narrower one",
            number,
        )


def references(evidence: Evidence, question: Question) -> tuple[Reference, ...]:
    """Return the bands asked for; one per city where they differ, none where the measure has none (yearly growth)."""
    asked = question.parameters.versus
    if question.parameters.measure == "growth" or question.level == "country":
        return ()
    found: list[Reference] = []
    for key in question.parameters.cities:
        city = evidence.catalogue.cities[key]
        countries = [city.country] if "band" in asked else []
        countries += [""] if "band-eu" in asked else []
        base = question.bases[key].year if question.parameters.measure == "index" else None
        found += [
            Reference(key, country, _band(evidence, question, city.area(question.level), country, base))
            for country in countries[:1]
        ]
    return tuple(found)


def distinct(bands: tuple[Reference, ...]) -> tuple[Reference, ...]:
    """Return the bands without repetition: on the calendar, the European one is the same for every city."""
    return tuple({id(reference.band): reference for reference in reversed(bands)}.values())[::-1]


def _band(evidence: Evidence, question: Question, geo: str, country: str, base: int | None) -> Band:
    # On the calendar the European band is one for all cities: none of them is left out of it.
    shared = not country and question.parameters.align == "calendar"
    key = SeriesKey(question.indicator, "" if shared else geo, question.parameters.breakdown, question.dataset)
    first = max(question.window[0], base) if base is not None else question.window[0]
    return _cached(evidence, key, question.level, country, (first, question.window[1]), base)


@lru_cache(maxsize=128)
def _cached(
    evidence: Evidence, key: SeriesKey, level: Level, country: str, years: tuple[int, int], base: int | None
) -> Band:
    """Return a band, worked out once per process: it looks at every region of the level."""
    return band(
        observed_everywhere(evidence, key.indicator),
        evidence.catalogue,
        key,
        Group(level, country or None, without_hosts=not country),
        first_year=years[0],
        last_year=years[1],
        base_year=base,
    )
