"""``python -m exports``: write a deck or a city's briefing to a file, from the figures that the pages show."""

import argparse
import datetime as dt
import io
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

from data.evidence import Evidence, data_version
from data.package import ReferenceDataError
from data.store import VAR, StoreError, open_store
from data.store.engine import FILE_NAME
from data.store.health import versions
from data.submissions.showing import evidence_version, stored_evidence
from exhibits.exhibit import FIVE
from exhibits.scenes.deck_file import DeckFileError, read_deck
from exhibits.scenes.decks import BUILT_IN, built_in_deck
from exhibits.scenes.scene import Deck
from exports.address import public_address
from exports.briefing.content import briefing_of
from exports.formats import DECK_FORMATS, make_briefing, make_deck
from exports.handout import Making, assemble, city_link, live_link, no_progress
from text import PAGE_LANGUAGES, Text, mark, text_for

FORMATS: Final = ("pptx", "html", "pdf")
DONE: Final = 0
FAILED: Final = 1
WRONG_FORMAT: Final = mark("A {kind} is not made as {format}. Choose one of: {formats}.")
NO_FORMAT: Final = mark("The ending of “{file}” names no format. Add --format with one of: {formats}.")
UNREADABLE: Final = mark("The deck file “{file}” cannot be read.")
UNWRITABLE: Final = mark("The file “{file}” cannot be written: {reason}.")
BAD_FIGURES: Final = mark("The shipped figures cannot be read: {reason}")


class RefusedError(Exception):
    """Why nothing was written, in words."""


def main(arguments: Sequence[str]) -> int:
    """Run the command line; returns 0 when the file is written, 1 when it is not, 2 for unknown words."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    options = _parser().parse_args(arguments)
    text = text_for(options.lang)
    try:
        content = _content(options, text)
        _write(options.output, content, text)
    except RefusedError as refusal:
        sys.stderr.write(f"{refusal}\n")
        return FAILED
    sys.stdout.write(f"{options.output} ({len(content):,} bytes)\n")
    return DONE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m exports", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    deck = commands.add_parser("deck", help="a deck of scenes: pptx or html")
    which = deck.add_mutually_exclusive_group()
    which.add_argument("--city", choices=FIVE, help="the story of one city")
    which.add_argument("--deck", choices=list(BUILT_IN), default="five", help="a built-in deck (default: five)")
    which.add_argument("--file", type=Path, help="a deck saved on the page Decks (JSON)")
    deck.add_argument("--no-notes", action="store_true", help="leave the presenter's notes and times out")
    briefing = commands.add_parser("briefing", help="two pages about one city: pdf")
    briefing.add_argument("--city", choices=FIVE, required=True)
    for command in (deck, briefing):
        command.add_argument("--lang", choices=PAGE_LANGUAGES, default="en")
        command.add_argument("--format", choices=FORMATS, help="default: the ending of the file's name")
        command.add_argument("--date", type=dt.date.fromisoformat, default=None, help="day on it, YYYY-MM-DD")
        command.add_argument("-o", "--output", type=Path, required=True, metavar="FILE")
    return parser


def _content(options: argparse.Namespace, text: Text) -> bytes:
    kind = _format(options, text)
    day = options.date or dt.datetime.now(dt.UTC).date()
    try:
        with _evidence(os.environ) as evidence:
            if options.command == "briefing":
                link = city_link(public_address(), text, city=options.city)
                briefing = briefing_of(options.city, Making(evidence=evidence, text=text, day=day, link=link))
                return make_briefing(briefing, text, progress=no_progress)
            return _deck(options, kind, evidence, text, day)
    except ReferenceDataError as error:
        raise RefusedError(text.say(BAD_FIGURES, reason=str(error))) from error
    except StoreError as error:
        raise RefusedError(error.said(text)) from error


@contextmanager
def _evidence(environment: Mapping[str, str]) -> Iterator[Evidence]:
    """Give what the pages of this deployment show: the shipped figures, with those of its store if it has one."""
    url, folder = environment.get("DATABASE_URL"), Path(environment.get("ECOC_VAR") or VAR)
    if not url and not (folder / FILE_NAME).exists():
        yield Evidence(data_version())  # nothing was ever handed in, and asking makes no store
        return
    with closing(open_store(url, folder=folder)) as store:
        version = evidence_version(versions(store))
        yield Evidence(version) if version == data_version() else stored_evidence(store, version)


def _format(options: argparse.Namespace, text: Text) -> str:
    offered = tuple(DECK_FORMATS) if options.command == "deck" else ("pdf",)
    chosen = options.format or options.output.suffix.lstrip(".").lower()
    formats = text.listing(offered, style="or")
    if chosen not in FORMATS:
        raise RefusedError(text.say(NO_FORMAT, file=options.output.name, formats=formats))
    if chosen not in offered:
        raise RefusedError(text.say(WRONG_FORMAT, kind=options.command, format=chosen, formats=formats))
    return str(chosen)


def _deck(options: argparse.Namespace, kind: str, evidence: Evidence, text: Text, day: dt.date) -> bytes:
    deck = _read(options.file, text) if options.file else built_in_deck(_key(options), evidence.catalogue, text)
    link = live_link(public_address(), text, deck="" if options.file else _key(options))
    deck = deck.public() if options.no_notes else deck
    handout = assemble(deck, Making(evidence=evidence, text=text, day=day, link=link))
    return make_deck(kind, handout, text, progress=no_progress)


def _key(options: argparse.Namespace) -> str:
    return str(options.city or options.deck)


def _read(path: Path, text: Text) -> Deck:
    try:
        return read_deck(path.read_bytes())
    except OSError as error:
        raise RefusedError(text.say(UNREADABLE, file=str(path))) from error
    except DeckFileError as error:
        raise RefusedError("\n".join(problem.sentence(text) for problem in error.problems)) from error


def _write(path: Path, content: bytes, text: Text) -> None:
    try:
        path.write_bytes(content)
    except OSError as error:
        raise RefusedError(text.say(UNWRITABLE, file=str(path), reason=error.strerror or "")) from error


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
