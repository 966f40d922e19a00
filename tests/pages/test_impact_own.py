"""The page of Impact with a city's own figures: there at once after they are accepted, gone after an undo."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data.content import IndicatorRow
from data.submissions import accept, compare, undo
from tests.data.submissions.samples import ADMIN, births, upload
from tests.data.submissions.shipped import SHIPPED
from tests.pages.conftest import Visit, said
from ui import stored

WAITS = "before Kaunas’s title of 2022, so nothing can be told yet"
TOLD = "counted by Kaunas itself: whether the title changed anything cannot be told"
CHOICE = "pick-figures-en"


def gdp(value: float, year: int, city: str = "kaunas") -> IndicatorRow:
    return births(value, year=year, city=city, indicator="gdp", unit="million_eur", cell=f"D{year - 1990}")


def hand_in(*rows: IndicatorRow) -> int:
    store = stored.store()
    return accept(store, SHIPPED, compare(store, SHIPPED, upload(*rows), ADMIN), ADMIN).submission


def open_impact(visit: Visit, **query: str) -> AppTest:
    return visit("impact", indicator="gdp", area="nuts3", **query)


def offered(app: AppTest) -> list[str]:
    """Return the codes of the choice whose figures the line is; none where it is not offered."""
    return [code for group in app.button_group if group.key == CHOICE for code in group.options]


def test_an_upload_brings_the_estimate_a_correction_changes_it_and_undoing_takes_it_away(
    visit: Visit, var: Path
) -> None:
    app = open_impact(visit, city="kaunas")
    before = said(app)
    assert WAITS in before
    assert offered(app) == []
    first = hand_in(*(gdp(5000 * 1.04 ** (year - 2000), year) for year in range(2000, 2023)))
    computed = said(app.run())
    assert TOLD in computed
    assert "a year against the look-alike, 2022: about" in computed
    assert "not official, handed in on" in computed
    assert "Regions, scale or years are your own choice" not in computed
    second = hand_in(gdp(20000, 2022))
    corrected = said(app.run())
    assert TOLD in corrected
    assert size_in(corrected) != size_in(computed)
    undo(stored.store(), second, ADMIN)
    assert size_in(said(app.run())) == size_in(computed)
    undo(stored.store(), first, ADMIN)
    assert said(app.run()) == before
    assert not app.exception


def size_in(page: str) -> str:
    """Return the sentence on the size of the gap."""
    start = page.index("Size.")
    return page[start : page.index("</", page.index("about", start))]


def test_the_reader_chooses_between_official_and_own_figures(visit: Visit, var: Path) -> None:
    hand_in(*(gdp(9000 + 100 * (year - 2000), year, "leeuwarden") for year in range(2000, 2022)))
    app = open_impact(visit, city="leeuwarden")
    assert "counted by Leeuwarden itself" not in said(app)
    assert len(offered(app)) == 2
    app.button_group(key=CHOICE).set_value("own").run()
    assert app.query_params["figures"] == "own"
    assert "counted by Leeuwarden itself" in said(app)
    app.button_group(key=CHOICE).set_value("official").run()
    assert "figures" not in app.query_params
    assert "counted by Leeuwarden itself" not in said(app)
    assert not app.exception


def test_a_link_carries_the_choice(visit: Visit, var: Path) -> None:
    hand_in(*(gdp(5000 + 100 * (year - 2000), year) for year in range(2000, 2023)))
    app = open_impact(visit, city="kaunas", figures="official")
    assert WAITS in said(app)
    words = said(open_impact(visit, city="kaunas", lang="ro"))
    for english in ("counted by", "the city", "its own", "own figures"):
        assert english not in words


@pytest.mark.parametrize("complete", [True, False])
def test_a_value_that_is_none_is_named(visit: Visit, var: Path, complete: bool) -> None:
    if complete:
        hand_in(*(gdp(5000 + 100 * (year - 2000), year) for year in range(2000, 2023)))
    app = open_impact(visit, city="kaunas")
    app.query_params["figures"] = "mine"
    app.run()
    assert "The link asks for figures “mine”, which does not exist here" in said(app)
    assert (TOLD if complete else WAITS) in said(app)
    assert not app.exception


def test_own_figures_that_are_not_complete_are_asked_for_in_vain(visit: Visit, var: Path) -> None:
    hand_in(gdp(12000, 2022))
    page = said(open_impact(visit, city="kaunas", figures="own"))
    assert WAITS in page
    assert "Years whose own figure is needed: 2019, 2020 and 2021." in page
    assert "“own”, which does not exist here" not in page
