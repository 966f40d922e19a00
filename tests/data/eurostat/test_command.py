"""The command: dry run, refresh, again, undo, and every way to fail, on the service of made-up tables."""

import io
import json
import logging
import re
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from data.eurostat.__main__ import Surroundings, main
from data.evidence import data_version
from data.observations import load_observations
from data.store import Store, open_store
from data.store.health import versions
from data.submissions import Person, Role, undo
from data.submissions.showing import evidence_version, stored_evidence
from tests.data.eurostat import service as answers
from tests.data.eurostat.conftest import Clock
from tests.data.eurostat.made_up import NUTS2, body
from tests.data.eurostat.service import Service
from text import text_for

ADMIN = Person(subject="ada", name="Ada", role=Role.ADMINISTRATOR)


class Screen(io.StringIO):
    """A terminal."""

    def isatty(self) -> bool:
        return True


@dataclass
class Shell:
    """Runs the command beside an empty store; what it said and its code stay to be looked at."""

    folder: Path
    base: str
    clock: Clock
    terminal: bool = False
    out: str = ""
    err: str = ""

    def run(self, *arguments: str, language: str = "en") -> int:
        out, err = io.StringIO(), Screen() if self.terminal else io.StringIO()
        around = Surroundings(
            environment={"EUROSTAT_URL": self.base},
            voice=text_for(language),
            out=out,
            err=err,
            sleep=self.clock.sleep,
            clock=self.clock,
        )
        code = main(["refresh", *arguments, "--folder", str(self.folder)], around)
        self.out, self.err = out.getvalue(), err.getvalue()
        return code

    @contextmanager
    def store(self) -> Iterator[Store]:
        with closing(open_store(folder=self.folder)) as store:
            yield store


@pytest.fixture
def shell(service: Service, clock: Clock, tmp_path: Path) -> Shell:
    return Shell(tmp_path / "var", service.base, clock)


def income(value: float, *, first: int = 2016) -> bytes:
    content = body("tgs00026", areas=NUTS2, years=range(first, first + 8)).decode()
    return content.replace(",RO42,2017,1017,", f",RO42,2017,{value},").encode()


def shown(store: Store) -> tuple[str, list[tuple[int, float]]]:
    evidence = stored_evidence(store, evidence_version(versions(store)))
    rows = evidence.dataset("tgs00026")
    rows = rows[rows["geo"] == "RO42"].sort_values("year")
    return evidence.catalogue.datasets["tgs00026"].vintage, list(zip(rows["year"], rows["value"], strict=True))


def shipped() -> list[tuple[int, float]]:
    rows = load_observations(datasets=["tgs00026"])
    rows = rows[rows["geo"] == "RO42"].sort_values("year")
    return list(zip(rows["year"], rows["value"], strict=True))


def test_a_dry_run_says_what_would_change_and_stores_nothing(service: Service, shell: Shell) -> None:
    service.table("tgs00026", answers.whole(income(20000)))
    assert shell.run("--dataset", "tgs00026", "--dry-run") == 0
    assert "edition of 22 May 2026 instead of December 2020" in shell.out
    assert "New years: 2019, 2020, 2021, 2022 and 2023." in shell.out
    assert "nothing was changed" in shell.out
    sizes = [float(found.replace(",", "")) for found in re.findall(r"\(\W?([\d,.]+).%\)", shell.out)]
    assert len(sizes) == 10
    assert sizes == sorted(sizes, reverse=True)
    assert "RO42, 2017: 10,800 → 20,000 (+85.2" in shell.out
    with shell.store() as store:
        assert evidence_version(versions(store)) == data_version()


def test_a_refresh_replaces_the_shipped_edition_whole_and_names_its_own(service: Service, shell: Shell) -> None:
    service.table("tgs00026", answers.whole(income(20000)))
    assert shell.run("--dataset", "tgs00026") == 0
    assert "submission 1" in shell.out
    with shell.store() as store:
        vintage, series = shown(store)
        assert vintage == "2026-05"
        assert [year for year, _ in series] == list(range(2016, 2024))
        assert (2017, 20000) in series
        assert evidence_version(versions(store)) != data_version()


def test_undo_brings_the_shipped_edition_back(service: Service, shell: Shell) -> None:
    service.table("tgs00026", answers.whole(income(20000)))
    shell.run("--dataset", "tgs00026")
    with shell.store() as store:
        undo(store, 1, ADMIN)
        assert shown(store) == ("2020-12", shipped())


def test_a_later_refresh_leaves_nothing_of_the_earlier_and_its_undo_brings_it_back(
    service: Service, shell: Shell
) -> None:
    service.table("tgs00026", answers.whole(income(20000)), answers.whole(income(21000, first=2017)))
    shell.run("--dataset", "tgs00026")
    shell.run("--dataset", "tgs00026")
    with shell.store() as store:
        assert [year for year, _ in shown(store)[1]] == list(range(2017, 2025))
        undo(store, 2, ADMIN)
        assert (2017, 20000) in shown(store)[1]


def test_the_same_edition_twice_is_no_change(service: Service, shell: Shell) -> None:
    service.table("tgs00026", answers.whole(income(20000)))
    shell.run("--dataset", "tgs00026")
    assert shell.run("--dataset", "tgs00026") == 0
    assert "No change" in shell.out


@pytest.mark.slow
def test_several_datasets_are_one_submission(service: Service, shell: Shell) -> None:
    service.table("tgs00026", answers.whole(income(20000)))
    service.table("cult_emp_reg", answers.whole(body("cult_emp_reg", areas=NUTS2)))
    assert shell.run("--dataset", "tgs00026", "cult_emp_reg") == 0
    with shell.store() as store:
        evidence = stored_evidence(store, evidence_version(versions(store)))
        assert evidence.catalogue.datasets["cult_emp_reg"].newest_year == 2021
        assert evidence.catalogue.datasets["nama_10r_3gdp"].vintage == "2024-05"
        assert set(evidence.everywhere["source"]) == set(load_observations()["source"])


@pytest.mark.slow
@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (answers.fault(500, "INTERNAL"), "code 500 (INTERNAL)"),
        (answers.fault(413, "EXTRACTION_TOO_BIG: no"), "only in parts"),
        (answers.cut(income(1), keep=0.5), "arrived incomplete"),
        (answers.cut_unnoticed(income(1), keep=0.5), "ends in the middle"),
        (answers.page("hello"), "no table in SDMX-CSV"),
        (answers.whole(income(1).replace(b"na_item", b"item")), "na_item is missing"),
        (answers.whole(income(1).replace(b"B6N", b"B6G")), "no row has B6N"),
        (answers.whole(body("tgs00026", areas=("RO42", "QQ98", "QQ99"))), "catalogue does not know"),
    ],
)
def test_what_fails_is_said_and_changes_nothing(
    service: Service, shell: Shell, answer: answers.Answer, said: str
) -> None:
    service.table("tgs00026", answers.whole(income(20000)), answer)
    shell.run("--dataset", "tgs00026")
    with shell.store() as store:
        before = evidence_version(versions(store)), shown(store)
    assert shell.run("--dataset", "tgs00026") == 1
    assert said in shell.err
    assert "Nothing was changed" in shell.err
    assert "Traceback" not in shell.err
    with shell.store() as store:
        assert (evidence_version(versions(store)), shown(store)) == before


def test_one_table_that_fails_stops_all_and_names_those_that_would_do(service: Service, shell: Shell) -> None:
    service.table("tgs00026", answers.whole(income(20000)))
    assert shell.run("--dataset", "tgs00026", "--dataset", "cult_emp_reg") == 1
    assert "no table cult_emp_reg" in shell.err
    assert "could be refreshed alone: tgs00026" in shell.err


@pytest.mark.parametrize("arguments", [("--dataset", "nonsense"), ("--url", "file:///etc")])
def test_what_was_asked_wrongly_is_said(shell: Shell, arguments: tuple[str, str]) -> None:
    assert shell.run(*arguments) == 1
    assert arguments[1] in shell.err


def test_progress_is_one_line_per_table_where_nobody_watches(service: Service, shell: Shell) -> None:
    service.table("tgs00026", answers.whole(income(20000)))
    shell.run("--dataset", "tgs00026")
    assert shell.err == "1/1 tgs00026\n"


def test_a_bar_grows_on_a_terminal(service: Service, shell: Shell) -> None:
    shell.terminal = True
    service.table("tgs00026", answers.whole(income(20000)))
    shell.run("--dataset", "tgs00026")
    bars = shell.err.split("\r")[1:]
    assert len(bars) > 2
    assert [bar.count("█") for bar in bars] == sorted(bar.count("█") for bar in bars)


def test_one_line_is_logged_with_the_number_that_was_said(
    service: Service, shell: Shell, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "ecoc.events")
    service.table("tgs00026", answers.whole(income(20000)), answers.fault(400, "no"))
    shell.run("--dataset", "tgs00026")
    shell.run("--dataset", "tgs00026")
    stored, refused = (json.loads(record.message) for record in caplog.records if record.name == "ecoc.events")
    assert (stored["kind"], stored["outcome"], stored["submission"]) == ("refresh", "stored", 1)
    assert (refused["outcome"], refused["dataset"], refused["error"]) == ("refused", "tgs00026", "REFUSED")
    assert refused["id"] in shell.err
