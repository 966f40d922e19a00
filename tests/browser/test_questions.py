"""Two more questions a reader comes with: who was back when, and where does this number come from."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visitor

pytestmark = pytest.mark.browser


def test_was_rijeka_back_beside_its_country_and_at_which_level(visitor: Visitor) -> None:
    page = visitor.open("resilience")
    pills = page.locator(".st-key-filters")
    left = ["timisoara", "leeuwarden", "matera", "rijeka", "kaunas"]
    for name, gone in (("Timișoara", 0), ("Leeuwarden", 0), ("Matera", 0), ("Kaunas", 1)):
        pills.get_by_role("button", name=name).click()
        left.pop(gone)
        page.wait_for_url(re.compile(f"cities={'(,|%2C)'.join(left)}(&|$)"))
        visitor.rest()
    arrivals = page.locator(".st-key-exhibit-resilience-arrivals")
    expect(arrivals.locator("h2").first).to_contain_text("around Rijeka")
    expect(arrivals.locator("h2").first).to_contain_text("NUTS 2")
    arrivals.get_by_role("button", name="Data", exact=True).click()
    expect(page.locator(".drawer table").first).to_contain_text("Croatia")
    assert visitor.watched.errors == []


def test_from_a_figure_to_its_dataset_its_vintage_and_its_citation(visitor: Visitor) -> None:
    page = visitor.open("growth")
    page.locator(".st-key-exhibit-trends").get_by_role("link", name=re.compile("bd_size_r3")).click()
    page.wait_for_url(re.compile("sources.*dataset=bd_size_r3"))
    entry = page.locator(".st-key-entry-bd_size_r3")
    expect(entry).to_contain_text("January 2024")
    expect(entry.get_by_role("button", name="Copy long citation")).to_be_visible()
    page.go_back()
    expect(page.locator("h1")).to_contain_text("grew")
    assert visitor.watched.errors == []
    assert visitor.watched.outside == []
