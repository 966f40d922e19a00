"""The router: page settings, who is reading, the menu, and a designed answer when something fails."""

import logging
import uuid
from pathlib import Path

import streamlit as st

from data.catalogue import ReferenceDataError
from text import best_language, text_for
from ui.address import peek, read_address, unknown_values
from ui.navigation import navigate
from ui.reader import text_before_reader, welcome
from ui.shell import address_notices, error_state, page_language, store_notice, style
from ui.stored import store_is_shut

st.set_page_config(page_title="ECoC-SME", page_icon=str(Path(__file__).parent / "static" / "icon.png"), layout="wide")
log = logging.getLogger("ecoc")

try:
    page = navigate(text_for(best_language([peek("lang"), st.context.locale])))
    reader = welcome(read_address(page.url_path))
    style(reader.palette)
    page_language(reader.text.language)
    with st.container(gap="xsmall", key="page"):
        page.run()
        address_notices(unknown_values(), reader.text)
        store_notice(reader.text, shut=store_is_shut())
except ReferenceDataError as problem:
    log.error("reference data: %s", problem)
    error_state(text_before_reader(), problem.say(text_before_reader()))
except Exception:
    number = uuid.uuid4().hex[:8]
    log.exception("error %s", number)
    error_state(text_before_reader(), text_before_reader().say("Error number: {number}", number=number))
