"""Present: choose a deck and begin; embedded, the stage itself or the presenter's window."""

import streamlit as st

from ui.reader import current_reader
from ui.stage.lobby import show_lobby
from ui.stage.presenter_window import show_presenter_window
from ui.stage.show import show_stage

reader = current_reader()
if not st.context.is_embedded:
    show_lobby(reader)
elif reader.address.one("view", ("stage", "presenter"), "stage") == "presenter":
    show_presenter_window(reader)
else:
    show_stage(reader)
