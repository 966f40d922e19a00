"""What stands under a picture: where lines are cut or missing, doubts, and what the band is made of."""

from collections.abc import Iterator, Sequence

from analysis.bands import Exclusion, Spread
from data.catalogue import Catalogue
from exhibits.trends.areas import once
from exhibits.trends.gate import Warned
from exhibits.trends.picture import needs_panels
from exhibits.trends.question import Question
from exhibits.trends.reference import Reference
from exhibits.trends.traces import Trace
from text import Text, mark


def caveats(
    catalogue: Catalogue,
    question: Question,
    found: Sequence[Trace],
    bands: Sequence[Reference],
    doubts: Sequence[Warned],
    text: Text,
) -> tuple[str, ...]:
    """Return the sentences under a picture, the ones that change its reading first."""
    said = [*_forced_panels(question, bands, text)]
    said += _about_lines(catalogue, question, found, text)
    said += [_doubt(doubt, text) for doubt in doubts]
    said += _bands(question, bands, text)
    if question.parameters.align != "calendar" and len(question.parameters.cities) > 1 and question.parameters.covid:
        said.append(text.say("2020 and 2021, the years of COVID-19, lie at another distance from each city’s title."))
    return tuple(dict.fromkeys(said))


def _forced_panels(question: Question, bands: Sequence[Reference], text: Text) -> list[str]:
    if question.parameters.layout == "one" and needs_panels(question, bands):
        return [text.say("Each city has a panel of its own, because what it is set beside differs from city to city.")]
    return []


def _about_lines(catalogue: Catalogue, question: Question, found: Sequence[Trace], text: Text) -> list[str]:
    """Return why lines are missing, begin late or are cut: one sentence for all that share a reason."""
    shared = once(tuple(trace.area for trace in found))
    grouped: dict[tuple[str, tuple[tuple[str, object], ...]], list[str]] = {}
    said = []
    for trace in (trace for trace in found if trace.area in shared):
        if not trace.figures:
            said.append(_absent(catalogue, question, trace, text))
        for message, values in _findings(question, trace, text):
            grouped.setdefault((message, tuple(values.items())), []).append(trace.area.name)
    return said + [
        text.say(message, names=text.listing(dict.fromkeys(names)), **dict(values))
        for (message, values), names in grouped.items()
    ]


NO_BASE = mark("{names}: no figure for {year}, so there is no line to compare.")
LATE = mark("{names}: no figure for {wanted}, the year before the award; the line starts from {year}.")
CUT = mark("{names}: from {year} the figures are counted another way; the line is cut there.")
ACROSS = mark("{names}: counted another way from {years}; what lies on both sides cannot be compared.")


def _findings(question: Question, trace: Trace, text: Text) -> Iterator[tuple[str, dict[str, object]]]:
    """Yield what there is to say about one line, as a message and its values."""
    base, marked = question.bases[trace.area.city], question.parameters.breaks
    if trace.figures and not trace.steps:
        yield NO_BASE, {"year": base.year or base.wanted}
    if not trace.steps:
        return
    if trace.area.role == "city" and trace.base is not None and trace.base != base.wanted:
        yield LATE, {"wanted": base.wanted, "year": trace.base}
    if marked and trace.cut_at is not None:
        yield CUT, {"year": trace.cut_at}
    inside = [year for year in trace.breaks if trace.first < year <= trace.last]
    if marked and inside:
        yield ACROSS, {"years": text.listing(str(year) for year in inside)}


def _absent(catalogue: Catalogue, question: Question, trace: Trace, text: Text) -> str:
    """Return why an area has no figures: another edition of the regions, or nothing counted."""
    area, region = trace.area, catalogue.regions.get(trace.area.geo)
    held = {str(geo) for geo in question.everywhere["geo"].unique()}
    if region is None or area.geo in held or region.level != question.level:
        return text.say("{name}: no figures for these years.", name=area.name)
    editions = {version for geo in held & set(catalogue.regions) for version in catalogue.regions[geo].nuts_versions}
    if set(region.nuts_versions) & editions and len(region.nuts_versions) > 1:
        return text.say("{name}: no figures for these years.", name=area.name)
    return text.say(
        "{name} ({code}) belongs to the regional classification of {versions}; these figures use another edition. "
        "Look for the same place under its other code.",
        name=area.name,
        code=area.geo,
        versions=text.listing(str(version) for version in region.nuts_versions),
    )


def _doubt(doubt: Warned, text: Text) -> str:
    if not doubt.names:
        return text.say("Compare with care: {reason}.", reason=doubt.reason)
    return text.say("{names}: {reason}.", names=text.listing(doubt.names), reason=doubt.reason)


def _bands(question: Question, bands: Sequence[Reference], text: Text) -> list[str]:
    asked = {"band", "band-eu"} & set(question.parameters.versus)
    if asked and not bands:
        return [text.say("There is no band of regions for yearly growth or for whole countries.")]
    said = []
    for reference in bands:
        if reference.band.spread is Spread.NONE:
            said.append(
                text.plural(
                    "No band: {number} region with comparable figures is too few.",
                    "No band: {number} regions with comparable figures are too few.",
                    len(reference.band.regions),
                )
            )
            continue
        if not set(reference.band.excluded.values()) - {Exclusion.ASKED}:
            said.append(text.say("{range}; line: their median.", range=reference.range_name(text)))
            continue
        said.append(
            text.say(
                "{range}; line: their median. Left out: {hosts} capitals of culture, {breaks} with a break or jump, "
                "{incomplete} without every year.",
                range=reference.range_name(text),
                hosts=text.number(reference.band.count(Exclusion.HOST)),
                breaks=text.number(reference.band.count(Exclusion.BREAK) + reference.band.count(Exclusion.JUMP)),
                incomplete=text.number(reference.band.count(Exclusion.INCOMPLETE)),
            )
        )
    return said
