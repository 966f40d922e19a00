"""The deployment example: it can be used as it stands once it is filled in, and opens no back door."""

import re
import tomllib

from data.catalogue import load_catalogue
from data.submissions import Role
from data.submissions.roster import roster_from
from tests.conftest import ROOT
from ui.secrets_file import CALLBACK, NEEDED, SHORTEST_SECRET

EXAMPLE = ROOT / "docs" / "deployment"


def test_the_example_of_secrets_is_complete_and_shows_every_role() -> None:
    example = tomllib.loads((EXAMPLE / "secrets.example.toml").read_text(encoding="utf-8"))
    assert set(example["auth"]) == set(NEEDED)
    assert example["auth"]["redirect_uri"].endswith(CALLBACK)
    roster = roster_from(example["staff"], cities=tuple(load_catalogue().cities))
    assert {member.role for member in roster.members} == set(Role)


def test_the_example_cannot_be_used_with_its_made_up_secret() -> None:
    example = tomllib.loads((EXAMPLE / "secrets.example.toml").read_text(encoding="utf-8"))
    assert len(example["auth"]["cookie_secret"]) < SHORTEST_SECRET


def test_nobody_in_the_example_is_real() -> None:
    text = (EXAMPLE / "secrets.example.toml").read_text(encoding="utf-8")
    addresses = re.findall(r"[\w.]+@([\w.-]+)", text)
    assert addresses
    assert all(address.endswith((".example", "example.org")) for address in addresses)


def test_only_make_run_asks_for_a_local_administrator() -> None:
    asked = [
        path.relative_to(ROOT).as_posix()
        for path in [ROOT / "Makefile", ROOT / "serve.py", ROOT / ".ci" / "run", *EXAMPLE.iterdir()]
        if "ECOC_LOCAL_ADMIN=1" in path.read_text(encoding="utf-8")
    ]
    assert asked == ["Makefile"]
    run = (ROOT / "Makefile").read_text(encoding="utf-8").split("\nrun:")[1].split("\n\n")[0]
    assert "ECOC_LOCAL_ADMIN=1" in run


def test_the_tests_install_every_server_they_drive() -> None:
    script = (ROOT / "scripts" / "system-packages.sh").read_text(encoding="utf-8")
    assert all(package in script for package in ("chromium", "nginx-light", "postgresql"))


def test_secrets_never_enter_the_repository() -> None:
    assert ".streamlit/secrets.toml" in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
