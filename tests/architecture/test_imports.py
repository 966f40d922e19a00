"""Imports go one way: pages -> ui -> exports -> exhibits -> charts -> analysis -> data -> text."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LAYERS = ("pages", "ui", "exports", "exhibits", "charts", "analysis", "data", "text")
ENTRY_POINTS = ("app.py", "serve.py")
WITH_STREAMLIT = ("pages", "ui")


def imported_modules(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "relative imports hide where something comes from"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def modules() -> list[Path]:
    return sorted(path for layer in LAYERS for path in (ROOT / layer).rglob("*.py"))


def wrong_imports(layer: str, source: str) -> list[str]:
    allowed = LAYERS[LAYERS.index(layer) :]
    wrong = []
    for name in imported_modules(source):
        top = name.split(".")[0]
        if (top in LAYERS and top not in allowed) or (top == "streamlit" and layer not in WITH_STREAMLIT):
            wrong.append(name)
        if layer == "analysis" and top == "data" and not name.startswith("data.catalogue"):
            wrong.append(name)
    return wrong


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_imports_only_to_its_right(path: Path) -> None:
    layer = path.relative_to(ROOT).parts[0]
    assert wrong_imports(layer, path.read_text(encoding="utf-8")) == []


def test_the_rule_notices_a_wrong_import() -> None:
    assert wrong_imports("charts", "from exhibits import exhibit") == ["exhibits.exhibit"]
    assert wrong_imports("analysis", "import streamlit as st") == ["streamlit"]
    assert wrong_imports("analysis", "from data.store import engine") == ["data.store.engine"]
    assert wrong_imports("ui", "from exhibits.exhibit import Shown") == []


def test_no_page_lies_flat_in_the_pages_folder() -> None:
    """Streamlit runs flat pages without the router on a cold server's first deep link."""
    assert list((ROOT / "pages").glob("*.py")) == []
