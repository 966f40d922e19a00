"""The command line writes decks, and says plainly why it does not."""

from pathlib import Path

import pytest

from exhibits.scenes.deck_file import VERSION, write_deck
from exhibits.scenes.scene import Deck
from exports.__main__ import main
from tests.exports.handouts import one_scene


def test_a_deck_of_a_city(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PUBLIC_URL", "https://ecoc.example.org")
    file = tmp_path / "deck.pptx"
    arguments = ["deck", "--city", "rijeka", "--lang", "ro", "--date", "2026-11-22", "-o", str(file)]
    assert main(arguments) == 0
    first = file.read_bytes()
    assert main([*arguments, "--format", "pptx"]) == 0
    assert file.read_bytes() == first


def test_a_deck_of_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    saved = tmp_path / "mine.json"
    saved.write_text(write_deck(one_scene("growth")), encoding="utf-8")
    assert main(["deck", "--file", str(saved), "-o", str(tmp_path / "mine.pptx")]) == 0
    assert "mine.pptx" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["deck", "-o", "x.pdf"], "A deck is not made as pdf"),
        (["deck", "-o", "x"], "names no format"),
        (["deck", "--lang", "ro", "-o", "x"], "nu arată formatul"),
        (["briefing", "--city", "matera", "-o", "x.pptx"], "A briefing is not made as pptx"),
        (["deck", "--file", "/no/such.json", "-o", "x.pptx"], "cannot be read"),
        (["deck", "-o", "/no/such/folder/x.pptx"], "cannot be written"),
    ],
)
def test_what_is_wrong_is_said(arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 1
    assert said in capsys.readouterr().err


def test_a_broken_deck_file_names_its_problems(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "broken.json"
    file.write_text(write_deck(Deck("A deck")).replace(f'"version": {VERSION}', '"version": 99'), encoding="utf-8")
    assert main(["deck", "--file", str(file), "-o", str(tmp_path / "x.pptx")]) == 1
    assert "version 99" in capsys.readouterr().err


def test_unknown_words_end_with_two() -> None:
    with pytest.raises(SystemExit) as ended:
        main(["deck", "--city", "paris", "-o", "x.pptx"])
    assert ended.value.code == 2
