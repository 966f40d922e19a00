"""Growth over time: base-100 index, yearly growth, change between two years. Never across a break or a missing year."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

import pandas as pd

from analysis.comparability import judge_series
from analysis.reasons import Code, Reason, Verdict
from analysis.segments import cut
from analysis.series import KEYS, SeriesKey, figures_of, pick, sources_with
from data.catalogue import Catalogue, City

Since = Literal["award", "title"]


@dataclass(frozen=True)
class Change:
    """How one series changed between two years, or why that cannot be said.

    ``ratio`` is the last value over the first and is given only when no ``reason`` refuses; the two values are given
    wherever they exist. ``caveats`` are warnings that do not refuse.
    """

    geo: str
    first_year: int
    last_year: int | None
    first_value: float | None
    last_value: float | None
    ratio: float | None
    reason: Reason | None
    source: str = ""
    caveats: tuple[Reason, ...] = ()

    @property
    def growth(self) -> float | None:
        """Growth as a fraction: 0.166 is 16.6 per cent; ``None`` where refused."""
        return None if self.ratio is None else self.ratio - 1

    @property
    def cagr(self) -> float | None:
        """Compound annual growth as a fraction: the constant yearly growth that gives the same change.

        A balance that turned negative has no such growth: ``None``.
        """
        if self.ratio is None or self.ratio < 0 or self.last_year is None:
            return None
        return float(self.ratio ** (1 / (self.last_year - self.first_year))) - 1


def index_to_base(
    observations: pd.DataFrame,
    catalogue: Catalogue,
    base_year: int | Mapping[str, int],
    *,
    at_breaks: Literal["stop", "restart"] = "stop",
) -> pd.DataFrame:
    """Return every series with its base year = 100.

    Parameters
    ----------
    observations
        Tidy observations of any number of series.
    catalogue
        For breaks.
    base_year
        One year for all, or a year per area (then areas without one have no base).
    at_breaks
        "stop": only the stretch that holds the base year has an index. "restart": every other stretch starts anew
        with its own first year = 100, which ``base_year`` then names.

    Returns
    -------
    DataFrame
        The columns of :func:`analysis.segments.cut` plus ``base_year`` (Int64), ``index`` (NaN where refused) and
        ``reason`` ("" or a :class:`~analysis.reasons.Code`). A gap does not stop an index; a missing year has no row.
    """
    figures = cut(observations, catalogue)
    if isinstance(base_year, Mapping):
        figures["base_year"] = figures["geo"].map(dict(base_year)).astype("Int64")
    else:
        figures["base_year"] = pd.array([base_year] * len(figures), dtype="Int64")
    at_base = figures[(figures["year"] == figures["base_year"]).fillna(value=False)]
    bases = at_base[[*KEYS, "value", "stretch"]].rename(columns={"value": "base", "stretch": "base_stretch"})
    figures = figures.merge(bases, on=KEYS, how="left")
    if at_breaks == "restart":
        figures = _restart(figures)
    figures["reason"] = _index_reasons(figures)
    figures["index"] = (100 * (figures["value"] / figures["base"])).where(figures["reason"] == "")
    return figures.drop(columns=["base", "base_stretch"])


def _restart(figures: pd.DataFrame) -> pd.DataFrame:
    """Give every stretch without the base year its own first figure as base."""
    elsewhere = figures["base_stretch"].notna() & (figures["stretch"] != figures["base_stretch"])
    firsts = figures.groupby([*KEYS, "stretch"])[["value", "year"]].transform("first")
    return figures.assign(
        base=figures["base"].mask(elsewhere, firsts["value"]),
        base_year=figures["base_year"].mask(elsewhere, firsts["year"].astype("Int64")),
        base_stretch=figures["base_stretch"].mask(elsewhere, figures["stretch"]),
    )


def _index_reasons(figures: pd.DataFrame) -> "pd.Series[str]":
    reasons = pd.Series("", index=figures.index, dtype="str")
    reasons = reasons.mask(figures["base"] <= 0, Code.ZERO_BASE.value)
    reasons = reasons.mask(figures["stretch"] != figures["base_stretch"], Code.BREAK.value)
    return reasons.mask(figures["base"].isna(), Code.MISSING_BASE.value)


def yearly_growth(observations: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    """Return every figure's growth on the year before.

    Returns
    -------
    DataFrame
        The columns of :func:`analysis.segments.cut` plus ``growth`` (fraction; NaN where refused) and ``reason``
        (missing base: no figure in the year before; break; zero base).
    """
    figures = cut(observations, catalogue)
    within = [*KEYS, "segment"]
    before = figures.groupby(within)["value"].shift()
    reasons = pd.Series("", index=figures.index, dtype="str")
    reasons = reasons.mask(before <= 0, Code.ZERO_BASE.value).mask(before.isna(), Code.MISSING_BASE.value)
    # A break right after a counted year is the reason; a break hidden in a gap is only a missing base.
    counted_before = figures.groupby(KEYS)["year"].shift() == figures["year"] - 1
    figures["reason"] = reasons.mask(before.isna() & counted_before, Code.BREAK.value)
    figures["growth"] = (figures["value"] / before - 1).where(figures["reason"] == "")
    return figures


def change(
    observations: pd.DataFrame,
    catalogue: Catalogue,
    key: SeriesKey,
    *,
    first_year: int,
    last_year: int | None = None,
) -> Change:
    """Return the change of one series between two years, or the reason why not.

    Both years must hold a figure of one dataset, in one vintage, with no break between.

    Parameters
    ----------
    observations
        Tidy observations.
    catalogue
        For breaks and the preferred dataset.
    key
        The series; with an empty ``source`` the preferred dataset that holds both years is taken.
    first_year, last_year
        The years compared; by default the last is the newest the dataset holds for the area.

    Returns
    -------
    Change
        With ``ratio``, or with ``reason`` (missing base, missing end, break, vintage, dataset, definition, forecast,
        zero base, no figures, no years after, years reversed).
    """
    observations = pick(observations, indicators=[key.indicator], geos=[key.geo], breakdowns=[key.breakdown])
    chosen = key if key.source else replace(key, source=_source(observations, catalogue, key, first_year, last_year))
    held = figures_of(observations, chosen)
    end = last_year if last_year is not None else max(held, default=None)
    refusal = _refusal(chosen, held, first_year, last_year)
    caveats: tuple[Reason, ...] = ()
    if not refusal and end is not None:
        judgement = judge_series(observations, catalogue, chosen, first_year=first_year, last_year=end)
        refusal, caveats = judgement.refusal, judgement.warnings
    if refusal and refusal.code is Code.MISSING_END and not key.source:
        refusal = _split(observations, catalogue, chosen, refusal)
    first, last = held.get(first_year), held.get(end) if end is not None else None
    ratio = last / first if not refusal and first and last is not None else None
    return Change(key.geo, first_year, end, first, last, ratio, refusal, chosen.source, caveats)


def change_since(
    observations: pd.DataFrame,
    catalogue: Catalogue,
    city: City,
    key: SeriesKey,
    *,
    since: Since,
    last_year: int | None = None,
) -> Change:
    """Return the change since a city's award or title year; see :func:`change`.

    ``key.geo`` is the area counted (the city's region, its country, a comparator), so that every area is measured
    over the city's own years. The title year is the year as it turned out: 2023 for Timișoara.
    """
    first_year = city.award_year if since == "award" else city.title_year
    return change(observations, catalogue, key, first_year=first_year, last_year=last_year)


def per_year(ratio: float, years: int) -> float:
    """Return the constant yearly growth, as a fraction, that multiplies by ``ratio`` over a number of years.

    Raises
    ------
    ValueError
        For no years, or a ratio below zero: then no constant growth leads there.
    """
    if years < 1 or ratio < 0:
        raise ValueError("yearly growth needs at least one year and a ratio that is not negative")
    return float(ratio ** (1 / years)) - 1


def _source(
    observations: pd.DataFrame, catalogue: Catalogue, key: SeriesKey, first_year: int, last_year: int | None
) -> str:
    """Return the best dataset: one with both years, else with the first, else with the last, else with any figure."""
    ends = [first_year] if last_year is None else [first_year, last_year]
    for years in (ends, ends[:1], ends[1:], []):
        found = sources_with(observations, catalogue, key, years=years)
        if found:
            return found[0]
    return ""


def _refusal(key: SeriesKey, held: Mapping[int, float], first_year: int, last_year: int | None) -> Reason | None:
    """Return what is wrong with the years themselves, before any figure is judged."""
    sources = (key.source,) if key.source else ()
    if last_year is not None and last_year <= first_year:
        return Reason(Code.YEARS_REVERSED, Verdict.REFUSE, (key.geo,), (first_year, last_year), sources=sources)
    if not held:
        return Reason(Code.NO_FIGURES, Verdict.REFUSE, (key.geo,), (first_year,), sources=sources)
    if last_year is None and max(held) <= first_year:
        return Reason(Code.NO_YEARS_AFTER, Verdict.REFUSE, (key.geo,), (first_year, max(held)), sources=sources)
    return None


def _split(observations: pd.DataFrame, catalogue: Catalogue, key: SeriesKey, refusal: Reason) -> Reason:
    """Say vintage or dataset instead of missing end where another dataset holds the last year."""
    others = sources_with(observations, catalogue, key, years=refusal.years[:1])
    if not others:
        return refusal
    sources = (key.source, others[0])
    vintages = tuple(dict.fromkeys(catalogue.datasets[name].vintage for name in sources if name in catalogue.datasets))
    code = Code.VINTAGE if len(vintages) > 1 else Code.DATASET
    return replace(refusal, code=code, sources=sources, vintages=vintages)
