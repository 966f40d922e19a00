"""Changes of a milestone in words: what a field is called, what stood in it, what stands in it now."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from data.content import Status
from data.facts.history import Change, Value
from data.partial_dates import PartialDate
from data.workbook.columns import MILESTONES
from data.workbook.names import STATUSES
from exhibits.plan_reading import date_words
from text import Text

FIELD_NAMES: Final[Mapping[str, str]] = MappingProxyType({column.key: column.heading for column in MILESTONES.columns})


def field_name(field: str, text: Text) -> str:
    """Return what a field of a milestone is called, as in the workbook."""
    return text.say(FIELD_NAMES.get(field, field))


def value_words(value: Value | Status, text: Text) -> str:
    """Return what stands in a field: a date in its precision, a status, a progress, words; "nothing" where it is empty.

    Words that staff wrote are shown as they are written.
    """
    match value:
        case None | "":
            return text.say("nothing")
        case PartialDate():
            return date_words(value, text)
        case Status():
            return text.say(STATUSES[value])
        case float() | int():
            return text.percent(value / 100, decimals=0)
        case _:
            return text.say(value)


def change_words(change: Change, text: Text) -> str:
    """Return one change, such as "Due date: August 2021 → October 2021"."""
    return text.say(
        "{field}: {before} → {after}",
        field=field_name(change.field, text),
        before=value_words(change.before, text),
        after=value_words(change.after, text),
    )
