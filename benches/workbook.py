"""What checking a workbook costs, beside bare reading: ``python -m benches.workbook``.

Bare reading is openpyxl's own read-only pass over the same file, without any of the safety. Seconds are those of the
processors, of this process and its child: the clock on the wall would measure what else the machine does. Each figure
is the best of several runs.
"""

import io
import random
import resource
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass

import openpyxl

from data.catalogue import load_catalogue
from data.workbook.check import check_file
from data.workbook.names import names
from data.workbook.report import Outcome
from text import text_for

SIZES = (1_000, 10_000, 50_000)
RUNS = 3


@dataclass(frozen=True)
class Measured:
    """Seconds of a check and of bare reading for a number of rows, and the most memory either process held (MB)."""

    rows: int
    check: float
    bare: float
    memory: float

    @property
    def ratio(self) -> float:
        """How many times bare reading the check takes."""
        return self.check / self.bare


def workbook(rows: int, *, seed: int = 1) -> bytes:
    """Return a workbook with that many different, valid figures."""
    rng, catalogue, text = random.Random(seed), load_catalogue(), text_for("en")  # noqa: S311 - no secret
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Indicators")
    sheet.append(["City", "Indicator", "Year", "Value", "Unit", "Source", "Area", "Breakdown"])
    made = 0
    for indicator in catalogue.indicators.values():
        if indicator.key != "persons_employed_nace":
            continue
        for breakdown in indicator.breakdowns:
            for city in catalogue.cities.values():
                for area in ("City", "NUTS 3 region", "NUTS 2 region", "Functional urban area"):
                    for year in range(1980, 2026):
                        if made < rows:
                            value, unit = 1_000 + rng.randrange(500), names().shown_unit(indicator.unit, text)
                            title = names().shown_indicator(indicator.key, text)
                            sheet.append(
                                [city.name, title, year, value, unit, f"Register {made % 900}", area, breakdown]
                            )
                            made += 1
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _bare(data: bytes) -> None:
    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    for _ in book["Indicators"].iter_rows(values_only=True):
        pass


def _check(data: bytes) -> None:
    report = check_file(data)
    if report.outcome is not Outcome.ACCEPTED:
        raise RuntimeError(f"The bench file was not accepted: {dict(report.counts)}")


def _best(job: Callable[[bytes], None], data: bytes) -> float:
    seconds = []
    for _ in range(RUNS):
        begun = _processor_seconds()
        job(data)
        seconds.append(_processor_seconds() - begun)
    return min(seconds)


def _processor_seconds() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def peak_memory(rows: int) -> float:
    """Return the most resident memory (MB) that a check in a fresh process, or its child, held."""
    program = (
        "import resource, sys; from data.workbook.check import check_file; check_file(sys.stdin.buffer.read()); "
        "print(max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)))"
    )
    run = subprocess.run([sys.executable, "-c", program], input=workbook(rows), capture_output=True, check=True)
    return int(run.stdout) / 1024


def measure(rows: int) -> Measured:
    """Return what a workbook of that many rows costs."""
    data = workbook(rows)
    return Measured(rows, _best(_check, data), _best(_bare, data), peak_memory(rows))


def main() -> int:
    """Print the figures as a table."""
    print(f"{'rows':>8} {'check s':>9} {'bare s':>9} {'ratio':>7} {'memory MB':>10}")
    for rows in SIZES:
        seen = measure(rows)
        print(
            f"{seen.rows:>8} {seen.check:>9.2f} {seen.bare:>9.2f} {seen.ratio:>7.2f} {seen.memory:>10.0f}", flush=True
        )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
