"""Any valid content of a workbook, as Hypothesis draws it."""

from hypothesis import strategies as st

from data.catalogue import load_catalogue
from data.content import NEEDS_REASON, PARTNERSHIP, ActionRow, Content, IndicatorRow, MilestoneRow, Status
from data.partial_dates import PartialDate
from data.workbook.shipped import shipped_content
from data.workbook.spelling import CONTROL, name_key, tidy
from data.workbook.words import FLAG_LETTERS
from tests.data.workbook.reading import TODAY

CATALOGUE = load_catalogue()
CITIES = sorted(CATALOGUE.cities)
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
