"""Shortcuts to the map's exhibits on the shipped figures."""

from collections.abc import Callable

import pytest

from data.evidence import Evidence
from exhibits.exhibit import Shown
from exhibits.regions.choice import Choice, choose_figures
from exhibits.registry import EXHIBITS
from text import text_for

Chosen = Callable[..., Choice]
Built = Callable[..., Shown]


@pytest.fixture
def chosen(evidence: Evidence) -> Chosen:
    """Return a function that takes the wishes of an address and returns what is shown."""
    return lambda **wanted: choose_figures(evidence, wanted, text_for("en"))


@pytest.fixture
def built(evidence: Evidence, chosen: Chosen) -> Built:
    """Return a function that builds an exhibit of the map for the wishes of an address."""

    def build(key: str, language: str = "en", **wanted: str) -> Shown:
        return EXHIBITS[key].build(evidence, chosen(**wanted).parameters, text_for(language))

    return build
