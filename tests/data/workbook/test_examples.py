"""The examples in the docstrings run."""

import doctest
from types import ModuleType

import pytest

from data.workbook import dates, findings, numbers, shared_tables, spelling


@pytest.mark.parametrize("module", [dates, findings, numbers, shared_tables, spelling])
def test_examples_run(module: ModuleType) -> None:
    result = doctest.testmod(module)
    assert result.attempted
    assert not result.failed
