"""Who a city is compared with, and who is left out of that and why."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from analysis.comparators import runner_ups
from analysis.impact.outcome import Outcome
from data.catalogue import Catalogue, City, Region

# Gas was extracted, and its income and its earthquakes fell, in these regions: COROP areas and the province.
GAS_REGIONS = frozenset({"NL111", "NL112", "NL113", "NL11"})


class Controls(StrEnum):
    """The pool that donors are taken from."""

    RUNNER_UPS = "runner_ups"  # the cities that lost the same contest
    SAME_COUNTRY = "same_country"
    ALL_REGIONS = "all_regions"
    OWN_PICK = "own_pick"


class Removal(StrEnum):
    """Why a region of the pool is no donor."""

    HOST = "host"  # holds, held or will hold a title itself: city, year
    SAME_REGION = "same_region"  # the region of the winner of the same contest
    OTHER_EDITION = "other_edition"  # its code belongs to another edition of the classification
    NO_REGION = "no_region"  # not a place: a country's remainder
    GAS = "gas"  # Groningen
    MISSING = "missing"  # no figure in every year
    BREAK = "break"  # year of a break or of a jump nobody explains
    NOT_COMPARABLE = "not_comparable"  # a value of zero has no index, or no figure in the base year


@dataclass(frozen=True)
class Removed:
    """A region that was left out.

    Attributes
    ----------
    geo
        Its code.
    removal
        Why.
    year, detail
        The year and the name that say more, where there are any.
    """

    geo: str
    removal: Removal
    year: int | None = None
    detail: str = ""


@dataclass(frozen=True)
class Pool:
    """Regions that may be donors, and those that may not."""

    kind: Controls
    donors: tuple[str, ...]
    removed: tuple[Removed, ...]


def pool(
    catalogue: Catalogue,
    city: City,
    outcome: Outcome,
    *,
    kind: Controls,
    held: Iterable[str],
    own_pick: Sequence[str] = (),
    with_gas_regions: bool = False,
) -> Pool:
    """Return the regions that may be compared with the city, before their figures are looked at.

    Parameters
    ----------
    catalogue, city
        For hosts, runner-ups and regions.
    outcome
        Gives the level: donors are of the city's own.
    kind
        Which pool.
    held
        Regions with figures of the outcome.
    own_pick
        The regions picked, for :attr:`Controls.OWN_PICK`.
    with_gas_regions
        Whether Groningen's gas regions stay in.
    """
    geo = city.area(outcome.level)
    wanted = _wanted(catalogue, city, outcome, kind, held, own_pick)
    reasons = {code: _removal(catalogue, geo, outcome, code) for code in wanted}
    if not with_gas_regions:
        reasons |= {code: Removed(code, Removal.GAS) for code in wanted if code in GAS_REGIONS}
    kept = tuple(code for code in wanted if reasons[code] is None)
    removed = [found for found in reasons.values() if found is not None]
    if kind is Controls.RUNNER_UPS:
        removed += _neighbours(catalogue, city, outcome)
    return Pool(kind, kept, tuple(removed))


def _neighbours(catalogue: Catalogue, city: City, outcome: Outcome) -> list[Removed]:
    """Return the runner-ups that lie in the winner's own region: at this level they cannot be told apart."""
    geo = city.area(outcome.level)
    return [
        Removed(geo, Removal.SAME_REGION, host.designated_year, host.city)
        for host in catalogue.hosts
        if host.role == "runner-up"
        and host.designated_year == city.first_title_year
        and geo == (host.nuts3 if outcome.level == "nuts3" else host.nuts2)
    ]


def _wanted(
    catalogue: Catalogue, city: City, outcome: Outcome, kind: Controls, held: Iterable[str], own_pick: Sequence[str]
) -> list[str]:
    if kind is Controls.RUNNER_UPS:
        return [found.geo for found in runner_ups(catalogue, city, level=outcome.level)]
    if kind is Controls.OWN_PICK:
        return list(dict.fromkeys(own_pick))
    geo = city.area(outcome.level)
    of_level = [code for code in sorted(held) if _is_of_level(catalogue.regions.get(code), outcome) and code != geo]
    return [
        code for code in of_level if kind is Controls.ALL_REGIONS or catalogue.regions[code].country == city.country
    ]


def _is_of_level(region: Region | None, outcome: Outcome) -> bool:
    return region is not None and region.level == outcome.level


def _removal(catalogue: Catalogue, geo: str, outcome: Outcome, code: str) -> Removed | None:
    if code == geo:
        return Removed(code, Removal.SAME_REGION)
    region = catalogue.regions.get(code)
    if region is None or not region.nuts_versions:
        return Removed(code, Removal.NO_REGION)
    host = _host_of(catalogue, outcome, code)
    if host is not None:
        return Removed(code, Removal.HOST, *host)
    if _edition(catalogue, geo) not in region.nuts_versions:
        return Removed(code, Removal.OTHER_EDITION)
    return None


def _host_of(catalogue: Catalogue, outcome: Outcome, code: str) -> tuple[int, str] | None:
    """Return the year and the name of a title held in the region."""
    for host in catalogue.hosts:
        if host.role == "host" and code == (host.nuts3 if outcome.level == "nuts3" else host.nuts2):
            return host.year, host.city
    return None


def _edition(catalogue: Catalogue, geo: str) -> int:
    """Return the newest edition of the classification that knows the city's region: donors must be in it too."""
    region = catalogue.regions.get(geo)
    return max(region.nuts_versions, default=0) if region else 0
