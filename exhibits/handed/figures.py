"""Figures of a comparison as rows, the largest change first."""

import math
from collections.abc import Iterator
from typing import Any

import pandas as pd

from data.catalogue import Catalogue
from data.submissions.proposals import KEY, PARTNER, Change
from exhibits.handed.row import CHANGES, NOTHING, HandedRow, happens, place_of, written_number
from exhibits.sentences import region_name
from text import Text

_SERIES = ["indicator", "geo", "breakdown", "source"]


def figure_rows(figures: pd.DataFrame, catalogue: Catalogue, text: Text, *, gone: str = "") -> list[HandedRow]:
    """Return the figures as rows: changed ones first, the largest change first, then the new, missing and unchanged.

    Parameters
    ----------
    figures
        As :class:`data.submissions.comparison.Comparison` or :class:`data.submissions.turning.TurnComparison` hold
        them.
    gone
        What happens with figures that are ``missing``, in words; by default they stay.
    """
    scales = _scales(figures)
    rows = [_row(record, scales, catalogue, text, gone) for record in _records(figures)]
    return sorted(rows, key=lambda row: (CHANGES.index(row.change), -row.size))


def _records(figures: pd.DataFrame) -> Iterator[dict[str, Any]]:
    ordered = figures.sort_values([*_SERIES, "year"])
    for values in ordered.itertuples(index=False):
        yield dict(zip(ordered.columns, values, strict=True))


def _scales(figures: pd.DataFrame) -> dict[tuple[str, ...], tuple[float, float]]:
    """Return the span of each series, so that all its years are drawn on one scale."""
    spans: dict[tuple[str, ...], tuple[float, float]] = {}
    both = figures.assign(low=figures[["value", "before"]].min(axis=1), high=figures[["value", "before"]].max(axis=1))
    for key, group in both.groupby(_SERIES):
        low, high = group["low"].min(), group["high"].max()
        if math.isfinite(low) and math.isfinite(high):
            spans[tuple(map(str, key))] = (float(low), float(high))
    return spans


def _row(
    record: dict[str, Any],
    scales: dict[tuple[str, ...], tuple[float, float]],
    catalogue: Catalogue,
    text: Text,
    gone: str,
) -> HandedRow:
    change: Change = record["change"]
    relative = record["relative"]
    kept = record["before"] if change == "missing" and not gone else record["value"]
    after_flag = record["flag_before"] if change == "missing" and not gone else record["flag"]
    said = _writer(catalogue, record["indicator"], text)
    stale = bool(record.get("stale", False))
    return HandedRow(
        change=change,
        city=record["source"].removeprefix(PARTNER),
        what=_name(record, catalogue, text),
        part=str(record["year"]),
        before=text.say(NOTHING) if change == "new" else said(record["before"], record["flag_before"]),
        after=text.say(NOTHING) if change == "missing" and gone else said(kept, after_flag),
        happens=gone if change == "missing" and gone else happens(change, text, relative=relative),
        place=place_of(record.get("sheet", ""), record.get("cell", "")),
        numbers=(_number(record["before"]), _number(kept)),
        scale=scales.get(tuple(record[name] for name in _SERIES)),
        size=_size(change, relative),
        key=tuple(str(record[name]) for name in KEY) if stale else (),
        official=_official(record, said),
    )


def _size(change: Change, relative: float) -> float:
    """Return how large a change is; one from zero, or to or from "no figure", is larger than any other."""
    if change != "changed":
        return 0.0
    return abs(relative) if math.isfinite(relative) else math.inf


def _number(value: float) -> float | None:
    return float(value) if math.isfinite(value) else None


def _name(record: dict[str, Any], catalogue: Catalogue, text: Text) -> str:
    """Return indicator, area and, where it is a part, which one."""
    parts = [
        text.say(catalogue.indicators[record["indicator"]].title),
        region_name(catalogue, record["geo"], text),
    ]
    if record["breakdown"] != "total":
        parts.append(text.say(catalogue.breakdown_title(record["breakdown"])))
    return " · ".join(parts)


def _writer(catalogue: Catalogue, indicator: str, text: Text) -> Any:
    unit = catalogue.units[catalogue.indicators[indicator].unit]

    def said(value: float, flag: str = "") -> str:
        """Return a figure in the indicator's unit with its flag; words where there is none."""
        written = written_number(value, unit.decimals, text) if math.isfinite(value) else text.say("no figure")
        return f"{written} ({flag})" if flag else written

    return said


def _official(record: dict[str, Any], said: Any) -> str:
    value = record.get("official", math.nan)
    return said(value) if math.isfinite(value) else ""
