"""Small workbooks about Timișoara, as the pages of handing in meet them."""

from tests.data.workbook import generator as make

CITY = "Timișoara"
BIRTHS = "Enterprise births"


def births(*values: tuple[int, object]) -> bytes:
    """Return a workbook with births of firms by year."""
    return make.indicators(*((CITY, BIRTHS, year, value, "number") for year, value in values))


def good(first: int = 3000) -> bytes:
    """Return a workbook in which nothing is wrong: three figures and one milestone."""
    figures = [(CITY, BIRTHS, year, value, "number") for year, value in ((2021, first), (2022, 3100), (2023, 3300))]
    milestone = (CITY, "TIM-1", "Evaluation published", "2022-06-30", "Completed")
    return make.workbook(
        {
            "Indicators": [make.HEADINGS, *figures],
            "Milestones": [("City", "Action", "Milestone", "Due date", "Status"), milestone],
        }
    )


def messy() -> bytes:
    """Return a workbook with errors, a question and remarks, as people send them."""
    return make.workbook(
        {
            "Indicators": [
                make.HEADINGS,
                ("Timişoara", BIRTHS, 2021, "3 000", "number"),
                (CITY, BIRTHS, 2022, "n/a", "number"),
                ("Timisoara", BIRTHS, 2023, 12, "number"),
                (CITY, "Active enterprises", 2022, "1.234", "number"),
                (CITY, "Active enterprises", 2023, "many", "number"),
            ],
            "Milestones": [("City", "Action", "Milestone", "Due date"), (CITY, "TIM-1", "Report", "31.06.2022")],
        }
    )


def asking() -> bytes:
    """Return a workbook with one question and nothing wrong."""
    return births((2021, "3.000"), (2022, "3.100"))
