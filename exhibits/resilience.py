"""Resilience, the seminar's theme: how far each city's region fell after 2019, and when it was back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analysis.resilience import BASE_YEAR, Recovery, RecoveryState, recoveries
from analysis.series import SeriesKey
from charts.falls import Fall, FallChart
from charts.palette import SIGNS
from data.evidence import Evidence
from exhibits.exhibit import Parameters, Shown, nothing_to_show
from exhibits.sentences import region_name, short_reason
from exhibits.sources import sources_of
from exhibits.table import Cell, Column, Table
from exhibits.trends import menu
from exhibits.trends.areas import Area
from exhibits.trends.question import Question, Unanswerable, resolve
from exhibits.trends.sentences import SUBJECTS
from text import Text, mark

INDICATORS = ("arrivals", "gdp", "enterprises", "births")
AGAINST = ("country", "nuts2", "eu", "runner-ups")

STATES: Mapping[RecoveryState, str] = {
    RecoveryState.REGAINED: mark("regained"),
    RecoveryState.NOT_YET: mark("not yet regained"),
    RecoveryState.NEVER_FELL: mark("never fell"),
    RecoveryState.NO_FIGURE: mark("no figure"),
    RecoveryState.CANNOT_BE_TOLD: mark("cannot be told"),
}
HEADLINES = {
    "fell": mark(
        "{subject} fell most around {deepest}, by {fall} from {base} to {lowest}; least around {mildest}: {least}"
    ),
    "fell not everywhere": mark(
        "{subject} fell most around {deepest}, by {fall} from {base} to {lowest}; around {mildest} it never fell below"
    ),
    "fell alone": mark("{subject} fell by {fall} around {deepest} from {base} to {lowest}"),
}
NONE_FELL = mark("{subject} fell nowhere below {base} (figures to {newest})")
UNTOLD = mark("{subject}: no fall since {base} can be told for this choice")
AFTERWARDS = {
    "all": mark("All have reached {base} again or never fell below it"),
    "some": mark("At {base} again, or never below: {back}; not yet back: {out} (figures to {newest})"),
    "none": mark("None has reached {base} again (figures to {newest})"),
}


@dataclass(frozen=True)
class Found:
    """One area with its fall and recovery."""

    area: Area
    recovery: Recovery


def build(evidence: Evidence, parameters: Parameters, text: Text) -> Shown:
    """Return falls and recoveries of one indicator, city by city beside what they are compared with."""
    versus = tuple(name for name in parameters.versus if name in AGAINST or name in evidence.catalogue.regions)
    asked = Parameters(
        cities=parameters.cities, indicator=parameters.indicator, area=parameters.area, measure="level", versus=versus
    )
    try:
        question = resolve(evidence, asked, text)
    except Unanswerable as answer:
        return nothing_to_show(answer.headline, next_step=answer.next_step)
    found = _recoveries(evidence, question)
    headline = _headline([item for item in found if item.area.role == "city"], question, text)
    return Shown(
        headline=headline,
        subtitle=text.say(
            "{indicator}, {level}: fall from {base} to the lowest year since; hollow: not yet back",
            indicator=text.say(menu.title_of(evidence.catalogue, question.indicator)),
            level=text.say(menu.LEVELS[question.level]),
            base=BASE_YEAR,
        ),
        figure=_chart(found, text),
        table=_table(evidence, found, text),
        alt=headline,
        sources=sources_of(evidence.catalogue, [question.dataset]),
        caveats=_caveats(found, text),
        lead=_after(found, text),
    )


def _recoveries(evidence: Evidence, question: Question) -> list[Found]:
    known = recoveries(question.rows, evidence.catalogue)
    held = {key.geo: item for key, item in known.items()}
    missing = RecoveryState.NO_FIGURE
    return [
        Found(area, held.get(area.geo) or Recovery(SeriesKey(question.indicator, area.geo), BASE_YEAR, missing))
        for area in question.areas
    ]


def _headline(found: Sequence[Found], question: Question, text: Text) -> str:
    """Return who fell most, and who is back."""
    told = [item for item in found if item.recovery.fall is not None and item.recovery.state in _TOLD]
    values: dict[str, object] = {"subject": text.say(SUBJECTS[question.indicator]), "base": BASE_YEAR}
    if not told:
        return _with_level(text.say(UNTOLD, **values), question, text)
    values["newest"] = max(item.recovery.newest_year or BASE_YEAR for item in told)
    ranked = sorted(told, key=lambda item: item.recovery.fall or 0.0)
    deepest, mildest = ranked[0], ranked[-1]
    if (deepest.recovery.fall or 0.0) >= 0:
        return _with_level(text.say(NONE_FELL, **values), question, text)
    unhurt = (mildest.recovery.fall or 0.0) >= 0
    kind = "fell alone" if len(ranked) == 1 else "fell not everywhere" if unhurt else "fell"
    message = HEADLINES[kind]
    sentence = text.say(
        message,
        deepest=deepest.area.name,
        fall=text.percent(abs(deepest.recovery.fall or 0.0), decimals=1),
        lowest=deepest.recovery.lowest_year,
        mildest=mildest.area.name,
        least=text.percent(mildest.recovery.fall, decimals=1, sign=True),
        **values,
    )
    return _with_level(sentence, question, text)


_TOLD = {RecoveryState.REGAINED, RecoveryState.NOT_YET, RecoveryState.NEVER_FELL}


def _after(found: Sequence[Found], text: Text) -> str:
    """Return who is back, the sentence after the headline; empty where nothing can be told."""
    told = [item for item in found if item.area.role == "city" and item.recovery.state in _TOLD]
    if not told:
        return ""
    newest = max(item.recovery.newest_year or BASE_YEAR for item in told)
    out = [item.area.name for item in told if item.recovery.state is RecoveryState.NOT_YET]
    back = [item.area.name for item in told if item.recovery.state is not RecoveryState.NOT_YET]
    kind = "some" if out and back else "none" if out else "all"
    listed = {"out": text.listing(out), "back": text.listing(back)}
    message = AFTERWARDS[kind]
    return text.say(message, **listed, base=BASE_YEAR, newest=newest)


def _with_level(sentence: str, question: Question, text: Text) -> str:
    return text.say("{sentence} ({note})", sentence=sentence, note=text.say(menu.LEVELS[question.level]))


def _chart(found: Sequence[Found], text: Text) -> FallChart:
    deepest = min((item.recovery.fall or 0.0 for item in found), default=0.0)
    step = next(size for size in (0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.25) if -deepest / size <= 5)
    count = max(1, -int(deepest / step // 1))
    ticks = tuple((-step * i, text.percent(-step * i, decimals=0 if step >= 0.01 else 1)) for i in range(count + 1))
    return FallChart(tuple(_fall(item, text) for item in found), ticks, str(BASE_YEAR))


def _fall(item: Found, text: Text) -> Fall:
    area, recovery = item.area, item.recovery
    is_city = area.role == "city"
    name = f"{SIGNS[area.city]} {area.name}" if is_city else area.name
    told = recovery.state in _TOLD and recovery.fall is not None
    value = min(recovery.fall or 0.0, 0.0) if told else None
    return Fall(
        area.city if is_city else "", name, answer(recovery, text), value,
        back=recovery.state is not RecoveryState.NOT_YET, role=area.role,
    )  # fmt: skip


def answer(recovery: Recovery, text: Text) -> str:
    """Return what became of an area in a few words; "no figure" is never "not yet regained"."""
    fall = text.percent(recovery.fall, decimals=1, sign=True)
    if recovery.state is RecoveryState.REGAINED:
        return text.plural(
            "{fall}; back in {year}, after {number} year",
            "{fall}; back in {year}, after {number} years",
            recovery.years_to_regain or 0,
            fall=fall,
            year=recovery.regained_year,
        )
    if recovery.state is RecoveryState.NOT_YET:
        return text.say("{fall}; not yet back in {year}", fall=fall, year=recovery.newest_year)
    if recovery.state is RecoveryState.NEVER_FELL:
        return text.say("never below (figures to {year})", year=recovery.newest_year)
    if recovery.state is RecoveryState.CANNOT_BE_TOLD and recovery.reason:
        return short_reason(recovery.reason, text)
    return text.say(STATES[recovery.state])


def _caveats(found: Sequence[Found], text: Text) -> tuple[str, ...]:
    said = []
    gaps = [item.area.name for item in found if item.recovery.at_least]
    if gaps:
        said.append(
            text.say("{names}: years without a figure; the fall may have been deeper.", names=text.listing(gaps))
        )
    short = {item.recovery.newest_year for item in found if item.recovery.newest_year}
    if short and max(short) < BASE_YEAR + 2:
        said.append(text.say("The figures end in {year}: a later return cannot be seen in them.", year=max(short)))
    return tuple(said)


def _table(evidence: Evidence, found: Sequence[Found], text: Text) -> Table:
    columns = (
        Column("city", text.say("City")),
        Column("area", text.say("Area")),
        Column("base", text.say("Figure of {year}", year=BASE_YEAR), "number"),
        Column("lowest_year", text.say("Lowest year"), "year"),
        Column("lowest", text.say("Lowest figure"), "number"),
        Column("fall", text.say("Fall"), "change", 1),
        Column("regained", text.say("Regained in"), "year"),
        Column("years", text.say("Years to regain"), "number"),
        Column("state", text.say("State")),
        Column("newest", text.say("Figures to"), "year"),
        Column("note", text.say("Note")),
    )
    return Table(columns, tuple(_row(evidence, item, text) for item in found))


def _row(evidence: Evidence, item: Found, text: Text) -> dict[str, Cell]:
    area, recovery = item.area, item.recovery
    is_city = area.role == "city"
    return {
        "city": area.name if is_city else "",
        "area": region_name(evidence.catalogue, area.geo, text) if is_city else area.name,
        "base": recovery.base_value,
        "lowest_year": recovery.lowest_year,
        "lowest": recovery.lowest_value,
        "fall": recovery.fall,
        "regained": recovery.regained_year,
        "years": recovery.years_to_regain,
        "state": text.say(STATES[recovery.state]),
        "newest": recovery.newest_year,
        "note": short_reason(recovery.reason, text) if recovery.reason else "",
    }
