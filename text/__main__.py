"""``python -m text update``: collect all messages and bring the catalogues up to date, keeping what is translated."""

import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from text.languages import LANGUAGES
from text.messages import LOCALES

ROOT = Path(__file__).resolve().parent.parent
PROJECT = "ECoC-SME dashboard"
KEYWORDS = {"say": None, "mark": None, "plural": (1, 2)}
CODE = ("text", "data", "analysis", "charts", "exhibits", "exports", "ui", "pages")
METHODS = [
    ("reference/datapackage.json", "text.extraction:extract_json"),
    ("reference/**.csv", "text.extraction:extract_csv"),
    ("**.py", "python"),
]
OPTIONS = {
    "reference/datapackage.json": {"keys": "title description definition caveat coverage_note"},
    # Columns whose cells are sentences or names in our own words; figures and proper names stay as they are.
    "reference/**.csv": {
        "columns": "title_text description_text definition_text note_text reason_text unit_text players_text"
        " funding_text reported_text theme_text evidence_text session_text speaker_text organisation_text"
    },
}


def extracted() -> Catalog:
    """Return every message of the code and of the reference tables."""
    catalogue = Catalog(charset="utf-8")
    for message in _messages():
        catalogue.add(message if isinstance(message, str) else (message[0], message[1]))
    return catalogue


def _messages() -> Iterator[str | tuple[str, ...]]:
    for folder in CODE:
        found = extract_from_dir(
            str(ROOT / folder), method_map=METHODS, options_map=OPTIONS, keywords=KEYWORDS, comment_tags=()
        )
        for _, _, message, _, _ in found:
            yield message
    found_in_app = extract_from_dir(
        str(ROOT),
        method_map=[("app.py", "python")],
        keywords=KEYWORDS,
        comment_tags=(),
        directory_filter=lambda _: False,
    )
    for _, _, message, _, _ in found_in_app:
        yield message


def update(language: str) -> None:
    """Add new messages to a language's catalogue and drop those no longer said."""
    path = LOCALES / language / "LC_MESSAGES" / "messages.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    current = Catalog(locale=language, charset="utf-8")
    if path.exists():
        with path.open("rb") as file:
            current = read_po(file, locale=language)
    created = current.creation_date
    current.update(extracted(), no_fuzzy_matching=True)
    current.creation_date = created  # else every run changes the file
    current.project, current.version, current.fuzzy, current.header_comment = PROJECT, "0.1", False, f"# {PROJECT}"
    current.last_translator = current.language_team = PROJECT
    current.obsolete.clear()
    with path.open("wb") as file:
        write_po(file, current, width=0, omit_header=False, sort_output=True, no_location=True)


def main(arguments: list[str]) -> int:
    """Run the command line; only ``update`` is known."""
    if arguments != ["update"]:
        print("usage: python -m text update", file=sys.stderr)
        return 2
    for code in LANGUAGES:
        if code != "en":
            update(code)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
