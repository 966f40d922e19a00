"""The production entry: other servers are named only where the operator allows them, and what slows all is off."""

import json
import subprocess
import sys
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


def test_every_part_writes_lines_of_json_without_what_was_filled_in() -> None:
    program = """
import logging
from streamlit.logger import get_logger
early = get_logger("streamlit.early")
from serve import write_log_as_json
write_log_as_json()
for logger in (early, get_logger("streamlit.late"), get_logger("uvicorn.error"), logging.getLogger("other")):
    try:
        raise ValueError("Ana")
    except ValueError:
        logger.warning("who is %s", "Ana", exc_info=True)
"""
    run = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    lines = [json.loads(line) for line in run.stderr.splitlines()]
    assert [line["from"] for line in lines] == ["streamlit.early", "streamlit.late", "uvicorn.error", "other"]
    assert all((line["message"], line["error"]) == ("who is %s", "ValueError") for line in lines)
    assert "Ana" not in run.stderr


def test_no_garbage_is_collected_after_every_run() -> None:
    """A hundred milliseconds of every reader's time: docs/adr/0012."""
    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert settings["runner"]["postScriptGC"] is False
