"""The command line: published answers to the digit, and one clear line for a panel that cannot be used."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from analysis.impact.__main__ import main

PROPOSITION_99 = Path(__file__).parent / "fixtures" / "proposition99.csv"
QUESTION = ["--unit", "California", "--event", "1989"]
KEYS = [
    *("estimate", "weights", "pre_ssr", "pre_rmspe", "gaps"),
    *("p", "n_donors", "placebos", "verdict", "reasons"),
]
ROWS = [(unit, year, base + year % 7) for unit, base in (("A", 10), ("B", 12), ("C", 15)) for year in range(2000, 2012)]


def asked(capsys: pytest.CaptureFixture[str], *options: str, panel: Path = PROPOSITION_99) -> dict[str, object]:
    assert main(["--panel", str(panel), *QUESTION, *options, "--json"]) == 0
    record: dict[str, object] = json.loads(capsys.readouterr().out)
    return record


def written(folder: Path, rows: list[tuple[object, ...]], *, header: str = "unit,year,value") -> Path:
    path = folder / "panel.csv"
    path.write_text("\n".join([header, *(",".join(map(str, row)) for row in rows)]), encoding="utf-8")
    return path


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    try:
        code = main([*arguments, "--json"])
    except SystemExit as stop:
        code = int(stop.code or 0)
    output = capsys.readouterr()
    assert (code, output.out) == (2, "")
    assert len(output.err.splitlines()) == 1
    assert "Traceback" not in output.err
    return output.err


def test_proposition_99_by_synthetic_control(capsys: pytest.CaptureFixture[str]) -> None:
    found = asked(capsys)
    assert list(found) == KEYS
    assert found["pre_ssr"] == pytest.approx(52.130, abs=5e-4)
    assert found["estimate"] == pytest.approx(-19.514, abs=5e-4)
    assert found["pre_rmspe"] == pytest.approx((52.12958 / 19) ** 0.5, abs=1e-5)
    assert found["n_donors"] == len(found["placebos"]) == 38
    assert sum(found["weights"].values()) == pytest.approx(1)
    after = [gap for year, gap in found["gaps"].items() if int(year) >= 1989]
    assert sum(after) / len(after) == pytest.approx(found["estimate"])


def test_p_is_the_rank_of_the_ratio_among_all_states(capsys: pytest.CaptureFixture[str]) -> None:
    found = asked(capsys)
    before = [gap**2 for year, gap in found["gaps"].items() if int(year) < 1989]
    after = [gap**2 for year, gap in found["gaps"].items() if int(year) >= 1989]
    ratio = (sum(after) / len(after)) ** 0.5 / (sum(before) / len(before)) ** 0.5
    larger = sum(placebo["rmspe_ratio"] >= ratio for placebo in found["placebos"].values())
    assert found["p"] == pytest.approx((larger + 1) / 39)
    assert found["verdict"] == "suggestive"


@pytest.mark.parametrize(("method", "published"), [("did", -27.349), ("sdid", -15.604)])
def test_proposition_99_by_the_other_methods(capsys: pytest.CaptureFixture[str], method: str, published: float) -> None:
    found = asked(capsys, "--method", method)
    assert found["estimate"] == pytest.approx(published, abs=5e-4)
    after = [gap for year, gap in found["gaps"].items() if int(year) >= 1989]
    assert sum(after) / len(after) == pytest.approx(found["estimate"])


def test_years_donors_and_scale_can_be_chosen(capsys: pytest.CaptureFixture[str]) -> None:
    found = asked(capsys, "--pre-from", "1975", "--donors", "Utah,Nevada, Montana", "--transform", "log")
    assert min(found["gaps"]) == "1975"
    assert found["n_donors"] == 3
    assert set(found["weights"]) <= {"Utah", "Nevada", "Montana"}
    assert -1 < found["estimate"] < 0
    assert found["verdict"] == "cannot be told"
    assert any(reason.startswith("p_floor") for reason in found["reasons"])


def test_a_constant_series_gets_no_number(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    rows = [row for row in ROWS if row[0] != "A"] + [("A", year, 5) for year in range(2000, 2012)]
    assert main(["--panel", str(written(tmp_path, rows)), "--unit", "A", "--event", "2006", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["estimate"] is found["p"] is found["pre_ssr"] is None
    assert found["verdict"] == "cannot be told"
    assert found["reasons"][0].startswith("constant_series")


def test_without_json_a_reader_gets_sentences(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--panel", str(PROPOSITION_99), *QUESTION]) == 0
    summary = capsys.readouterr().out
    assert "Suggestive" in summary
    assert "\N{MINUS SIGN}19.514" in summary


@pytest.mark.parametrize(
    ("rows", "options", "said"),
    [
        (ROWS[1:], (), "no value for A in 2000"),
        ([row for row in ROWS if row[1] != 2003], (), "2003"),
        ([*ROWS, ROWS[0]], (), "twice"),
        ([row for row in ROWS if row[0] != "C"], (), "At least two donors"),
        (ROWS, ("--donors", "B"), "At least two donors"),
        (ROWS, ("--event", "2000"), "2000"),
        (ROWS, ("--event", "2012"), "2012"),
        (ROWS, ("--event", "soon"), "soon"),
        (ROWS, ("--pre-from", "2007"), "2007"),
        (ROWS, ("--unit", "Z"), "no unit named Z"),
        (ROWS, ("--donors", "B,Z"), "no donor named Z"),
        (ROWS, ("--donors", "A,B,C"), "own donor"),
        (ROWS, ("--method", "guess"), "guess"),
        ([*ROWS[:-1], ("C", 2011, "nan")], (), "not a finite number"),
        ([*ROWS[:-1], ("C", 2011, "inf")], (), "not a finite number"),
        ([*ROWS[:-1], ("C", 2011, "")], (), "not a number"),
        ([*ROWS[:-1], ("C", 2011, "many")], (), "many is not a number"),
        ([*ROWS[:-1], ("C", "2010.5", 3)], (), "not a whole year"),
        ([*ROWS[:-1], ("", 2011, 3)], (), "unit is missing"),
        ([*ROWS[:-1], ("C", 2011, -3)], ("--transform", "log"), "logarithm"),
        ([], (), "no rows"),
    ],
)
def test_a_bad_panel_is_one_line_and_code_2(
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    rows: list[tuple[object, ...]],
    options: tuple[str, ...],
    said: str,
) -> None:
    path = written(tmp_path, rows)
    assert said in refused(capsys, "--panel", str(path), "--unit", "A", "--event", "2006", *options)


def test_a_file_that_is_no_panel_is_one_line_and_code_2(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    question = ["--unit", "A", "--event", "2006"]
    assert "missing.csv" in refused(capsys, "--panel", str(tmp_path / "missing.csv"), *question)
    picture = tmp_path / "picture.csv"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n\x00\xff\xfe")
    assert "picture.csv" in refused(capsys, "--panel", str(picture), *question)
    assert "value" in refused(capsys, "--panel", str(written(tmp_path, [], header="unit,year,worth")), *question)
    (tmp_path / "empty.csv").write_text("")
    assert "no rows" in refused(capsys, "--panel", str(tmp_path / "empty.csv"), *question)
    assert refused(capsys, "--panel", str(tmp_path), *question)


def test_the_command_starts_without_the_web_framework_and_the_reference_package() -> None:
    listing = "import sys, analysis.impact.__main__; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", listing], capture_output=True, text=True, check=True).stdout.split()
    assert not {"streamlit", "pandas", "diff_diff", "plotly"} & set(loaded)
