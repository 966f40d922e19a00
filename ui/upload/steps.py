"""The four steps on top of the page, and what the check is doing."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from text import Text, mark
from ui import markup
from ui.upload.work import STAGES, Progress, Work

STEPS = (mark("File"), mark("Check"), mark("Compare"), mark("Store"))
EVERY = 0.5  # seconds between two looks at the work
FILE, CHECK, COMPARE, STORE = range(4)


def show_steps(now: int, text: Text) -> None:
    """Show which of the four steps is being taken; those before it are done."""
    items = []
    for number, step in enumerate(STEPS):
        words = f"{number + 1} {text.say(step)}" + (" ✓" if number < now else "")
        state = "past" if number < now else "now" if number == now else ""
        current = {"aria-current": "step"} if number == now else {}
        items.append(markup.element("li", words, css=state, **current))
    named = {"aria-label": text.say("Steps of handing in")}
    markup.show(markup.raw_element("ol", "".join(items), css="steps", **named))


def show_progress(find: Callable[[], Work[Any] | None], text: Text) -> None:
    """Show the stages with their time while the work goes on.

    The button that cancels is not in here: see :func:`show_cancel`.

    Parameters
    ----------
    find
        Returns the work, None once it was given up.
    """

    @st.fragment(run_every=EVERY)
    def watch() -> None:
        """Draw the stages; run the whole page again once the work has ended."""
        work = find()
        if work is None or not work.is_running:
            st.rerun()
        show_stages(work, text)

    watch()


def show_cancel(words: str, key: str, cancel: Callable[[], None]) -> None:
    """Show the button that gives everything up: in every stage of one thing, under the same key.

    It stands outside the fragment that runs again by itself: Streamlit drops a click of a fragment that a whole run has
    done away with meanwhile, as it does when the work ends. Under the same key, a click that was on its way while the
    next stage was drawn counts there.
    """
    st.button(words, key=key, on_click=cancel)


def show_stages(work: Work[Any], text: Text) -> None:
    """Show each stage: done with its seconds, going on, or still to come."""
    taken = work.progress.seconds()
    begun = {stage for stage, _ in taken}
    rows = [_stage(work.progress, index == len(taken) - 1, *one, text) for index, one in enumerate(taken)]
    later = [stage for stage in work.stages if stage not in begun]
    rows += [markup.element("li", text.say(STAGES[stage]), css="later") for stage in later]
    markup.show(markup.raw_element("ul", "".join(rows), css="stages"))


def _stage(progress: Progress, is_last: bool, stage: str, seconds: float, text: Text) -> str:
    """Return a stage as a list entry."""
    running = is_last and progress.ended is None
    name = text.say(STAGES[stage])
    if running and progress.share is not None:
        name = text.say("{stage}: {percent} done", stage=name, percent=text.percent(progress.share, decimals=0))
    time = text.say("{seconds} s", seconds=text.number(seconds, decimals=1))
    sign = "… " if running else "✓ "
    return markup.raw_element(
        "li", markup.element("span", sign + name) + markup.element("span", time), css="now" if running else ""
    )
