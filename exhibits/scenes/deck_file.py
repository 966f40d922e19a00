"""Decks as files: JSON with a version, written as text and read with every problem named at its place."""

import json
from dataclasses import asdict
from typing import Any, Final, Never

from exhibits.scenes.fields import DeckProblem, Fields, read_parameters, write_parameters
from exhibits.scenes.kept_fields import read_kept
from exhibits.scenes.scene import LONGEST_LINE, LONGEST_TEXT, MOST_MINUTES, MOST_SCENES, Deck, Scene
from text import mark

FORMAT: Final = "ecoc-sme-deck"
VERSION: Final = 2  # the first had no kept figures
READABLE: Final = (1, 2)
LARGEST: Final = 5_000_000  # bytes: 200 scenes of 10,000 characters, and air


class DeckFileError(Exception):
    """A file that is no deck: every problem found, in the order of the file."""

    def __init__(self, problems: list[DeckProblem]) -> None:
        super().__init__(f"{len(problems)} problems in a deck file")
        self.problems = problems


def write_deck(deck: Deck) -> str:
    """Return a deck as JSON that :func:`read_deck` reads back."""
    content = {
        "format": FORMAT,
        "version": VERSION,
        "title": deck.title,
        "data_version": deck.data_version,
        "scenes": [_written(scene) for scene in deck.scenes],
    }
    return json.dumps(content, ensure_ascii=False, indent=1)


def _written(scene: Scene) -> dict[str, Any]:
    kept = {} if scene.kept is None else {"kept": asdict(scene.kept)}
    return {
        "exhibit": scene.exhibit,
        "parameters": write_parameters(scene.parameters),
        "title": scene.title,
        "message": scene.message,
        "notes": scene.notes,
        "minutes": scene.minutes,
        **kept,
    }


def read_deck(content: bytes) -> Deck:
    """Return the deck of a file.

    Raises
    ------
    DeckFileError
        The file is too large, no JSON, no deck, of another version, or has fields that are wrong.
    """
    document = _document(content)
    if document.get("format") != FORMAT:
        raise DeckFileError([DeckProblem(mark("This JSON file is no deck of this dashboard."))])
    if document.get("version") not in READABLE or isinstance(document.get("version"), bool):
        message = mark(
            "The file has version {found} of the deck format; this dashboard reads versions {first} to {last}."
        )
        found = {"found": str(document.get("version"))[:20], "first": READABLE[0], "last": READABLE[-1]}
        raise DeckFileError([DeckProblem(message, found)])
    fields = Fields(document)
    title = fields.line("title", most=LONGEST_LINE)
    data_version = fields.line("data_version", most=64, default="")
    fields.only({"format", "version", "title", "data_version", "scenes"})
    scenes = _scenes(document.get("scenes"), fields.problems)
    if fields.problems:
        raise DeckFileError(fields.problems)
    return Deck(title, scenes, data_version)


def _document(content: bytes) -> dict[str, Any]:
    if len(content) > LARGEST:
        raise DeckFileError([DeckProblem(mark("The file is larger than a deck can be."))])
    try:
        document = json.loads(content.decode("utf-8-sig"), parse_constant=_refuse)
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        raise DeckFileError([DeckProblem(mark("The file is not readable as JSON text."))]) from error
    if not isinstance(document, dict):
        raise DeckFileError([DeckProblem(mark("This JSON file is no deck of this dashboard."))])
    return document


def _refuse(constant: str) -> Never:
    """Refuse NaN and Infinity, which JSON does not know."""
    raise ValueError(constant)


def _scenes(found: object, problems: list[DeckProblem]) -> tuple[Scene, ...]:
    if not isinstance(found, list):
        problems.append(DeckProblem(mark("“scenes” must be a list.")))
        return ()
    if len(found) > MOST_SCENES:
        problems.append(
            DeckProblem(
                mark("The deck has {found} scenes; {most} are the most."), {"found": len(found), "most": MOST_SCENES}
            )
        )
        return ()
    return tuple(_scene(item, number, problems) for number, item in enumerate(found, start=1))


def _scene(item: object, number: int, problems: list[DeckProblem]) -> Scene:
    if not isinstance(item, dict):
        problems.append(DeckProblem(mark("The scene must be a group of fields."), scene=number))
        return Scene("")
    fields = Fields(item, scene=number, problems=problems)
    scene = Scene(
        exhibit=fields.line("exhibit", most=64),
        parameters=read_parameters(fields.group("parameters"), scene=number, problems=problems),
        title=fields.line("title", most=LONGEST_LINE, default=""),
        message=fields.line("message", most=LONGEST_LINE, default=""),
        notes=fields.text("notes", most=LONGEST_TEXT, default=""),
        minutes=fields.number("minutes", low=0.0, high=MOST_MINUTES, default=2.0),
        kept=read_kept(fields.group("kept"), scene=number, problems=problems) if "kept" in item else None,
    )
    fields.only({"exhibit", "parameters", "title", "message", "notes", "minutes", "kept"})
    return scene
