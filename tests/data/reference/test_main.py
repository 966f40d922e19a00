"""The command line that checks and seals the shipped figures."""

import shutil

import pytest

import data.reference.__main__ as command_line
from data.package import REFERENCE
from data.reference.__main__ import main


def test_when_nothing_is_wrong_the_exit_code_is_zero(monkeypatch, capsys):
    monkeypatch.setattr(command_line, "check_reference", lambda folder: [] if folder == REFERENCE else ["wrong"])
    assert main([]) == 0
    assert capsys.readouterr().out == "The reference figures are in order.\n"


def test_each_problem_is_one_line_and_the_exit_code_is_one(tmp_path, capsys):
    assert main(["check"], folder=tmp_path) == 1
    printed = capsys.readouterr()
    assert len(printed.err.splitlines()) == 1
    assert printed.out == "Problems found: 1.\n"


def test_sealing_says_what_changed(tmp_path, capsys):
    shutil.copytree(REFERENCE, tmp_path, dirs_exist_ok=True)
    assert main(["seal"], folder=tmp_path) == 0
    assert capsys.readouterr().out == "Nothing had changed.\n"
    path = tmp_path / "catalogue" / "units.csv"
    path.write_text(path.read_text("utf-8").replace("million euros", "millions of euros"), "utf-8", newline="")
    assert main(["seal"], folder=tmp_path) == 0
    assert capsys.readouterr().out == "Sealed anew: units.\n"


@pytest.mark.parametrize("arguments", [["repair"], ["check", "now"]])
def test_an_unknown_command_shows_the_usage(arguments, capsys):
    assert main(arguments) == 2
    assert capsys.readouterr().err.startswith("usage: python -m data.reference [check | seal | dictionary]")


def test_sealing_nothing_is_one_line(tmp_path, capsys):
    assert main(["seal"], folder=tmp_path) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1
