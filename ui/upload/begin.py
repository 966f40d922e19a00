"""The first step: for which city, the template, the file, and what was begun before."""

from pathlib import PurePath

import streamlit as st

from data.content import PARTNERSHIP
from data.store.drafts import Draft
from data.store.entries import ReceivedFile
from data.submissions import Person, Role, template_content
from data.submissions.showing import shipped_reference
from data.workbook.template import build_template
from exhibits.exhibit import FIVE
from text import LANGUAGES, Text
from ui import markup, stored
from ui.address import choose, choose_one
from ui.reader import Reader
from ui.shell import section
from ui.upload.desk import LONGEST_NAME, Desk, give_up, resume
from ui.upload.drafts import Begun, discard, unfinished
from ui.upload.moments import moment

LARGEST_MB = 10


def choose_city(reader: Reader, person: Person) -> str:
    """Show the cities that the person may edit and return the chosen one, "" for the whole partnership."""
    text = reader.text
    mine = [key for key in FIVE if person.may_edit([key])]
    options = {key: reader.evidence.catalogue.cities[key].name for key in mine}
    if person.role is Role.ADMINISTRATOR:
        options = {"": text.say("Whole partnership"), **options}
    return choose_one(
        reader.address,
        "city",
        label=text.say("City"),
        options=options,
        default=next(iter(options)),
        widget=st.selectbox,
        width=220,
    )


def choose_words(reader: Reader) -> str:
    """Show the six languages of template and findings and return the chosen one."""
    return choose_one(
        reader.address,
        "words",
        label=reader.text.say("Language of template and findings"),
        options={code: language.name for code, language in LANGUAGES.items()},
        default=reader.text.language,
        widget=st.selectbox,
        width=260,
    )


def show_begin(reader: Reader, person: Person, desk: Desk) -> None:
    """Show the drafts, the choices, the template and the place for the file."""
    text = reader.text
    show_drafts(reader, person, desk)
    with st.container(horizontal=True, vertical_alignment="bottom", key="filters"):
        city = choose_city(reader, person)
        words = choose_words(reader)
    left, right = st.columns(2, gap="large")
    with left:
        section(text.say("Take the template"))
        markup.show(
            markup.element(
                "p",
                text.say(
                    "It holds what is stored now, with lists to choose from. Change what is new and leave the rest: "
                    "what you leave out stays as it is. Your own workbook works as well if its headings are the "
                    "template’s; so does an export from Eurostat’s Data Browser."
                ),
            )
        )
        st.download_button(
            text.say("Download the template"),
            data=lambda: template_of(reader, person, city, words),
            file_name=f"ecoc-sme-{city or PARTNERSHIP}-{words}.xlsx",
            on_click="ignore",
            icon=":material/download:",
            key="template",
        )
    with right:
        section(text.say("Hand in the workbook"))
        show_uploader(reader, desk, city, words)


def template_of(reader: Reader, person: Person, city: str, words: str) -> bytes:
    """Return the template, filled with what is stored at this moment."""
    catalogue = reader.evidence.catalogue
    content = template_content(stored.store(), shipped_reference(), catalogue, city or None, person)
    return build_template(content, city=city or None, language=words)


def show_uploader(reader: Reader, desk: Desk, city: str, words: str, *, label: str = "") -> None:
    """Show the place for the file; whatever is dropped is checked at once."""
    text = reader.text
    key = f"upload-file-{desk.turn}"
    st.file_uploader(
        label or text.say("Drop the workbook here, or choose it"),
        key=key,
        max_upload_size=LARGEST_MB,
        on_change=_taken,
        args=(desk, key, city, words),
    )
    markup.show(
        markup.element(
            "p",
            text.say(
                "An Excel workbook (.xlsx) of at most {size} MB. It is checked first; nothing is stored before you "
                "confirm. If the file changes while it is sent, send it again.",
                size=text.number(LARGEST_MB),
            ),
            css="small",
        )
    )


def _taken(desk: Desk, key: str, city: str, words: str) -> None:
    """Put the file on the desk: its bytes as they are now, whatever becomes of it on the sender's disk."""
    uploaded = st.session_state.get(key)
    if uploaded is None:
        return
    if desk.file is not None:
        give_up(desk)  # a corrected file takes the place of the one before, and of its draft
    desk.take(ReceivedFile(name=plain_name(uploaded.name), content=uploaded.getvalue()), Begun(city=city, words=words))
    choose("receipt", [""])


def plain_name(name: str) -> str:
    """Return a file's name without folders and control characters, and not longer than the store keeps."""
    last = PurePath(name.replace("\\", "/")).name
    return "".join(character for character in last if character.isprintable())[:LONGEST_NAME] or "workbook.xlsx"


def show_drafts(reader: Reader, person: Person, desk: Desk) -> None:
    """Show what this person began and did not finish: to go on with, or to discard."""
    for number, draft in enumerate(unfinished(stored.store(), person)):
        _show_draft(reader.text, person, desk, draft, number)


def _show_draft(text: Text, person: Person, desk: Desk, draft: Draft, number: int) -> None:
    """Show one of them, and its two ways."""
    with st.container(border=True, horizontal=True, vertical_alignment="center", key=f"draft-{number}"):
        words = text.say(
            "Begun on {moment}. Nothing of it is stored yet; your answers are kept.",
            moment=moment(draft.updated_at, text),
        )
        with st.container(width="stretch"):
            title = markup.element("h3", text.say("Not finished: {file}", file=draft.file_name))
            markup.show(title + markup.element("p", words, css="small"))
        st.button(text.say("Go on with it"), key=f"draft-resume-{number}", on_click=resume, args=(desk, draft))
        st.button(
            text.say("Discard it"),
            key=f"draft-discard-{number}",
            on_click=lambda: discard(stored.store(), person, draft.kind),
        )
