"""Paper is white, whatever the theme on the screen."""

from charts.palette import PALETTES
from ui.print_style import on_paper
from ui.sheets import PAGE, style_of


def test_the_dark_theme_is_printed_in_the_colours_of_the_light_one() -> None:
    rules = on_paper(PALETTES["dark"], "--ec-text:#1A1A1A")
    assert ":root{--ec-text:#1A1A1A}" in rules
    assert '[style*="stroke: rgb(255, 255, 255)"]{stroke:#004488!important}' in rules  # Timișoara's line
    assert "background:#FFFFFF!important" in rules
    assert '[style*="stroke: rgb(255, 255, 255)"]' in style_of("dark", (PAGE,), by_address=True)


def test_the_light_theme_needs_no_other_colours() -> None:
    assert on_paper(PALETTES["light"], "") == ""
    assert "rgb(255, 255, 255)" not in style_of("light", (PAGE,), by_address=False)
