"""People, rows and a small reference to try submissions with."""

from hashlib import sha256
from typing import Any

import pandas as pd

from data.catalogue import load_catalogue
from data.content import ActionRow, Content, IndicatorRow, MilestoneRow
from data.partial_dates import PartialDate
from data.store import Store
from data.store.entries import ReceivedFile
from data.submissions import (
    Comparison,
    Person,
    Proposal,
    Receipt,
    Reference,
    Role,
    accept,
    compare,
    observations,
    proposed,
)

CATALOGUE = load_catalogue()
ANA = Person(
    subject="ana@example.org",
    name="Ana Popescu",
    role=Role.EDITOR,
    cities=frozenset({"timisoara"}),
    organisation="City of Timișoara",
)
IVO = Person(
    subject="ivo@example.org", name="Ivo Horvat", role=Role.EDITOR, cities=frozenset({"rijeka"}), organisation="Rijeka"
)
ADMIN = Person(subject="admin@example.org", name="Rasa Kazlauskienė", role=Role.ADMINISTRATOR, organisation="Project")
PRESENTER = Person(subject="p@example.org", name="Piet de Vries", role=Role.PRESENTER)
VIEWER = Person(subject="v@example.org", name="Vera Bianchi", role=Role.VIEWER)

OFFICIAL = pd.DataFrame(
    [
        ("births", "RO424", 2019, 4000.0, "", "bd_size_r3", "total"),
        ("births", "RO424", 2020, 3500.0, "", "bd_size_r3", "total"),
        ("enterprises", "RO424", 2020, 30000.0, "p", "bd_size_r3", "total"),
        ("gdp", "RO424", 2020, 9000.0, "", "nama_10r_3gdp", "total"),
    ],
    columns=["indicator", "geo", "year", "value", "flag", "source", "breakdown"],
).astype(dict.fromkeys(["indicator", "geo", "flag", "source", "breakdown"], "str"))
SHIPPED = Content(
    milestones=(
        MilestoneRow(
            city="timisoara",
            action="TIM-1",
            milestone="Hackathon",
            due_date=PartialDate(2021, 8),
            baseline_date=PartialDate(2021, 8),
        ),
        MilestoneRow(city="timisoara", action="TIM-2", milestone="Platform opens"),
    ),
    actions=(ActionRow(city="timisoara", action="TIM-1", title="Hackathon", players="City"),),
)
REFERENCE = Reference(OFFICIAL, SHIPPED)
HACKATHON = ("timisoara", "TIM-1", "Hackathon")
PARTNER = "partner:timisoara"


def births(value: float | None, *, year: int = 2020, **changes: Any) -> IndicatorRow:
    """Return a row about the births of firms in Timiș."""
    row: dict[str, Any] = {
        "city": "timisoara",
        "indicator": "births",
        "area": "nuts3",
        "year": year,
        "value": value,
        "unit": "number",
        "sheet": "Indicators",
        "cell": "D2",
    }
    return IndicatorRow(**row | changes)


def milestone(name: str = "Hackathon", **changes: Any) -> MilestoneRow:
    row: dict[str, Any] = {"city": "timisoara", "action": "TIM-1", "sheet": "Milestones", "cell": "C2"}
    return MilestoneRow(milestone=name, **row | changes)


def content(*rows: IndicatorRow | MilestoneRow | ActionRow, version: int | None = None) -> Content:
    return Content(
        indicators=tuple(row for row in rows if isinstance(row, IndicatorRow)),
        milestones=tuple(row for row in rows if isinstance(row, MilestoneRow)),
        actions=tuple(row for row in rows if isinstance(row, ActionRow)),
        data_version=version,
    )


def workbook(name: str = "figures.xlsx", data: bytes = b"PK figures") -> ReceivedFile:
    return ReceivedFile(name=name, content=data)


def upload(*rows: IndicatorRow | MilestoneRow | ActionRow, version: int | None = None) -> Proposal:
    return proposed(
        content(*rows, version=version),
        CATALOGUE,
        file=workbook(data=b"PK" + sha256(repr((rows, version)).encode()).digest()),
    )


def compared(store: Store, proposal: Proposal, person: Person = ANA) -> Comparison:
    return compare(store, REFERENCE, proposal, person)


def accepted(store: Store, proposal: Proposal, person: Person = ANA, **options: Any) -> Receipt:
    return accept(store, REFERENCE, compared(store, proposal, person), person, **options)


def own(store: Store) -> dict[int, float]:
    """Return Timișoara's own figures by year, as its editor sees them."""
    found = observations(store, REFERENCE, ANA)
    rows = found[found["source"] == PARTNER]
    return dict(zip(rows["year"], rows["value"], strict=True))
