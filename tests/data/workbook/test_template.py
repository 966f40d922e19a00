"""The template: what it offers, what it protects, and that it comes back as it went out."""

import io
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from data.catalogue import load_catalogue
from data.content import NEEDS_REASON, PARTNERSHIP, ActionRow, Content, IndicatorRow, MilestoneRow, Status
from data.partial_dates import PartialDate
from data.workbook.check import check_file
from data.workbook.columns import SHAPES
from data.workbook.known import Known
from data.workbook.report import Outcome
from data.workbook.shipped import content_of, shipped_content
from data.workbook.spelling import CONTROL, name_key, tidy
from data.workbook.template import build_template
from data.workbook.words import FLAG_LETTERS, MISSING_WORDS
from tests.data.workbook.reading import TODAY, checked, places
from text import LANGUAGES, text_for

CATALOGUE = load_catalogue()
CITIES = sorted(CATALOGUE.cities)


def opened(data: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(data))


def changed(data: bytes, change: Any) -> bytes:
    book = opened(data)
    change(book)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def plain(content: Content) -> Content:
    """Return a content without the places where its rows stand, in a fixed order."""

    def bare(row: Any) -> Any:
        fields = {name: value for name, value in vars(row).items() if name not in {"sheet", "cell", "kept"}}
        return type(row)(**fields)

    return Content(
        indicators=tuple(sorted(map(bare, content.indicators), key=repr)),
        milestones=tuple(sorted(map(bare, content.milestones), key=repr)),
        actions=tuple(sorted(map(bare, content.actions), key=repr)),
        data_version=content.data_version,
    )


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


def test_the_template_remembers_its_data_version_out_of_sight() -> None:
    data = build_template(Content(data_version=41))
    assert opened(data)["_template"].sheet_state == "veryHidden"
    filled = changed(
        data, lambda book: book["Indicators"].append(["Matera", "Active enterprises", 2018, 12345, "number"])
    )
    assert checked(filled).content.data_version == 41


def test_a_changed_value_is_a_change() -> None:
    report = checked(changed(build_template(), lambda book: book["Milestones"].cell(row=2, column=6, value=50)))
    assert "NO_CHANGE" not in report.counts


def test_a_baseline_changed_in_the_template_is_refused() -> None:
    row = MilestoneRow(city="matera", action="MAT-1", milestone="Lab", baseline_date=PartialDate(2021, 9))
    data = build_template(Content(milestones=(row,)))
    report = checked(changed(data, lambda book: book["Milestones"].cell(row=2, column=7, value="2021-10")))
    assert places(report, "BASELINE_CHANGED") == ["G2"]


def test_headings_and_baselines_are_protected_and_other_cells_are_open() -> None:
    sheet = opened(build_template())["Milestones"]
    locked = {column: sheet.cell(row=2, column=column).protection.locked for column in range(1, 12)}
    assert sheet.protection.sheet
    assert sheet["A1"].protection.locked
    assert [column for column, is_locked in locked.items() if is_locked] == [7]


def test_headings_stay_in_view_and_required_ones_are_bold() -> None:
    for shape in SHAPES.values():
        sheet = opened(build_template())[shape.name]
        assert sheet.freeze_panes == "D2"
        bold = [cell.font.bold for cell in sheet[1]]
        assert bold == [column.required for column in shape.columns]


def test_drop_downs_offer_what_the_lists_hold() -> None:
    book = opened(build_template(language="ro"))
    source = {
        validation.formula1
        for validation in book["Milestones"].data_validations.dataValidation
        if validation.type == "list"
    }
    offered = set()
    for reference in source:
        sheet, cells = reference.replace("'", "").replace("$", "").split("!")
        offered |= {cell.value for row in book[sheet][cells] for cell in row}
    assert {"Timișoara", "Parteneriatul", "TIM-1", "Proiect", "Finalizat"} <= offered
    assert None not in offered


def test_the_lists_name_unit_default_area_and_definition_of_every_indicator() -> None:
    book = opened(build_template())
    rows = [[cell.value for cell in row] for row in book["Lists"].iter_rows(min_row=2)]
    listed = {row[2]: row[3:7] for row in rows if row[2]}
    assert set(listed) == {indicator.title for indicator in CATALOGUE.indicators.values()}
    assert listed["Unemployment rate"][:2] == ["%", "NUTS 2 region"]
    assert all(all(cells) for cells in listed.values())


def test_dates_are_text_and_numbers_have_their_format() -> None:
    book = opened(build_template())
    assert book["Milestones"]["D2"].number_format == "@"
    assert book["Indicators"]["C2"].number_format == "0"


def test_texts_like_formulas_are_written_as_text() -> None:
    row = MilestoneRow(city="matera", action="MAT-1", milestone="=HYPERLINK(1)", note="@x")
    cell = opened(build_template(Content(milestones=(row,))))["Milestones"]["C2"]
    assert (cell.value, cell.data_type) == ("=HYPERLINK(1)", "s")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_guide_speaks_the_language(language: str) -> None:
    sheet = opened(build_template(language=language))["How to fill"]
    assert sheet["A1"].value == text_for(language).say("How to fill in this workbook")
    assert sheet.max_row > 10


# Any valid content comes back -------------------------------------------------------------------------------------

DATES = st.builds(PartialDate, st.integers(1985, 2026)) | st.builds(
    PartialDate, st.integers(1985, 2025), st.integers(1, 12), st.none() | st.integers(1, 28)
)
LETTERS = st.characters(
    blacklist_categories=("Cs", "Cc", "Co", "Cn", "Cf", "Zl", "Zp"), blacklist_characters="\ufffe\uffff"
)


def is_stored_as_such(text: str) -> bool:
    return tidy(text) == text and not CONTROL.search(text) and "_x" not in text and not text.startswith("#")


def texts(longest: int = 60) -> st.SearchStrategy[str]:
    return st.text(LETTERS, max_size=longest).map(tidy).filter(is_stored_as_such)


def named(longest: int = 40) -> st.SearchStrategy[str]:
    return texts(longest).filter(lambda text: bool(name_key(text)))


@st.composite
def figures(draw: st.DrawFn) -> IndicatorRow:
    indicator = CATALOGUE.indicators[draw(st.sampled_from(sorted(CATALOGUE.indicators)))]
    unit = CATALOGUE.units[indicator.unit]
    if indicator.unit == "percent":
        value = draw(st.floats(1.01, 100) | st.just(0.0))
    elif indicator.kind == "count" and unit.decimals == 0:
        value = float(draw(st.integers(0, 1)))
    else:
        value = draw(st.floats(0, 10, allow_nan=False))
    is_missing = draw(st.booleans())
    return IndicatorRow(
        city=draw(st.sampled_from(CITIES)),
        indicator=indicator.key,
        area=draw(st.sampled_from(["city", "nuts3", "nuts2", "fua"])),
        year=draw(st.integers(1980, TODAY.year)),
        value=None if is_missing else value,
        unit=indicator.unit,
        flag=draw(st.sampled_from(["", *FLAG_LETTERS])),
        breakdown=draw(st.sampled_from(["total", *indicator.breakdowns])),
        origin=draw(texts()),
        note=draw(texts(200)),
    )


@st.composite
def milestones(draw: st.DrawFn) -> MilestoneRow:
    city = draw(st.sampled_from([*CITIES, PARTNERSHIP]))
    own = [row.action for row in shipped_content().actions if row.city == city]
    status = draw(st.none() | st.sampled_from(Status))
    return MilestoneRow(
        city=city,
        action=draw(st.sampled_from([*own, "project", "context"])),
        milestone=draw(named()),
        due_date=draw(st.none() | DATES),
        status=status,
        progress=draw(st.none() | st.integers(2, 100).map(float) | st.just(0.0)),
        baseline_date=draw(st.none() | DATES),
        done_date=draw(st.none() | DATES.filter(lambda date: date.first_day() <= TODAY)),
        responsible=draw(texts()),
        reason=draw(named() if status in NEEDS_REASON else texts()),
        note=draw(texts(200)),
    )


@st.composite
def actions(draw: st.DrawFn) -> ActionRow:
    start, end = sorted((draw(DATES), draw(DATES)))
    lag_from, lag_to = sorted((draw(st.integers(0, 9)), draw(st.integers(0, 9))))
    amount = st.none() | st.floats(0, 1e9, allow_nan=False)
    has_dates, has_lags = draw(st.booleans()), draw(st.booleans())
    return ActionRow(
        city=draw(st.sampled_from(CITIES)),
        action=draw(st.sampled_from(["NEW-1", "NEW-2", "MAT-1"])),
        title=draw(named()),
        players=draw(texts()),
        start=start if has_dates else None,
        end=end if has_dates else None,
        cost_eur=draw(amount),
        funding=draw(texts()),
        indicator=draw(texts()),
        target=draw(amount),
        reported_value=draw(amount),
        origin=draw(texts()),
        indicator_moved=draw(st.sampled_from(["", "enterprises", "births"])),
        lag_from=lag_from if has_lags else None,
        lag_to=lag_to if has_lags else None,
    )


CONTENTS = st.builds(
    lambda figures, milestones, actions, version: Content(
        indicators=tuple(figures), milestones=tuple(milestones), actions=tuple(actions), data_version=version
    ),
    st.lists(figures(), max_size=4, unique_by=lambda row: (row.city, row.indicator, row.area, row.year, row.breakdown)),
    st.lists(milestones(), max_size=4, unique_by=lambda row: (row.city, row.action, name_key(row.milestone))),
    st.lists(actions(), max_size=3, unique_by=lambda row: (row.city, row.action)),
    st.integers(0, 10**9),
).filter(lambda content: bool(content.cities()))


@pytest.fixture(autouse=True)
def short_templates(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hundreds of formatted empty rows have nothing to do with what comes back."""
    monkeypatch.setattr("data.workbook.template.SPARE_ROWS", 2)


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


def test_words_for_missing_values_are_compared_as_they_stand() -> None:
    assert all(word == name_key(word) for word in MISSING_WORDS)


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
