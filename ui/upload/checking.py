"""The check of one file with everything that follows from it, made in one go beside the page."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from data.content import Content
from data.evidence import Evidence
from data.store import Store, StoreError
from data.store.entries import ReceivedFile
from data.submissions import Comparison, Person, compare, plans, proposed
from data.submissions.comparison import Answers
from data.submissions.showing import imagined_evidence, shipped_reference
from data.workbook.check import check_file
from data.workbook.known import Known
from data.workbook.report import Outcome, Report
from exhibits.changes import ExhibitChange, ShownNow, changed_exhibits
from exhibits.exhibit import FIVE, Exhibit
from exhibits.registry import EXHIBITS
from text import text_for
from ui.upload.work import Progress

STORABLE = (Outcome.ACCEPTED, Outcome.ACCEPTED_WITH_WARNINGS)
OF_DATASETS = ("dataset",)  # names the data version, which always changes; looked at where a dataset changes
WITH_INDICATOR = ("city-trend", "trends")  # shown for each indicator of the file too, not only for the usual one
MOST_INDICATORS = 3


@dataclass(frozen=True, kw_only=True)
class Request:
    """What is to be checked, for whom, with which answers.

    Attributes
    ----------
    acting_city
        Whose rows may be sent; None for an administrator.
    preview_city
        The city whose pages are looked at for changes, where the file names none.
    words
        The language of the findings.
    before, shown_now
        What the public sees now, and its exhibits, built already where somebody looked at them.
    """

    file: ReceivedFile
    store: Store
    person: Person
    acting_city: str | None
    preview_city: str
    words: str
    language: str
    before: Evidence
    shown_now: ShownNow
    answers: Mapping[str, str]
    kept: Answers


@dataclass(frozen=True)
class Checked:
    """What came out.

    Attributes
    ----------
    comparison
        None where the file was refused, holds nothing that can be read, or may not be stored by this person.
    problem
        Why it cannot be stored although nothing is wrong in its cells.
    effects
        The exhibits that would change; None where they were not looked at, because it cannot be stored yet.
    """

    report: Report
    comparison: Comparison | None = None
    problem: StoreError | None = None
    effects: tuple[ExhibitChange, ...] | None = None

    @property
    def is_storable(self) -> bool:
        """Whether nothing is left to be corrected or answered in the file."""
        return self.report.outcome in STORABLE and self.comparison is not None


def check(request: Request, progress: Progress, *, keep: Callable[[], None]) -> Checked:
    """Return what came of a file.

    Parameters
    ----------
    keep
        Keeps the file as a draft; called once it is known to be a workbook that harms nobody.

    Raises
    ------
    CancelledError
        When nobody wants the result any more.
    StoreError
        When the store cannot be read.
    """
    report = check_file(
        request.file.content,
        acting_city=request.acting_city,
        language=request.words,
        answers=request.answers,
        on_stage=progress.begin,
        cancel=progress.cancel,
        known=_on_record(request.store, request.person),
    )
    if report.is_stopped:
        return Checked(report)
    progress.begin("compare")
    keep()
    if not report.content.cities():
        return Checked(report)
    try:
        proposal = proposed(report.content, request.before.catalogue, file=request.file)
        comparison = compare(request.store, shipped_reference(), proposal, request.person)
    except StoreError as problem:
        return Checked(report, problem=problem)
    if report.outcome not in STORABLE or not comparison.has_changes():
        return Checked(report, comparison)
    progress.begin("exhibits")
    return Checked(report, comparison, effects=effects_of(comparison, request, progress))


def _on_record(store: Store, person: Person) -> Known:
    standing = plans(store, shipped_reference(), person)
    return Known.of(
        Content(
            milestones=tuple(one.row for one in standing.milestones.values()),
            actions=tuple(one.row for one in standing.actions.values()),
        )
    )


def effects_of(comparison: Comparison, request: Request, progress: Progress) -> tuple[ExhibitChange, ...]:
    """Return the exhibits that the public would see change, for each city of the file."""
    name = f"{request.before.version}+{request.file.sha256}"
    after = imagined_evidence(request.store, name, seen=comparison, answers=request.kept)
    cities = [city for city in FIVE if city in comparison.proposal.cities] or [request.preview_city]
    moved = comparison.figures.loc[comparison.figures["change"].isin(["new", "changed"]), "indicator"]
    now = Now(request.before, request.shown_now, request.language)
    return changes_for(cities, list(dict.fromkeys(moved)), now, after, progress)


@dataclass(frozen=True)
class Now:
    """What the public sees now: the evidence, its exhibits in a language."""

    evidence: Evidence
    shown: ShownNow
    language: str


def changes_for(
    cities: Iterable[str],
    indicators: Iterable[str],
    now: Now,
    after: Evidence,
    progress: Progress,
    *,
    with_datasets: bool = False,
) -> tuple[ExhibitChange, ...]:
    """Return the exhibits that differ between two states of the evidence, each change once.

    Parameters
    ----------
    indicators
        For which exhibits of one indicator are looked at too, besides their usual one.
    with_datasets
        Whether datasets are replaced, so that what is said about them is looked at too.
    """
    wanted = [(city, exhibit) for city in cities for exhibit in _looked_at(indicators, with_datasets)]
    found: dict[tuple[object, ...], ExhibitChange] = {}
    for number, (city, exhibit) in enumerate(wanted):
        progress.done(number / len(wanted))
        for change in changed_exhibits(
            now.evidence, after, city=city, text=text_for(now.language), exhibits=(exhibit,), shown_now=now.shown
        ):
            found.setdefault((change.key, change.headline_before, change.headline_after, change.values), change)
    return tuple(found.values())


def _looked_at(indicators: Iterable[str], with_datasets: bool) -> Iterator[Exhibit]:
    yield from (one for key, one in EXHIBITS.items() if with_datasets or key not in OF_DATASETS)
    for indicator in list(indicators)[:MOST_INDICATORS]:
        for key in WITH_INDICATOR:
            exhibit = EXHIBITS[key]
            if exhibit.defaults.indicator != indicator:
                yield replace(exhibit, defaults=exhibit.defaults.with_(indicator=indicator))
