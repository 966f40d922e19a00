"""Learning, the seminar and the claims: as documented, as firmly as the sources say, and marked as what they are."""

from dataclasses import replace

import pytest

from charts.learning_map import TransferMap
from charts.listing import Listing
from data.evidence import Evidence
from data.facts.words import CLAIM_KINDS
from exhibits.exhibit import FIVE, Parameters, Shown
from exhibits.registry import EXHIBITS
from exhibits.web_sources import NAMED, cited
from tests.exhibits.plan_cases import altered, with_facts
from text import text_for


def build(evidence: Evidence, key: str, cities: tuple[str, ...] = FIVE) -> Shown:
    return EXHIBITS[key].build(evidence, Parameters(cities=cities), text_for("en"))


def listing(shown: Shown) -> Listing:
    assert isinstance(shown.figure, Listing)
    return shown.figure


def test_every_documented_transfer_is_an_arrow_and_a_row(evidence: Evidence) -> None:
    drawn = build(evidence, "transfers").figure
    assert isinstance(drawn, TransferMap)
    assert [(arc.source, arc.target) for arc in drawn.arcs] == [
        ("matera", "leeuwarden"),
        ("leeuwarden", "timisoara"),
        ("rijeka", "timisoara"),
        ("matera", "timisoara"),
        ("matera", "savonlinna"),
    ]
    assert [place.key for place in drawn.places] == ["savonlinna"]
    firmness = list(build(evidence, "transfer-evidence").table.frame()["firmness"])
    assert firmness[2] == "The source only calls it similar."
    assert len(set(firmness)) == 4


def test_a_city_keeps_the_transfers_that_touch_it(evidence: Evidence) -> None:
    rows = build(evidence, "transfer-evidence", ("rijeka",)).table.frame()
    assert list(rows["what"]) == ["Problem-solving platform"]
    assert build(evidence, "transfer-evidence", ("kaunas",)).state == "empty"


def test_a_transfer_leads_to_the_action_it_led_to(evidence: Evidence) -> None:
    cells = listing(build(evidence, "transfer-evidence")).rows[1]
    assert cells[2].address.endswith("action=TIM-1")
    assert cells[2].pages


def test_four_of_eleven_practices_are_named(evidence: Evidence) -> None:
    shown = build(evidence, "practices")
    assert shown.headline == "4 of 11 good practices are named in public sources"
    assert [cell.words for cell in listing(shown).rows[3][2:5]] == ["Not published"] * 3


def test_eleven_of_twenty_labs_are_documented_and_each_place_is_shown(evidence: Evidence) -> None:
    shown = build(evidence, "labs")
    assert shown.headline == "11 of 20 Local Learning Labs are documented"
    cells = [cell.words for row in listing(shown).rows for cell in row[1:]]
    assert (len(cells), cells.count("Not documented")) == (20, 9)
    assert build(evidence, "labs", ("matera",)).headline.startswith("1 of 4 ")


def test_participation_is_given_as_reported(evidence: Evidence) -> None:
    rows = build(evidence, "participation").table.frame()
    assert {22, 19, 71, 12, 16} <= set(rows["value"])
    said = [row[2].words for row in listing(build(evidence, "participation")).rows]
    assert "more than 60 people" in said


def test_the_programme_stands_in_its_order_with_its_subjects_today(evidence: Evidence) -> None:
    rows = listing(build(evidence, "programme")).rows
    assert [row[1].words.split(".")[0] for row in rows] == ["1", "2", "3", "4a", "4b", "5"]
    assert [row[3].address.split("?")[0] for row in rows] == ["", "./learning", "./plans", "", "./resilience", ""]
    assert rows[3][3].words == "Not documented here"
    assert "OECD" in rows[5][2].note


def test_the_seminar_names_theme_host_and_partners(evidence: Evidence) -> None:
    fields = build(evidence, "seminar").table.frame().set_index("field")["value"]
    assert fields["Date"] == "10 June 2021"
    assert "Kaunas" in fields["Host"]
    assert "University of Eastern Finland" in fields["Partners of the project"]


def test_every_claim_is_marked_with_what_it_is_worth(evidence: Evidence) -> None:
    shown = build(evidence, "claims")
    assert set(shown.table.frame()["kind"]) <= set(CLAIM_KINDS.values())
    assert all(row[4].words and row[5].pages for row in listing(shown).rows)
    assert len(shown.table.rows) == sum(claim.verified for claim in evidence.facts.claims.values())


def test_claims_made_for_comparison_stand_with_all_five_cities_only(evidence: Evidence) -> None:
    assert "Valletta" in set(build(evidence, "claims").table.frame()["city"])
    assert set(build(evidence, "claims", ("rijeka",)).table.frame()["city"]) == {"Rijeka"}


def test_rijekas_plan_stands_beside_what_was_reported(evidence: Evidence) -> None:
    rows = listing(build(evidence, "planned-reported", ("rijeka",))).rows
    assert [(row[1].words, row[2].words) for row in rows] == [
        ("1,000 events", "390 events"),
        ("4,000,000 people", "53,000 people"),
    ]
    assert all("One summer only" in row[3].words for row in rows)


@pytest.mark.parametrize(
    ("claim", "said"),
    [
        ("lwd-budget", "EUR 104,500,000"),
        ("mat-nights-growth", "46.2\N{NO-BREAK SPACE}%"),
        ("tim-visitors", "more than 1,300,000 people"),
        ("mat-output", "1.85 EUR per euro"),
    ],
)
def test_a_claim_is_written_with_its_unit_and_qualifier(evidence: Evidence, claim: str, said: str) -> None:
    keys = [item.key for item in evidence.facts.claims.values() if item.verified]
    assert listing(build(evidence, "claims")).rows[keys.index(claim)][2].words == said


def test_a_claim_that_is_not_verified_is_left_out(evidence: Evidence) -> None:
    changed = with_facts(evidence, claims=altered({**evidence.facts.claims}, "lwd-visits", verified=False))
    assert len(build(changed, "claims").table.rows) == len(build(evidence, "claims").table.rows) - 1


@pytest.mark.parametrize("key", ["practices", "claims", "planned-reported", "labs", "transfer-evidence"])
def test_no_city_is_a_designed_state(evidence: Evidence, key: str) -> None:
    shown = build(evidence, key, ())
    assert shown.state == "empty" and shown.next_step


def test_the_source_line_names_the_sites_most_used_and_counts_the_others(evidence: Evidence) -> None:
    below = cited(evidence.facts.claims.values(), text_for("en"))
    assert len(below.sources) == NAMED
    assert below.sources[0].pages >= below.sources[-1].pages
    assert "more sites are linked row by row" in below.caveats[0]
    assert below.sources[0].url.startswith("http")


def test_slides_and_files_do_not_speak_of_the_pages_own_controls(evidence: Evidence) -> None:
    shown = build(evidence, "claims")
    assert any("“Data”" in caveat for caveat in shown.caveats)
    assert not any("“Data”" in caveat for caveat in shown.caveats_elsewhere)
    other = replace(shown, caveats=(*shown.caveats, "One city alone."))
    assert "One city alone." in other.caveats_elsewhere


def test_every_row_of_facts_carries_its_public_pages(evidence: Evidence) -> None:
    for key in ("plans", "plan-milestones", "transfers", "practices", "labs", "participation", "programme", "claims"):
        assert all(str(row["sources"]).startswith("http") for row in build(evidence, key).table.rows), key
