"""Pure builders: a frame or result becomes a Plotly figure or a pydeck deck."""
