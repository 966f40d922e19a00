"""The presenter's window: this scene and the next, notes, clock; it moves the stage and is moved by it."""

import streamlit as st

from data.following import sessions
from exhibits.scenes.staging import Staged
from ui import markup
from ui.events import events_are_served
from ui.invitation import invitation, no_invitation, spoken
from ui.reader import Reader
from ui.stage.conduct import answer, facts
from ui.stage.controls import mount
from ui.stage.drawn import draw_scene
from ui.stage.pinned import pinned
from ui.stage.seat import Seat, hello, take_seat
from ui.stage.show import notes_of
from ui.stage.slide import show_drawing
from ui.stage.staged import staged_scene


def show_presenter_window(reader: Reader) -> None:
    """Show what the presenter sees; a window without the control code is told so."""
    seat = take_seat(reader)
    reader = pinned(reader, seat.deck)
    with st.container(key="stage"):
        left, right = st.columns([1.5, 1], gap="large")
        with right:
            answer(reader, seat, mount(facts(reader, seat, timed=seat.role != "follower")))
        reader.address.write("scene", [str(seat.scene + 1)], ["1"])
        with left:
            _show_scene(reader, staged_scene(reader, seat), "this", height=330)
            _show_notes(reader, seat)
        with right:
            _show_next(reader, seat)
            _show_state(reader, seat)
    if seat.role == "presenter":
        sessions().steer(seat.control, str(hello().get("window", "")), "presenter")


def _show_scene(reader: Reader, staged: Staged, place: str, *, height: int) -> None:
    shown = staged.shown
    words = markup.element("h1" if place == "this" else "h3", staged.message)
    markup.show(markup.element("p", staged.question, css="question") + words)
    if shown.state != "shown":
        markup.show(markup.element("p", shown.next_step, css="state"))
    elif shown.figure is not None:
        drawing = draw_scene(reader, staged, height=height, small=True)
        with st.container(key=f"preview-{place}"):
            show_drawing(drawing, height, alt=shown.alt, place=place)


def _show_notes(reader: Reader, seat: Seat) -> None:
    if seat.role == "follower":
        return
    text = reader.text
    body = markup.element("h2", text.say("Notes"))
    markup.show(body + markup.element("p", notes_of(seat) or text.say("No notes"), css="notes"))


def _show_next(reader: Reader, seat: Seat) -> None:
    text = reader.text
    if seat.deck is None:
        return
    if seat.scene + 1 >= len(seat.deck.scenes):
        markup.show(markup.element("p", text.say("This is the last scene"), css="question"))
        return
    markup.show(markup.element("h2", text.say("Next")))
    _show_scene(reader, staged_scene(reader, seat, after=1), "next", height=200)


def _show_state(reader: Reader, seat: Seat) -> None:
    text = reader.text
    markup.show("".join(markup.element("p", line, css="small") for line in state_lines(reader, seat)) or "&nbsp;")
    if seat.role == "follower":
        said = text.say("This window does not steer: it lacks the control code. Type it on the page Present.")
        markup.show(markup.element("p", said, css="notice", role="status"))


def state_lines(reader: Reader, seat: Seat) -> list[str]:
    """Return who steers, how the audience gets in, or why windows are not in step."""
    text = reader.text
    if not events_are_served():
        return [text.say("Windows are not in step: the server was started without the route for events.")]
    if not seat.follow:
        return [text.say("Windows are not in step: open stage and presenter window from the page Present.")]
    invited = invitation(seat.follow, text)
    lines = [
        text.say("Follow code, for everybody: {code}", code=spoken(seat.follow)),
        text.say("Short link: {link}", link=invited.link) if invited else no_invitation(text),
    ]
    stages = [view for view in sessions().steering(seat.follow).values() if view == "stage"]
    if len(stages) > 1:
        lines.append(
            text.plural(
                "{number} stage steers this presentation; the last move counts",
                "{number} stages steer this presentation; the last move counts",
                len(stages),
            )
        )
    return lines
