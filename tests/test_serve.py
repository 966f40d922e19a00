"""The production entry: other servers are named only where the operator allows them, and what slows all is off."""

import tomllib

from serve import content_security_policy
from tests.conftest import ROOT
from ui.settings import STREET_MAP_HOSTS, streets_allowed

PAGE = "<script>boot()</script>"


def test_nothing_outside_is_allowed_by_default() -> None:
    assert "http" not in content_security_policy(PAGE)


def test_an_allowed_street_map_opens_connections_and_pictures_alone() -> None:
    policy = content_security_policy(PAGE, map_hosts=STREET_MAP_HOSTS)
    opened = [rule.split()[0] for rule in policy.split("; ") if "https://basemaps.cartocdn.com" in rule]
    assert opened == ["img-src", "connect-src"]


def test_the_street_map_needs_the_operators_word() -> None:
    assert not streets_allowed({})
    assert not streets_allowed({"ECOC_STREET_MAP": "yes"})
    assert streets_allowed({"ECOC_STREET_MAP": "1"})


def test_no_garbage_is_collected_after_every_run() -> None:
    """A hundred milliseconds of every reader's time: docs/adr/0012."""
    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert settings["runner"]["postScriptGC"] is False
