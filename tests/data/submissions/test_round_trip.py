"""From the store into a template and back through the reader: one changed cell changes one field, and no other."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from data.content import PARTNERSHIP
from data.facts import load_facts
from data.store import Store
from data.store.entries import ReceivedFile
from data.submissions import Proposal, Reference, accept, compare, plans, proposed, shipped_plans, template_content
from data.workbook.check import check_file
from data.workbook.known import Known
from data.workbook.template import build_template
from tests.data.submissions.samples import ADMIN, ANA, CATALOGUE, OFFICIAL, accepted, births, milestone, upload

SHIPPED = Reference(OFFICIAL, shipped_plans(load_facts()))


def read(store: Store, file: bytes, city: str | None) -> Proposal:
    everything = template_content(store, SHIPPED, CATALOGUE, None, ADMIN)
    report = check_file(file, acting_city=city, known=Known.of(everything))
    assert report.outcome.startswith("accepted"), report.findings
    return proposed(report.content, CATALOGUE, file=ReceivedFile(name="template.xlsx", content=file))


def template(store: Store, city: str, language: str) -> bytes:
    content = template_content(store, SHIPPED, CATALOGUE, city, ADMIN)
    known = Known.of(template_content(store, SHIPPED, CATALOGUE, None, ADMIN))
    return build_template(content, city=None if city == PARTNERSHIP else city, language=language, known=known)


@pytest.mark.parametrize(("city", "language"), [("timisoara", "ro"), ("matera", "it"), (PARTNERSHIP, "en")])
def test_an_unchanged_template_is_no_change(store: Store, city: str, language: str) -> None:
    accepted(store, upload(births(7, origin="survey"), milestone("Fair", progress=30.0, responsible="Ion")), ADMIN)
    proposal = read(store, template(store, city, language), None if city == PARTNERSHIP else city)
    seen = compare(store, SHIPPED, proposal, ADMIN)
    assert {item.change for item in seen.plans} == {"unchanged"}
    assert not seen.has_changes()


def test_one_cell_of_a_template_changes_one_field(store: Store) -> None:
    book = load_workbook(BytesIO(template(store, "timisoara", "en")))
    sheet = book["Milestones"]
    headings = {cell.value: cell.column for cell in next(sheet.iter_rows(max_row=1))}
    sheet.cell(2, headings["Note"]).value = "looked at"
    changed = BytesIO()
    book.save(changed)
    seen = compare(store, SHIPPED, read(store, changed.getvalue(), "timisoara"), ANA)
    accept(store, SHIPPED, seen, ANA)
    standing = [one for one in plans(store, SHIPPED, ANA).milestones.values() if one.told_by]
    assert [(one.row.note, dict(one.told_by)) for one in standing] == [("looked at", {"note": 1})]
    assert standing[0].row.sheet == "Milestones"
