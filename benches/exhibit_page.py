"""One exhibit in Streamlit: a choice of a city, a chart and a table."""

import streamlit as st

from benches.exhibit import CITIES, exhibit_of

city = st.radio("City", CITIES, horizontal=True)
figure, headings, rows = exhibit_of(city)
st.plotly_chart(figure, theme=None, config={"displayModeBar": False}, key="chart")
st.table([dict(zip(headings, row, strict=True)) for row in rows])
