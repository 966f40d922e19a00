"""What goes out in a template comes back from it as it was."""

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from data.content import PARTNERSHIP, Content, IndicatorRow
from data.workbook.check import check_file
from data.workbook.known import Known
from data.workbook.report import Outcome
from data.workbook.shipped import content_of, shipped_content
from data.workbook.template import build_template
from tests.data.workbook.reading import TODAY, checked, plain
from tests.data.workbook.valid_contents import CITIES, CONTENTS
from text import LANGUAGES

pytestmark = pytest.mark.usefixtures("short_templates")


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_unchanged_template_says_that_nothing_has_changed(language: str) -> None:
    report = checked(build_template(language=language), language=language)
    assert report.outcome is Outcome.ACCEPTED
    assert dict(report.counts) == {"NO_CHANGE": 1}
    assert plain(report.content) == plain(shipped_content())


@pytest.mark.parametrize("city", [*CITIES, PARTNERSHIP])
def test_a_citys_template_holds_its_rows_and_no_others(city: str) -> None:
    content = content_of(shipped_content(), city)
    report = checked(build_template(content, city=city), acting_city=city)
    assert report.outcome is Outcome.ACCEPTED
    assert plain(report.content) == plain(content)
    assert report.content.cities() == {city}


def test_a_template_of_one_language_is_understood_in_another() -> None:
    report = checked(build_template(language="lt"), language="hr")
    assert plain(report.content) == plain(shipped_content())
    assert report.outcome is Outcome.ACCEPTED


@pytest.mark.slow
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(content=CONTENTS, language=st.sampled_from(list(LANGUAGES)))
@example(content=content_of(shipped_content(), "rijeka"), language="hr")
def test_any_valid_content_comes_back_from_its_template(content: Content, language: str) -> None:
    report = checked(build_template(content, language=language), language=language, known=Known.of(shipped_content()))
    assert report.outcome in {Outcome.ACCEPTED, Outcome.ACCEPTED_WITH_WARNINGS}, report.findings
    assert plain(report.content) == plain(content)
    assert "NO_CHANGE" in report.counts


def test_the_same_through_the_real_process() -> None:
    report = check_file(build_template(language="it"), language="it", today=TODAY)
    assert plain(report.content) == plain(shipped_content())
    assert set(report.stages) == {"preflight", "grid", "read", "check", "start"}


def test_a_stored_outlier_is_not_asked_about_again() -> None:
    """Four stored values far apart come back unchanged: they were asked about when they came."""
    rows = tuple(
        IndicatorRow(city="matera", indicator="enterprises", area="nuts3", year=2016 + i, value=value, unit="number")
        for i, value in enumerate((10.0, 11.0, 12.0, 10_000.0))
    )
    content = Content(indicators=rows)
    report = checked(build_template(content), known=Known.of(shipped_content()))
    assert "OUTLIER" not in report.counts
    assert "NO_CHANGE" in report.counts
    assert plain(report.content) == plain(content)
