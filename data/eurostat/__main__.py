"""``python -m data.eurostat refresh``: brings the reference's Eurostat datasets up to date."""

import argparse
import os
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TextIO

from data.eurostat.errors import RefreshError
from data.eurostat.fetching import Fetched, Step, chosen, fetch
from data.eurostat.line import EUROSTAT, Line
from data.eurostat.log_line import log_refusal
from data.eurostat.report import failure_lines, summary_lines
from data.eurostat.summary import summarised
from data.logbook import log_event, new_number
from data.store import VAR, StoreError, open_store
from data.store.health import versions
from data.submissions import Person, Receipt, Role, accept, compare, observations
from data.submissions.errors import NoChangeError
from data.submissions.showing import evidence_version, shipped_reference, stored_evidence
from text import Text, best_language, text_for

ADDRESS: Final = "EUROSTAT_URL"
FOLDER: Final = "ECOC_VAR"
COMMAND: Final = Person(subject="command line", name="Command line", role=Role.ADMINISTRATOR)
"""Who refreshes from the command line: whoever may run programs beside the store."""
STOPPED: Final = 130
_BAR: Final = 30


@dataclass(frozen=True, kw_only=True)
class Surroundings:
    """What the command is given from outside."""

    environment: Mapping[str, str]
    voice: Text
    out: TextIO
    err: TextIO
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic


def main(arguments: Sequence[str], around: Surroundings) -> int:
    """Run the command and return the exit code: 0 done, or nothing to do; 1 not done, nothing changed; 130 stopped."""
    options = _parser().parse_args(arguments)
    number = new_number()
    begun = around.clock()
    try:
        code = _refresh(options, around, number)
    except (RefreshError, StoreError) as error:
        log_refusal(error, number, around.clock() - begun)
        print(error.said(around.voice), file=around.err)
        print(around.voice.say("Nothing was changed. Number in the log: {number}.", number=number), file=around.err)
        return 1
    except KeyboardInterrupt:
        print("\n" + around.voice.say("Stopped. Nothing was changed."), file=around.err)
        return STOPPED
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m data.eurostat", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    command = commands.add_parser("refresh", help="fetch whole tables and store them as one submission")
    command.add_argument("--dataset", action="extend", nargs="+", default=[], metavar="CODE", help="only these")
    command.add_argument("--dry-run", action="store_true", help="say what would change and store nothing")
    command.add_argument("--url", help=f"the interface's address (default: {ADDRESS}, else {EUROSTAT})")
    command.add_argument("--folder", type=Path, help=f"where the embedded store lies (default: {FOLDER}, else var)")
    return parser


def _refresh(options: argparse.Namespace, around: Surroundings, number: str) -> int:
    line = Line(base=options.url or around.environment.get(ADDRESS) or EUROSTAT, sleep=around.sleep, clock=around.clock)
    begun = around.clock()
    folder = options.folder or Path(around.environment.get(FOLDER) or VAR)
    with closing(open_store(around.environment.get("DATABASE_URL"), folder=folder)) as store:
        reference = shipped_reference()
        catalogue = stored_evidence(store, evidence_version(versions(store))).catalogue
        datasets = chosen(options.dataset, catalogue)
        before = observations(store, reference, COMMAND)
        fetched = fetch(line, datasets, catalogue, before, _Bar(around))
        if fetched.failures:
            return _failed(fetched, around, number)
        compared = compare(store, reference, fetched.proposal(), COMMAND)
        for written in summary_lines(summarised(fetched, compared, catalogue), catalogue, around.voice):
            print(written, file=around.out)
        if options.dry_run:
            print(around.voice.say("This was a dry run: nothing was changed."), file=around.out)
            return 0
        try:
            receipt = accept(store, reference, compared, COMMAND)
        except NoChangeError as same:
            print(same.said(around.voice), file=around.out)
            return 0
        _tell(receipt, around, number, around.clock() - begun)
    return 0


def _tell(receipt: Receipt, around: Surroundings, number: str, seconds: float) -> None:
    values = receipt.counts["new"] + receipt.counts["changed"] + receipt.counts["missing"]
    log_event(
        "refresh", id=number, outcome="stored", submission=receipt.submission, values=values, seconds=float(seconds)
    )
    said = around.voice.say(
        "Stored as submission {submission}; the History page undoes it. Number in the log: {number}.",
        submission=receipt.submission,
        number=number,
    )
    print(said, file=around.out)


def _failed(fetched: Fetched, around: Surroundings, number: str) -> int:
    for error in fetched.failures:
        log_refusal(error, number, 0.0)
    for written in failure_lines(fetched, around.voice):
        print(written, file=around.err)
    print(around.voice.say("Nothing was changed. Number in the log: {number}.", number=number), file=around.err)
    return 1


class _Bar:
    """A bar on a terminal; one line per table where the output goes to a file."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        self._on_terminal = around.err.isatty()
        self._told = 0

    def __call__(self, step: Step) -> None:
        if self._on_terminal:
            done = round(step.fraction * _BAR)
            size = self._around.voice.number(step.received / 1e6, decimals=1)
            end = "\n" if step.place == step.number and step.stage == "reading" else ""
            bar = f"\r{'█' * done}{'░' * (_BAR - done)} {step.place}/{step.number} {step.dataset:<18} {size:>6} MB"
            print(bar, end=end, file=self._around.err, flush=True)
        elif step.place != self._told:
            self._told = step.place
            print(f"{step.place}/{step.number} {step.dataset}", file=self._around.err, flush=True)


if __name__ == "__main__":
    voice = text_for(best_language([os.environ.get("LANG")]))
    raise SystemExit(
        main(sys.argv[1:], Surroundings(environment=os.environ, voice=voice, out=sys.stdout, err=sys.stderr))
    )
