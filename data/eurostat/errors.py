"""Why a table could not be brought up to date: what, where, and how to mend it. Nothing was changed."""

from enum import StrEnum

from text import Text, mark, text_for


class Fault(StrEnum):
    """What can go wrong on the way from Eurostat to us; each value is the message that says so and how to mend it."""

    ADDRESS = mark(
        "{url} is no address of a web service. Set EUROSTAT_URL, or --url, to one that begins with https://."
    )
    UNREACHABLE = mark(
        "Eurostat does not answer at {url}. Check this server’s way to the internet and EUROSTAT_URL, then try again."
    )
    TIMEOUT = mark(
        "Eurostat did not answer in time while {dataset} was fetched from {url}. It is often busy at 11:00 and 23:00; "
        "try again later."
    )
    REFUSED = mark(
        "Eurostat answered {dataset} with the code {status} ({said}). Try again later; if it stays so, look at the "
        "table in its data browser."
    )
    GONE = mark(
        "Eurostat has no table {dataset} at {url}. Look for it in its data browser; until then leave it out of the "
        "refresh."
    )
    TOO_BIG = mark(
        "Eurostat gives {dataset} only in parts, or it is larger than {limit} MB. Leave it out of the refresh and tell "
        "the developers."
    )
    QUEUED = mark("Eurostat is still preparing {dataset} after {minutes} minutes. Try again in an hour.")
    CUT = mark("{dataset} arrived incomplete: {received} of {expected} bytes. Try again.")
    BROKEN_OFF = mark(
        "{dataset} ends in the middle of its figures. Try again; if it stays so, Eurostat’s file is damaged."
    )
    DISK = mark("There is no room for {dataset} on this server. Free some disk space, then try again.")
    NOT_A_TABLE = mark(
        "What came for {dataset} from {url} is no table in SDMX-CSV. Check EUROSTAT_URL; an intermediate server may "
        "have answered instead."
    )
    OTHER_TABLE = mark("{url} gave the table {found} instead of {dataset}. Check EUROSTAT_URL.")
    NO_DIMENSION = mark(
        "The structure of {dataset} changed: the column {dimension} is missing. It has: {found}. "
        "Leave the table out of the refresh and tell the developers."
    )
    NEW_DIMENSION = mark(
        "The structure of {dataset} changed: the column {dimension} is new, and which of its codes continues our "
        "figures is not known. Leave the table out of the refresh and tell the developers."
    )
    NO_CODE = mark(
        "The codes of {dataset} changed: no row has {code} in the column {dimension}. It has: {found}. "
        "Leave the table out of the refresh and tell the developers."
    )
    UNKNOWN_FLAG = mark(
        "{dataset} marks figures with “{flag}”, which the list of marks does not know. "
        "Leave the table out of the refresh and tell the developers."
    )
    NOT_A_NUMBER = mark("In {dataset} the figure for {key} reads “{found}”, which is no number. Try again tomorrow.")
    TWICE = mark("{dataset} gives two different figures for {key}. Try again tomorrow; Eurostat may be updating it.")
    STRANGE_AREAS = mark(
        "{unknown} of {number} areas in {dataset} have codes that the catalogue does not know, {examples} among them. "
        "Leave the table out of the refresh and tell the developers."
    )
    CITY_GONE = mark(
        "{dataset} has no figure for {area} any more, the area of {city}. Its code may have changed: leave the table "
        "out of the refresh and tell the developers."
    )
    UNKNOWN_DATASET = mark("There is no dataset {dataset}. Those that can be refreshed: {known}.")
    NOT_FROM_THERE = mark(
        "{dataset} cannot be refreshed: it is not a table of Eurostat, or an older edition that is kept as it was. "
        "Those that can be refreshed: {known}."
    )


class RefreshError(Exception):
    """A refresh came to nothing. Nothing was changed.

    Parameters
    ----------
    fault
        What is wrong.
    dataset
        The table it is about, "" for none.
    **values
        Fill the places of the fault's message.
    """

    def __init__(self, fault: Fault, *, dataset: str = "", **values: object) -> None:
        super().__init__(fault, dataset, values)
        self.fault = fault
        self.dataset = dataset
        self.values = values

    def said(self, text: Text) -> str:
        """Return the message in a language."""
        return text.say(self.fault.value, dataset=self.dataset, **self.values)

    def __str__(self) -> str:
        return self.said(text_for("en"))
