"""The facts as shipped: counts, sources, references, and what is not verified."""

import csv
import hashlib
import json
import re
import shutil
from dataclasses import fields
from pathlib import Path
from typing import Any, get_args

import pytest

from data.catalogue import load_catalogue
from data.facts import Facts, load_facts, records, verified
from data.package import REFERENCE, ReferenceDataError

FACTS = load_facts()
TABLES = [item.name for item in fields(Facts)]
CITIES = ("timisoara", "leeuwarden", "matera", "rijeka", "kaunas")


def _described() -> dict[str, dict[str, Any]]:
    described = json.loads((REFERENCE / "datapackage.json").read_text(encoding="utf-8"))
    return {item["name"]: item for item in described["resources"] if item["name"] in TABLES}


def _rows(table: str) -> list[dict[str, str]]:
    with (REFERENCE / "facts" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize(
    ("table", "count"),
    [
        *(("places", 10), ("project", 29), ("partners", 9), ("instruments", 9), ("promises", 8), ("actions", 14)),
        *(("action_indicators", 6), ("milestones", 46), ("labs", 11), ("practices", 4), ("agenda", 7)),
        *(("transfers", 5), ("participation", 12), ("claims", 100)),
    ],
)
def test_every_row_becomes_a_record(table: str, count: int) -> None:
    assert len(getattr(FACTS, table)) == len(_rows(table)) == count


@pytest.mark.parametrize("table", TABLES)
def test_every_row_names_a_public_source(table: str) -> None:
    for record in getattr(FACTS, table).values():
        assert record.sources, record.key
        assert all(re.fullmatch(r"https?://\S+", source) for source in record.sources), record.key


@pytest.mark.parametrize("table", TABLES)
def test_no_cell_carries_stray_spaces_or_a_word_for_nothing(table: str) -> None:
    for row in _rows(table):
        for column, cell in row.items():
            assert cell == cell.strip(), (row["key"], column)
            assert cell.lower() not in {"unknown", "unverified", "n/a", "none", "not stated", "-"}, (row["key"], column)


@pytest.mark.parametrize("table", TABLES)
def test_references_lead_to_rows(table: str) -> None:
    for reference in _described()[table]["schema"].get("foreignKeys", []):
        column, target = reference["fields"][0], reference["reference"].get("resource", table)
        for row in _rows(table):
            assert not row[column] or row[column] in getattr(FACTS, target), (table, row["key"], column)


@pytest.mark.parametrize("table", TABLES)
def test_the_description_fits_the_file(table: str) -> None:
    described, path = _described()[table], REFERENCE / "facts" / f"{table}.csv"
    assert described["hash"] == "sha256:" + hashlib.sha256(path.read_bytes()).hexdigest()
    assert described["bytes"] == path.stat().st_size
    for field in described["schema"]["fields"]:
        cells = [row[field["name"]] for row in _rows(table)]
        _check_constraints(field.get("constraints", {}), cells, where=f"{table}.{field['name']}")


def _check_constraints(constraints: dict[str, Any], cells: list[str], *, where: str) -> None:
    filled = [cell for cell in cells if cell]
    assert not constraints.get("required") or len(filled) == len(cells), where
    assert not constraints.get("unique") or len(set(cells)) == len(cells), where
    assert set(filled) <= set(constraints.get("enum", filled)), where
    pattern = re.compile(constraints.get("pattern", ".*"))
    assert all(pattern.fullmatch(cell) for cell in filled), where


@pytest.mark.parametrize(
    ("table", "column", "choices"),
    [
        ("actions", "status", records.Reported),
        ("milestones", "status", records.Reported),
        ("milestones", "scope", records.MilestoneScope),
        ("claims", "kind", records.ClaimKind),
        ("claims", "topic", records.ClaimTopic),
        ("transfers", "firmness", records.Firmness),
        ("action_indicators", "measures", records.Measures),
        ("instruments", "stage", records.Stage),
        ("places", "role", records.PlaceRole),
        ("partners", "role", records.PartnerRole),
    ],
)
def test_the_description_and_the_types_offer_the_same_choices(table: str, column: str, choices: Any) -> None:
    field = next(item for item in _described()[table]["schema"]["fields"] if item["name"] == column)
    assert set(field["constraints"]["enum"]) == {choice for choice in get_args(choices) if choice}


def test_five_cities_have_a_plan_of_nine_verified_actions_in_all() -> None:
    counted = [action.city for action in verified(FACTS.actions.values())]
    assert {city: counted.count(city) for city in CITIES} == {
        "timisoara": 2,
        "leeuwarden": 3,
        "matera": 1,
        "rijeka": 2,
        "kaunas": 1,
    }


def test_what_is_not_verified_says_why_and_stays_outside_the_counts() -> None:
    for table in ("actions", "milestones"):
        for record in getattr(FACTS, table).values():
            assert record.verified == (not record.reason), record.key
    named = [key for key, action in FACTS.actions.items() if not action.verified]
    assert named == ["TIM-3", "MAT-2", "RIJ-3", "KAU-2", "KAU-3"]
    assert "TIM-LAB-1-session-3" not in {item.key for item in verified(FACTS.milestones.values())}


def test_figures_of_an_action_that_is_not_verified_are_not_verified_either() -> None:
    for indicator in FACTS.action_indicators.values():
        assert FACTS.actions[indicator.action].verified or not indicator.verified


def test_second_indicators_belong_to_their_action() -> None:
    of_action = {key: item.action for key, item in FACTS.action_indicators.items()}
    assert [key for key, action in of_action.items() if action == "TIM-1"] == ["TIM-1-registered", "TIM-1-ideas"]
    assert [key for key, action in of_action.items() if action == "MAT-1"] == ["MAT-1-sites", "MAT-1-firms"]


def test_four_of_nine_actions_are_reported_as_completed() -> None:
    completed = [action.key for action in verified(FACTS.actions.values()) if action.status == "Completed"]
    assert completed == ["TIM-1", "LWD-1", "LWD-2", "LWD-3"]


def test_completed_milestones_have_a_done_date_and_others_have_none() -> None:
    for milestone in FACTS.milestones.values():
        assert (milestone.status == "Completed") == (milestone.done is not None), milestone.key


def test_milestones_of_actions_name_their_action_and_city() -> None:
    for milestone in FACTS.milestones.values():
        assert (milestone.scope == "action") == bool(milestone.action), milestone.key
        assert (milestone.scope == "lab") == bool(milestone.lab), milestone.key
        if milestone.action:
            assert FACTS.actions[milestone.action].city == milestone.city, milestone.key
        if milestone.lab:
            assert FACTS.labs[milestone.lab].city == milestone.city, milestone.key


def test_eleven_labs_of_twenty_are_documented() -> None:
    cities = [lab.city for lab in FACTS.labs.values()]
    assert {city: cities.count(city) for city in CITIES} == {
        "timisoara": 4,
        "leeuwarden": 2,
        "matera": 1,
        "rijeka": 2,
        "kaunas": 2,
    }
    assert FACTS.promises["labs"].promised == 20


def test_what_was_reached_stays_unknown_where_no_source_says_it() -> None:
    reached = {key: promise.reached for key, promise in FACTS.promises.items()}
    assert reached == {
        "instruments": None,
        "labs": None,
        "plans": 5,
        "practices_submitted": 11,
        "practices_listed": 8,
        "performance": None,
        "capacity": None,
        "funding": None,
    }


def test_participation_is_as_reported() -> None:
    values = {item.value for item in FACTS.participation.values() if item.city == "timisoara"}
    assert values == {22, 19, 71, 12, 16, 7, 2}


def test_key_facts_of_the_project_are_typed() -> None:
    project = FACTS.project
    assert (project["budget"].number, project["eu_contribution"].number) == (1163171.0, 971936.85)
    assert (str(project["start"].date), str(project["end"].date)) == ("2019-08-01", "2022-07-31")
    assert project["other_shares"].number is None
    assert project["name"].number is None
    assert project["name"].date is None


def test_the_parts_of_the_timisoara_share_add_up() -> None:
    amount = {key: fact.number or 0.0 for key, fact in FACTS.project.items()}
    assert amount["timisoara_erdf"] + amount["timisoara_national"] + amount["timisoara_own"] == 107950
    assert amount["timisoara_phase_1"] + amount["timisoara_phase_2"] == amount["timisoara_budget"]


def test_the_planned_income_of_rijeka_is_the_sum_of_its_lines() -> None:
    value = {key: claim.value for key, claim in FACTS.claims.items() if key.startswith("rij-income")}
    assert value.pop("rij-income") == sum(value.values())


def test_every_claim_has_one_unit_and_is_set_against_plans_only() -> None:
    for claim in FACTS.claims.values():
        assert bool(claim.symbol) != bool(claim.unit), claim.key
        if claim.planned_claim:
            plan = FACTS.claims[claim.planned_claim]
            assert plan.kind in {"planned", "expected"}
            assert (plan.city, plan.symbol, plan.unit) == (claim.city, claim.symbol, claim.unit), claim.key


def test_the_history_of_an_instrument_is_told_in_order() -> None:
    stages = [item.stage for item in FACTS.instruments.values() if item.city == "timisoara"]
    assert stages == ["approved", "planning", "implementing"]


def test_only_the_announced_speaker_of_the_oecd_is_named() -> None:
    named = [item.key for item in FACTS.agenda.values() if "Travkina" in item.speaker]
    assert named == ["closing"]
    assert [item.key for item in FACTS.agenda.values() if not item.documented] == ["kaunas"]


def test_the_five_cities_are_those_of_the_catalogue() -> None:
    places = {place.key: (place.name, place.country) for place in FACTS.places.values() if place.role == "partner city"}
    assert places == {city.key: (city.name, city.country) for city in load_catalogue().cities.values()}


@pytest.fixture
def package(tmp_path: Path) -> Path:
    shutil.copytree(REFERENCE / "facts", tmp_path / "facts")
    shutil.copy(REFERENCE / "datapackage.json", tmp_path)
    return tmp_path


def _rewrite(package: Path, table: str, old: str, new: str, *, seal: bool) -> None:
    path, descriptor = package / "facts" / f"{table}.csv", package / "datapackage.json"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    if seal:
        described = json.loads(descriptor.read_text(encoding="utf-8"))
        resource = next(item for item in described["resources"] if item["name"] == table)
        resource["hash"] = "sha256:" + hashlib.sha256(path.read_bytes()).hexdigest()
        descriptor.write_text(json.dumps(described), encoding="utf-8")


def test_an_altered_table_is_refused_with_the_next_step(package: Path) -> None:
    _rewrite(package, "labs", "2019-10-07", "2019-10-08", seal=False)
    with pytest.raises(ReferenceDataError, match=r"labs\.csv.*git checkout"):
        load_facts(package)


def test_a_missing_table_is_refused_by_name(package: Path) -> None:
    (package / "facts" / "claims.csv").unlink()
    with pytest.raises(ReferenceDataError, match=r"claims\.csv"):
        load_facts(package)


@pytest.mark.parametrize(
    ("table", "old", "new"),
    [
        ("labs", "2019-10-07", "2019-13-07"),
        ("actions", "Completed", "Done"),
        ("actions", "true", "maybe"),
        ("claims", "5400000", "5.4 million"),
        ("claims", "5400000", "nan"),
    ],
)
def test_a_bad_cell_is_refused_with_its_line(package: Path, table: str, old: str, new: str) -> None:
    _rewrite(package, table, old, new, seal=True)
    with pytest.raises(ReferenceDataError, match=r"line [0-9]+: "):
        load_facts(package)
