"""What a template is filled with: everything stored for a city."""

from data.catalogue import Catalogue
from data.content import PARTNERSHIP, Area, Content, IndicatorRow
from data.store import Store
from data.store.cells import with_texts
from data.store.health import read_versions
from data.submissions.errors import NotAllowedError
from data.submissions.people import Person
from data.submissions.plans import plans_in_force
from data.submissions.proposals import partner_source
from data.submissions.state import Reference, in_force, stored_figures

_PREFILLED = ["source", "indicator", "geo", "year", "value", "flag", "breakdown", "origin", "note"]
_AREAS: tuple[Area, ...] = ("city", "nuts3", "nuts2", "fua")


def template_content(
    store: Store, reference: Reference, catalogue: Catalogue, city: str | None, person: Person | None
) -> Content:
    """Return what is stored for a city (or ``"partnership"``, or None: for all), to fill a template with.

    Own figures, milestones and actions, and as ``data_version`` the number of the newest event: uploaded again
    unchanged, it gives "no change". It holds names and small counts, hence is for signed-in staff.

    Raises
    ------
    NotAllowedError
        For the public.
    """
    if person is None:
        raise NotAllowedError
    cities = [*catalogue.cities, PARTNERSHIP] if city is None else [city]
    owners = {partner_source(key): key for key in cities}
    with store.reading() as connection:
        moment = in_force(connection)
        plans = plans_in_force(connection, reference.plans, moment.accepted, moment.active)
        newest = read_versions(connection).newest
        figures = with_texts(connection, stored_figures(connection, moment, sources=owners))
    own = figures.sort_values(["source", "indicator", "geo", "breakdown", "year"])
    return Content(
        indicators=tuple(
            _indicator(catalogue, owners[source], *row) for source, *row in own[_PREFILLED].itertuples(index=False)
        ),
        milestones=tuple(s.row for s in plans.milestones.values() if s.row.city in cities),
        actions=tuple(s.row for s in plans.actions.values() if s.row.city in cities),
        data_version=newest,
    )


def _indicator(
    catalogue: Catalogue, city: str, indicator: str, geo: str, year: int, value: float, *texts: str
) -> IndicatorRow:
    flag, breakdown, origin, note = texts
    areas = {catalogue.cities[city].area(area): area for area in _AREAS}
    return IndicatorRow(
        city=city,
        indicator=indicator,
        area=areas[geo],
        year=year,
        value=value,
        unit=catalogue.indicators[indicator].unit,
        flag=flag,
        breakdown=breakdown,
        origin=origin,
        note=note,
    )
