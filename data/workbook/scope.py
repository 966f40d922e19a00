"""What one check goes by: who asks, when, in which language, and what is on record."""

import datetime as dt
from dataclasses import dataclass

from data.content import PARTNERSHIP
from data.workbook.findings import Phrase
from data.workbook.known import Known
from data.workbook.names import names
from data.workbook.row_reader import RowReader
from text import mark

PERHAPS = mark("Perhaps {name}")
ONE_OF = mark("One of {names}")
FROM_LISTS = Phrase(mark("A name from the sheet “Lists”"))
WHOLE = Phrase(mark("A whole number"))


@dataclass(frozen=True)
class Scope:
    """The circumstances of a check.

    Attributes
    ----------
    acting_city
        Whose rows may be sent; None for an administrator, who may send all.
    language
        Of the reader; decides only which headings count as the template's own.
    today
        No figure is newer, nothing was done later.
    known
        Actions and baselines on record.
    date_1904
        How the workbook counts its days.
    """

    acting_city: str | None
    language: str
    today: dt.date
    known: Known
    date_1904: bool = False


def read_city(reader: RowReader, scope: Scope, *, is_project_allowed: bool) -> str:
    """Return the key of the row's city; "" when it is missing, unknown or not the sender's to change."""
    written = reader.required_text("city")
    if not written:
        return ""
    column, cities = reader.column("city"), names().cities
    key = cities.find(written)
    if key is None or (key == PARTNERSHIP and not is_project_allowed):
        reader.found("CITY_UNKNOWN", column, written, _expected_city(cities.suggest(written)))
        return ""
    if scope.acting_city is not None and key != scope.acting_city:
        reader.found("CITY_NOT_ALLOWED", column, written)
        return ""
    raw = reader.raw(column)
    if key != PARTNERSHIP and isinstance(raw, str) and raw.strip() != names().catalogue.cities[key].name:
        reader.found("CITY_VARIANT", column, raw, Phrase(names().catalogue.cities[key].name))
    return key


def _expected_city(suggested: str | None) -> Phrase:
    """Return the near city as a suggestion, or the list of all."""
    cities = names().catalogue.cities
    if suggested is not None and suggested in cities:
        return Phrase(PERHAPS, {"name": cities[suggested].name})
    return Phrase(ONE_OF, {"names": tuple(city.name for city in cities.values())})
