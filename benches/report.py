"""The arithmetic of the measurements, and the table they are written into."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from typing import Literal

Judged = Literal["measured", "ratio"]
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"
HEADINGS = ("", "dashboard", "beside", "ratio", "target", "")


def p95(values: Sequence[float]) -> float:
    """Return the value that 95 of 100 do not exceed, between the two nearest; a single value is its own."""
    return quantiles(values, n=20, method="inclusive")[-1] if len(values) > 1 else values[0]


def middle(values: Sequence[float]) -> float:
    """Return the median, which a noisy machine moves less than the mean."""
    return float(median(values))


@dataclass(frozen=True)
class Target:
    """What a figure may be at most; ``of`` says whether the figure itself or its ratio is judged."""

    most: float
    of: Judged = "measured"


@dataclass(frozen=True)
class Line:
    """One measured figure.

    Attributes
    ----------
    what, unit
        What was measured, and in what: "ms", "kB", "MB" (powers of ten for kB).
    measured, beside
        The dashboard's figure, and the same of what it is compared with; None where there is nothing to compare.
    """

    what: str
    unit: str
    measured: float
    beside: float | None = None
    target: Target | None = None

    @property
    def ratio(self) -> float | None:
        """How many times the figure beside; None where that is missing or zero."""
        return self.measured / self.beside if self.beside else None

    @property
    def met(self) -> bool | None:
        """Whether the target is met; None where there is none, or nothing to judge."""
        if self.target is None:
            return None
        judged = self.measured if self.target.of == "measured" else self.ratio
        return None if judged is None else judged <= self.target.most

    def cells(self) -> tuple[str, ...]:
        """Return the line as written."""
        beside = "–" if self.beside is None else f"{written(self.beside)} {self.unit}"
        ratio = "–" if self.ratio is None else f"{self.ratio:.1f}×"
        verdict = {True: "met", False: "**not met**", None: ""}[self.met]
        return (self.what, f"{written(self.measured)} {self.unit}", beside, ratio, self._wanted(), verdict)

    def _wanted(self) -> str:
        if self.target is None:
            return ""
        if self.target.of == "ratio":
            return f"≤ {self.target.most:g}×"
        return f"≤ {written(self.target.most)} {self.unit}"


def written(value: float) -> str:
    """Return a figure with as many digits as are worth reading."""
    return f"{value:.1f}" if abs(value) < 10 else f"{value:,.0f}"


def table(lines: Sequence[Line]) -> str:
    """Return the lines as a Markdown table."""
    rows = [HEADINGS, ("---", "---:", "---:", "---:", "---:", "---"), *(line.cells() for line in lines)]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def write_into(document: Path, measured: str, *, begin: str = BEGIN, end: str = END) -> None:
    """Put what was measured between the two marks of a document; the words around it stay.

    Raises
    ------
    ValueError
        The document lacks the marks.
    """
    words = document.read_text(encoding="utf-8")
    if begin not in words or end not in words:
        raise ValueError(f"{document} lacks the marks {begin} and {end}: put them where the table belongs.")
    before, _, rest = words.partition(begin)
    after = rest.partition(end)[2]
    document.write_text(f"{before}{begin}\n{measured.strip()}\n{end}{after}", encoding="utf-8")
