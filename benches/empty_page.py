"""The empty Streamlit app that every figure stands beside: a heading, one choice, and the choice said back."""

import streamlit as st

st.title("Empty")
st.text(st.radio("Choice", ("one", "two", "three"), horizontal=True))
