"""``python -m data.reference``: check the shipped figures, seal them after an edit, write the dictionary."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from data.checks import check_reference
from data.dictionary import write_dictionary
from data.package import REFERENCE, ReferenceDataError
from data.seal import seal

DICTIONARY = REFERENCE.parent.parent / "docs" / "data-dictionary.md"


def check(folder: Path) -> int:
    """Print one line per problem; the exit code is 1 when there is any."""
    problems = check_reference(folder)
    for problem in problems:
        print(problem, file=sys.stderr)
    print("The reference figures are in order." if not problems else f"Problems found: {len(problems)}.")
    return 1 if problems else 0


def reseal(folder: Path) -> int:
    """Write sizes, checksums and years anew after a deliberate edit."""
    changed = seal(folder)
    print(f"Sealed anew: {', '.join(changed)}." if changed else "Nothing had changed.")
    return 0


def dictionary(folder: Path) -> int:
    """Write the data dictionary from the catalogue."""
    write_dictionary(DICTIONARY, folder=folder)
    return 0


COMMANDS: dict[str, Callable[[Path], int]] = {"check": check, "seal": reseal, "dictionary": dictionary}


def main(arguments: Sequence[str], *, folder: Path = REFERENCE) -> int:
    """Run one command, ``check`` when none is named."""
    command = COMMANDS.get(arguments[0] if arguments else "check")
    if command is None or len(arguments) > 1:
        print(f"usage: python -m data.reference [{' | '.join(COMMANDS)}]", file=sys.stderr)
        return 2
    try:
        return command(folder)
    except ReferenceDataError as error:
        print(error, file=sys.stderr)
        return 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
