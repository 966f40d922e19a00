"""Rights are checked where the store is written."""

from dataclasses import replace

import pytest

from data.content import PARTNERSHIP
from data.store import Store
from data.submissions import Person, Proposal, accept, compare, refreshed
from data.submissions.errors import CityNotAllowedError, NotAllowedError
from tests.data.submissions.samples import (
    ADMIN,
    ANA,
    IVO,
    OFFICIAL,
    PRESENTER,
    REFERENCE,
    VIEWER,
    births,
    compared,
    milestone,
    upload,
)

REFRESH = refreshed(OFFICIAL[OFFICIAL["source"] == "bd_size_r3"].assign(value=1.0), datasets={"bd_size_r3"})
OF_THE_PROJECT = upload(milestone(city=PARTNERSHIP, action="project"))


@pytest.mark.parametrize(
    ("person", "proposal"),
    [
        (None, upload(births(1))),
        (VIEWER, upload(births(1))),
        (PRESENTER, upload(births(1))),
        (IVO, upload(births(1))),
        (ANA, upload(births(1), births(1, city="rijeka"))),
        (ANA, OF_THE_PROJECT),
        (replace(ANA, cities=frozenset({PARTNERSHIP})), OF_THE_PROJECT),
        (ANA, REFRESH),
    ],
)
def test_who_may_not(store: Store, person: Person | None, proposal: Proposal) -> None:
    with pytest.raises(NotAllowedError):
        compare(store, REFERENCE, proposal, person)
    with pytest.raises(NotAllowedError):
        accept(store, REFERENCE, compared(store, proposal, ADMIN), person)


@pytest.mark.parametrize("proposal", [upload(births(1), births(1, city="rijeka")), OF_THE_PROJECT, REFRESH])
def test_administrators_may_all(store: Store, proposal: Proposal) -> None:
    assert accept(store, REFERENCE, compared(store, proposal, ADMIN), ADMIN).submission == 1


def test_rights_lost_between_comparison_and_confirmation_are_lost(store: Store) -> None:
    seen = compared(store, upload(births(1)))
    with pytest.raises(CityNotAllowedError) as caught:
        accept(store, REFERENCE, seen, replace(ANA, cities=frozenset({"kaunas"})))
    assert caught.value.values["cities"] == {"timisoara"}
