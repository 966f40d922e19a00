"""A finished figure: light, and its plain form made once."""

import json

from charts.sketch import Sketch


def _sketch() -> Sketch:
    sketch = Sketch()
    sketch.add_scatter(x=[2015, 2016], y=[1.0, 2.0])
    sketch.add_annotation(text="2016", x=2016, y=2.0)
    sketch.update_layout(height=300)
    return sketch


def test_a_figure_carries_only_what_was_put_in() -> None:
    written = _sketch().figure().to_json()
    assert len(written) < 400  # Plotly's own template alone is 6,000
    assert json.loads(written)["layout"]["height"] == 300


def test_its_plain_form_is_made_once_for_everyone() -> None:
    figure = _sketch().figure()
    assert figure.to_dict() is figure.to_dict()
    assert figure.to_dict()["data"][0]["y"] == [1.0, 2.0]
