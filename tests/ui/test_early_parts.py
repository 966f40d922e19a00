"""Browsers are told early which parts of the front end our words need."""

from pathlib import Path

import streamlit as st

from ui.early_parts import early_parts, link_header

STATIC = Path(st.__file__).parent / "static"


def test_the_parts_exist_and_the_start_page_does_not_load_them_anyway() -> None:
    parts = early_parts(STATIC)
    assert any(part.startswith("./static/js/Html.") for part in parts)
    start = (STATIC / "index.html").read_text(encoding="utf-8")
    for part in parts:
        assert (STATIC / part).is_file()
        assert part not in start


def test_a_front_end_without_the_part_needs_no_header(tmp_path: Path) -> None:
    (tmp_path / "static" / "js").mkdir(parents=True)
    (tmp_path / "index.html").write_text("<html></html>", encoding="utf-8")
    assert early_parts(tmp_path) == ()
    assert link_header(()) == ""
    (tmp_path / "static" / "js" / "Html.1.js").write_text(
        'import{a}from"./more.2.js";from"./gone.3.js"', encoding="utf-8"
    )
    (tmp_path / "static" / "js" / "more.2.js").write_text("", encoding="utf-8")
    assert link_header(early_parts(tmp_path)) == (
        "<./static/js/Html.1.js>; rel=modulepreload, <./static/js/more.2.js>; rel=modulepreload"
    )
    assert link_header((), ("./sheets/a.css",)) == "<./sheets/a.css>; rel=preload; as=style"
