"""The table of the handouts' figures says what passed its limit."""

from benches.handouts import table


def test_what_passed_its_limit_is_said() -> None:
    found = {"first": 1.6, "later": 0.5, "bytes": 250_000, "memory": 80.2}
    written = table({"pptx": found, "html": found})
    assert "| 1.60 s | 0.50 s | 1.5 s, **not met** | 0.25 MB | 80 MB |" in written
    assert "2.0 s, met" in written
