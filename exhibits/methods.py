"""The methods in plain words, for readers of the pages; ``docs/methods.md`` holds the formulas."""

from dataclasses import dataclass

from text import mark


@dataclass(frozen=True)
class Method:
    """A question and its answer in a few paragraphs, all messages."""

    question: str
    answer: tuple[str, ...]


METHODS: tuple[Method, ...] = (
    Method(
        mark("What is growth here?"),
        (
            mark(
                "The change of one series between two years: the last figure divided by the first, less one. A base of "
                "100 is the same thing drawn as a line: every year divided by the base year, times 100."
            ),
            mark(
                "Both figures come from the same dataset in the same vintage. Nothing is filled in: a year without a "
                "figure is a gap, and growth over a missing first or last year is not given."
            ),
            mark(
                "Growth since the award starts in the year in which the city was chosen, because people may act on the "
                "news long before the title year. Growth is not the effect of the title: it holds everything else too."
            ),
        ),
    ),
    Method(
        mark("When are two figures compared, and when not?"),
        (
            mark(
                "Two figures are compared only when they count the same thing in the same way: same unit, same "
                "definition, same size of firms, areas of the same level, the same years, one vintage, no break "
                "between them. Otherwise the page says why not, and what can be compared instead."
            ),
            mark(
                "Forecasts are never compared with figures. Figures that their source marks as uncertain are shown, "
                "with their mark."
            ),
        ),
    ),
    Method(
        mark("What is a break in a series?"),
        (
            mark(
                "A year from which the source counts in another way: another definition, other activities, another "
                "register, a census. The level jumps although the economy did not. A line is cut there, and no growth "
                "is worked out across the cut."
            ),
            mark(
                "Breaks come from three places: from the documents of the sources, from the mark “b” that a source "
                "puts beside a figure, and from a rule of ours that finds jumps of more than a quarter which no "
                "other year of that region comes near. The third kind is marked as found by rule."
            ),
        ),
    ),
    Method(
        mark("What does resilience mean here?"),
        (
            mark(
                "How deep a series fell from 2019 to its lowest year, in percent of 2019, and how many years it took "
                "to be back at the figure of 2019. The level of area stands beside each result."
            ),
            mark(
                "“Not yet regained” means that there are figures and they are still below 2019. “No figure” means that "
                "there are none to tell. The two are never mixed."
            ),
        ),
    ),
    Method(
        mark("What are the grey bands and medians?"),
        (
            mark(
                "The middle of the other regions of the same country: the band holds the regions from the tenth to the "
                "ninetieth percentile, the line is the median. With fewer than twenty regions the band goes from the "
                "lowest to the highest and says so; with fewer than five there is none."
            ),
        ),
    ),
)
