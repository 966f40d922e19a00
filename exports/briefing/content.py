"""What a city's briefing says: the exhibits of its page, chosen and shortened for two pages of paper."""

from dataclasses import dataclass
from typing import Final

from charts.cards import Card, CityCards
from charts.lines import LineChart
from charts.plan_cards import PlanCards, PlanItem
from charts.verdict import Bullets, VerdictChip, VerdictChips
from exhibits.exhibit import Shown, nothing_to_show
from exhibits.registry import EXHIBITS
from exports.handout import Imprint, Making
from text import Text

CHARTS: Final = (("growth", "micro_enterprises"), ("city-trend", "persons_employed"), ("city-trend", "arrivals"))
MOST_UNKNOWN: Final = 7
PLAN_STATUS: Final = "plan-timeline"
WORDS: Final = {"verdict": "verdicts", "award": "since-award", "plans": "plans", "limits": "impact-limits",
                "complete": "completeness", "status": PLAN_STATUS}  # fmt: skip


@dataclass(frozen=True)
class Chart:
    """One chart of a briefing; without lines the words say why."""

    headline: str
    subtitle: str
    alt: str
    lines: LineChart | None
    note: str = ""


@dataclass(frozen=True)
class Briefing:
    """All that stands on the two pages, in the reader's language."""

    key: str
    city: str
    country: str
    headline: str
    facts: tuple[tuple[str, str], ...]
    verdict: VerdictChip | None
    verdict_headline: str
    reasons: tuple[str, ...]
    charts: tuple[Chart, ...]
    plan_headline: str
    plan_subtitle: str
    actions: tuple[tuple[str, str], ...]
    unknown: tuple[str, ...]
    sources: tuple[str, ...]
    imprint: Imprint


def briefing_of(city: str, making: Making) -> Briefing:
    """Return the briefing of a city."""
    text = making.text
    shown: dict[str, Shown] = {}
    for place, (name, key) in enumerate(WORDS.items(), start=1):
        shown[name] = _exhibit(key, "", city, making)
        making.progress(place / (len(WORDS) + len(CHARTS)))
    drawn = [_exhibit(*one, city, making) for one in CHARTS]
    known = making.evidence.catalogue.cities[city]
    chip = _chip(shown["verdict"])
    return Briefing(
        key=city,
        city=known.name,
        country=str(text.locale.territories.get(known.country, known.country)),
        headline=shown["award"].headline,
        facts=_facts(shown["award"], known.title_year, text),
        verdict=chip,
        verdict_headline=shown["verdict"].headline,
        reasons=chip.reasons if chip else (),
        charts=tuple(_chart(one) for one in drawn),
        plan_headline=shown["status"].headline,
        plan_subtitle=shown["plans"].subtitle or shown["status"].subtitle,
        actions=_actions(shown["plans"]),
        unknown=_unknown(shown, chip, drawn),
        sources=_sources([*shown.values(), *drawn], text),
        imprint=making.imprint(),
    )


def _exhibit(key: str, indicator: str, city: str, making: Making) -> Shown:
    """Return an exhibit of the city; one that does not exist is a designed state."""
    if key not in EXHIBITS:
        return nothing_to_show(making.text.say("This exhibit cannot be shown"), next_step="")
    parameters = EXHIBITS[key].defaults.with_(cities=(city,))
    return making.shown(key, parameters.with_(indicator=indicator) if indicator else parameters)


def _facts(shown: Shown, year: int, text: Text) -> tuple[tuple[str, str], ...]:
    """Return the title year, the newest figure and the growth since the award, each with what it is."""
    card = _card(shown)
    if card is None:
        return ((str(year), text.say("title year")),)
    return (str(year), text.say("title year")), (card.figure, card.figure_label), (card.change, card.change_label)


def _card(shown: Shown) -> Card | None:
    return shown.figure.cards[0] if isinstance(shown.figure, CityCards) and shown.figure.cards else None


def _chip(shown: Shown) -> VerdictChip | None:
    return shown.figure.chips[0] if isinstance(shown.figure, VerdictChips) and shown.figure.chips else None


def _chart(shown: Shown) -> Chart:
    lines = shown.figure if isinstance(shown.figure, LineChart) and shown.state == "shown" else None
    return Chart(shown.headline, shown.subtitle, shown.alt, lines, "" if lines else shown.next_step)


def _actions(shown: Shown) -> tuple[tuple[str, str], ...]:
    """Return the actions of the plan with their signs and what is reported of them."""
    if not isinstance(shown.figure, PlanCards) or not shown.figure.cards:
        return ()
    sections = shown.figure.cards[0].sections
    items = [item for item in sections[1].items if isinstance(item, PlanItem)]
    return tuple((f"{item.sign} {item.words}".strip(), item.note) for item in items)


def _unknown(shown: dict[str, Shown], chip: VerdictChip | None, drawn: list[Shown]) -> tuple[str, ...]:
    """Return what the figures and the plan cannot tell; what the verdict says already is not said twice."""
    limits = shown["limits"].figure.sentences if isinstance(shown["limits"].figure, Bullets) else ()
    said = set(chip.reasons if chip else ())
    sentences = [
        shown["plans"].headline,
        *(one for one in limits if one not in said),
        *(caveat for one in drawn for caveat in one.caveats[:2]),
        shown["complete"].headline,
    ]
    return tuple(dict.fromkeys(sentences))[:MOST_UNKNOWN]


def _sources(shown: list[Shown], text: Text) -> tuple[str, ...]:
    return tuple(dict.fromkeys(source.sentence(text) for one in shown for source in one.sources))
