"""Tables become one proposal, whole or not at all, and nothing of them stays on the disk."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from data.catalogue import load_catalogue
from data.eurostat.errors import Fault, RefreshError
from data.eurostat.fetching import Fetched, Step, chosen, fetch, refreshable
from data.eurostat.line import Line
from data.observations import load_observations
from data.submissions import Kind
from tests.data.eurostat import service as answers
from tests.data.eurostat.conftest import Clock
from tests.data.eurostat.made_up import CITIES, NUTS2, body
from tests.data.eurostat.service import Service

CATALOGUE = load_catalogue()
BEFORE = load_observations(scope="partners")
Connect = Callable[..., Line]


def run(line: Line, *datasets: str, told: Callable[[Step], None] = lambda _: None, **more: Path) -> Fetched:
    return fetch(line, datasets, CATALOGUE, BEFORE, told, **more)


def test_what_the_reference_has_of_eurostat_can_be_refreshed_but_not_old_editions() -> None:
    eurostat = {key for key, dataset in CATALOGUE.datasets.items() if dataset.provider == "Eurostat"}
    assert set(refreshable(CATALOGUE)) == eurostat - {"demo_r_pjanaggr3_2022", "tour_occ_nin2_2019"}


@pytest.mark.parametrize(
    ("dataset", "fault"),
    [
        ("nonsense", Fault.UNKNOWN_DATASET),
        ("onrc", Fault.NOT_FROM_THERE),
        ("demo_r_pjanaggr3_2022", Fault.NOT_FROM_THERE),
    ],
)
def test_a_dataset_that_cannot_be_refreshed_is_said_with_those_that_can(dataset: str, fault: Fault) -> None:
    with pytest.raises(RefreshError) as caught:
        chosen([dataset], CATALOGUE)
    assert caught.value.fault is fault
    assert "bd_size_r3" in str(caught.value)


def test_none_chosen_is_all_and_twice_is_once() -> None:
    assert chosen([], CATALOGUE) == refreshable(CATALOGUE)
    assert chosen(["tgs00026", "tgs00026"], CATALOGUE) == ("tgs00026",)


def test_tables_become_one_proposal_that_replaces_them_whole(service: Service, line: Connect, tmp_path: Path) -> None:
    service.table("tgs00026", answers.whole(body("tgs00026", areas=NUTS2)))
    service.table("urb_cecfi", answers.whole(body("urb_cecfi", areas=CITIES, updated="2026-10-05T23:00:00")))
    fetched = run(line(), "tgs00026", "urb_cecfi", folder=tmp_path)
    proposal = fetched.proposal()
    assert proposal.kind is Kind.REFRESH
    assert proposal.replaces == {"tgs00026", "urb_cecfi"}
    assert fetched.vintages == {"tgs00026": date(2026, 5, 22), "urb_cecfi": date(2026, 10, 5)}
    places = set(proposal.figures[["source", "sheet", "cell"]].itertuples(index=False, name=None))
    assert ("urb_cecfi", "ESTAT:URB_CECFI(1.0)", "2026-10-05") in places
    assert list(tmp_path.iterdir()) == []


def test_the_file_that_is_kept_names_address_size_and_hash(service: Service, line: Connect) -> None:
    service.table("tgs00026", answers.whole(body("tgs00026", areas=[*NUTS2, "QQ99"])))
    file = run(line(), "tgs00026").proposal().file
    assert file is not None
    (table,) = json.loads(file.content)["tables"]
    assert table["url"].startswith(service.base)
    assert table["last_update"] == "2026-05-22"
    assert len(table["sha256"]) == 64
    assert table["bytes"] > 100
    assert table["unknown_areas"] == ["QQ99"]


def test_a_table_that_fails_leaves_nothing_to_store_and_the_others_are_still_looked_at(
    service: Service, line: Connect, tmp_path: Path
) -> None:
    service.table("tgs00026", answers.whole(body("tgs00026", areas=NUTS2).replace(b"B6N", b"B6G")))
    service.table("urb_cecfi", answers.whole(body("urb_cecfi", areas=CITIES)))
    fetched = run(line(), "tgs00026", "lfst_r_lfu3rt", "urb_cecfi", folder=tmp_path)
    assert [(error.dataset, error.fault) for error in fetched.failures] == [
        ("tgs00026", Fault.NO_CODE),
        ("lfst_r_lfu3rt", Fault.GONE),
    ]
    assert [item.dataset for item in fetched.arrivals] == ["urb_cecfi"]
    with pytest.raises(RefreshError):
        fetched.proposal()
    assert list(tmp_path.iterdir()) == []


def test_nobody_there_is_found_out_once(clock: Clock) -> None:
    line = Line(base="http://127.0.0.1:9", sleep=clock.sleep, clock=clock)
    fetched = run(line, "tgs00026", "urb_cecfi", "cult_emp_reg")
    assert [error.dataset for error in fetched.failures] == ["tgs00026"]


def test_a_table_that_was_packed_short_is_fetched_again(service: Service, line: Connect, clock: Clock) -> None:
    content = body("tgs00026", areas=NUTS2)
    service.table("tgs00026", answers.cut_unnoticed(content, keep=0.7), answers.whole(content))
    assert not run(line(), "tgs00026").failures
    assert clock.slept == [2]


def test_progress_goes_from_nothing_to_the_end_and_never_back(service: Service, line: Connect) -> None:
    service.table("tgs00026", answers.whole(body("tgs00026", areas=NUTS2)))
    service.table("cult_emp_reg", answers.whole(body("cult_emp_reg", areas=NUTS2)))
    steps: list[Step] = []
    run(line(), "tgs00026", "cult_emp_reg", told=steps.append)
    fractions = [step.fraction for step in steps]
    assert fractions[0] == 0
    assert fractions == sorted(fractions)
    assert fractions[-1] == pytest.approx(0.95)
    assert [step.place for step in steps if step.stage == "reading"] == [1, 2]


def test_who_stops_it_leaves_nothing_behind(service: Service, line: Connect, tmp_path: Path) -> None:
    service.table("tgs00026", answers.whole(body("tgs00026", areas=NUTS2)))

    def stop(step: Step) -> None:
        if step.received:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(line(), "tgs00026", told=stop, folder=tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_city_may_not_disappear(service: Service, line: Connect) -> None:
    service.table("tgs00026", answers.whole(body("tgs00026", areas=["RO42", "NL12", "HR03", "LT02"])))
    (error,) = run(line(), "tgs00026").failures
    assert (error.fault, error.values["area"]) == (Fault.CITY_GONE, "ITF5")


def test_before_may_be_empty(service: Service, line: Connect) -> None:
    service.table("tgs00026", answers.whole(body("tgs00026", areas=["RO42"])))
    assert not fetch(line(), ["tgs00026"], CATALOGUE, pd.DataFrame(columns=BEFORE.columns), lambda _: None).failures
