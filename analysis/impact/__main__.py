"""Ask what an event changed, on any panel: ``python -m analysis.impact --panel FILE.csv --unit UNIT --event YEAR``."""

import argparse
import json
import math
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from analysis.impact.answer import Answer, answer
from analysis.impact.method import Method
from analysis.impact.panel import PanelError
from analysis.impact.reading import FileError, chosen_panel, read_rows
from analysis.impact.sentences import VERDICTS, say_fault, say_finding
from analysis.impact.transform import Transform
from text import DEFAULT_LANGUAGE, Text, text_for

BAD_INPUT = 2


class _OneLine(argparse.ArgumentParser):
    """A parser whose complaints are one line."""

    def error(self, message: str) -> NoReturn:
        """Print the complaint in one line and end with the status for bad input."""
        self.exit(BAD_INPUT, f"{self.prog}: {message}\n")


def _parser() -> argparse.ArgumentParser:
    parser = _OneLine(prog="python -m analysis.impact", description="What an event changed, and how sure one can be.")
    parser.add_argument("--panel", type=Path, required=True, help="CSV with the columns unit, year, value")
    parser.add_argument("--unit", required=True, help="the treated unit")
    parser.add_argument("--event", type=int, required=True, help="the first treated year")
    parser.add_argument("--pre-from", type=int, help="the first year to use")
    parser.add_argument("--method", choices=[method.value for method in Method], default=Method.SCM.value)
    parser.add_argument("--transform", choices=[scale.value for scale in Transform], default=Transform.LEVEL.value)
    parser.add_argument("--donors", help="units to compare with, separated by commas; all others when left out")
    parser.add_argument("--json", action="store_true", help="print the result as JSON")
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the answer; return 0, or 2 with one line on standard error when the panel cannot be used."""
    options = _parser().parse_args(arguments)
    text = text_for(DEFAULT_LANGUAGE)
    try:
        found = _answer(options)
    except (PanelError, FileError) as error:
        print(say_fault(text, error.fault, error.values), file=sys.stderr)
        return BAD_INPUT
    print(
        json.dumps(_record(text, found), indent=2, ensure_ascii=False, allow_nan=False)
        if options.json
        else _summary(text, found)
    )
    return 0


def _answer(options: argparse.Namespace) -> Answer:
    donors = (
        None if options.donors is None else tuple(name.strip() for name in options.donors.split(",") if name.strip())
    )
    panel = chosen_panel(read_rows(options.panel), options.unit, donors=donors, pre_from=options.pre_from)
    method, transform = Method(options.method), Transform(options.transform)
    return answer(panel, options.unit, options.event, method=method, transform=transform, donors=donors)


def _record(text: Text, found: Answer) -> dict[str, object]:
    effect, judgement = found.effect, found.judgement
    return {
        "estimate": effect.estimate if effect else None,
        "weights": dict(effect.weights) if effect else {},
        "pre_ssr": effect.pre_ssr if effect else None,
        "pre_rmspe": effect.pre_rmspe if effect else None,
        "gaps": {str(year): gap for year, gap in effect.gaps.items()} if effect else {},
        "p": effect.p if effect else None,
        "n_donors": found.n_donors,
        "placebos": _placebos(found),
        "verdict": judgement.verdict.value,
        "reasons": [f"{one.reason}: {say_finding(text, one)}" for one in judgement.reasons],
    }


def _placebos(found: Answer) -> dict[str, dict[str, float | None]]:
    if found.effect is None:
        return {}
    return {
        placebo.unit: {
            "estimate": placebo.estimate,
            "pre_rmspe": placebo.pre_rmspe,
            # JSON knows no infinity: the ratio after a perfect fit is not a number that could be written.
            "rmspe_ratio": placebo.rmspe_ratio if math.isfinite(placebo.rmspe_ratio) else None,
        }
        for placebo in found.effect.placebos
    }


def _summary(text: Text, found: Answer) -> str:
    lines = [text.say(VERDICTS[found.judgement.verdict])]
    lines += [f"  {say_finding(text, one)}" for one in found.judgement.reasons]
    effect = found.effect
    if effect is not None:
        lines += [
            text.say("Effect, mean per year: {effect}", effect=text.number(effect.estimate, decimals=3, sign=True)),
            text.say("p: {p}", p=text.number(effect.p, decimals=3)),
            text.say("Donors: {number}", number=text.number(effect.n_donors)),
            text.say("Error before the event: {error}", error=text.number(effect.pre_rmspe, decimals=3)),
        ]
        heaviest = sorted(effect.weights.items(), key=lambda pair: -pair[1])
        shares = text.listing(f"{unit} {text.percent(weight)}" for unit, weight in heaviest)
        lines.append(text.say("Weights: {weights}", weights=shares))
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
