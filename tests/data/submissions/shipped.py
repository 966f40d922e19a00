"""The shipped reference, and how rows are handed in beside it."""

from data.store import Store
from data.submissions import Person, accept, compare, proposed
from data.submissions.showing import shipped_reference
from tests.data.submissions.samples import ANA, CATALOGUE, content, workbook

SHIPPED = shipped_reference()


def hand_in(store: Store, *rows: object, person: Person = ANA, note: str = "", name: str = "") -> None:
    """Store rows, from a workbook where it has a name."""
    file = workbook(name=name, data=f"PK {rows}".encode()) if name else None
    proposal = proposed(content(*rows), CATALOGUE, file=file)  # type: ignore[arg-type]
    accept(store, SHIPPED, compare(store, SHIPPED, proposal, person), person, note=note)
