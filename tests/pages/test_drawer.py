"""The drawer under an exhibit: built when its button is pressed, one at a time, on its own page alone."""

from tests.pages.conftest import Press, Visit, said

DRAWER = '<div class="drawer">'


def places(page: str) -> int:
    return page.count(DRAWER)


def test_a_drawer_opens_and_closes(visit: Visit, press: Press) -> None:
    app = visit("growth", cities="matera,kaunas")
    assert places(said(app)) == 0
    assert '<button class="quiet" type="button" data-open="trends" aria-expanded="false">Data</button>' in said(app)
    assert places(said(press(app, "opened", "trends"))) == 1
    assert "Read on" in said(app)
    assert places(said(app.run())) == 1  # a picked filter does not close it
    assert places(said(press(app, "opened", "trends"))) == 0
    assert not app.exception


def test_one_drawer_is_open_at_a_time(visit: Visit, press: Press) -> None:
    app = press(press(visit("growth"), "opened", "trends"), "opened", "diversify")
    assert places(said(app)) == 1
    assert press(app, "opened", "trends").session_state["drawer"] == ("growth", "trends")


def test_a_drawer_stays_on_its_page_and_an_unknown_one_opens_nothing(visit: Visit, press: Press) -> None:
    app = press(visit(), "opened", "growth")  # the city profile shows an exhibit of this name too
    assert places(said(app)) == 1
    app.switch_page("pages/city/page.py").run()
    assert places(said(app)) == 0
    assert places(said(press(app, "opened", "atlantis"))) == 0
    assert not app.exception
