"""The page before the presentation: which deck, in which light, and who may follow."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from data.following import follow_code, is_follow_code, new_control_code
from data.following.codes import plain
from exhibits.scenes.decks import BUILT_IN, built_in_deck
from exhibits.scenes.scene import Deck
from ui import markup
from ui.address import choose_one
from ui.browser import controls, present_with, presenting, remember_control
from ui.events import events_are_served
from ui.invitation import invitation, no_invitation, spoken
from ui.own_deck import OWN, own_deck, sync_browser
from ui.reader import Reader
from ui.shell import heading, prose, section, state
from ui.stage.controls import keys
from ui.stage.seat import deck_key

_THEMES = {"device": "", "light": "light_theme", "dark": "dark_theme"}


def show_lobby(reader: Reader) -> None:
    """Let a presenter choose and begin, and a follower come in."""
    text = reader.text
    follow = _codes(sync_browser())
    decks = _decks(reader)
    heading(
        reader,
        question=text.say("How can this be presented?"),
        answer=text.plural(
            "{number} deck is ready; arrow keys or a clicker lead through it",
            "{number} decks are ready; arrow keys or a clicker lead through them",
            len(decks),
        ),
    )
    key = _choose(reader, decks)
    _begin(reader, key, decks[key], follow)
    section(text.say("Let others follow"))
    _let_follow(reader, follow)
    section(text.say("Follow a presentation"))
    _follow(reader)
    section(text.say("Keys"))
    body = "".join(markup.element("dt", names) + markup.element("dd", words) for names, words in keys(text))
    markup.show(markup.raw_element("dl", body, css="keys"))


def _decks(reader: Reader) -> dict[str, Deck]:
    decks = {key: built_in_deck(key, reader.evidence.catalogue, reader.text) for key in BUILT_IN}
    mine = own_deck()
    return {OWN: mine, **decks} if mine is not None and mine.begun else decks


def _choose(reader: Reader, decks: dict[str, Deck]) -> str:
    text = reader.text
    if deck_key(reader) not in decks:
        reader.address.write("deck", ["five"], ["five"])
    names = {key: _name(key, deck, reader) for key, deck in decks.items()}
    with st.container(horizontal=True, vertical_alignment="bottom", key="filters"):
        key = choose_one(
            reader.address, "deck", label=text.say("Deck"), options=names, default="five", widget=st.selectbox
        )
        choose_one(
            reader.address,
            "theme",
            label=text.say("Light"),
            options={
                "device": text.say("As this device"),
                "light": text.say("Projector (light)"),
                "dark": text.say("Dark"),
            },
            default="device",
        )
    return key


def _name(key: str, deck: Deck, reader: Reader) -> str:
    if key == OWN:
        return reader.text.say("My deck: {title}", title=deck.title)
    return deck.title


def stage_link(reader: Reader, key: str, **more: str) -> str:
    """Return the link to the stage, in the light that was chosen."""
    theme = _THEMES[reader.address.one("theme", list(_THEMES), "device")]
    options = {"embed_options": theme} if theme else {}
    return reader.address.link("present", deck=key, **more, embed="true", **options)


def _begin(reader: Reader, key: str, deck: Deck, follow: str) -> None:
    text = reader.text
    more = {"follow": follow} if follow else {}
    planned = text.plural(
        "{number} scene, {minutes} minutes",
        "{number} scenes, {minutes} minutes",
        len(deck.scenes),
        minutes=text.number(deck.minutes),
    )
    if not deck.scenes:
        state(text.say("This deck has no scenes yet"), text.say("Add exhibits with “Add to deck” below each of them."))
        return
    links = markup.link(
        text.say("Present “{deck}”", deck=deck.title),
        stage_link(reader, key, **more, **({"start": "1"} if follow else {})),
    )
    window = markup.link(text.say("Open the presenter window"), stage_link(reader, key, view="presenter", **more))
    items = "".join(markup.element("li", scene.title or scene.exhibit) for scene in deck.scenes)
    markup.show(f'<p class="begin">{links}</p><p>{window} · {planned}</p><ol class="scenes">{items}</ol>')


def _codes(memory: Mapping[str, Any] | None) -> str:
    """Return the follow code this browser presents with; a first one is made when the browser holds none."""
    if events_are_served() and not presenting() and memory is not None:
        held = plain(str(memory.get("control", "")))
        present_with(held or new_control_code())
        st.rerun()  # the browser is to keep the code before a link leads to the stage
    return presenting()


def _let_follow(reader: Reader, follow: str) -> None:
    text = reader.text
    if not events_are_served():
        state(
            text.say("Following is off on this server"),
            text.say(
                "It was started without the route for events. Presenting works; for followers, start it with "
                "“make run” or serve.py."
            ),
        )
        return
    if not follow:
        prose([text.say("One moment: this browser is asked for its codes.")])
        return
    invited = invitation(follow, text)
    prose(
        [
            text.say("Others see on their own devices the scene that is on, never the notes."),
            text.say("Follow code, for everybody: {code}", code=spoken(follow)),
            text.say("Short link: {link}", link=invited.link) if invited else no_invitation(text),
            text.say("Whoever has the control code can move the presentation: keep it to yourself."),
        ]
    )
    with st.container(horizontal=True, vertical_alignment="center"):
        if st.toggle(text.say("Show the control code"), key="control-show"):
            markup.show(markup.element("p", spoken(controls()[follow])))
        st.button(text.say("New codes"), key="control-new", on_click=_renew)


def _renew() -> None:
    present_with(new_control_code())


def _follow(reader: Reader) -> None:
    text = reader.text
    with st.container(horizontal=True, vertical_alignment="bottom"):
        typed = plain(st.text_input(text.say("Follow code"), max_chars=20, key="follow-code", width=240))
        control = plain(
            st.text_input(
                text.say("Control code, to steer"), max_chars=40, key="control-code", width=320, type="password"
            )
        )
    if control:
        _answer_control(reader, typed, control)
    elif typed and not is_follow_code(typed):
        state(
            text.say("A follow code has eight letters and digits"),
            text.say("Read it again from the presenter's screen."),
        )
    elif typed:
        address = reader.address.link("present", follow=typed, embed="true")
        markup.show(
            markup.raw_element("p", markup.link(text.say("Follow {code}", code=spoken(typed)), address), css="begin")
        )


def _answer_control(reader: Reader, typed: str, control: str) -> None:
    text = reader.text
    if typed and follow_code(control) != typed:
        state(
            text.say("This control code does not belong to {code}", code=spoken(typed)),
            text.say("Without the right one you can follow, but not steer. Ask the presenter."),
        )
        return
    follow = follow_code(control)
    if follow not in controls():
        remember_control(control)
        st.rerun()  # as above
    links = (
        ("stage", text.say("Steer {code}", code=spoken(follow))),
        ("presenter", text.say("Open the presenter window")),
    )
    body = " · ".join(
        markup.link(label, reader.address.link("present", follow=follow, view=view, embed="true"))
        for view, label in links
    )
    markup.show(f'<p class="begin">{body}</p>')
