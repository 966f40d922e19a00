"""Lists and plan cards: real tables, every word escaped, only safe links."""

from charts.listing import LONG, Listing, ListingCell, draw_listing
from charts.markup import link, site, site_links
from charts.plan_cards import PlanCard, PlanCards, PlanItem, PlanSection, PlanShare, draw_plan_cards


def test_words_cannot_smuggle_in_markup() -> None:
    cell = ListingCell("<b>", note="<i>", address="javascript:alert(1)", pages=("javascript:x",))
    html = draw_listing(Listing(("<u>",), ((cell,),), caption="<s>")).html
    assert not any(tag in html for tag in ("<b>", "<i>", "<u>", "<s>", "href"))


def test_a_list_is_a_table_with_named_columns_also_where_it_is_stacked() -> None:
    html = draw_listing(Listing(("City", "What"), ((ListingCell("Matera", city="matera"), ListingCell("x")),))).html
    assert 'scope="col"' in html
    assert 'role="table"' in html
    assert 'data-label="City"' in html
    assert "◆" in html


def test_a_list_of_fields_names_each_row() -> None:
    html = draw_listing(Listing(("Field", "What"), ((ListingCell("Costs"), ListingCell("none")),), fields=True)).html
    assert '<th scope="row" role="rowheader">Costs</th>' in html
    assert "data-label" not in html


def test_a_long_list_scrolls_in_its_own_box() -> None:
    rows = tuple((ListingCell(str(number)),) for number in range(LONG + 1))
    assert 'class="scroll long"' in draw_listing(Listing(("n",), rows)).html
    assert "long" not in draw_listing(Listing(("n",), rows[:LONG])).html


def test_links_are_named_by_their_sites() -> None:
    assert site("https://projects2014-2020.interregeurope.eu/x") == "interregeurope.eu"
    assert site("http://www.example.org/") == "example.org"
    html = site_links(["https://a.org/1", "https://a.org/2?x=<b>"])
    assert html == '<a href="https://a.org/1">a.org</a><br><a href="https://a.org/2?x=&lt;b&gt;">a.org (2)</a>'
    assert link("x", "data:text/html,y") == "x"


def test_plan_cards_show_shares_in_words_and_as_bars() -> None:
    share = PlanShare("costs", 1, 1, 4, "1 of 4, 1 in part")
    items = (PlanItem("<b>", sign="✓", note="done", address="./plans?action=A"), share)
    card = PlanCard("matera", "Matera", (PlanSection("Actions", items),))
    html = draw_plan_cards(PlanCards((card,))).html
    assert '<a href="./plans?action=A">&lt;b&gt;</a>' in html
    assert "1 of 4, 1 in part" in html
    assert 'class="part" style="width:50%"' in html
    assert 'style="width:25%"' in html


def test_a_plan_without_actions_has_empty_bars() -> None:
    card = PlanCard("kaunas", "Kaunas", (PlanSection("x", (PlanShare("costs", 0, 0, 0, "0 of 0"),)),))
    assert draw_plan_cards(PlanCards((card,))).html.count("width:0%") == 2
