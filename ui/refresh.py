"""The refresh from Eurostat as a panel: look first, then store; it can be stopped, and says why it fails."""

import threading
import time
from dataclasses import dataclass
from typing import Any, Final

import streamlit as st

from data.eurostat.errors import RefreshError
from data.eurostat.fetching import Fetched, fetch, refreshable
from data.eurostat.line import Line
from data.eurostat.log_line import log_refusal
from data.eurostat.summary import Summary, summarised
from data.logbook import new_number
from data.store import StoreError
from data.submissions import Person, Role, accept, compare, observations
from data.submissions.comparison import Comparison
from data.submissions.showing import imagined_evidence, shipped_reference
from exhibits.changes import ExhibitChange, changed_exhibits
from exhibits.registry import EXHIBITS
from text import Text
from ui import markup
from ui.reader import Reader
from ui.refresh_bar import Bar, log_receipt
from ui.refresh_report import show_effects, show_summary
from ui.settings import eurostat_address
from ui.shell import prose, state
from ui.staff import current_person
from ui.stored import store

_ASKED: Final = "refresh-asked"
_STORED: Final = "refresh-stored"
_STOPPED: Final = "refresh-stopped"
_SILENCE: Final = 20.0  # seconds without a byte
_NOTE: Final = 500
_KEPT: Final = 3600  # seconds that a look waits for its answer


@dataclass(frozen=True)
class _Asked:
    """A look that somebody asked for; ``number`` names it in the log."""

    number: str
    datasets: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class _Looked:
    """What a look found: either all of it, or failures."""

    fetched: Fetched | None = None
    compared: Comparison | None = None
    summary: Summary | None = None
    problem: RefreshError | StoreError | None = None

    @property
    def failures(self) -> tuple[RefreshError | StoreError, ...]:
        """Why nothing can be stored."""
        if self.problem is not None:
            return (self.problem,)
        return self.fetched.failures if self.fetched else ()


@st.cache_resource(max_entries=2, ttl=_KEPT, show_spinner=False)
def _found(number: str) -> dict[str, Any]:  # noqa: ARG001 - names the look
    """Return what is kept of a look: frames are too large for a session."""
    return {}


def refresh_panel(reader: Reader, person: Person | None) -> None:
    """Show the refresh as far as it is: the choice, the bar, what would change, the receipt.

    Parameters
    ----------
    person
        Who looks at it; who stores is asked anew at that moment.
    """
    text = reader.text
    if person is None or person.role is not Role.ADMINISTRATOR:
        state(text.say("Only administrators refresh"), text.say("Ask an administrator of the dashboard."))
        return
    asked = st.session_state.get(_ASKED)
    if not isinstance(asked, _Asked):
        _choose(reader)
        return
    found = _found(asked.number)
    if "looked" not in found:
        found["looked"] = _look(reader, person, asked)
        st.rerun()
    looked: _Looked = found["looked"]
    if looked.failures:
        _refused(looked, asked, text)
    else:
        _offer(reader, looked, asked, found)


def _choose(reader: Reader) -> None:
    text, catalogue = reader.text, reader.evidence.catalogue
    _last_words(text)
    prose(
        [
            text.say(
                "Whole tables are fetched from Eurostat and compared with what is shown now. Nothing is stored before "
                "you have seen what would change."
            )
        ]
    )
    datasets = refreshable(catalogue)
    picked = st.multiselect(
        text.say("Tables; none chosen means all"),
        datasets,
        format_func=lambda key: f"{key} · {text.say(catalogue.datasets[key].title)}",
        key="refresh-datasets",
        placeholder=text.say("All tables"),
    )
    st.button(
        text.say("See what would change"),
        key="refresh-look",
        on_click=_ask,
        args=(tuple(picked) or datasets,),
        type="primary",
    )


def _last_words(text: Text) -> None:
    if st.session_state.pop(_STOPPED, False):
        markup.show(markup.element("div", text.say("Stopped. Nothing was changed."), css="notice", role="status"))
    stored = st.session_state.pop(_STORED, None)
    if stored is None:
        return
    number, receipt = stored
    words = text.say(
        "Stored as submission {submission}; the History page undoes it. Number in the log: {number}.",
        submission=receipt.submission,
        number=number,
    )
    markup.show(markup.element("div", words, css="notice", role="status"))


def _ask(datasets: tuple[str, ...]) -> None:
    st.session_state[_ASKED] = _Asked(new_number(), datasets)


def _forget(*, stopped: bool = False) -> None:
    st.session_state.pop(_ASKED, None)
    st.session_state[_STOPPED] = stopped


def _look(reader: Reader, person: Person, asked: _Asked) -> _Looked:
    """Fetch and compare, with a bar; whoever cancels ends this run, and with it the download."""
    text = reader.text
    # The same key as below: a click that arrives when the look is over counts there.
    st.button(text.say("Cancel"), key="refresh-cancel", on_click=_forget, kwargs={"stopped": True})
    bar = Bar(st.progress(0.0, text=text.say("Asking Eurostat …")), text)
    begun = time.monotonic()
    try:
        looked = _compared(reader, person, asked, bar)
    except (RefreshError, StoreError) as problem:
        looked = _Looked(problem=problem)
    for failure in looked.failures:
        log_refusal(failure, asked.number, time.monotonic() - begun)
    return looked


def _compared(reader: Reader, person: Person, asked: _Asked, bar: Bar) -> _Looked:
    line = Line(base=eurostat_address(), silence=_SILENCE, sleep=bar.wait)
    here, reference, catalogue = store(), shipped_reference(), reader.evidence.catalogue
    before = observations(here, reference, person)
    fetched = fetch(line, asked.datasets, catalogue, before, bar.step)
    if fetched.failures:
        return _Looked(fetched)
    compared = compare(here, reference, fetched.proposal(), person)
    return _Looked(fetched, compared, summarised(fetched, compared, catalogue))


def _refused(looked: _Looked, asked: _Asked, text: Text) -> None:
    title = text.say("Eurostat’s tables could not be fetched, and nothing was changed")
    reasons = "".join(markup.element("p", problem.said(text)) for problem in looked.failures)
    number = text.say("Number in the log: {number}", number=asked.number)
    body = markup.element("h3", title) + reasons + markup.element("p", number, css="small")
    markup.show(markup.raw_element("div", body, css="state", role="alert"))
    arrived = tuple(item.dataset for item in looked.fetched.arrivals) if looked.fetched else ()
    with st.container(horizontal=True):
        st.button(text.say("Try again"), key="refresh-again", on_click=_ask, args=(asked.datasets,))
        if arrived:
            label = text.plural("Only the {number} table that came", "Only the {number} tables that came", len(arrived))
            st.button(label, key="refresh-arrived", on_click=_ask, args=(arrived,))
        st.button(text.say("Choose other tables"), key="refresh-cancel", on_click=_forget)


def _offer(reader: Reader, looked: _Looked, asked: _Asked, found: dict[str, Any]) -> None:
    text = reader.text
    assert looked.summary is not None and looked.compared is not None  # noqa: S101 - a look without failures
    show_summary(looked.summary, reader.evidence.catalogue, text)
    if not looked.compared.has_changes():
        state(text.say("Everything is up to date"), text.say("Eurostat has nothing that is not shown already."))
        st.button(text.say("Choose other tables"), key="refresh-cancel", on_click=_forget)
        return
    _show_exhibits(reader, looked.compared, asked, found)
    note = st.text_input(text.say("Note for the history (optional)"), key="refresh-note", max_chars=_NOTE)
    if problem := found.pop("problem", None):
        markup.show(markup.element("div", problem.said(text), css="notice", role="alert"))
    with st.container(horizontal=True):
        st.button(
            text.say("Store these tables"), key="refresh-store", type="primary", on_click=_store, args=(asked, note)
        )
        st.button(text.say("Discard"), key="refresh-cancel", on_click=_forget, kwargs={"stopped": True})


def _show_exhibits(reader: Reader, compared: Comparison, asked: _Asked, found: dict[str, Any]) -> None:
    text, cities = reader.text, reader.evidence.catalogue.cities
    with st.container(horizontal=True, vertical_alignment="bottom"):
        city = st.selectbox(
            text.say("City"), list(cities), format_func=lambda key: cities[key].name, key="refresh-city", width=260
        )
        wanted = st.button(text.say("See the exhibits that would change"), key="refresh-effects")
    key = f"effects-{city}-{text.language}"
    if wanted and key not in found:
        found[key] = _effects(reader, compared, asked, str(city))
    if key in found:
        show_effects(found[key], cities[str(city)].name, text)


def _effects(reader: Reader, compared: Comparison, asked: _Asked, city: str) -> list[ExhibitChange]:
    text = reader.text
    bar = st.progress(0.0, text=text.say("Drawing every exhibit twice …"))
    after = imagined_evidence(store(), f"{reader.evidence.version}+refresh-{asked.number}", seen=compared)
    changes: list[ExhibitChange] = []
    for number, exhibit in enumerate(EXHIBITS.values(), start=1):
        changes += changed_exhibits(reader.evidence, after, city=city, text=text, exhibits=(exhibit,))
        bar.progress(number / len(EXHIBITS), text=text.say(exhibit.title))
    bar.empty()
    return changes


def _store(asked: _Asked, note: str) -> None:
    """Store what was looked at, once: a second click waits for the first and tells the same receipt."""
    found = _found(asked.number)
    with found.setdefault("lock", threading.Lock()):
        if "receipt" not in found:
            _accept(found, asked, note)
        # Streamlit gives up a run that is clicked away, so that the second click may be the one that tells.
        receipt = found.get("receipt")
    if receipt is not None:
        _forget()
        st.session_state[_STORED] = (asked.number, receipt)


def _accept(found: dict[str, Any], asked: _Asked, note: str) -> None:
    looked = found.get("looked")
    if not isinstance(looked, _Looked) or looked.compared is None:
        return
    try:
        receipt = accept(store(), shipped_reference(), looked.compared, current_person(), note=note)
    except StoreError as problem:
        log_refusal(problem, asked.number, 0)
        found["problem"] = problem
        return
    found["receipt"] = receipt
    for key in found.keys() - {"receipt", "lock"}:  # frames that nobody needs any more
        del found[key]
    log_receipt(receipt, asked.number)
