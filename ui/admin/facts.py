"""What an administrator wants to see at a glance, as rows of words, and what needs attention."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Final

from data.catalogue import City
from data.store.health import Health
from data.submissions.roster import Roster
from text import Text
from text.messages import NO_FIGURE
from ui.staff import ROLES

LONGEST_WITHOUT_BACKUP: Final = dt.timedelta(days=2)
MEGABYTE: Final = 1_000_000
Row = Sequence[str]


def attention(health: Health, *, now: dt.datetime, text: Text) -> list[str]:
    """Return what somebody should see to, one sentence each.

    Parameters
    ----------
    now
        The present moment in UTC.
    """
    if not health.submissions:
        return []
    if health.last_backup is None:
        return [text.say("No backup has been made yet: docs/store.md tells how to make one every night.")]
    age = now - health.last_backup
    if age <= LONGEST_WITHOUT_BACKUP:
        return []
    return [
        text.plural(
            "The last backup is {number} day old: see whether the nightly one still runs.",
            "The last backup is {number} days old: see whether the nightly one still runs.",
            age.days,
        )
    ]


def state_sentence(found: Sequence[str], text: Text) -> str:
    """Return the page's answer."""
    if not found:
        return text.say("Nothing needs attention")
    if len(found) == 1:
        return found[0]
    return text.plural("{number} thing needs attention", "{number} things need attention", len(found))


def storage_rows(health: Health, *, shipped: str, text: Text) -> list[Row]:
    """Return the facts about what is stored: name and value.

    Parameters
    ----------
    shipped
        The version of the figures that travel with the code.
    """
    versions = health.versions
    files = text.plural(
        "{number} file, {size}", "{number} files, {size}", health.files, size=size(health.files_size, text)
    )
    return [
        (text.say("Where it is kept"), health.where),
        (text.say("Size on disk"), size(health.size, text)),
        (text.say("Submissions"), text.number(health.submissions)),
        (text.say("Files as received"), files),
        (text.say("Last backup"), moment(health.last_backup, text)),
        (text.say("Last refresh from Eurostat"), moment(health.last_refresh, text)),
        (text.say("Version of the shipped figures"), shipped),
        (text.say("Version of the stored figures"), text.number(versions.observations)),
        (text.say("Version of the stored plans"), text.number(versions.plans)),
        (text.say("Version of the stored presentations"), text.number(versions.decks)),
    ]


def people_rows(roster: Roster, cities: Mapping[str, City], text: Text) -> list[Row]:
    """Return everybody with a role: what the sign-in knows them by, name, role, cities, organisation."""
    return [
        (
            member.email or member.subject,
            member.name or NO_FIGURE,
            text.say(ROLES[member.role]),
            ", ".join(cities[key].name for key in cities if key in member.cities) or NO_FIGURE,
            member.organisation or NO_FIGURE,
        )
        for member in roster.members
    ]


def size(bytes_: int, text: Text) -> str:
    """Return a size in megabytes."""
    return text.say("{number} MB", number=text.number(bytes_ / MEGABYTE, decimals=1))


def moment(when: dt.datetime | None, text: Text) -> str:
    """Return day and time in UTC, or that it never happened."""
    if when is None:
        return text.say("Never")
    utc = when.astimezone(dt.UTC)
    return text.say("{date}, {time} UTC", date=text.date(utc.date()), time=f"{utc:%H:%M}")
