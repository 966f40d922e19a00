"""The command line writes decks, and says plainly why it does not."""

from contextlib import closing
from pathlib import Path

import pytest

from data.content import Status
from data.partial_dates import PartialDate
from data.store import open_store
from data.store.engine import FILE_NAME
from exhibits.scenes.deck_file import VERSION, write_deck
from exhibits.scenes.scene import Deck
from exports.__main__ import main
from tests.data.submissions.samples import milestone
from tests.data.submissions.shipped import hand_in
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


def test_a_briefing(tmp_path: Path) -> None:
    file = tmp_path / "kaunas.pdf"
    assert main(["briefing", "--city", "kaunas", "--lang", "ro", "--date", "2026-11-22", "-o", str(file)]) == 0
    assert file.read_bytes().startswith(b"%PDF")


def test_a_deck_holds_what_the_pages_show_of_the_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ECOC_VAR", str(tmp_path / "var"))
    saved, file = tmp_path / "mine.json", tmp_path / "deck.html"
    saved.write_text(write_deck(one_scene("plan-milestones")), encoding="utf-8")
    arguments = ["deck", "--file", str(saved), "-o", str(file)]
    assert main(arguments) == 0
    assert not (tmp_path / "var").exists()
    title = "Cultural2Business hackathon opens"
    gone = milestone(title, due_date=PartialDate(2021, 10, 1), status=Status.WITHDRAWN, reason="The hall was closed")
    with closing(open_store(None, folder=tmp_path / "var")) as store:
        hand_in(store, gone)
    assert main(arguments) == 0
    assert "The hall was closed" in file.read_text(encoding="utf-8")


def test_a_store_that_cannot_be_read_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ECOC_VAR", str(tmp_path))
    (tmp_path / FILE_NAME).write_bytes(b"no database" * 500)
    assert main(["deck", "-o", str(tmp_path / "deck.html")]) == 1
    assert "Traceback" not in capsys.readouterr().err
    assert not (tmp_path / "deck.html").exists()


def test_notes_can_stay_at_home(tmp_path: Path) -> None:
    saved, file = tmp_path / "mine.json", tmp_path / "mine.html"
    saved.write_text(write_deck(one_scene("growth", notes="Only for me")), encoding="utf-8")
    assert main(["deck", "--file", str(saved), "--no-notes", "-o", str(file)]) == 0
    assert "Only for me" not in file.read_text(encoding="utf-8")
    assert main(["deck", "--file", str(saved), "-o", str(file)]) == 0
    assert "Only for me" in file.read_text(encoding="utf-8")
