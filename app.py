"""The router: page settings, who is reading, the menu, and a designed answer when something fails."""

import streamlit as st

from data.catalogue import ReferenceDataError
from data.logbook import log_error
from text import best_language, text_for
from ui.address import peek, read_address, unknown_values
from ui.navigation import navigate
from ui.reader import text_before_reader, welcome
from ui.shell import address_notices, error_state, page_window, store_notice, style
from ui.stored import failure_number

st.set_page_config(page_title="ECoC-SME", page_icon="/app/static/icon.png", layout="wide")

try:
    page = navigate(text_for(best_language([peek("lang"), st.context.locale])))
    reader = welcome(read_address(page.url_path))
    style(reader.palette)
    page_window(reader)
    page.run()
    address_notices(unknown_values(), reader.text)
    store_notice(reader.text, number=failure_number())
except ReferenceDataError as problem:
    number = text_before_reader().say("Error number: {number}", number=log_error(problem))
    error_state(text_before_reader(), f"{problem.say(text_before_reader())} {number}")
except Exception as error:
    number = text_before_reader().say("Error number: {number}", number=log_error(error))
    error_state(text_before_reader(), number)
