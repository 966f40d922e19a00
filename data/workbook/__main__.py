"""``python -m data.workbook``: check a workbook, or write the template. It knows no store."""

import argparse
import io
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from data.catalogue import load_catalogue
from data.workbook.check import check_file
from data.workbook.codes import CODES, Severity
from data.workbook.names import names
from data.workbook.report import Outcome, Report
from text import LANGUAGES, mark, text_for

ACCEPTED: Final = 0
NOT_YET: Final = 1
STOPPED: Final = 2
UNREADABLE: Final = mark("The file could not be read.")
UNWRITABLE: Final = mark("The file could not be written.")
BAD_ANSWERS: Final = mark("The answers must be a JSON object of questions and choices.")
UNKNOWN_CITY: Final = mark("This place is not one of the partner cities or their areas.")


def main(arguments: Sequence[str]) -> int:
    """Run the command line; returns 0 accepted, 1 errors or open questions, 2 refused as a whole or not readable."""
    options = _parser().parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    if options.command == "codes":
        from data.workbook.documentation import codes_page  # noqa: PLC0415 - for the maintainers only

        sys.stdout.write(codes_page())
        return ACCEPTED
    try:
        city = _city(options.city)
    except KeyError:
        return _complain(UNKNOWN_CITY, options.lang)
    return _check(options, city) if options.command == "check" else _template(options, city)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m data.workbook", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="say whether a workbook could be stored")
    check.add_argument("file", type=Path)
    check.add_argument("--as", dest="city", metavar="CITY", help="only rows of this city may be in it")
    check.add_argument("--answers", type=Path, metavar="FILE.json", help='{"<sheet>!<column>|<code>": "<choice>"}')
    check.add_argument("--json", action="store_true")
    template = commands.add_parser("template", help="write the template")
    template.add_argument("--city", metavar="CITY", help="fill it with this city's rows only")
    template.add_argument("-o", "--output", type=Path, required=True, metavar="FILE")
    for command in (check, template):
        command.add_argument("--lang", choices=list(LANGUAGES), default="en")
    codes = commands.add_parser("codes", help="print the page of all findings")
    codes.set_defaults(city=None, lang="en")
    return parser


def _city(written: str | None) -> str | None:
    """Return a city's key from its key or its name.

    Raises
    ------
    KeyError
        There is no such city.
    """
    if written is None or written in load_catalogue().cities:
        return written
    found = names().cities.find(written) or names().cities.suggest(written)
    if found is None:
        raise KeyError(written)
    return found


def _complain(message: str, language: str) -> int:
    print(text_for(language).say(message), file=sys.stderr)
    return STOPPED


def _check(options: argparse.Namespace, city: str | None) -> int:
    try:
        answers = _answers(options.answers)
    except (OSError, ValueError):
        return _complain(BAD_ANSWERS, options.lang)
    try:
        report = check_file(options.file, acting_city=city, language=options.lang, answers=answers)
    except OSError:
        return _complain(UNREADABLE, options.lang)
    if options.json:
        print(json.dumps(report.as_dict(options.lang), ensure_ascii=False, indent=1))
    else:
        _print(report, options.lang)
    return _exit_code(report)


def _answers(path: Path | None) -> dict[str, str]:
    given = json.loads(path.read_text(encoding="utf-8-sig")) if path else {}
    if not isinstance(given, dict):
        raise ValueError("not an object")
    return {str(question): str(choice) for question, choice in given.items()}


def _exit_code(report: Report) -> int:
    if any(CODES[code].severity is Severity.STOP for code in report.counts):
        return STOPPED
    accepted = report.outcome in {Outcome.ACCEPTED, Outcome.ACCEPTED_WITH_WARNINGS}
    return ACCEPTED if accepted else NOT_YET


def _print(report: Report, language: str) -> None:
    text = text_for(language)
    print(text.say(OUTCOMES[report.outcome]))
    for finding in report.findings:
        said = finding.as_dict(text)
        place = "!".join(part for part in (finding.sheet, finding.cell) if part)
        details = (place, finding.value and f"«{finding.value}»", said["message"], said["expected"], said["fix"])
        print(f"{finding.severity:5} {finding.code}: " + " | ".join(str(part) for part in details if part))
        if finding.question:
            print(f"      {finding.question}: {' / '.join(finding.choices)}")


def _template(options: argparse.Namespace, city: str | None) -> int:
    from data.workbook.shipped import content_of, shipped_content  # noqa: PLC0415 - only here
    from data.workbook.template import build_template  # noqa: PLC0415 - a check starts faster without it

    content = content_of(shipped_content(), city)
    try:
        options.output.write_bytes(build_template(content, city=city, language=options.lang))
    except OSError:
        return _complain(UNWRITABLE, options.lang)
    return ACCEPTED


OUTCOMES: Final[dict[Outcome, str]] = {
    Outcome.ACCEPTED: mark("The file can be stored."),
    Outcome.ACCEPTED_WITH_WARNINGS: mark("The file can be stored; please read the remarks."),
    Outcome.NEEDS_ANSWERS: mark("Please answer the questions first."),
    Outcome.REJECTED: mark("The file cannot be stored yet."),
}

if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
