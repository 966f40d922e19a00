"""``python -m data.store backup | restore | verify``: looks after the store that DATABASE_URL or var/ holds."""

import argparse
import os
import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from data.store import VAR, Store, StoreError
from data.store.backup import backup
from data.store.engine import connect, make_folder
from data.store.restoring import restore
from data.store.verification import verify
from text import Text, best_language, text_for


def main(arguments: Sequence[str], *, url: str | None, voice: Text) -> int:
    """Run one command and return the exit code: 0 done and whole, 1 not done or faults found.

    Parameters
    ----------
    url
        The value of DATABASE_URL.
    """
    options = _parser().parse_args(arguments)
    try:
        with closing(connect(url, folder=options.folder)) as store:
            return _run(options, store, voice)
    except StoreError as error:
        print(error.said(voice), file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m data.store", description=__doc__)
    folder = Path(os.environ.get("ECOC_VAR") or VAR)
    parser.add_argument(
        "--folder", type=Path, default=folder, help="where the embedded store lies (default: ECOC_VAR, else var)"
    )
    commands = parser.add_subparsers(dest="command", required=True)
    saving = commands.add_parser("backup", help="write everything into one file")
    saving.add_argument("file", type=Path, help="a new file, or a folder to name it in")
    restoring = commands.add_parser("restore", help="put a backup in place of the store")
    restoring.add_argument("file", type=Path)
    restoring.add_argument("--replace", action="store_true", help="give up what the store holds now")
    commands.add_parser("verify", help="check hashes, references, versions and that nothing can be changed")
    return parser


def _run(options: argparse.Namespace, store: Store, voice: Text) -> int:
    if options.command == "backup":
        return _backup(store, options.file, voice)
    if options.command == "restore":
        if store.is_sqlite:
            make_folder(options.folder)
        manifest = restore(store, options.file, replace=options.replace)
        print(voice.say("Restored to {where}: the backup of {at}.", where=store.where, at=manifest.made_at))
        return 0
    return _verify(store, voice)


def _backup(store: Store, target: Path, voice: Text) -> int:
    report = backup(store, target)
    print(
        voice.plural(
            "{number} row written to {path} ({size} MB).",
            "{number} rows written to {path} ({size} MB).",
            report.rows,
            path=report.path,
            size=voice.number(report.size / 1e6, decimals=1),
        )
    )
    if not report.is_recorded:
        print(voice.say("The store could not note the date of this backup."), file=sys.stderr)
    return 0


def _verify(store: Store, voice: Text) -> int:
    faults = verify(store)
    for fault in faults:
        print(fault.said(voice), file=sys.stderr)
    if not faults:
        print(voice.say("The store at {where} is whole.", where=store.where))
    return 1 if faults else 0


if __name__ == "__main__":
    language = best_language([os.environ.get("LANG")])
    raise SystemExit(main(sys.argv[1:], url=os.environ.get("DATABASE_URL"), voice=text_for(language)))
