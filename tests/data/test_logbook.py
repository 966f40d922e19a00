"""The log: one line of JSON per event, and nothing a person wrote."""

import datetime as dt
import json
import logging

import pytest

from data.logbook import JsonLines, log_error, log_event, new_number


def moment() -> dt.datetime:
    return dt.datetime(2026, 3, 2, 8, 30, tzinfo=dt.UTC)


def lines(caplog: pytest.LogCaptureFixture) -> list[dict[str, object]]:
    return [json.loads(record.getMessage()) for record in caplog.records]


def test_an_event_is_one_line_with_its_number(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "ecoc")
    log_event("upload", id="0a1b2c3d", clock=moment, outcome="accepted", values=12, seconds=1.23456)
    assert lines(caplog) == [
        {
            "at": "2026-03-02T08:30:00.000+00:00",
            "kind": "upload",
            "id": "0a1b2c3d",
            "outcome": "accepted",
            "values": 12,
            "seconds": 1.235,
        }
    ]


@pytest.mark.parametrize("written", ["Ana <ana@example.org>", "ana@example.org", "Timișoara", "a\nb", "", "x" * 400])
def test_what_a_person_wrote_is_left_out(caplog: pytest.LogCaptureFixture, written: str) -> None:
    caplog.set_level(logging.INFO, "ecoc")
    log_event("upload", id=new_number(), outcome=written)
    assert lines(caplog)[0]["outcome"] == "-"
    assert "\n" not in caplog.records[0].getMessage()


def test_a_field_nobody_thought_about_is_refused() -> None:
    with pytest.raises(ValueError, match="knows no name"):
        log_event("upload", id=new_number(), name="x")


def _fail(secret: str) -> None:
    raise KeyError(secret)


def test_an_error_is_its_class_and_place_without_its_words(caplog: pytest.LogCaptureFixture) -> None:
    try:
        _fail("Ana Popescu")
    except KeyError as error:
        number = log_error(error)
    [line] = lines(caplog)
    assert line["id"] == number
    assert line["error"] == "KeyError"
    assert str(line["where"]).startswith("tests/data/test_logbook.py:")
    assert "Popescu" not in caplog.records[0].getMessage()


def test_other_parts_write_json_without_what_was_filled_in() -> None:
    try:
        _fail("Ana Popescu")
    except KeyError as error:
        record = logging.LogRecord(
            "streamlit", logging.WARNING, "x.py", 1, "refused %s", ("Ana",), (KeyError, error, error.__traceback__)
        )
    line = json.loads(JsonLines().format(record))
    assert line["message"] == "refused %s"
    assert line["error"] == "KeyError"
    assert "Ana" not in json.dumps(line)
    told = logging.LogRecord("ecoc", logging.ERROR, "x.py", 1, "site: %s", (OSError("/home/ana"),), None)
    assert json.loads(JsonLines().format(told))["error"] == "OSError"
    assert "ana" not in JsonLines().format(told)
    own = logging.LogRecord("ecoc.events", logging.INFO, "x.py", 1, "%s", ('{"kind": "upload"}',), None)
    assert JsonLines().format(own) == '{"kind": "upload"}'
