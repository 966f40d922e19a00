"""The command line: exit codes, JSON, languages, and that it tells nothing about the server."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from data.workbook.__main__ import main
from data.workbook.process import ROOT
from tests.data.workbook import generator as make

FIELDS = {"code", "severity", "sheet", "cell", "value", "message", "expected", "fix", "choices", "question"}


def write(folder: Path, data: bytes, name: str = "file.xlsx") -> str:
    path = folder / name
    path.write_bytes(data)
    return str(path)


def checked(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, dict[str, Any]]:
    code = main(["check", *arguments, "--json"])
    said = capsys.readouterr()
    assert said.err == ""
    return code, json.loads(said.out)


def test_an_accepted_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, report = checked(capsys, write(tmp_path, make.indicators(make.ROW)))
    assert (code, report["outcome"], report["findings"]) == (0, "accepted", [])
    (row,) = report["indicators"]
    expected = {
        "city": "Matera",
        "indicator": "Active enterprises",
        "area": "NUTS 3 region",
        "year": 2018,
        "value": 12345,
        "unit": "number",
        "flag": "",
        "sheet": "Indicators",
        "cell": "D2",
    }
    assert row.items() >= expected.items()


def test_milestones_and_actions_in_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = make.workbook(
        {
            "Milestones": [
                ("City", "Action", "Milestone", "Due date", "Status", "Progress"),
                ("Matera", "MAT-1", "First lab", "2021-09", "In progress", 40),
                ("Partnership", "Project", "Final meeting", None, None, None),
            ],
            "Actions": [("City", "Action", "Title", "Start"), ("Kaunas", "KAU-9", "New", 2021)],
        }
    )
    code, report = checked(capsys, write(tmp_path, data))
    first, second = report["milestones"]
    assert code == 0
    assert (
        first.items()
        >= {
            "city": "Matera",
            "action": "MAT-1",
            "milestone": "First lab",
            "due_date": "2021-09",
            "status": "In progress",
            "progress": 40,
            "sheet": "Milestones",
            "cell": "C2",
        }.items()
    )
    assert (second["city"], second["action"], second["due_date"], second["status"]) == (
        "Partnership",
        "Project",
        None,
        None,
    )
    assert (report["actions"][0]["action"], report["actions"][0]["start"]) == ("KAU-9", "2021")


def test_warnings_are_accepted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = make.indicators(("Matera", "Active enterprises", 2018, "12 345", "number"))
    code, report = checked(capsys, write(tmp_path, data))
    assert (code, report["outcome"]) == (0, "accepted-with-warnings")
    assert all(set(finding) == FIELDS for finding in report["findings"])


def test_a_question_and_its_answer(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = write(tmp_path, make.indicators(("Matera", "Active enterprises", 2018, "12.345", "number")))
    code, report = checked(capsys, path)
    (finding,) = report["findings"]
    assert (code, report["outcome"], finding["severity"]) == (1, "needs-answers", "ask")
    column = finding["cell"].rstrip("0123456789")
    answers = tmp_path / "answers.json"
    answers.write_text(json.dumps({f"{finding['sheet']}!{column}|{finding['code']}": finding["choices"][0]}))
    code, report = checked(capsys, path, "--answers", str(answers))
    assert (code, report["outcome"], report["indicators"][0]["value"]) == (0, "accepted", 12345)


def test_errors_and_stops(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    error = write(tmp_path, make.indicators(("Matera", "Active enterprises", 2018, "many", "number")))
    code, report = checked(capsys, error)
    assert (code, report["outcome"], report["findings"][0]["value"]) == (1, "rejected", "many")
    stop = write(tmp_path, b"nothing of the kind")
    code, report = checked(capsys, stop)
    assert (code, report["outcome"], report["indicators"]) == (2, "rejected", [])


@pytest.mark.parametrize("city", ["matera", "Matera", "MATERA"])
def test_acting_for_a_city(city: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = make.indicators(make.ROW, ("Kaunas", *make.ROW[1:]))
    code, report = checked(capsys, write(tmp_path, data), "--as", city)
    assert code == 1
    assert [finding["code"] for finding in report["findings"]] == ["CITY_NOT_ALLOWED"]


def test_messages_and_names_in_a_language(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = make.indicators(("Matera", "Active enterprises", 2018, "many", "number"))
    _, report = checked(capsys, write(tmp_path, data), "--lang", "ro")
    assert report["findings"][0]["message"] == "Acesta nu este un număr."


def test_the_template_is_written_and_accepted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = str(tmp_path / "template.xlsx")
    assert main(["template", "--city", "Timișoara", "--lang", "ro", "-o", path]) == 0
    code, report = checked(capsys, path, "--as", "timisoara", "--lang", "ro")
    assert (code, report["outcome"]) == (0, "accepted")
    assert {row["city"] for row in report["milestones"]} == {"Timișoara"}
    assert [finding["code"] for finding in report["findings"]] == ["NO_CHANGE"]


def test_plain_output_names_the_question(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = write(tmp_path, make.indicators(("Matera", "Active enterprises", 2018, "12.345", "number")))
    assert main(["check", path]) == 1
    said = capsys.readouterr().out
    assert "Indicators!D|NUM_LOCALE_AMBIGUOUS: decimal-comma / decimal-point" in said


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "/no/such/file.xlsx"],
        ["check", "file.xlsx", "--as", "Atlantis"],
        ["check", "file.xlsx", "--answers", "/no/such/answers.json"],
        ["template", "-o", "/no/such/folder/file.xlsx"],
    ],
)
def test_what_cannot_be_done_is_said_without_paths(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert "/no/such" not in said.err


def test_answers_that_are_no_object_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answers = tmp_path / "answers.json"
    answers.write_text("[1]")
    assert main(["check", "x.xlsx", "--answers", str(answers)]) == 2
    assert "JSON" in capsys.readouterr().err


def test_the_real_command(tmp_path: Path) -> None:
    path = write(tmp_path, make.zipped(make.parts("<broken")))
    command = [sys.executable, "-m", "data.workbook", "check", path, "--json"]
    run = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert run.returncode == 2
    assert run.stderr == ""
    assert json.loads(run.stdout)["findings"][0]["code"] == "FILE_CORRUPT"
    assert str(tmp_path) not in run.stdout
