"""Fixtures of the tests of workbooks."""

import pytest


@pytest.fixture
def short_templates(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hundreds of formatted empty rows have nothing to do with what comes back."""
    monkeypatch.setattr("data.workbook.template.SPARE_ROWS", 2)
