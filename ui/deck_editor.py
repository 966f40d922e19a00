"""The editor of one's own deck: scenes in an order, the words of the one that is chosen, and the deck as a file."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from exhibits.registry import EXHIBITS
from exhibits.scenes.deck_file import DeckFileError, read_deck, write_deck
from exhibits.scenes.decks import BUILT_IN, built_in_deck
from exhibits.scenes.fields import DeckProblem
from exhibits.scenes.scene import LONGEST_LINE, LONGEST_TEXT, MOST_MINUTES, MOST_SCENES, Deck, Scene
from text import Text
from ui import markup
from ui.own_deck import edition, own_deck, replace_own_deck, saved_as, set_own_deck
from ui.reader import Reader
from ui.shell import state
from ui.stage.pinned import with_kept_figures

_PROBLEMS = "deck_problems"
SHOWN_PROBLEMS = 20


def _changed_elsewhere(deck: Deck) -> None:
    """Take the same deck with its scenes changed by a button."""
    replace_own_deck(deck, saved_as=saved_as())


def show_beginning(reader: Reader) -> None:
    """Offer to begin with a copy of a built-in deck, with an empty one, or with a file."""
    text = reader.text
    decks = {key: built_in_deck(key, reader.evidence.catalogue, text) for key in BUILT_IN}
    with st.container(horizontal=True, vertical_alignment="bottom", key="deck-begin"):
        key = st.selectbox(
            text.say("Built-in deck"), list(decks), format_func=lambda key: decks[key].title, width=320, key="deck-from"
        )
        st.button(text.say("Begin with a copy"), key="deck-copy", on_click=replace_own_deck, args=(decks[key],))
        empty = Deck(text.say("My deck"))
        st.button(text.say("Begin with an empty deck"), key="deck-empty", on_click=replace_own_deck, args=(empty,))
    st.file_uploader(
        text.say("Or open a deck file (JSON)"), type="json", key=f"deck-file-{edition()}", on_change=_open_file
    )
    _show_problems(text)


def _open_file() -> None:
    given = st.session_state[f"deck-file-{edition()}"]
    st.session_state[_PROBLEMS] = []
    if given is None:
        return
    try:
        replace_own_deck(read_deck(given.getvalue()))
    except DeckFileError as error:
        st.session_state[_PROBLEMS] = error.problems


def _show_problems(text: Text) -> None:
    problems: list[DeckProblem] = st.session_state.get(_PROBLEMS, [])
    if not problems:
        return
    title = text.plural(
        "The file was not opened: {number} problem", "The file was not opened: {number} problems", len(problems)
    )
    items = "".join(markup.element("li", problem.sentence(text)) for problem in problems[:SHOWN_PROBLEMS])
    body = markup.element("h3", title) + f"<ul>{items}</ul>"
    body += markup.element("p", text.say("The deck you had is unchanged. Mend the file and open it again."), css="soft")
    markup.show(markup.raw_element("div", body, css="state", role="alert"))


def show_deck(reader: Reader, deck: Deck) -> None:
    """Show title, file and freezing of the deck, its scenes, and the scene that is being edited."""
    deck = with_kept_figures(reader, deck)
    set_own_deck(deck)
    _show_whole(reader, deck)
    if not deck.scenes:
        text = reader.text
        state(text.say("This deck has no scenes yet"), text.say("Add exhibits with “Add to deck” below each of them."))
        return
    left, right = st.columns([1, 1.2], gap="large")
    with right:
        chosen = _choose_scene(reader, deck)
        _edit_scene(reader, deck, chosen)
    with left:
        _show_order(reader, deck, chosen)


def _show_whole(reader: Reader, deck: Deck) -> None:
    text = reader.text
    number = edition()
    with st.container(horizontal=True, vertical_alignment="bottom", key="deck-whole"):
        st.text_input(
            text.say("Title of the deck"),
            deck.title,
            max_chars=LONGEST_LINE,
            key=f"deck-title-{number}",
            on_change=_changed,
            args=(f"deck-title-{number}", lambda title: _own().with_(title=title)),
        )
        st.download_button(
            text.say("Save as a file"),
            write_deck(deck),
            file_name="ecoc-sme-deck.json",
            mime="application/json",
            on_click="ignore",
            key="deck-save",
        )
        st.button(text.say("Close this deck"), key="deck-close", on_click=_close)
    st.toggle(
        text.say("Freeze the figures"),
        bool(deck.data_version),
        key=f"deck-freeze-{number}",
        help=text.say(
            "A frozen deck shows the figures of one data version, and carries them in its file; each scene says which."
        ),
        on_change=_changed,
        args=(
            f"deck-freeze-{number}",
            lambda frozen: _own().with_(data_version=reader.evidence.version) if frozen else _own().released(),
        ),
    )
    if deck.data_version:
        said = text.say("Figures frozen at data version {version}", version=deck.data_version)
        markup.show(markup.element("p", said, css="notice"))


def _own() -> Deck:
    return own_deck() or Deck("")


def _close() -> None:
    replace_own_deck(Deck(""))


def _changed(key: str, change: Callable[[Any], Deck]) -> None:
    set_own_deck(change(st.session_state[key]))


def _choose_scene(reader: Reader, deck: Deck) -> int:
    last = len(deck.scenes)
    current = min(int(st.session_state.get("deck-scene", 1)), last)
    if st.session_state.get("deck-scene") != current:
        st.session_state["deck-scene"] = current
    return int(st.number_input(reader.text.say("Scene"), 1, last, key="deck-scene", width=160)) - 1


def _edit_scene(reader: Reader, deck: Deck, index: int) -> None:
    text, scene = reader.text, deck.scenes[index]
    _move_controls(text, deck, index)
    _text_field(
        st.text_input, text.say("Question"), scene.title, "title", index, most=LONGEST_LINE, hint=_title(scene, text)
    )
    headline = text.say("Empty: the exhibit's own computed sentence")
    _text_field(
        st.text_input,
        text.say("Message, one sentence"),
        scene.message,
        "message",
        index,
        most=LONGEST_LINE,
        hint=headline,
    )
    _text_field(
        st.text_area, text.say("Notes, for the presenter alone"), scene.notes, "notes", index, most=LONGEST_TEXT
    )
    key = f"scene-minutes-{index}-{edition()}"
    st.number_input(
        text.say("Minutes"),
        0.0,
        MOST_MINUTES,
        scene.minutes,
        0.5,
        key=key,
        width=160,
        on_change=_changed,
        args=(key, lambda minutes: _own().changed(index, minutes=float(minutes))),
    )


def _text_field(
    widget: Callable[..., Any], label: str, value: str, name: str, index: int, *, most: int, hint: str = ""
) -> None:
    key = f"scene-{name}-{index}-{edition()}"
    widget(
        label,
        value,
        max_chars=most,
        placeholder=hint,
        key=key,
        on_change=_changed,
        args=(key, lambda written: _own().changed(index, **{name: written})),
    )


def _move_controls(text: Text, deck: Deck, index: int) -> None:
    last = len(deck.scenes) - 1
    with st.container(horizontal=True, key="deck-move"):
        st.button(
            text.say("Earlier"), key="scene-earlier", disabled=index == 0, on_click=_move, args=(index, index - 1)
        )
        st.button(text.say("Later"), key="scene-later", disabled=index == last, on_click=_move, args=(index, index + 1))
        full = len(deck.scenes) >= MOST_SCENES
        st.button(text.say("Duplicate"), key="scene-double", disabled=full, on_click=_double, args=(index,))
        st.button(text.say("Remove"), key="scene-remove", on_click=_remove, args=(index,))


def _move(index: int, to: int) -> None:
    _changed_elsewhere(_own().moved(index, to))
    st.session_state["deck-scene"] = to + 1


def _double(index: int) -> None:
    deck = _own()
    _changed_elsewhere(deck.added(deck.scenes[index]).moved(len(deck.scenes), index + 1))


def _remove(index: int) -> None:
    _changed_elsewhere(_own().removed(index))


def _show_order(reader: Reader, deck: Deck, chosen: int) -> None:
    text = reader.text
    rows = []
    for number, scene in enumerate(deck.scenes, start=1):
        mark_ = "▸ " if number - 1 == chosen else ""
        rows.append(
            [f"{mark_}{number}", _title(scene, text), _exhibit(scene, text), text.number(scene.minutes, decimals=1)]
        )
    headings = [
        (text.say("Scene"), True),
        (text.say("Question"), False),
        (text.say("Exhibit"), False),
        (text.say("Minutes"), True),
    ]
    markup.show(markup.table(headings, rows, caption=text.say("The scenes in their order")))


def _title(scene: Scene, text: Text) -> str:
    return scene.title or _exhibit(scene, text)


def _exhibit(scene: Scene, text: Text) -> str:
    entry = EXHIBITS.get(scene.exhibit)
    return text.say(entry.title) if entry else text.say("There is no exhibit called “{key}” here", key=scene.exhibit)
