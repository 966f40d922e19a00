"""The few facts beside a verdict: size, chance, fit and other choices."""

import math

from analysis.impact.assessment import Assessment
from analysis.impact.effect import Effect
from exhibits.impact import words
from text import Text

Fact = tuple[str, str]


def facts(found: Assessment, text: Text) -> tuple[Fact, ...]:
    """Return name and words of each fact; none where no number may be given."""
    effect = found.effect
    if effect is None or effect.estimate is None:
        return ()
    return (
        (text.say("Size."), size(found, effect, text)),
        (text.say("Chance."), chance(effect, text)),
        (text.say("Fit."), fit(effect, text)),
        (text.say("Other choices."), agreement(found, text)),
    )


def size(found: Assessment, effect: Effect, text: Text) -> str:
    """Return the gap to the look-alike as a share and in natural units."""
    return text.say(
        "{share} a year against the look-alike, {years}: about {amount}",
        share=text.percent(effect.relative, decimals=1, sign=True),
        years=text.years(effect.post_years[0], effect.post_years[-1]),
        amount=words.amount(found, found.natural or 0.0, text, sign=True),
    )


def as_far(effect: Effect) -> int | None:
    """Return how many regions without the title depart as far from their look-alikes; None without a rank."""
    return None if effect.p is None else max(0, round(effect.p * (effect.n_ranked + 1)) - 1)


def chance(effect: Effect, text: Text) -> str:
    """Return how many regions without the title show a gap as large."""
    number = as_far(effect)
    if number is None:
        return text.say("Cannot be judged: the years before the title are fitted perfectly")
    return text.plural(
        "{number} of {all} regions without the title departs as far",
        "{number} of {all} regions without the title depart as far",
        number,
        all=text.number(effect.n_ranked),
    )


def fit(effect: Effect, text: Text) -> str:
    """Return how far the look-alike is off before the title."""
    return text.say(
        "Off by {share} in the {number} years before the title",
        share=text.percent(off(effect), decimals=1),
        number=text.number(len(effect.pre_years)),
    )


def off(effect: Effect) -> float:
    """Return the pre-period error as a share of the level."""
    before = effect.panel.values[0, : len(effect.pre_years)]
    if effect.transform == "log":
        return math.expm1(effect.pre_rmspe)
    return effect.pre_rmspe / float(abs(before).mean())


def agreement(found: Assessment, text: Text) -> str:
    """Return how many of the other ways to compute it point the same way."""
    votes = sum(one.votes for one in found.variants)
    if not votes or found.judgement.sign_share is None:
        return text.say("There is no other way to compute it")
    same = round(found.judgement.sign_share * votes)
    return text.plural(
        "{same} of {number} other way to compute it points the same way",
        "{same} of {number} other ways to compute it point the same way",
        votes,
        same=text.number(same),
    )
