"""Names are for signed-in staff, and an administrator can take them out for good."""

from pathlib import Path

import pytest

from data.store import Store
from data.store.drafts import Draft
from data.store.engine import FILE_NAME
from data.store.health import health
from data.store.verification import verify
from data.submissions import observations, plans, undo
from data.submissions.drafting import drafts, drop_draft, save_draft
from data.submissions.errors import (
    DraftTooLargeError,
    NotAllowedError,
    NothingToRedactError,
    UnknownFileError,
)
from data.submissions.history import events, history, origins, received_file, submitted
from data.submissions.redaction import redact_file, redact_name
from tests.data.store.fixtures import Place
from tests.data.store.samples import everything
from tests.data.submissions.samples import (
    ADMIN,
    ANA,
    IVO,
    REFERENCE,
    VIEWER,
    accepted,
    births,
    milestone,
    upload,
)

KEY = ("births", "RO424", "total", "partner:timisoara", 2020)


def test_the_public_learns_what_happened_and_not_who_did_it(store: Store) -> None:
    accepted(store, upload(births(100, note="asked Ion")), note="as agreed with Ana Popescu")
    for found in (history(store, None), events(store, None), origins(store, REFERENCE, KEY, None)):
        assert len(found) == 1
        assert "Ana" not in repr(found)
        assert "Ion" not in repr(found)
        assert "figures.xlsx" not in repr(found)
    submission = history(store, None)[0].submission
    assert submission.organisation == "City of Timișoara"
    assert submission.file_sha256 is not None


def test_staff_see_names_and_files(store: Store) -> None:
    accepted(store, upload(births(100)), note="as agreed")
    submission = history(store, VIEWER)[0].submission
    assert (submission.name, submission.file_name, submission.note) == ("Ana Popescu", "figures.xlsx", "as agreed")
    assert received_file(store, submission.file_sha256 or "", VIEWER).startswith(b"PK")
    with pytest.raises(NotAllowedError):
        received_file(store, submission.file_sha256 or "", None)
    with pytest.raises(UnknownFileError):
        received_file(store, "0" * 64, VIEWER)


def test_a_figure_leads_to_its_cells_newest_first(store: Store) -> None:
    accepted(store, upload(births(100, cell="D7", origin="survey")))
    second = accepted(store, upload(births(110, cell="D9")))
    undo(store, second.submission, ANA)
    found = origins(store, REFERENCE, KEY, None)
    assert [(one.sheet, one.cell, one.value, one.in_force) for one in found] == [
        ("Indicators", "D9", 110.0, False),
        ("Indicators", "D7", 100.0, True),
    ]
    assert found[1].origin == "survey"


def test_nothing_leads_the_public_to_a_small_count(store: Store) -> None:
    accepted(store, upload(births(100)))
    accepted(store, upload(births(2)))
    assert origins(store, REFERENCE, KEY, None) == []
    assert len(origins(store, REFERENCE, KEY, ANA)) == 2


def test_the_figures_of_one_submission(store: Store) -> None:
    first = accepted(store, upload(births(100)))
    second = accepted(store, upload(births(100), births(90, year=2019), version=first.version))
    found = submitted(store, second.submission, ANA).set_index("year")
    assert found["value"].to_dict() == {2019: 90.0, 2020: 100.0}
    assert found["carried"].to_dict() == {2019: False, 2020: True}
    with pytest.raises(NotAllowedError):
        submitted(store, second.submission, None)


def test_a_redacted_name_is_gone_everywhere_and_the_figures_stay(place: Place, store: Store) -> None:
    accepted(store, upload(births(100), milestone(responsible="Ana Popescu"), milestone("Fair", responsible="Ana Pop")))
    accepted(store, upload(milestone(progress=3.0, reason="ANA POPESCU is ill"), births(3, year=2001)), ADMIN)
    save_draft(store, ANA, Draft(kind="upload", body='{"by": "Ana Popescu"}'))
    before = observations(store, REFERENCE, ANA)
    assert redact_name(store, "Ana Popescu", ADMIN) == 3
    assert "Ana Popescu" not in repr(everything(store))
    assert "ana@example.org" not in repr(everything(store))
    assert plans(store, REFERENCE, ADMIN).milestones["timisoara", "TIM-1", "Fair"].row.responsible == "Ana Pop"
    assert observations(store, REFERENCE, ANA).equals(before)
    assert [event.kind for event in events(store, ADMIN)] == ["redacted", "accepted", "accepted"]
    assert verify(store) == []
    if store.is_sqlite:
        kept = b"".join(path.read_bytes() for path in Path(place.folder).glob(f"{FILE_NAME}*"))
        assert b"Ana Popescu" not in kept
    with pytest.raises(NothingToRedactError):
        redact_name(store, "Ana Popescu", ADMIN)


def test_a_redacted_file_is_gone_and_its_hash_stays(place: Place, store: Store) -> None:
    receipt = accepted(store, upload(births(100)))
    sha256 = receipt.file_sha256 or ""
    content = received_file(store, sha256, ANA)
    redact_file(store, sha256, ADMIN)
    with pytest.raises(UnknownFileError):
        received_file(store, sha256, ADMIN)
    submission = history(store, ADMIN)[0].submission
    assert (submission.file_sha256, submission.file_name) == (sha256, None)
    assert health(store).files == 0
    assert verify(store) == []
    if store.is_sqlite:
        assert content not in b"".join(path.read_bytes() for path in Path(place.folder).glob(f"{FILE_NAME}*"))
    with pytest.raises(NothingToRedactError):
        redact_file(store, sha256, ADMIN)


@pytest.mark.parametrize("person", [None, VIEWER, ANA])
def test_only_administrators_redact(store: Store, person: object) -> None:
    accepted(store, upload(births(100)))
    with pytest.raises(NotAllowedError):
        redact_name(store, "Ana Popescu", person)  # type: ignore[arg-type]
    with pytest.raises(NotAllowedError):
        redact_file(store, "0" * 64, person)  # type: ignore[arg-type]


def test_a_draft_is_its_authors_alone_and_ends_with_the_submission(store: Store) -> None:
    save_draft(store, ANA, Draft(kind="upload", body="{}", file=b"PK", file_name="a.xlsx"))
    save_draft(store, ANA, Draft(kind="upload", body='{"step": 2}', file=b"PK", file_name="a.xlsx"))
    assert drafts(store, ANA)["upload"].body == '{"step": 2}'
    assert drafts(store, IVO) == {}
    accepted(store, upload(births(1)), draft="upload")
    assert drafts(store, ANA) == {}


def test_a_draft_can_be_dropped_and_has_a_limit(store: Store) -> None:
    save_draft(store, ANA, Draft(kind="upload", body="{}"))
    drop_draft(store, ANA, "upload")
    assert drafts(store, ANA) == {}
    with pytest.raises(DraftTooLargeError):
        save_draft(store, ANA, Draft(kind="upload", body="", file=bytes(12_000_001)))
