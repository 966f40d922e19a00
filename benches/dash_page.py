"""The same exhibit in Dash: a choice of a city, a chart and a table. Dash is installed by ``make bench`` alone."""

import argparse
import sys
from typing import Any

from benches.exhibit import CITIES, HEIGHT, exhibit_of
from benches.servers import DASH_FOLDER

sys.path.append(str(DASH_FOLDER))  # after everything else: what the dashboard itself uses stays the same
from dash import Dash, Input, Output, dcc, html


def main() -> None:
    """Serve until stopped."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, required=True)
    options = parser.parse_args()
    app = Dash(__name__)
    app.layout = html.Div(
        [
            dcc.RadioItems(list(CITIES), CITIES[0], id="city", inline=True),
            dcc.Graph(id="chart", style={"height": HEIGHT}, config={"displayModeBar": False}),
            html.Table(id="table"),
        ]
    )

    @app.callback(Output("chart", "figure"), Output("table", "children"), Input("city", "value"))
    def _show(city: str) -> tuple[Any, list[Any]]:
        figure, headings, rows = exhibit_of(city)
        body = [html.Tr([html.Td(cell) for cell in row]) for row in rows]
        return figure, [html.Thead(html.Tr([html.Th(title) for title in headings])), html.Tbody(body)]

    app.run(host="127.0.0.1", port=options.port, debug=False, jupyter_mode="external")


if __name__ == "__main__":
    main()
