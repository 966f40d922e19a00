"""The question about a value that changed meanwhile."""

from data.workbook.questions import Answers
from data.workbook.stale import may_replace, stale


def test_a_stale_value_is_asked_about_in_its_column() -> None:
    finding = stale("Milestones", "D7", "2021-09", "2021-10")
    assert (finding.question, finding.choices) == ("Milestones!D|STALE", ("mine", "theirs"))
    assert may_replace("Milestones", "D7", Answers({})) is None
    assert may_replace("Milestones", "D9", Answers({finding.question: "mine"})) is True
    assert may_replace("Milestones", "D9", Answers({finding.question: "theirs"})) is False
