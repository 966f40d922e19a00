"""Whatever stands in a file, the check says something sensible about it and does not fall over."""

import datetime as dt
import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.workbook.annotate import annotate
from data.workbook.book import BadNumber, Book, CellDate, CellTime, LongText, Sheet
from data.workbook.check import check_book
from data.workbook.child import answers
from data.workbook.codes import CODES
from data.workbook.columns import SHAPES
from data.workbook.questions import CHOICES
from data.workbook.report import Outcome
from tests.data.workbook import generator as make
from tests.data.workbook.reading import TODAY
from text import text_for

WORDS = (
    "Matera Timişoara Timisoara Partnership Active_enterprises Unemployment_rate MAT-1 TIM-1 Project Completed"
    " Withdrawn Total Source: number % 1.234 1,234 1.234,5 12,5_% : n/a x 03/04/2025 2021-09 2021-13-01 9/2021"
    " 2021_m._birželio_10_d. #N/A =1+1 @x -5 inf nan 7.2_b 5_m NUTS_2_region 1-9 total c ١٢ １２ 1e400 1e5 ١ . , - +"
    " () 0.000 ''"
)
NASTY = [
    *(word.replace("_", " ") for word in WORDS.split()),
    "",
    " ",
    "\u202e",
    "\ufeff",
    "a\u0007",
    "_x0000_",
    "x" * 3_000,
    None,
    True,
    0,
    1,
    -1,
    0.125,
    2018,
    45_000,
    20_210_930,
    10**15,
    1e308,
    -1e-300,
    CellDate(dt.date(1905, 7, 13)),
    CellDate(dt.date(2021, 9, 1)),
    CellDate(dt.date(9999, 12, 31)),
    CellTime("01:30:00"),
    BadNumber("NaN"),
    BadNumber("9" * 100),
    LongText("x" * 200, 30_000),
]
VALUES = st.sampled_from(NASTY) | st.text(max_size=20) | st.floats(allow_nan=False) | st.integers(-(10**12), 10**12)
HEADINGS = st.sampled_from(
    [column.heading for shape in SHAPES.values() for column in shape.columns] + [2018, "2019", "?", None]
)
SHAPES_OF_CELLS = st.dictionaries(
    st.tuples(st.integers(1, 8), st.integers(1, 8)), st.sampled_from(["percent", "month", "year"]), max_size=6
)


@st.composite
def sheets(draw: st.DrawFn, name: str) -> Sheet:
    shape = next((shape for shape in SHAPES.values() if shape.name == name), None)
    usual = [column.heading for column in shape.columns] if shape else []
    headings = draw(st.just(usual) | st.lists(HEADINGS, min_size=1, max_size=9))
    rows = draw(st.lists(st.lists(VALUES, min_size=1, max_size=len(headings) + 1), max_size=8))
    listed = [(number, list(row)) for number, row in enumerate([headings, *rows], start=1)]
    ranges = st.tuples(st.integers(1, 5), st.integers(1, 5), st.integers(5, 9), st.integers(5, 300))
    return Sheet(
        name=name,
        state=draw(st.sampled_from(["visible", "visible", "hidden"])),
        rows=listed,
        merged=tuple(draw(st.lists(ranges, max_size=2))),
        hidden_rows=frozenset(draw(st.sets(st.integers(1, 8), max_size=2))),
        uncached=frozenset(draw(st.sets(st.tuples(st.integers(1, 8), st.integers(1, 8)), max_size=3))),
        shapes=draw(SHAPES_OF_CELLS),
    )


NAMES = ("Indicators", "Milestones", "Actions", "Sheet1", "_template")
BOOKS = st.lists(st.sampled_from(NAMES), unique=True, max_size=4).flatmap(
    lambda names: st.tuples(*(sheets(name) for name in names)).map(lambda made: Book(sheets=list(made)))
)
ANSWERS = st.dictionaries(
    st.builds(
        lambda sheet, column, code: f"{sheet}!{column}|{code}",
        st.sampled_from(NAMES),
        st.sampled_from("ABCDEFGHIJK"),
        st.sampled_from(sorted(CHOICES)),
    ),
    st.sampled_from(sorted({choice for offered in CHOICES.values() for choice in offered})),
    max_size=20,
)


@pytest.mark.slow
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(book=BOOKS, given_answers=ANSWERS, acting=st.sampled_from([None, "matera"]))
def test_any_cells_give_a_report(book: Book, given_answers: dict[str, str], acting: str | None) -> None:
    report = check_book(book, answers=given_answers, acting_city=acting, today=TODAY)
    said = report.as_dict("lt")
    assert set(report.counts) <= set(CODES)
    assert all(len(finding.value) <= 80 for finding in report.findings)
    assert all(bool(finding.question) == (finding.severity == "ask") for finding in report.findings)
    if report.outcome in {Outcome.ACCEPTED, Outcome.ACCEPTED_WITH_WARNINGS}:
        assert not {"error", "ask", "stop"} & {finding["severity"] for finding in said["findings"]}
    assert annotate(report, language="hr")


@pytest.mark.parametrize("seed", range(6))
def test_a_file_with_flipped_bytes_is_refused_or_read_and_never_breaks_the_child(seed: int) -> None:
    rng, data = random.Random(seed), make.indicators(make.ROW, make.ROW)  # noqa: S311 - no secret
    for _ in range(40):
        damaged = bytearray(data)
        for _ in range(rng.randint(1, 4)):
            damaged[rng.randrange(len(damaged))] = rng.randrange(256)
        *_, last = answers(bytes(damaged))
        assert "end" in last or CODES[last["refused"]["code"]].severity == "stop"


@pytest.mark.parametrize("seed", range(6))
def test_sheet_xml_with_flipped_characters_is_refused_or_read(seed: int) -> None:
    rng = random.Random(seed)  # noqa: S311 - no secret
    sheet = make.sheet_xml(after='<mergeCells><mergeCell ref="A2:A3"/></mergeCells>')
    for _ in range(60):
        characters = list(sheet)
        for _ in range(rng.randint(1, 3)):
            characters[rng.randrange(50, len(characters))] = rng.choice('<>/"=A1 0tsrvc&;')
        *_, last = answers(make.zipped(make.parts("".join(characters), strings=["a", "b"])))
        assert "end" in last or last["refused"]["code"] in {
            "FILE_CORRUPT",
            "SHEET_TOO_LARGE",
            "FILE_STRICT_OOXML",
            "FILE_XML_DTD",
        }


def test_the_language_of_a_report_is_complete() -> None:
    assert text_for("lt").say("Nothing has changed.") != "Nothing has changed."
