"""The spread of employment over sections."""

import pytest

from analysis.diversity import spread
from analysis.reasons import Code
from tests.analysis.cases import observed, together

SECTIONS = ("B", "C", "D")


def employed(**by_section):
    return together(
        *(
            observed({2015: count}, indicator="persons_employed_nace", geo="RO42", source="sbs", breakdown=section)
            for section, count in by_section.items()
        )
    )


def told(figures):
    return spread(figures, "RO42", year=2015, source="sbs", sections=SECTIONS)


def test_equal_sections_count_fully_and_an_empty_one_not():
    assert told(employed(B=10, C=10, D=10)).effective_sections == pytest.approx(3)
    assert told(employed(B=10, C=10, D=0)).effective_sections == pytest.approx(2)


def test_shares_add_to_one_and_the_largest_is_named():
    found = told(employed(B=1, C=6, D=3))
    assert found.shares == {"B": 0.1, "C": 0.6, "D": 0.3}
    assert found.largest == "C"
    assert found.effective_sections == pytest.approx(1 / 0.46)


@pytest.mark.parametrize(
    ("figures", "code"),
    [
        (employed(B=1, C=2), Code.MISSING_BETWEEN),
        (employed(X=1), Code.NO_FIGURES),
        (employed(B=0, C=0, D=0), Code.ZERO_BASE),
    ],
)
def test_every_section_is_needed(figures, code):
    found = told(figures)
    assert found.effective_sections is None
    assert found.reason.code == code
